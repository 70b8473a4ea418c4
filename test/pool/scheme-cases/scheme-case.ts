import type { Party } from '../../../src/domain/party.ts';
import type { ExampleLoss } from '../../../src/pool/describe/bear-loss.ts';

/** A loss worked from a scheme's own text: who bears what, or which term must be refused by name. */
export interface SchemeCase {
  readonly scheme: `${string}@${number}`;
  /** What the text says, in its figures. */
  readonly rule: string;
  /** Terms that the case supplies because no source tells them. */
  readonly supplied?: Readonly<Record<string, string>>;
  readonly loss: ExampleLoss;
  readonly bears?: Readonly<Partial<Record<Party, string>>>;
  readonly needs?: readonly string[];
}

/** A loan of this amount that is lost whole, no interest owed. */
export const lost = (amount: string, facts: ExampleLoss['facts'] = {}): ExampleLoss => ({
  loanAmount: amount,
  principal: amount,
  facts,
});

/** The same with interest owed. */
export const withInterest = (principal: string, interest: string): ExampleLoss => ({
  loanAmount: principal,
  principal,
  interest,
});

import { refuse } from '../../base/errors.ts';
import { decimal } from '../../numeric/decimal.ts';
import { fenText, MILLION, toFen, toMillionths } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';
import type { CoverFacts, CoverReason, Known } from './loan-cover.ts';

/** Every limit of the scheme that a loan breaks. @throws INPUT_INVALID  a fact that a limit asks for and that is not told */
export function limitReasons({ rules, name }: FenScheme, facts: CoverFacts, known: Known): CoverReason[] {
  const { maximumLoan, minimumLoan, maximumTermMonths, minimumTermMonths, maximumRate, maximumLoanToValue } =
    rules.limits;
  const { minimumIpPart } = rules.compensable;
  const reasons: CoverReason[] = [];
  const reason = (code: CoverReason['code'], limit: string | number, met: string | number): void => {
    reasons.push({ code, limit: String(limit), met: String(met) });
  };
  const told = (fact: keyof CoverFacts, limit: string): number => {
    const met = facts[fact];
    if (typeof met === 'number') return met;
    const problem = `the scheme has a ${limit} and this fact of the loan is not told`;
    return refuse('INPUT_INVALID', { at: `loan of scheme ${name}: ${fact}`, problem, met: 'null' });
  };
  if (maximumLoan !== null) {
    const most = known(maximumLoan, '90000000000000');
    if (facts.amount > toFen(most, `scheme ${name} limits.maximumLoan`))
      reason('loan-too-large', most, fenText(facts.amount));
  }
  if (minimumLoan !== undefined && minimumLoan !== null) {
    const least = known(minimumLoan, '0');
    if (facts.amount < toFen(least, `scheme ${name} limits.minimumLoan`))
      reason('loan-too-small', least, fenText(facts.amount));
  }
  if (maximumTermMonths !== null) {
    const [most, months] = [known(maximumTermMonths, 0), told('termMonths', 'longest term')];
    if (months > most) reason('term-too-long', most, months);
  }
  if (minimumTermMonths !== null) {
    const [least, months] = [known(minimumTermMonths, 0), told('termMonths', 'shortest term')];
    if (months < least) reason('term-too-short', least, months);
  }
  if (maximumRate !== null) {
    const [most, rate] = [known(maximumRate, '0'), told('annualRate', 'highest rate')];
    if (rate > toMillionths(most, `scheme ${name} limits.maximumRate`))
      reason('rate-too-high', most, millionthsText(rate));
  }
  if (maximumLoanToValue !== null) {
    const [most, value] = [known(maximumLoanToValue, '0'), told('pledgeValue', 'highest loan to value')];
    if (decimal(most).times(value).lt(facts.amount)) {
      reason('loan-to-value-too-high', most, `${fenText(facts.amount)} on ${fenText(value)}`);
    }
  }
  if (minimumIpPart !== null) {
    const least = known(minimumIpPart, '0');
    if (facts.ipPart < toMillionths(least, `scheme ${name} compensable.minimumIpPart`)) {
      reason('ip-part-too-small', least, millionthsText(facts.ipPart));
    }
  }
  return reasons;
}

/** Millionths as decimal text. */
function millionthsText(share: number): string {
  return decimal(share).div(MILLION).toString();
}

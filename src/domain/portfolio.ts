import * as z from 'zod';
import { LoanClass } from './loan-class.ts';
import { Day, Money, PositiveMoney } from './quantities.ts';

/** A loan as a table of vintages needs it. */
export const VintageLoan = z.strictObject({ drawnOn: Day, amount: PositiveMoney, defaultedOn: Day.nullable() });
export type VintageLoan = z.infer<typeof VintageLoan>;

/** Where a loan ended up between two days. */
export const LoanMove = z.strictObject({
  from: LoanClass,
  to: z.union([LoanClass, z.enum(['repaid', 'writtenOff'])]),
  /** Balance on the first day. */
  balance: Money,
});
export type LoanMove = z.infer<typeof LoanMove>;

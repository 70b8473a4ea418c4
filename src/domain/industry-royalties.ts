import * as z from 'zod';
import { decimal, ZERO } from '../numeric/decimal.ts';
import { Day, Label, Money, PositiveMoney, Share } from './quantities.ts';
import { dataSetFields, Mark } from './sourced.ts';

const Count = z.int({ error: 'a whole number expected' }).min(0, { error: '0 or more expected' });

/** Recorded licence contracts of one industry in one period, as CNIPA's tables tell them; `null`: not told. */
export const IndustryRoyalty = z.strictObject({
  /** A year, or first and last year. */
  period: z.string().regex(/^\d{4}(-\d{4})?$/, { error: 'a year or a span of years expected, such as "2019-2023"' }),
  /** GB/T 4754-2017: a letter for a section, a letter and two digits for a division. */
  gbt4754Code: z
    .string()
    .regex(/^[A-T](\d{2})?$/, { error: 'a code of GB/T 4754-2017 expected, such as "C" or "C26"' }),
  industry: z.string().min(1, { error: 'the name of the industry expected' }).max(80),
  level: z.enum(['section', 'division'], { error: '"section" (门类) or "division" (大类) expected' }),
  contracts: Count,
  patents: Count.nullable(),
  /** Contracts with a fixed or convertible amount. */
  fixedContracts: Count.nullable(),
  fixedMean: PositiveMoney.nullable(),
  fixedMedian: PositiveMoney.nullable(),
  /** Contracts with a running royalty, and their mean rate of sales or of profit. */
  runningContracts: Count.nullable(),
  rateMean: Share.nullable(),
  rateBase: z.enum(['sales', 'profit'], { error: '"sales" or "profit" expected' }).nullable(),
  /** Contracts with an entry fee and a running royalty. */
  entryFeeContracts: Count.nullable(),
  entryFeeMean: Money.nullable(),
  entryRateMean: Share.nullable(),
  freeContracts: Count.nullable(),
  sourceDocNo: z.string().min(1, { error: 'the number of the notice expected' }).max(120),
  sourceUrl: z.string().min(1, { error: 'the address it was read at expected' }).max(400),
  /** The day of the notice: no valuation of an earlier day may use the row. */
  published: Day,
  retrieved: Day,
  mark: Mark,
});
export type IndustryRoyalty = z.infer<typeof IndustryRoyalty>;

/** Licence fees and royalty rates by industry. Rows may be none: the figures are then imported. */
export const IndustryRoyalties = z.strictObject({
  ...dataSetFields,
  status: z.enum(['published', 'draft', 'illustrative']),
  region: z.string().min(1),
  cautions: z.array(Label),
  rows: z.array(IndustryRoyalty.check(rowLaws)).superRefine((rows, context) => {
    for (const [index, { gbt4754Code, period, rateBase }] of rows.entries()) {
      const first = rows.findIndex(
        (row) => row.gbt4754Code === gbt4754Code && row.period === period && row.rateBase === rateBase,
      );
      if (first !== index) {
        const message = `industry, period and rate base of row ${first} again`;
        context.addIssue({ code: 'custom', path: [index, 'gbt4754Code'], message });
      }
    }
  }),
});
export type IndustryRoyalties = z.infer<typeof IndustryRoyalties>;

/** What must hold within a row: the kinds of contracts do not exceed the whole, a mean needs its contracts and its base. */
function rowLaws({ value: row, issues }: z.core.ParsePayload<IndustryRoyalty>): void {
  const complain = (field: keyof IndustryRoyalty, message: string): void => {
    issues.push({ code: 'custom', path: [field], message, input: row[field] });
  };
  // Contracts with an entry fee are told apart or among the running ones: they are not added.
  const kinds = [row.fixedContracts, row.runningContracts, row.freeContracts];
  const sum = kinds.reduce<number>((total, count) => total + (count ?? 0), 0);
  if (sum > row.contracts) complain('contracts', `fewer than its kinds together, ${sum}`);
  if ((row.entryFeeContracts ?? 0) > row.contracts) complain('entryFeeContracts', 'more than all contracts');
  if ((row.level === 'section') !== (row.gbt4754Code.length === 1)) {
    complain('level', `a code of ${row.gbt4754Code.length === 1 ? 'a section' : 'a division'} stands beside it`);
  }
  if (row.rateMean !== null && row.rateBase === null) complain('rateBase', 'a rate is of sales or of profit');
  const means = [
    ['fixedMean', row.fixedMean, row.fixedContracts],
    ['rateMean', row.rateMean, row.runningContracts],
    ['entryFeeMean', row.entryFeeMean, row.entryFeeContracts],
  ] as const;
  for (const [field, mean, count] of means) {
    if (mean !== null && count === 0 && decimal(mean).gt(ZERO)) complain(field, 'a mean of no contracts');
  }
  if (row.published > row.retrieved) complain('published', `lies after the day it was retrieved, ${row.retrieved}`);
  if (row.period.slice(-4) > row.published.slice(0, 4)) complain('period', `ends after it was published`);
}

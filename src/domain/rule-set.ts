import * as z from 'zod';
import { decimal } from '../numeric/decimal.ts';
import { AnyExact, Label } from './quantities.ts';
import { dataSetFields, sourced } from './sourced.ts';

/** What a figure of a rule counts. */
export const RuleUnit = z.enum(['yuan', 'share', 'years', 'months', 'days']);
export type RuleUnit = z.infer<typeof RuleUnit>;

/** Figures are called as the inputs of the models that need them. */
const FigureName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: 'a name in camel case expected' });

/** One figure of a rule; `null` where no source tells it. */
export const RuleFigure = z
  .strictObject({ label: Label, unit: RuleUnit, ...sourced(AnyExact).shape })
  .refine(({ unit, value }) => value === null || isOfUnit(unit, value), {
    path: ['value'],
    error: 'a share of 0 to 1, or an amount or length of 0 or more, expected',
  });
export type RuleFigure = z.infer<typeof RuleFigure>;

/** A table of a rule, read by an amount: rows in ascending order, the last open with `null`. */
export const RuleTable = z
  .strictObject({
    label: Label,
    by: RuleUnit,
    gives: RuleUnit,
    ...sourced(z.array(z.tuple([AnyExact.nullable(), AnyExact])).min(1)).shape,
  })
  .refine(({ value }) => value === null || ascends(value.map(([by]) => by)), {
    path: ['value'],
    error: 'rows in ascending order expected, open only in the last',
  });
export type RuleTable = z.infer<typeof RuleTable>;

/**
 * A rule of law as data: what it says in figures, from when until when. What it does not say, or no source tells, is
 * `null` with a note.
 */
export const RuleSet = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  figures: z.record(FigureName, RuleFigure),
  tables: z.record(FigureName, RuleTable).default({}),
  /** Kinds of case and whether the rule covers them. */
  covers: z.record(z.string(), z.strictObject({ label: Label, ...sourced(z.boolean()).shape })).default({}),
});
export type RuleSet = z.infer<typeof RuleSet>;

function isOfUnit(unit: RuleUnit, value: string | number): boolean {
  const figure = decimal(value);
  return figure.gte(0) && (unit !== 'share' || figure.lte(1));
}

function ascends(ends: readonly (string | number | null)[]): boolean {
  return ends.every((end, index) => {
    const before = ends[index - 1];
    if (index > 0 && (before === null || before === undefined)) return false;
    return end === null ? index === ends.length - 1 : before === undefined || decimal(end).gt(before as string);
  });
}

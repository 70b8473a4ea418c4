import * as z from 'zod';
import { decimal } from '../numeric/decimal.ts';
import { Label } from './quantities.ts';

const TEXT = 'decimal text, as "0.25"';

/** A share of a whole, 0 to 1, as decimal text of at most six decimals: a whole number of millionths. */
export const ShareText = z.string({ error: `a share expected as ${TEXT}` }).regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, {
  error: 'a share between 0 and 1 expected, at most six decimals: for 25 % write "0.25"',
});

/** An amount of money above 0 in whole units with at most two decimals; in hundredths it is a safe integer. */
export const AmountText = z
  .string({ error: `an amount of money expected as ${TEXT}` })
  .regex(/^\d{1,13}(\.\d{1,2})?$/, { error: 'an amount of money expected, at most two decimals, such as "1000000.00"' })
  .refine(isPositive, { error: 'an amount of money above 0 expected' });

/** A number above 0 as decimal text, such as a leverage or a length in years. */
export const NumberText = z
  .string({ error: `a number expected as ${TEXT}` })
  .regex(/^\d{1,6}(\.\d{1,6})?$/, { error: 'a number above 0 expected, at most six decimals, such as "10"' })
  .refine(isPositive, { error: 'a number above 0 expected' });

function isPositive(text: string): boolean {
  return /^[\d.]+$/.test(text) && decimal(text).gt(0);
}

/** P: the primary text was read; S: a secondary text was read. Nothing else ships in a scheme. */
export const SchemeMark = z.enum(['P', 'S'], { error: 'a mark expected: "P" (primary text read) or "S" (secondary)' });

const origin = { mark: SchemeMark.optional(), source: z.string().min(1), note: Label.optional() };

/**
 * A term of a scheme with where it comes from. `value: null`: no source tells it, which is neither zero nor "none";
 * `atLeast` and `atMost`: what a source does tell of a figure that it leaves open ("up to 50 %").
 */
export interface SchemeLeaf<T> {
  readonly value: T | null;
  readonly atLeast?: T | undefined;
  readonly atMost?: T | undefined;
  readonly mark?: 'P' | 'S' | undefined;
  readonly source: string;
  readonly note?: { readonly en: string; readonly zh: string } | undefined;
}

/** A term in words or a choice. */
export function choice<T extends z.ZodType>(value: T) {
  return z.strictObject({ value: value.nullable(), ...origin }).superRefine(checkLeaf);
}

/** A term that is a figure, which may be known by its bounds alone. */
export function figure<T extends z.ZodType<string>>(value: T) {
  return z
    .strictObject({ value: value.nullable(), atLeast: value.optional(), atMost: value.optional(), ...origin })
    .superRefine(checkLeaf);
}

function checkLeaf(leaf: object, context: z.RefinementCtx): void {
  const { value, atLeast, atMost, mark } = leaf as SchemeLeaf<string>;
  const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  const hasBound = atLeast !== undefined || atMost !== undefined;
  if ((mark !== undefined) !== (value !== null || hasBound)) {
    fault('mark', 'a mark expected beside a value or a bound, and none beside a term that is unknown');
  }
  if (value !== null && hasBound) fault('value', 'a value or bounds expected, not both');
  if (atLeast !== undefined && atMost !== undefined && decimal(atLeast).gte(atMost)) {
    fault('atMost', 'a bound above atLeast expected');
  }
}

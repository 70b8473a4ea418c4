import * as z from 'zod';
import { decimal, ONE, ZERO } from '../numeric/decimal.ts';
import { AnyExact, Identifier, Label, Share } from './quantities.ts';
import { dataSetFields, sourced } from './sourced.ts';

/** One indicator, or a group of them. What has no children is scored. */
export interface Indicator {
  readonly id: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly children?: readonly Indicator[] | undefined;
}

export const Indicator: z.ZodType<Indicator> = z.lazy(() =>
  z.strictObject({ id: Identifier, label: Label, children: z.array(Indicator).min(2).max(60).optional() }),
);

/**
 * A tree of indicators as data: structure and names, never weights, which are a caller's own and differ by scenario.
 * `explainedVariance` is the part of the variance of values that such indicators were found to explain.
 */
export const IndicatorSystem = z
  .strictObject({
    ...dataSetFields,
    structure: sourced(z.literal('read')),
    scale: z.strictObject({ lowest: AnyExact, highest: AnyExact }),
    explainedVariance: sourced(Share),
    indicators: z.array(Indicator).min(2).max(60),
  })
  .refine(({ scale }) => decimal(scale.lowest).lt(decimal(scale.highest)), {
    path: ['scale'],
    error: 'a scale expected: the lowest score below the highest',
  })
  .refine(({ indicators }) => allIds(indicators).length === new Set(allIds(indicators)).size, {
    path: ['indicators'],
    error: 'indicators of different ids expected',
  });
export type IndicatorSystem = z.infer<typeof IndicatorSystem>;

/** A caller's weights for one scenario: every indicator and group has one, and the weights of one group add up to 1. */
export const IndicatorWeights = z.strictObject({
  scenario: z.string().min(1),
  /** Who set the weights, and how. */
  source: z.string().min(1),
  weights: z.record(z.string(), Share),
});
export type IndicatorWeights = z.infer<typeof IndicatorWeights>;

/** Ids of a tree, each group before its members. */
export function allIds(indicators: readonly Indicator[]): readonly string[] {
  return indicators.flatMap(({ id, children = [] }) => [id, ...allIds(children)]);
}

/** Ids of the indicators that are scored. */
export function scoredIds(indicators: readonly Indicator[]): readonly string[] {
  return indicators.flatMap(({ id, children }) => (children === undefined ? [id] : scoredIds(children)));
}

/** Groups whose weights do not add up to exactly 1, with what they add up to. */
export function unbalancedGroups(
  indicators: readonly Indicator[],
  weights: IndicatorWeights['weights'],
  at = '',
): readonly { readonly group: string; readonly sum: string }[] {
  const sum = indicators.reduce((total, { id }) => total.plus(weights[id] ?? 0), ZERO);
  const own = sum.equals(ONE) ? [] : [{ group: at, sum: sum.toFixed() }];
  return [
    ...own,
    ...indicators.flatMap(({ id, children }) => (children ? unbalancedGroups(children, weights, id) : [])),
  ];
}

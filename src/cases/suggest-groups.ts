import type { CaseBase } from './case-base.ts';

/** Attributes by which a base may be looked at in parts, where the caller names none. */
export interface SuggestedGroups {
  /** The attribute of most levels that still have five cases each on average. */
  readonly groupBy?: string;
  /** Up to two attributes of at most twelve levels, in the order of the schema; the first attribute where there are none. */
  readonly healthBy: readonly string[];
}

const CASES_PER_LEVEL = 5;
const MOST_LEVELS = 12;

/** Suggests how to look at a base in parts. */
export function suggestGroups({ columns, cases }: CaseBase): SuggestedGroups {
  const levelled = columns.flatMap(({ attribute, levels }) => {
    if (attribute.kind === 'ordinal') return [{ name: attribute.name, count: attribute.levels.length }];
    if (attribute.kind === 'presence') return [{ name: attribute.name, count: 2 }];
    return attribute.kind === 'categorical' && levels.size > 1 ? [{ name: attribute.name, count: levels.size }] : [];
  });
  const frequent = levelled.filter(({ count }) => count * CASES_PER_LEVEL <= cases.length);
  const most = frequent.reduce((best, each) => (each.count > best.count ? each : best), { name: '', count: 0 });
  const few = levelled.filter(({ count }) => count <= MOST_LEVELS).slice(0, 2);
  return {
    ...(most.count > 0 && { groupBy: most.name }),
    healthBy: few.length > 0 ? few.map(({ name }) => name) : [columns[0]!.attribute.name],
  };
}

import { quote, refuse } from '../base/errors.ts';
import type { CaseSearch } from '../domain/case-schema.ts';
import { type LocalScale, localScale } from './attribute-column.ts';
import type { CaseBase } from './case-base.ts';
import { caseBounds, type SearchPlan } from './nearest.kernel.ts';

/** What a search needs whatever its target. */
export type SearchFrame = Pick<
  SearchPlan,
  'width' | 'weight' | 'factor' | 'cap' | 'largest' | 'skipsMissing' | 'squared' | 'relative' | 'terms'
> & {
  readonly isPresence: readonly boolean[];
  readonly minOverlap: number;
  /** How large local distances tend to be, by attribute: only the order of tests depends on it. */
  readonly typical: Float64Array;
};

/** Weight compared below this share of the whole is none: what rounding leaves when all is dropped. */
const NOTHING = 1e-9;

/**
 * Weights and scales of a search, laid out for the kernel.
 *
 * @throws INPUT_INVALID  a weight for an attribute the schema does not have, no weight above zero
 */
export function searchFrame(base: CaseBase, search: CaseSearch): SearchFrame {
  const { columns } = base;
  const names = columns.map(({ attribute }) => attribute.name);
  const unknown = Object.keys(search.weights).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const remedy = `the schema has ${names.map(quote).join(', ')}`;
    refuse('INPUT_INVALID', { at: 'weights', problem: 'no such attribute', met: quote(unknown), remedy });
  }
  const weight = Float64Array.from(columns, ({ attribute }) => search.weights[attribute.name] ?? attribute.weight);
  if (weight.every((w) => w === 0)) {
    refuse('INPUT_INVALID', {
      at: 'weights',
      problem: 'no weight above zero',
      met: quote([...weight]),
      remedy: 'weigh at least one',
    });
  }
  const scales = columns.map((column) => localScale(column, search.scale));
  return {
    width: columns.length,
    weight,
    factor: Float64Array.from(scales, ({ factor }) => factor),
    cap: Float64Array.from(scales, ({ cap }) => cap),
    largest: Float64Array.from(scales, ({ largest }) => largest),
    isPresence: columns.map(({ attribute }) => attribute.kind === 'presence'),
    skipsMissing: search.missing === 'skip',
    squared: search.metric === 'heom' || search.metric === 'euclid',
    relative: search.metric === 'gower',
    minOverlap: search.minOverlap,
    typical: Float64Array.from(columns, ({ meanDeviation }, j) => typicalLocal(scales[j]!, meanDeviation)),
    terms: new Float64Array(columns.length + 1),
  };
}

/** The plan of one target; undefined where the target has no known attribute that counts. */
export function aim(
  frame: SearchFrame,
  target: Float64Array,
  eligible: Uint8Array,
  except = -1,
): SearchPlan | undefined {
  const { weight, isPresence, skipsMissing, minOverlap, width } = frame;
  const weighted = [...weight.keys()].filter((j) => weight[j]! > 0);
  const known = weighted.filter((j) => !Number.isNaN(target[j]));
  if (known.length === 0) return undefined;
  const active = skipsMissing ? known : weighted;
  const total = active.reduce((sum, j) => sum + weight[j]!, 0);
  const plan = {
    ...frame,
    target,
    eligible,
    except,
    active: Int32Array.from(active),
    silentUpTo: Float64Array.from({ length: width }, (_, j) => (isPresence[j] && target[j] === 0 ? 0 : -1)),
    total,
    least: Math.max(minOverlap * (1 - 1e-12), NOTHING) * total,
  };
  return { ...plan, bounds: caseBounds(plan, frame.typical) };
}

/** Levels without order differ as a rule; numbers lie about a mean deviation apart. */
function typicalLocal({ factor, cap }: LocalScale, meanDeviation: number): number {
  return factor === cap ? 1 : Math.min(factor * meanDeviation, cap);
}

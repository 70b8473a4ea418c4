import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manipulationResistance } from '../../src/cases/manipulation.ts';
import { fromScale, hear, type NearList, type Predictor, settle } from '../../src/cases/predict.ts';

/** A predictor of cases at the distances 0, 1, 2 … on one attribute. */
function predictorOf(values: readonly number[], more: Partial<Predictor> = {}): Predictor {
  return {
    k: values.length - 1,
    centre: 'median',
    weighting: 'equal',
    scale: 'plain',
    values: Float64Array.from(values),
    codes: Float64Array.from(values, (_, i) => i),
    width: 1,
    slopes: null,
    plane: { factor: Float64Array.of(1), ridge: 0.1 },
    prior: { centre: 0, strength: 0 },
    ...more,
  };
}

const listOf = (values: readonly number[]): NearList => ({
  numbers: Int32Array.from(values.keys()),
  distances: Float64Array.from(values.keys()),
  target: Float64Array.of(0),
});

const BOUNDS = { lower: 1, upper: 100 };
const SHARE = 0.1;

/** Every set of neighbours, each altered to every value that may be seen: the fewest that move the value far enough. */
function slowAltered(predictor: Predictor, list: NearList, seen: readonly number[]): number | null {
  const { k, scale } = predictor;
  const near = { ...list, numbers: list.numbers.subarray(0, k), distances: list.distances.subarray(0, k) };
  const hearing = hear(predictor, near);
  const value = fromScale(settle(predictor, hearing), scale);
  let fewest: number | null = null;
  const visit = (at: number, values: Float64Array, altered: number): void => {
    if (fewest !== null && altered >= fewest) return;
    const moved = fromScale(settle(predictor, { ...hearing, values }), scale);
    if (moved >= value + SHARE * Math.abs(value) || moved <= value - SHARE * Math.abs(value)) fewest = altered;
    for (let i = at; i < k; i++) {
      for (const forged of seen) visit(i + 1, values.with(i, forged), altered + 1);
    }
  };
  visit(0, hearing.values, 0);
  return fewest;
}

/** Added cases at every place in the list, each with every value that may be seen. */
function slowAdded(predictor: Predictor, list: NearList, seen: readonly number[]): number | null {
  const { k, scale, values: own } = predictor;
  const real = Array.from(list.numbers, (number, i) => ({ value: own[number]!, distance: list.distances[i]! }));
  const middleOf = (cases: readonly { value: number; distance: number }[]): number => {
    const near = cases.toSorted((a, b) => a.distance - b.distance).slice(0, k);
    const values = Float64Array.from(near, ({ value }) => value);
    return fromScale(settle(predictor, { values, say: values.map(() => 1), weights: values.map(() => 1) }), scale);
  };
  const value = middleOf(real);
  const visit = (cases: typeof real, left: number): boolean => {
    const moved = middleOf(cases);
    if (moved >= value + SHARE * Math.abs(value) || moved <= value - SHARE * Math.abs(value)) return true;
    if (left === 0) return false;
    return real.some(({ distance }) =>
      seen.some((forged) => visit([{ value: forged, distance: distance - 0.5 }, ...cases], left - 1)),
    );
  };
  for (let count = 1; count <= k; count++) if (visit(real, count)) return count;
  return null;
}

describe('manipulationResistance', () => {
  // 1 Worked example, by hand: the middle of 10, 10, 10, 10, 20 moves when two of the four tens do; a mean of 12 moves by
  // 1.2 when one value goes from 10 to 100. Three added cases beside 10 and 10 make the majority of five.
  it('asks for a majority of a median, and for a single case of a mean', () => {
    const values = [10, 10, 10, 10, 20, 50];
    const median = manipulationResistance(predictorOf(values), listOf(values), BOUNDS, SHARE);
    expect(median).toMatchObject({ altered: { count: 2, direction: 'up', value: 20 }, added: { count: 3 } });
    expect(median.isAddedExact).toBe(true);
    const mean = manipulationResistance(predictorOf(values, { centre: 'mean' }), listOf(values), BOUNDS, SHARE);
    expect(mean).toMatchObject({ altered: { count: 1, direction: 'up', value: 30 }, added: { count: 1 } });
  });
  it('takes the farthest of equal weights, where half the weight is enough', () => {
    // 3 sent to 13 leaves the middle of 11 and 13; 11 sent to 13 would leave that of 10 and 13, 11.5 and short of 11.55
    const values = [3, 10, 11, 13, 50];
    const bounds = { lower: 9.6, upper: 13 };
    const { altered } = manipulationResistance(predictorOf(values), listOf(values), bounds, SHARE);
    expect(altered).toEqual({ count: 1, direction: 'up', value: 12 });
  });
  it('says so where no number of cases would do', () => {
    const values = [10, 10, 10, 10];
    const narrow = { lower: 9.5, upper: 10.5 };
    const { altered, added } = manipulationResistance(predictorOf(values), listOf(values), narrow, SHARE);
    expect([altered, added]).toEqual([null, null]);
  });

  // 2 Laws.
  const cases = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 8 });
  const manner = fc.record({
    centre: fc.constantFrom('median' as const, 'mean' as const, 'linear' as const),
    weighting: fc.constantFrom('equal' as const, 'nearness' as const),
    scale: fc.constantFrom('plain' as const, 'log' as const),
  });
  it('needs no fewer cases for a larger move', () => {
    fc.assert(
      fc.property(cases, manner, (values, more) => {
        const predictor = predictorOf(values, more);
        const counts = [0.05, 0.1, 0.3].map(
          (share) => manipulationResistance(predictor, listOf(values), BOUNDS, share).altered?.count ?? 99,
        );
        expect(counts).toEqual([...counts].sort((a, b) => a - b));
      }),
    );
  });

  // 3 Differential: brute force over all sets of altered cases, and over all places of added ones. Middle values are tried too.
  const few = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 6 });
  it('finds the fewest altered cases where forgeries must stay near the honest ones', () => {
    fc.assert(
      fc.property(few, manner, fc.constantFrom(0, 4, 9), (values, more, slack) => {
        const predictor = predictorOf(values, more);
        const list = listOf(values);
        const bounds = { lower: Math.max(1, Math.min(...values) - slack), upper: Math.max(...values) + slack };
        const { altered } = manipulationResistance(predictor, list, bounds, SHARE);
        const seen = [bounds.lower, bounds.upper];
        expect(altered?.count ?? null).toBe(slowAltered(predictor, list, seen));
      }),
      { numRuns: 600 },
    );
  });
  it('finds the fewest altered cases', () => {
    fc.assert(
      fc.property(few, manner, fc.constantFrom(0, 2), (values, more, strength) => {
        const centre = more.scale === 'log' ? 2 : 30;
        const predictor = predictorOf(values, { ...more, prior: { centre, strength } });
        const list = listOf(values);
        const { altered } = manipulationResistance(predictor, list, BOUNDS, SHARE);
        expect(altered?.count ?? null).toBe(slowAltered(predictor, list, [1, 20, 100]));
      }),
      { numRuns: 300 },
    );
  });
  it('finds the fewest added cases', () => {
    fc.assert(
      fc.property(few, fc.constantFrom('median' as const, 'mean' as const), (values, centre) => {
        const predictor = predictorOf(values, { centre });
        const list = listOf(values);
        const { added } = manipulationResistance(predictor, list, BOUNDS, SHARE);
        expect(added?.count ?? null).toBe(slowAdded(predictor, list, [1, 100]));
      }),
      { numRuns: 60 },
    );
  });
});

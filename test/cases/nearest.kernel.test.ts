import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseBounds, distanceOf, nearest, type SearchPlan } from '../../src/cases/nearest.kernel.ts';

interface Found {
  readonly number: number;
  readonly distance: number;
}

/** The slow twin: every case is measured by the definition, all are sorted. */
function sortAll(codes: Float64Array, plan: SearchPlan, k: number): Found[] {
  const found = Array.from(plan.eligible.keys())
    .filter((number) => plan.eligible[number] === 1 && number !== plan.except)
    .map((number) => ({ number, distance: slowDistance(codes, plan, number) }))
    .filter(({ distance }) => distance !== undefined) as Found[];
  return found.sort((a, b) => a.distance - b.distance || a.number - b.number).slice(0, k);
}

function slowDistance(codes: Float64Array, plan: SearchPlan, number: number): number | undefined {
  const local = Array.from(plan.active, (j) => {
    const [a, b] = [codes[number * plan.width + j]!, plan.target[j]!];
    if (Number.isNaN(a) || Number.isNaN(b)) return plan.skipsMissing ? undefined : plan.largest[j]!;
    const difference = Math.abs(a - b) * plan.factor[j]!;
    if (difference === 0 && plan.silentUpTo[j] === 0) return undefined;
    return Math.min(difference, plan.cap[j]!);
  });
  const dropped = Array.from(plan.active).reduce(
    (sum, j, a) => sum + (local[a] === undefined ? plan.weight[j]! : 0),
    0,
  );
  const compared = plan.total - dropped;
  if (compared < plan.least) return undefined;
  const factor = plan.relative ? 1 / compared : plan.total / compared;
  const lanes = [0, 0];
  plan.active.forEach((j, a) => {
    const d = local[a] ?? 0;
    lanes[j % 2]! += plan.weight[j]! * factor * (plan.squared ? d * d : d);
  });
  return plan.squared ? Math.sqrt(lanes[0]! + lanes[1]!) : lanes[0]! + lanes[1]!;
}

function run(codes: Float64Array, plan: SearchPlan, k: number): Found[] {
  const numbers = new Int32Array(k);
  const distances = new Float64Array(k);
  const count = nearest(codes, plan, numbers, distances);
  return Array.from({ length: count }, (_, i) => ({ number: numbers[i]!, distance: distances[i]! }));
}

interface Setting {
  readonly width: number;
  readonly weights: readonly number[];
  readonly target: readonly number[];
  readonly codes: readonly number[];
  readonly eligible: readonly number[];
  readonly except: number;
  readonly metric: 'gower' | 'heom' | 'manhattan' | 'euclid';
  readonly skips: boolean;
  readonly least: number;
  readonly presence: readonly boolean[];
}

function planOf({ width, weights, target, metric, skips, least, presence, ...rest }: Setting): SearchPlan {
  const held = metric === 'gower' || metric === 'heom';
  const active = weights.flatMap((w, j) => (w > 0 && !(skips && Number.isNaN(target[j])) ? [j] : []));
  const total = active.reduce((sum, j) => sum + weights[j]!, 0);
  const plan = {
    width,
    active: Int32Array.from(active),
    target: Float64Array.from(target),
    weight: Float64Array.from(weights),
    factor: new Float64Array(width).fill(1 / 7),
    cap: new Float64Array(width).fill(held ? 1 : Number.POSITIVE_INFINITY),
    largest: new Float64Array(width).fill(held ? 1 : 9 / 7),
    silentUpTo: Float64Array.from({ length: width }, (_, j) => (presence[j] && target[j] === 0 ? 0 : -1)),
    skipsMissing: skips,
    squared: metric === 'heom' || metric === 'euclid',
    relative: metric === 'gower',
    total,
    least: Math.max(least, 1e-9) * total,
    eligible: Uint8Array.from(rest.eligible),
    except: rest.except,
    terms: new Float64Array(width + 1),
  };
  return {
    ...plan,
    bounds: caseBounds(
      plan,
      Float64Array.from({ length: width }, (_, j) => (j * 5) % 3),
    ),
  };
}

/** Small whole codes make ties common; up to 70 % of the cells are missing; weights are equal, wild, tiny or zero. */
const settings: fc.Arbitrary<Setting> = fc
  .record({
    width: fc.integer({ min: 1, max: 7 }),
    count: fc.integer({ min: 1, max: 60 }),
    missing: fc.integer({ min: 0, max: 7 }),
  })
  .chain(({ width, count, missing }) => {
    const code = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([x, m]) => (m < missing ? Number.NaN : x));
    const wild = fc.oneof(fc.constantFrom(0, 1e-12, 1e6, 0.1, 1), fc.double({ min: 0.01, max: 3, noNaN: true }));
    return fc.record({
      width: fc.constant(width),
      weights: fc.oneof(
        fc.constant(Array.from({ length: width }, () => 1)),
        fc.array(wild, { minLength: width, maxLength: width }),
      ),
      target: fc.array(code, { minLength: width, maxLength: width }),
      codes: fc.array(code, { minLength: width * count, maxLength: width * count }),
      eligible: fc.array(fc.constantFrom(0, 1, 1, 1), { minLength: count, maxLength: count }),
      except: fc.integer({ min: -1, max: count }),
      metric: fc.constantFrom('gower', 'heom', 'manhattan', 'euclid'),
      skips: fc.boolean(),
      least: fc.constantFrom(0, 0.3, 0.5, 1),
      presence: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
    });
  });

describe('nearest', () => {
  // 1 Worked example: Gower over two attributes of range 7, by hand. Case 1 and case 3 are both at (1/7 + 0)/2.
  it('puts nearest first and equal distances in the order of numbers', () => {
    const codes = Float64Array.of(0, 0, 1, 2, 5, 2, 2, 3);
    const setting = { width: 2, weights: [1, 1], target: [2, 2], codes: [], eligible: [1, 1, 1, 1], except: -1 };
    const plan = planOf({ ...setting, metric: 'gower', skips: true, least: 0, presence: [false, false] });
    expect(run(codes, plan, 3)).toEqual([
      { number: 1, distance: (1 / 7) * 0.5 },
      { number: 3, distance: (1 / 7) * 0.5 },
      { number: 2, distance: (3 / 7) * 0.5 },
    ]);
  });

  // 2 Laws.
  it('finds the same cases when more are asked for', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 20 }), (setting, k) => {
        const [codes, plan] = [Float64Array.from(setting.codes), planOf(setting)];
        if (plan.total > 0) expect(run(codes, plan, k + 5).slice(0, k)).toEqual(run(codes, plan, k));
      }),
    );
  });

  // 3 Differential: the slow twin, bit for bit.
  it('is bit for bit what scoring and sorting everything gives', () => {
    let compared = 0;
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 20 }), (setting, k) => {
        const [codes, plan] = [Float64Array.from(setting.codes), planOf(setting)];
        if (plan.total === 0) return;
        expect(run(codes, plan, k)).toEqual(sortAll(codes, plan, k));
        compared++;
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(2000);
  }, 30_000);
  it('leaves contributions that add up to the distance, squared or not, and the weight compared behind them', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const [codes, plan] = [Float64Array.from(setting.codes), planOf(setting)];
        if (plan.total === 0) return;
        for (let number = 0; number < setting.eligible.length; number++) {
          const terms = new Float64Array(plan.width + 1);
          const distance = distanceOf(codes, plan, number, terms);
          if (distance === Number.POSITIVE_INFINITY) continue;
          const lane = (parity: number) =>
            terms
              .subarray(0, plan.width)
              .filter((_, j) => j % 2 === parity)
              .reduce((a, b) => a + b, 0);
          const sum = lane(0) + lane(1);
          expect(plan.squared ? Math.sqrt(sum) : sum).toBe(distance);
          expect(terms[plan.width]).toBeGreaterThanOrEqual(plan.least);
        }
      }),
    );
  });

  // 4 Refusals: a kernel refuses nothing; what is not comparable is not found.
  it('finds nothing where nothing is eligible or comparable', () => {
    const setting = {
      width: 1,
      weights: [1],
      target: [1],
      codes: [],
      except: -1,
      metric: 'gower',
      skips: true,
      least: 0.5,
      presence: [false],
    } as const;
    expect(run(Float64Array.of(Number.NaN, Number.NaN), planOf({ ...setting, eligible: [1, 1] }), 2)).toEqual([]);
    expect(run(Float64Array.of(1, 1), planOf({ ...setting, eligible: [0, 1], except: 1 }), 2)).toEqual([]);
  });
});

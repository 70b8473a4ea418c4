import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../../src/base/errors.ts';
import { nearestFailure, type Point } from '../../../src/pool/adequacy/nearest-failure.ts';
import { explained, movePool, type PoolMove } from '../../../src/pool/adequacy/pool-move.ts';
import { poolUncertainty } from '../../../src/pool/adequacy/pool-uncertainty.ts';
import { requiredPool } from '../../../src/pool/adequacy/required-pool.ts';
import { reverseStress } from '../../../src/pool/adequacy/reverse-stress.ts';
import { POOL_STRESSES, stress } from '../../../src/pool/adequacy/stress.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { mixedLaw } from '../../../src/pool/law/mixed-law.ts';
import { layer, rulesOf } from '../scheme/rules.ts';
import { smallPool } from '../simulation/small-pool.ts';

const ASKED = { seed: 5, scenarios: 1000 };
const SCALES = { defaultProbabilityTimes: 1, valueLoss: 0.3, delayQuarters: 2, correlationTimes: 1 };
const CLAIM = 216_000_000;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) return error.message;
    throw error;
  }
  return 'no refusal';
}

describe('a move', () => {
  it('does what it says', () => {
    const pool = smallPool();
    const move = { defaultProbabilityTimes: 2, valueChange: -0.3, delayQuarters: 2, correlationTimes: 2 };
    const { book, pledge, dependence } = movePool(pool, move);
    expect(book.curves[0]![3]).toBeCloseTo(0.06, 15);
    expect(book.pledgeValue[0]).toBe(70_000_000);
    expect(pledge.quartersToCash).toBe(4);
    expect(explained(book.loadings[0]!, dependence)).toBeCloseTo(2 * 0.106776, 15);
    const set = movePool(pool, { correlation: 0.3, copula: { degreesOfFreedom: 4 } });
    expect(explained(set.book.loadings[0]!, dependence)).toBeCloseTo(0.3, 15);
    expect(set.dependence.copula).toEqual({ degreesOfFreedom: 4 });
    expect(movePool(pool, {})).toEqual(pool);
  });
  it('counts the correlation of factors in', () => {
    const pool = smallPool({
      book: { ...smallPool().book, loadings: [Float64Array.of(0.3, 0.2)] },
      dependence: {
        factors: ['a', 'b'],
        correlation: [
          [1, 0.5],
          [0.5, 1],
        ],
        copula: 'gaussian',
      },
    });
    expect(explained(pool.book.loadings[0]!, pool.dependence)).toBeCloseTo(0.09 + 0.04 + 2 * 0.03, 15);
    const { book, dependence } = movePool(pool, { correlation: 0.38 });
    expect(explained(book.loadings[0]!, dependence)).toBeCloseTo(0.38, 14);
  });
  it.each([
    [{ defaultProbabilityTimes: 40 }, 'movePool.defaultProbabilityTimes: 0.01 to 33.333, so that each stays below 1'],
    [{ valueChange: -2 }, 'movePool.valueChange: -1 to 10 expected; met -2'],
    [{ delayQuarters: 1.5 }, 'movePool.delayQuarters: whole quarters'],
    [{ correlationTimes: 10 }, 'movePool.correlationTimes: 0 to 9.364'],
    [{ correlation: 0.1, correlationTimes: 2 }, 'a correlation or a multiple of it'],
    [{ speed: 1 } as PoolMove, 'movePool.speed: one of'],
  ])('that cannot be is refused: %j', (move, words) => {
    expect(refusal(() => movePool(smallPool(), move))).toContain(words);
  });
});

describe('stress', () => {
  it('stands beside the pool as it is, on the same random numbers, law beside scenarios', () => {
    const { rows, how } = stress(smallPool(), { ...ASKED, probability: 0.95 });
    expect(rows.map(({ id }) => id)).toEqual(['none', ...POOL_STRESSES.map(({ id }) => id)]);
    const of = (id: string) => rows.find((row) => row.id === id)!;
    expect(of('none').expectedMore.estimate).toBe(0);
    // 5 million less 0.7 million, 54 %
    expect(of('value-minus-30').requiredByLaw! / of('none').requiredByLaw!).toBeCloseTo(4.3 / 4, 12);
    expect(of('delay-2-quarters').required).toEqual(of('none').required);
    for (const row of rows.slice(1)) {
      expect(row.requiredByLaw!).toBeGreaterThanOrEqual(row.id === 'student-t-4' ? 0 : of('none').requiredByLaw!);
    }
    // what is paired with itself is told more exactly than apart
    const doubled = of('default-probability-times-2');
    expect(doubled.expectedMore.standardError!).toBeLessThan(doubled.expected.standardError!);
    expect(doubled.expectedMore.estimate).toBeGreaterThan(0);
    expect(how.seed).toBe(5);
  });
  it("is the caller's to change", () => {
    const own = { id: 'own', title: { en: 'Own', zh: '自定' }, move: { correlation: 0 } };
    const { rows } = stress(smallPool(), { ...ASKED, probability: 0.95, stresses: [own] });
    expect(rows[1]).toMatchObject({ id: 'own', move: { correlation: 0 } });
    expect(rows[1]!.required.estimate).toBeLessThan(rows[0]!.required.estimate);
    const twice = () => stress(smallPool(), { ...ASKED, probability: 0.95, stresses: [own, own] });
    expect(refusal(twice)).toContain('stress: stresses[1].id: an id twice; met "own"');
    const far = { ...own, move: { defaultProbabilityTimes: 99 } };
    expect(refusal(() => stress(smallPool(), { ...ASKED, probability: 0.95, stresses: [far] }))).toContain(
      'stress: stresses[0].move.defaultProbabilityTimes',
    );
  });
});

describe('the nearest failure', () => {
  const most: Point = [10, 10, 10];
  const plane = (point: Point): number => (3 * point[0] + 4 * point[1]) / 10;
  it('of a plane is the foot of its normal, wherever it starts', () => {
    for (const start of [
      [1, 1, 1],
      [1, 0, 0],
      [0, 1, 5],
    ] as const) {
      const [x, y, z] = nearestFailure({ reach: plane, smooth: plane }, most, { start, isFixed: false })!;
      expect(x).toBeCloseTo(1.2, 1);
      expect(y).toBeCloseTo(1.6, 1);
      expect(z).toBe(0);
      expect(Math.sqrt(x * x + y * y)).toBeLessThan(2.01);
    }
  });
  it('of what never fails is none, of what has failed the origin', () => {
    const never = { reach: () => 0.5, smooth: () => 0.5 };
    expect(nearestFailure(never, most, { start: [1, 1, 1], isFixed: false })).toBeNull();
    const always = { reach: () => 2, smooth: () => 2 };
    expect(nearestFailure(always, most, { start: [1, 1, 1], isFixed: false })).toEqual([0, 0, 0]);
  });
});

describe('reverse stress', () => {
  it('finds a joint move that empties the pool just so often, shorter than any alone', () => {
    const found = reverseStress(smallPool(), { ...ASKED, probability: 0.01, scales: SCALES });
    expect(found.present.estimate).toBeCloseTo(0.000281217, 9);
    expect(found.exhaustion!.estimate).toBeGreaterThanOrEqual(0.01);
    expect(found.exhaustion!.estimate).toBeLessThan(0.0101);
    for (const { units } of found.alone) if (units !== null) expect(found.units!).toBeLessThan(units);
    const parts = Object.values(found.parts!).reduce((sum, part) => sum + part, 0);
    expect(parts).toBeCloseTo(1, 12);
    const alone = found.alone.find(({ kind }) => kind === 'defaultProbabilityTimes')!;
    const law = (p: number) => equalPoolLaw({ loans: 140, probability: p, correlation: 0.106776 }).tail(32);
    expect(law(0.03 * alone.move!.defaultProbabilityTimes!)).toBeCloseTo(0.01, 4);
    expect(found.alone.find(({ kind }) => kind === 'delayQuarters')!.units).toBeNull();
  });
  it('no direction near it is shorter', () => {
    const found = reverseStress(smallPool(), { ...ASKED, probability: 0.01, scales: SCALES });
    const { defaultProbabilityTimes: p, correlationTimes: c } = found.move as Required<PoolMove>;
    for (const turn of [-0.3, 0.3]) {
      // the same length, turned between default probability and correlation
      const angle = Math.atan2(c - 1, p - 1) + turn;
      const length = Math.sqrt((p - 1) ** 2 + (c - 1) ** 2);
      const moved = {
        ...found.move!,
        defaultProbabilityTimes: 1 + length * Math.cos(angle),
        correlationTimes: 1 + length * Math.sin(angle),
      };
      const { required } = requiredPool(movePool(smallPool(), moved), { ...ASKED, probability: 0.99 });
      expect(required.estimate).toBeLessThanOrEqual(7e9);
    }
  });
  it('says so where nothing within reach empties the pool, or nothing is needed', () => {
    const rich = smallPool({ money: [{ opening: '400000000' }] });
    expect(reverseStress(rich, { ...ASKED, probability: 0.5, scales: SCALES, farthest: 1 })).toMatchObject({
      move: null,
      units: null,
    });
    const poor = smallPool({ money: [{ opening: '1' }] });
    expect(reverseStress(poor, { ...ASKED, probability: 0.5, scales: SCALES })).toMatchObject({ units: 0 });
    expect(
      refusal(() => reverseStress(rich, { ...ASKED, probability: 0.5, scales: { ...SCALES, valueLoss: 0 } })),
    ).toContain('reverseStress: scales.valueLoss: above 0 expected; met 0');
  });
});

describe('not knowing the parameters', () => {
  const draws = Array.from({ length: 20 }, (_, k) => ({
    move: { defaultProbabilityTimes: 0.5 + k / 19 },
    weight: k === 0 ? 0 : 1,
  }));
  it('mixes the laws of the draws', () => {
    const found = poolUncertainty(smallPool(), { ...ASKED, probability: 0.99, draws });
    const law = mixedLaw(
      draws.map(({ move }) =>
        equalPoolLaw({
          ...{ loans: 140, correlation: 0.106776, lossPerDefault: CLAIM },
          probability: smallPool().book.curves[0]![3]! * move.defaultProbabilityTimes,
        }),
      ),
      draws.map(({ weight }) => weight),
    );
    // halvings leave a quantile between two counts
    expect(found.predictive).toBe(CLAIM * Math.round(law.quantile(0.99) / CLAIM));
    expect(found.exhaustion.mean).toBeCloseTo(law.tail(7e9), 14);
    expect(found.effectiveDraws).toBeCloseTo(19, 12);
    expect(found.asKnown.required).toBe(18 * CLAIM);
    expect(found.required.low).toBeLessThan(found.required.high);
    expect(found.scenariosInAll).toBe(0);
  });
  it('with certain parameters is the requirement itself, by scenarios and by law', () => {
    const pool = smallPool({ schemes: [rulesOf([layer('government', '0.54', { totalCap: '60000000' })])] });
    const none = Array.from({ length: 20 }, () => ({ move: {} }));
    const found = poolUncertainty(pool, { seed: 5, scenarios: 200, probability: 0.9, draws: none });
    const { required } = requiredPool(pool, { seed: 5, scenarios: 200, probability: 0.9 });
    expect(found.required).toMatchObject({ low: required.estimate, high: required.estimate });
    expect(found.predictive).toBeLessThanOrEqual(required.estimate);
    expect(found.scenariosInAll).toBe(200 * 21);
  });
  it('is refused by place', () => {
    const few = () => poolUncertainty(smallPool(), { ...ASKED, probability: 0.9, draws: draws.slice(0, 3) });
    expect(refusal(few)).toContain('poolUncertainty: draws: 20 to 10,000 draws expected; met 3');
    const wild = draws.map((one, k) => (k === 7 ? { move: { correlation: 2 } } : one));
    expect(refusal(() => poolUncertainty(smallPool(), { ...ASKED, probability: 0.9, draws: wild }))).toContain(
      'poolUncertainty: draws[7].move.correlation',
    );
  });
});

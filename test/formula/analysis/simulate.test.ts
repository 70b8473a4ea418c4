import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { sha256 } from '../../../src/base/sha256.ts';
import { type SimulationOptions, simulate } from '../../../src/formula/analysis/simulate.ts';
import { count, number, share } from '../../../src/formula/quantities.ts';
import { triangularDistribution } from '../../../src/numeric/bounded-distributions.ts';
import { sinPi } from '../../../src/numeric/circular.ts';
import { productOfLognormals, sumOfNormals } from '../../../src/numeric/closed-forms.ts';
import { mean, rankCorrelation } from '../../../src/numeric/describe.ts';
import { normalCdf, normalQuantile } from '../../../src/numeric/normal.ts';
import { quantile } from '../../../src/numeric/order.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import { LABEL, modelOf, refusalOf } from '../../support/formulas.ts';

const N = number(LABEL);
const normal = (mean: number, standardDeviation: number) =>
  ({ distribution: 'normal', mean, standardDeviation }) as const;
const ABC = { a: N, b: N, c: N };
const BASE = { a: 1, b: 2, c: 3 };
const LINEAR = modelOf({ value: '3 × a + 2 × b − c' }, ABC);
const NORMALS = { a: normal(1, 1), b: normal(2, 2), c: normal(3, 3) };
const ROYALTY = {
  sales: ['1000', '1000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.25',
  timing: 'year-end',
} as const;

const run = (more: Partial<SimulationOptions> = {}) =>
  simulate(LINEAR, BASE, { uncertain: NORMALS, scenarios: 20_000, seed: 1, ...more });

/** An estimate lies within four of its standard errors: it fails once in 16,000 seeds, and the seed is fixed. */
function expectWithin(estimate: number, standardError: number, exact: number): void {
  expect(Math.abs(estimate - exact)).toBeLessThan(4 * standardError);
}

describe('simulate', () => {
  // 1 Worked example: a linear model of normal inputs is normal, mean 3 + 4 − 3, variance 9 + 16 + 9.
  it('agrees with the closed form of a linear model', () => {
    const n = 20_000;
    const found = run({ below: { loan: '0', none: -100 } });
    const terms = { constant: 0, weights: [3, 2, -1], means: [1, 2, 3], standardDeviations: [1, 2, 3] };
    const correlation = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const law = sumOfNormals({ ...terms, correlation });
    expect(found).toMatchObject({ of: 'value', seed: 1, scenarios: n, atBase: '4', atMeans: '4' });
    expect(found.refused).toEqual({ count: 0, examined: 0, reasons: [] });
    expectWithin(found.mean.value, found.mean.standardError, 4);
    expectWithin(found.standardDeviation, found.standardDeviation / Math.sqrt(2 * n), Math.sqrt(34));
    expect(found.percentiles.map(({ p }) => p)).toEqual([0.05, 0.25, 0.5, 0.75, 0.95]);
    for (const { p, value, interval } of found.percentiles) {
      expectWithin(value, (interval.high - interval.low) / (2 * 1.96), law.quantile(p));
      expect(interval.coverage).toBeGreaterThanOrEqual(0.95);
    }
    const { loan, none } = found.below;
    expectWithin(loan!.probability, loan!.standardError, law.cdf(0));
    expect(loan!.interval.low).toBeLessThan(law.cdf(0));
    expect(loan!.interval.high).toBeGreaterThan(law.cdf(0));
    expect(none).toMatchObject({ probability: 0, standardError: 0, interval: { low: 0 } });
    expect(none!.interval.high).toBeCloseTo(3.8414588 / (n + 3.8414588), 9); // Wilson at 0 of n: z² ÷ (n + z²)
    const exact = [9 / 34, 16 / 34, 9 / 34];
    for (const [index, { contribution }] of found.inputs.entries()) {
      expectWithin(contribution!.share, contribution!.standardError, exact[index]!);
      expect(contribution!.standardError).toBeLessThan(0.02);
    }
    // E[a | a in its lowest tenth] = 1 − φ(Φ⁻¹(0.1)) ÷ 0.1 = 1 − 1.754983
    expect(found.inputs[0]!.contribution!.inLowestTenth).toBeCloseTo(4 - 3 * 1.754983, 0);
    expect(found.inputs[2]!.contribution!.inLowestTenth).toBeCloseTo(4 + 3 * 1.754983, 0);
  });
  it('agrees with the closed form of a product of lognormals', () => {
    const product = modelOf({ value: '100 × a × b × c' }, ABC);
    const law = productOfLognormals(100, [0.1, 0.2, 0.3], [0.2, 0.1, 0.3]);
    const lognormal = (mu: number, sigma: number) => ({ distribution: 'lognormal', mu, sigma }) as const;
    const uncertain = { a: lognormal(0.1, 0.2), b: lognormal(0.2, 0.1), c: lognormal(0.3, 0.3) };
    const found = simulate(product, BASE, { uncertain, scenarios: 50_000, seed: 4 });
    expectWithin(found.mean.value, found.mean.standardError, law.mean);
    for (const { p, value, interval } of found.percentiles) {
      expectWithin(value, (interval.high - interval.low) / (2 * 1.96), law.quantile(p));
    }
    // First-order index of one factor: (exp(σᵢ²) − 1) ÷ (exp(Σσ²) − 1).
    for (const [index, sigma] of [0.2, 0.1, 0.3].entries()) {
      const { share, standardError } = found.inputs[index]!.contribution!;
      expectWithin(share, standardError, Math.expm1(sigma * sigma) / Math.expm1(0.14));
    }
  });

  // 2 Laws.
  it('gives the same bits for any chunk, and for any order in which inputs are named', () => {
    const found = run();
    expect(run({ chunk: 777 })).toEqual(found);
    expect(run({ chunk: 20_000 })).toEqual(found);
    const turned = run({ uncertain: { c: NORMALS.c, b: NORMALS.b, a: NORMALS.a } });
    expect(turned.percentiles).toEqual(found.percentiles);
  });
  it('draws an input alike whatever else is uncertain', () => {
    const only = modelOf({ value: 'a + b × 0 + c × 0' }, ABC);
    const draws = (uncertain: SimulationOptions['uncertain']) =>
      simulate(only, BASE, { uncertain, scenarios: 1000, seed: 9 }).percentiles;
    expect(draws({ a: NORMALS.a })).toEqual(draws({ c: NORMALS.c, a: NORMALS.a, b: NORMALS.b }));
    expect(draws({ a: NORMALS.a })).not.toEqual(draws({ a: normal(1, 1.01) }));
  });
  it('changes with the seed, not from run to run', () => {
    expect(run()).toEqual(run());
    expect(run({ seed: 2 }).mean.value).not.toBe(run().mean.value);
  });
  it('makes ranks go together as asked', () => {
    const pair = (rank: number) => {
      const found = run({ rankCorrelation: [['a', 'b', rank]], uncertain: { a: normal(1, 1), b: normal(2, 2) } });
      const variance = 9 + 16 + 2 * 12 * 2 * Math.sin((Math.PI * rank) / 6); // of 3a + 2b
      expectWithin(found.standardDeviation, found.standardDeviation / Math.sqrt(40_000), Math.sqrt(variance));
    };
    for (const rank of [-0.9, -0.3, 0, 0.5, 1]) pair(rank);
  });
  it('takes a factor on a series, entries of it, tables of slow laws, discrete laws', () => {
    const found = simulate(reliefFromRoyalty, ROYALTY, {
      uncertain: {
        sales: { distribution: 'pert', min: 0.8, mode: 1, max: 1.1 },
        royaltyRate: { distribution: 'discrete', values: [0.04, 0.06], weights: [1, 1] },
      },
      scenarios: 20_000,
      seed: 3,
    });
    expect(found.inputs.map(({ input, mean }) => [input, mean])).toEqual([
      ['sales[*]', (0.8 + 4 + 1.1) / 6],
      ['royaltyRate', 0.05],
    ]);
    expectWithin(found.mean.value, found.mean.standardError, 54 * (5.9 / 6));
    expect(Number(found.atMeans)).toBeCloseTo(54 * (5.9 / 6), 10);
    const entry = simulate(reliefFromRoyalty, ROYALTY, {
      uncertain: { 'sales[2]': { distribution: 'uniform', min: 500, max: 1500 } },
      scenarios: 5000,
      seed: 3,
    });
    expectWithin(entry.mean.value, entry.mean.standardError, 54);
    expect(entry.smallest).toBeGreaterThan(30 + 12);
    expect(entry.inputs[0]!.contribution!.share).toBeCloseTo(1, 12);
  });
  it('counts and explains scenarios that the model refuses', () => {
    const model = modelOf({ value: '1 ÷ (x − y)' }, { x: share(LABEL), y: share(LABEL) });
    const found = simulate(
      model,
      { x: '0.9', y: '0.1' },
      {
        uncertain: { x: normal(0.9, 0.1), y: { distribution: 'discrete', values: ['0.1'], weights: [1] } },
        scenarios: 5000,
        seed: 3,
      },
    );
    expect(found.outOfRange).toBe('refuse');
    expect(found.inputs[0]!.outside).toBeCloseTo(0.1586552539, 9);
    expectWithin(found.refused.count / 5000, Math.sqrt((0.159 * 0.841) / 5000), 0.1586552539);
    expect(found.refused.examined).toBe(200);
    expect(found.refused.reasons).toEqual([
      { reason: 'test/model: x: above the most allowed, 1', scenarios: 200, first: expect.any(Number) },
    ]);
  });
  it('cuts laws on request, keeping their shape inside', () => {
    const model = modelOf({ value: 'x × 1' }, { x: share(LABEL) });
    const found = simulate(
      model,
      { x: '0.9' },
      {
        uncertain: { x: normal(1, 0.1) },
        outOfRange: 'truncate',
        scenarios: 5000,
        seed: 3,
      },
    );
    expect(found).toMatchObject({ outOfRange: 'truncate', refused: { count: 0 } });
    const halfNormal = 1 - 0.1 * Math.sqrt(2 / Math.PI);
    expect(found.inputs[0]!.mean).toBeCloseTo(halfNormal, 9);
    expect(found.inputs[0]!.outside).toBeCloseTo(0.5, 12);
    expectWithin(found.mean.value, found.mean.standardError, halfNormal);
    expect(found.largest).toBeLessThanOrEqual(1);
    const left = { uncertain: { x: normal(0, 0.1) }, outOfRange: 'truncate', scenarios: 5000, seed: 3 } as const;
    const mirrored = simulate(model, { x: '0.1' }, left);
    expect(mirrored.inputs[0]!.mean).toBeCloseTo(1 - halfNormal, 9);
    expectWithin(mirrored.mean.value, mirrored.mean.standardError, 1 - halfNormal);
    expect(mirrored.smallest).toBeGreaterThanOrEqual(0);
  });
  it('repairs rank correlations on request, and says by how much', () => {
    const impossible = [
      ['a', 'b', 0.9],
      ['b', 'c', 0.9],
      ['a', 'c', -0.9],
    ] as const;
    expect(refusalOf(() => run({ rankCorrelation: impossible }))).toMatch(
      /^INPUT_INVALID: rankCorrelation: entries that cannot occur together.*`repair: true`$/,
    );
    const found = run({ rankCorrelation: impossible, repair: true, scenarios: 1000 });
    expect(found.repaired!.smallestEigenvalue).toBeLessThan(0);
    expect(found.repaired!.largestChange).toBeGreaterThan(0.1);
    expect(run({ rankCorrelation: [['a', 'b', 0.9]], repair: true })).not.toHaveProperty('repaired');
  });
  it('tells how far it is, and stops when told', () => {
    const told: (readonly number[])[] = [];
    const signal = { aborted: false };
    run({ chunk: 8000, onProgress: (done, total) => told.push([done, total]) });
    expect(told).toEqual([0, 8000, 16_000, 20_000].map((done) => [done, 20_000]));
    const onProgress = (done: number) => {
      signal.aborted = done > 0;
    };
    expect(refusalOf(() => run({ chunk: 5000, signal, onProgress }))).toBe(
      'CANCELLED: simulate: stopped on request; met 10000 of 20000 done',
    );
  });
  it('gives plain data', () => {
    const found = run({ scenarios: 1000, below: { loan: 1 } });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  // 3 Differential: the slow twin draws scenario by scenario and computes by hand.
  it('equals a plain loop over scenarios, whose ranks go together as asked', () => {
    const n = 2000;
    const uncertain = { a: normal(1, 1), b: { distribution: 'triangular', min: 0, mode: 1, max: 4 } } as const;
    const found = run({ uncertain, scenarios: n, seed: 77, rankCorrelation: [['a', 'b', 0.6]] });
    const [law, r] = [triangularDistribution(0, 1, 4), 2 * sinPi(0.1)];
    const draws = Array.from({ length: n }, (_, scenario) => {
      const [first, second] = ['a', 'b'].map((input) =>
        normalQuantile(new RandomStream(77, scenario, Number(`0x${sha256(input).slice(0, 8)}`)).uniform()),
      ) as [number, number];
      return [1 + first, law.quantile(normalCdf(r * first + Math.sqrt(1 - r * r) * second))] as const;
    });
    const values = draws.map(([a, b]) => 3 * a + 2 * b - 3);
    for (const { p, value } of found.percentiles) expect(value).toBeCloseTo(quantile(values, p), 10);
    expect(found.mean.value).toBeCloseTo(mean(values), 10);
    const together = rankCorrelation(
      draws.map(([a]) => a),
      draws.map(([, b]) => b),
    );
    expectWithin(together, 1 / Math.sqrt(n), 0.6);
  });

  // 4 Refusals.
  it('refuses laws that are none, each by its place', () => {
    const message = refusalOf(() =>
      run({
        uncertain: {
          a: { distribution: 'gauss' } as never,
          b: { distribution: 'triangular', min: 3, mode: 2, max: 1 },
          c: { distribution: 'normal', mean: 1 } as never,
        },
      }),
    );
    expect(message).toContain('uncertain: a: no distribution; met "gauss"; one of uniform, triangular');
    expect(message).toContain('uncertain: b: triangularDistribution: min and max');
    expect(message).toContain('uncertain: c: other parameters expected; met "mean"; mean, standardDeviation');
    expect(refusalOf(() => run({ uncertain: {} }))).toContain('uncertain: no input');
    expect(refusalOf(() => run({ uncertain: { x: normal(0, 1) } }))).toContain('x: no such input');
    const whole = modelOf({ value: 'n × 1' }, { n: count(LABEL) });
    const drawn = { uncertain: { n: normal(5, 1) }, scenarios: 1000, seed: 1 };
    expect(refusalOf(() => simulate(whole, { n: 5 }, drawn))).toContain('give a discrete distribution');
  });
  it('refuses rank correlations that are none', () => {
    const pairs = (...rankCorrelation: readonly (readonly [string, string, number])[]) =>
      refusalOf(() => run({ rankCorrelation }));
    expect(pairs(['a', 'x', 0.5])).toContain('rankCorrelation[0]: not uncertain; met ["a","x",0.5]');
    expect(pairs(['a', 'a', 0.5])).toContain('an input with itself');
    expect(pairs(['a', 'b', 1.5])).toContain('from -1 to 1 expected');
    expect(pairs(['a', 'b', Number.NaN])).toContain('from -1 to 1 expected');
    expect(pairs(['a', 'b', 0.5], ['b', 'a', 0.4])).toContain('rankCorrelation[1]: named twice');
  });
  it('refuses what cannot be run, and what leaves too few values', () => {
    expect(refusalOf(() => run({ scenarios: 999 }))).toContain('simulate: scenarios: not a whole number in range');
    expect(refusalOf(() => run({ seed: -1 }))).toContain('simulate: seed');
    expect(refusalOf(() => run({ confidence: 1 }))).toContain('simulate: confidence');
    expect(refusalOf(() => run({ chunk: 0 }))).toContain('simulate: chunk');
    expect(refusalOf(() => run({ outOfRange: 'clamp' as never }))).toContain('outOfRange: unknown; met "clamp"');
    expect(refusalOf(() => run({ below: { loan: 'much' } }))).toContain('below: loan: an exact number expected');
    const model = modelOf({ value: 'sqrt(x)' }, { x: N });
    const few = { uncertain: { x: normal(-3, 1) }, scenarios: 1000, seed: 1 };
    expect(refusalOf(() => simulate(model, { x: 1 }, few))).toMatch(
      /^NO_SOLUTION: simulate: the model gives a value in \d scenarios only, 1000 are needed; met "test\/model: line value/,
    );
    const apart = { uncertain: { x: normal(1, 0.01) }, scenarios: 1000, seed: 1, outOfRange: 'truncate' as const };
    const small = modelOf({ value: 'x × 1' }, { x: number(LABEL, { maximum: '0.5' }) });
    expect(refusalOf(() => simulate(small, { x: 0 }, apart))).toContain('lies outside of what the model allows');
  });
});

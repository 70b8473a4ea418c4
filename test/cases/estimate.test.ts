import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCases } from '../../src/cases/calibrate-split.ts';
import { buildCaseBase, type CaseBase } from '../../src/cases/case-base.ts';
import { type Centring, centreOf, neighbourWeights } from '../../src/cases/centre.ts';
import { targetOf } from '../../src/cases/code-target.ts';
import { conformalQuantile, conformalRank, jackknifePlus } from '../../src/cases/conformal.ts';
import { parseCsv } from '../../src/cases/csv.ts';
import { estimate } from '../../src/cases/estimate.ts';
import { sumOfContributions } from '../../src/cases/explain-neighbour.ts';
import { findNearest } from '../../src/cases/find-nearest.ts';
import { type CaseEstimateInput, CaseSchema, type CaseTarget } from '../../src/domain/case-schema.ts';
import { exp, log } from '../../src/numeric/elementary.ts';
import { attribute, baseOf, tableOf } from './golden-bases.ts';

const FILE = readFileSync(new URL('../../docs/examples/university-licensing-2007.csv', import.meta.url), 'utf8');
const SCHEMA = CaseSchema.parse({
  attributes: [
    { name: 'licences', column: 'Licenses and Options Executed', kind: 'numeric', transform: 'log1p' },
    { name: 'startups', column: 'Startup Companies', kind: 'numeric', transform: 'log1p' },
    { name: 'filed', column: 'US Patents Filed', kind: 'numeric', transform: 'log1p' },
    { name: 'issued', column: 'US Patents Issued', kind: 'numeric', transform: 'log1p' },
    { name: 'research', column: 'Total Research Spending ($M)', kind: 'numeric', transform: 'log' },
  ],
  value: { column: 'Licensing Income ($M)', per: 'Licenses and Options Executed', scale: 'log' },
  id: 'University',
  date: { every: '2007-12-31' },
  grade: { every: 'licence' },
});
const universities = buildCaseBase(parseCsv(FILE), SCHEMA);
const TARGET = { licences: 12, startups: 2, filed: 30, issued: 12, research: 150 };

/** A base of one attribute and a value; numbers below 10 make ties. */
const pairsBase = (pairs: readonly (readonly [number | null, number])[]): CaseBase =>
  baseOf(tableOf(['x', 'v'], pairs), [attribute('x', 'numeric', { range: [0, 10] })], { column: 'v', scale: 'log' });

/** The value that the cases which are not excluded predict, by search and centre alone; undefined where fewer than k are left. */
function predicted(
  base: CaseBase,
  target: CaseTarget,
  exclude: readonly string[],
  input: CaseEstimateInput,
): number | undefined {
  const { k, weighting = 'equal' } = input;
  const centre = input.centre === 'mean' ? 'mean' : 'median';
  if (target.x === '') return undefined;
  const { neighbours } = findNearest(base, target, { k, exclude: [...exclude] });
  if (neighbours.length < k) return undefined;
  const centring: Centring = { centre, weighting, scale: 'log' };
  const weights = neighbourWeights(
    neighbours.map(({ distance }) => distance),
    weighting,
  );
  return log(
    centreOf(
      neighbours.map(({ value }) => value!),
      weights,
      centring,
    ),
  );
}

/** The jackknife+ ends of a target by brute force: two searches for every case. */
function slowEnds(base: CaseBase, target: CaseTarget, exclude: readonly string[], input: CaseEstimateInput) {
  const used = base.cases.filter(({ id }) => !exclude.includes(id));
  return used.map(({ id }) => {
    const number = base.numberOf.get(id)!;
    const own = predicted(base, targetOf(base, number), [...exclude, id], input);
    const there = predicted(base, target, [...exclude, id], input);
    const score = own === undefined ? Number.POSITIVE_INFINITY : Math.abs(log(base.values![number]!) - own);
    return { there, score };
  });
}

/** Whether a value lies in the interval by brute force: ends that do not exist lie beyond every value. */
function slowInside(base: CaseBase, number: number, input: CaseEstimateInput): boolean {
  const ends = slowEnds(base, targetOf(base, number), [base.cases[number]!.id], input);
  const rank = conformalRank(ends.length, input.level);
  const lower = ends.map(({ there, score }) => (there ?? Number.NEGATIVE_INFINITY) - score).sort((a, b) => a - b);
  const upper = ends.map(({ there, score }) => (there ?? Number.POSITIVE_INFINITY) + score).sort((a, b) => a - b);
  const value = log(base.values![number]!);
  return lower[ends.length - rank]! <= value && value <= upper[rank - 1]!;
}

describe('estimate', () => {
  // 1 Worked example: licensing income per licence of 54 US universities in 2007 (AUTM survey; Anderson, Daim, Lavoie 2007).
  // The ten nearest have 0.1593 … 4.8994 $M a licence; the fifth and the sixth are 0.5223 and 0.5436, so √(0.5223·0.5436).
  const outcome = estimate(universities, TARGET, { k: 10, level: 0.9, units: 3 });
  it('values a licence of a middling university, with its interval and its reasons', () => {
    const sorted = outcome.neighbours.map(({ value }) => value).sort((a, b) => a - b);
    expect(outcome.value).toBeCloseTo(Math.sqrt(0.5223335384615384 * 0.543614), 14);
    expect(sorted.slice(4, 6)).toEqual([6.790336 / 13, 2.71807 / 5]);
    expect(outcome.neighbours[0]).toMatchObject({
      id: 'U. of Texas Health Science Center at San Antonio',
      row: 55,
      day: '2007-12-31',
      grade: 'licence',
      say: 1,
    });
    expect(outcome.interval).toMatchObject({
      method: 'jackknife+',
      level: 0.9,
      guaranteed: 0.8,
      calibratedOn: 54,
      unpredictable: 0,
    });
    expect(outcome.interval.measuredCoverage).toBe(49 / 54);
    expect(outcome.effectiveCases).toBe(10);
    expect(outcome.cases).toEqual({
      rowsRead: 54,
      leftOut: [],
      inBase: 54,
      notUsed: { later: 0, undated: 0, excluded: 0 },
      used: 54,
    });
  });
  it('multiplies by the units of the target', () => {
    const { value, interval, total } = outcome;
    expect(total).toEqual({ value: 3 * value, lower: 3 * interval.lower, upper: 3 * interval.upper, units: 3 });
  });
  it('names the case without which the value would change most', () => {
    const without = outcome.neighbours.map(
      ({ id }) => estimate(universities, TARGET, { k: 10, level: 0.9, exclude: [id] }).value,
    );
    const strength = without.map((value) => Math.max(value / outcome.value, outcome.value / value));
    const most = strength.indexOf(Math.max(...strength));
    expect(outcome.mostInfluential).toEqual({
      id: outcome.neighbours[most]!.id,
      valueWithout: expect.closeTo(without[most]!, 13),
      change: expect.closeTo(without[most]! / outcome.value - 1, 13),
    });
  });
  it('promises the level itself by a split, at the price of half the cases', () => {
    const split = estimate(universities, TARGET, { k: 10, level: 0.9, interval: 'split' });
    expect(split.interval).toMatchObject({ method: 'split', guaranteed: 0.9, calibratedOn: 27 });
    const { lower, upper } = split.interval;
    // both ends are as far from the value on the scale of logarithms
    expect(split.value / lower / (upper / split.value)).toBeCloseTo(1, 12);
  });
  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });

  // 2 Laws.
  it('moves with the unit of value, to the last few bits', () => {
    const scaled = { ...universities, values: universities.values!.map((value) => 8 * value) };
    const other = estimate(scaled, TARGET, { k: 7, level: 0.9, weighting: 'nearness' });
    const one = estimate(universities, TARGET, { k: 7, level: 0.9, weighting: 'nearness' });
    // logarithms of 8 times a value round differently
    expect(other.value / one.value).toBeCloseTo(8, 12);
    expect(other.interval.lower / one.interval.lower).toBeCloseTo(8, 12);
    expect(other.interval.upper / one.interval.upper).toBeCloseTo(8, 12);
  });
  it('widens with the level', () => {
    const widths = [0.5, 0.7, 0.9, 0.95].map((level) => {
      const { lower, upper } = estimate(universities, TARGET, { k: 5, level }).interval;
      return upper / lower;
    });
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });
  it('covers new values as often as it says', () => {
    // 200 draws of 29 cases and a new one: the rate has a standard error of 0.021, the bounds are four of these about 0.9
    let state = 12345;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const draw = (): readonly [number, number] => {
      const x = 10 * uniform();
      return [x, exp(0.2 * x + uniform() + uniform() + uniform())];
    };
    for (const interval of ['jackknife+', 'split'] as const) {
      let inside = 0;
      for (let trial = 0; trial < 200; trial++) {
        const [x, value] = draw();
        const { lower, upper } = estimate(
          pairsBase(Array.from({ length: 29 }, draw)),
          { x },
          { k: 5, level: 0.9, interval },
        ).interval;
        if (lower <= value && value <= upper) inside++;
      }
      expect(inside / 200).toBeGreaterThan(0.815);
      expect(inside / 200).toBeLessThan(0.985);
    }
  }, 30_000);

  // 3 Differential: brute force, two searches for every case, and as many again for each to measure the coverage.
  const cell = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null, freq: 5 });
  const pairs = fc.array(fc.tuple(cell, fc.integer({ min: 1, max: 40 })), { minLength: 8, maxLength: 14 });
  const inputs = fc.record({
    k: fc.integer({ min: 1, max: 4 }),
    level: fc.constantFrom(0.5, 0.7, 0.8),
    weighting: fc.constantFrom('equal' as const, 'nearness' as const),
    centre: fc.constantFrom('median' as const, 'mean' as const),
  });
  it('gives the interval and the coverage that brute force gives', () => {
    let compared = 0;
    fc.assert(
      fc.property(pairs, inputs, (rows, input) => {
        const base = pairsBase(rows);
        const known = rows.filter(([x]) => x !== null).length;
        const ends = slowEnds(base, { x: 5 }, [], input);
        const rank = conformalRank(rows.length, input.level);
        if (known <= input.k + 1 || ends.filter(({ score }) => Number.isFinite(score)).length < rank) return;
        const { interval } = estimate(base, { x: 5 }, input);
        const slow = jackknifePlus(
          ends.map(({ there }) => there!),
          ends.map(({ score }) => score),
          input.level,
        );
        expect([interval.lower, interval.upper]).toEqual([exp(slow.lower), exp(slow.upper)]);
        expect(interval.unpredictable).toBe(rows.length - known);
        const predictable = base.cases.flatMap((_, i) => (rows[i]![0] === null ? [] : [i]));
        const inside = predictable.filter((i) => slowInside(base, i, input)).length;
        expect(interval.measuredCoverage).toBe(inside / predictable.length);
        compared++;
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(20);
  }, 30_000);
  it('gives the split interval that brute force gives', () => {
    const wide = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 40 })), {
      minLength: 18,
      maxLength: 30,
    });
    fc.assert(
      fc.property(wide, inputs, (rows, input) => {
        const base = pairsBase(rows);
        const { calibration, evaluation } = splitCases(new Uint8Array(rows.length).fill(1), input.level);
        expect(new Set([...calibration, ...evaluation]).size).toBe(2 * Math.floor(rows.length / 2));
        const apart = calibration.map((number) => base.cases[number]!.id);
        const scoreOf = (number: number) => {
          const { id } = base.cases[number]!;
          const own = predicted(base, targetOf(base, number), [...new Set([...apart, id])], input)!;
          return Math.abs(log(base.values![number]!) - own);
        };
        const reach = conformalQuantile(calibration.map(scoreOf), input.level);
        const centre = predicted(base, { x: 5 }, apart, input)!;
        const { interval } = estimate(base, { x: 5 }, { ...input, interval: 'split' });
        expect([interval.lower, interval.upper]).toEqual([exp(centre - reach), exp(centre + reach)]);
        expect(interval.measuredCoverage).toBe(
          evaluation.filter((number) => scoreOf(number) <= reach).length / evaluation.length,
        );
      }),
      { numRuns: 50 },
    );
  });
  it('explains each neighbour bit for bit', () => {
    for (const { contributions, distance } of outcome.neighbours)
      expect(sumOfContributions(contributions)).toBe(distance);
  });
  it('uses the cases known on the as-of day, as if there were no others', () => {
    const rows = FILE.trim().split('\r\n').length > 1 ? FILE.trim().split('\r\n') : FILE.trim().split('\n');
    const dated = [
      `${rows[0]},Day`,
      ...rows.slice(1).map((row, i) => `${row},${i % 3 === 0 ? '2010-01-01' : '2007-12-31'}`),
    ];
    const attributes = SCHEMA.attributes.map((each) => ({ ...each, range: [1, 3000] }));
    const schema = CaseSchema.parse({ ...SCHEMA, attributes, date: { column: 'Day' } });
    const early = dated.filter((row) => !row.endsWith('2010-01-01'));
    const input = { k: 8, level: 0.9, asOf: '2009-12-31' };
    const guarded = estimate(buildCaseBase(parseCsv(dated.join('\n')), schema), TARGET, input);
    const alone = estimate(buildCaseBase(parseCsv(early.join('\n')), schema), TARGET, input);
    expect(guarded.cases.notUsed.later).toBe(18);
    expect([guarded.value, guarded.interval]).toEqual([alone.value, alone.interval]);
  });

  // 4 Refusals.
  const some = (count: number) => pairsBase(Array.from({ length: count }, (_, i) => [i, 1 + i] as const));
  it.each([
    [
      () => estimate(some(8), { x: 3 }, { k: 2, level: 0.9 }),
      /EVIDENCE_INSUFFICIENT: the interval: .*level 0.9 needs 9 cases.*met 8; 1 more cases/,
    ],
    [
      () => estimate(some(17), { x: 3 }, { k: 2, level: 0.9, interval: 'split' }),
      /EVIDENCE_INSUFFICIENT: .*needs 18 cases; met 17; 1 more/,
    ],
    [
      () => estimate(some(10), { x: 3 }, { k: 12, level: 0.9 }),
      /EVIDENCE_INSUFFICIENT: .*13 comparable cases.*met 10; 3 more/,
    ],
    [() => estimate(some(10), { x: 3 }, { k: 2, level: 1 }), /INPUT_INVALID: case estimate \/level: .*met 1/],
    [() => estimate(some(10), { x: 3 }, { k: 2, level: 90 }), /case estimate \/level: .*met 90/],
    [() => estimate(some(10), { x: 3 }, { k: 2 } as never), /case estimate \/level: missing/],
    [() => estimate(some(10), { x: 3 }, { k: 2, level: 0.5, units: 0 }), /case estimate \/units: .*met 0/],
    [
      () => estimate(baseOf(tableOf(['x'], [[1]]), [attribute('x', 'numeric')]), { x: 1 }, { k: 1, level: 0.5 }),
      /INPUT_INVALID: estimate: base: the schema names no value/,
    ],
    [
      () =>
        estimate(
          pairsBase([
            ...Array.from({ length: 9 }, (_, i) => [i, 1] as const),
            ...Array.from({ length: 4 }, () => [null, 1] as const),
          ]),
          { x: 1 },
          { k: 2, level: 0.8 },
        ),
      /EVIDENCE_INSUFFICIENT: the interval: only 9 of 13 cases can be predicted.*needs 12; met 9; 11 more/,
    ],
  ])('refuses case %#', (work, message) => {
    expect(work).toThrowError(message);
  });
  it('gives the value with an unbounded interval on request, whichever way it is calibrated', () => {
    const few = { tooFew: 'unbounded' } as const;
    const eight = estimate(some(8), { x: 3 }, { k: 2, level: 0.9, units: 3 }, few);
    expect(eight.value).toBe(estimate(some(8), { x: 3 }, { k: 2, level: 0.8 }).value);
    expect(eight.interval).toMatchObject({ lower: null, upper: null, casesNeeded: 1, highestLevel: 8 / 9 });
    expect(eight.interval).toMatchObject({ level: 0.9, guaranteed: 1, calibratedOn: 8, unpredictable: 0 });
    expect(eight.interval).not.toHaveProperty('measuredCoverage');
    expect(eight.total).toEqual({ value: 3 * eight.value, lower: null, upper: null, units: 3 });
    for (const interval of ['split', 'normalised'] as const) {
      const halved = estimate(some(17), { x: 3 }, { k: 2, level: 0.9, interval }, few);
      expect(halved.interval).toMatchObject({ lower: null, casesNeeded: 1, highestLevel: 8 / 9, calibratedOn: 8 });
      const same = estimate(some(17), { x: 3 }, { k: 2, level: 0.8, interval });
      expect([halved.value, halved.neighbours]).toEqual([same.value, same.neighbours]);
      expect(estimate(some(18), { x: 3 }, { k: 2, level: 0.9, interval }, few)).toEqual(
        estimate(some(18), { x: 3 }, { k: 2, level: 0.9, interval }),
      );
    }
    expect(JSON.parse(JSON.stringify(eight.interval)).upper).toBe(null);
  });
  it('keeps as many cases apart as a high level needs', () => {
    const many = new Uint8Array(2 * 1999).fill(1);
    expect(splitCases(many, 0.9995).calibration).toHaveLength(1999);
    expect(splitCases(many, 0.9995).shortfall).toBeUndefined();
    expect(splitCases(many.subarray(1), 0.9995).shortfall?.casesNeeded).toBe(1);
    expect(splitCases(many, 0.9).calibration).toHaveLength(1000);
  });
  it('takes exactly as many cases as the level needs', () => {
    expect(estimate(some(9), { x: 3 }, { k: 2, level: 0.9 }).interval).not.toHaveProperty('measuredCoverage');
    expect(estimate(some(10), { x: 3 }, { k: 2, level: 0.9 }).interval).toHaveProperty('measuredCoverage');
    expect(estimate(some(18), { x: 3 }, { k: 2, level: 0.9, interval: 'split' }).interval.calibratedOn).toBe(9);
  });
});

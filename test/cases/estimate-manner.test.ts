import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCaseBase, type CaseBase } from '../../src/cases/case-base.ts';
import { parseCsv } from '../../src/cases/csv.ts';
import { estimate } from '../../src/cases/estimate.ts';
import { learnAdjustments } from '../../src/cases/learn-adjustments.ts';
import { localLinearWeights } from '../../src/cases/local-linear.ts';
import { timeFactors } from '../../src/cases/time-adjust.ts';
import { CaseSchema } from '../../src/domain/case-schema.ts';
import { parseDay } from '../../src/numeric/calendar.ts';
import { exp, log } from '../../src/numeric/elementary.ts';
import { leastSquares } from '../../src/numeric/least-squares.ts';

/** Cases of a kind and a size, of a day each a month after the other, whose value grows with the size. */
function baseOfSizes(count: number, valueOfCase: (size: number, i: number) => number): CaseBase {
  const rows = Array.from({ length: count }, (_, i) => {
    const size = 1 + ((i * 7) % 20);
    const day = `${2000 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-01`;
    return [i % 2 === 0 ? 'patent' : 'mark', size, day, valueOfCase(size, i)].join(',');
  });
  const schema = CaseSchema.parse({
    attributes: [
      { name: 'kind', column: 'kind', kind: 'categorical', weight: 0 },
      { name: 'size', column: 'size', kind: 'numeric', transform: 'linear', range: [1, 20] },
    ],
    value: { column: 'value', scale: 'log' },
    date: { column: 'day' },
  });
  return buildCaseBase(parseCsv(['kind,size,day,value', ...rows].join('\n')), schema);
}

const noise = (i: number): number => exp(((i * 61) % 17) / 17 - 0.5);
const target = { kind: 'patent', size: 10 };

describe('timeFactors', () => {
  // 1 Worked example: valuation notes CX-17: 500 × 112.4/103 = 545.6310680 and 500 × 1.03^2.5 = 538.3479531.
  it('brings 500 forward by an index and by a yearly rate', () => {
    const index: [string, number][] = [
      ['2020-01-01', 103],
      ['2022-06-01', 112.4],
    ];
    const byIndex = timeFactors({ to: '2022-07-01', by: { index } })(parseDay('2020-03-01'));
    expect(500 * byIndex).toBeCloseTo(545.631068, 6);
    // 912 days are 2.4986 years: the printed answer is for 2.5
    const byRate = timeFactors({ to: '2022-07-01', by: { annualRate: 0.03 } })(parseDay('2020-01-01'));
    expect(500 * byRate).toBeCloseTo(500 * 1.03 ** (912 / 365), 9);
    expect(Math.abs(500 * byRate - 538.3479531)).toBeLessThan(0.03);
  });
  it('refuses days before the index, and levels out of order', () => {
    const by = { index: [['2020-01-01', 1] as [string, number], ['2019-01-01', 2] as [string, number]] };
    expect(() => timeFactors({ to: '2022-01-01', by })).toThrowError(
      /index\/1: not later than the one before; met 2019-01-01/,
    );
    const late = { index: [['2020-01-01', 1] as [string, number]] };
    expect(() => timeFactors({ to: '2022-01-01', by: late })(parseDay('2019-12-31'))).toThrowError(
      /INPUT_INVALID: time \/by\/index: no level for a day; met "2019-12-31"; the index begins on 2020-01-01/,
    );
  });
});

describe('localLinearWeights', () => {
  const rows = fc.array(
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 })),
    {
      minLength: 4,
      maxLength: 12,
    },
  );
  // 2 Law: weights add up to 1; a plane held back hardly at all is met exactly at the target.
  it('reproduces a plane, and adds up to 1', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const weights = localLinearWeights(
          all.map(([x, y]) => Float64Array.of(x, y)),
          Float64Array.from(all, ([, , w]) => w),
          1e-9,
        );
        const total = weights.reduce((sum, w) => sum + w, 0);
        const height = all.reduce((sum, [x, y], i) => sum + weights[i]! * (7 + 2 * x - 3 * y), 0);
        const independent = new Set(all.map(([x, y]) => `${x},${y}`)).size > 3;
        // weights of size W are found with W·1e-9 from the ridge
        const size = weights.reduce((sum, w) => sum + Math.abs(w), 0);
        expect(Math.abs(total - 1)).toBeLessThan(1e-9 * size);
        if (independent && size < 50) expect(Math.abs(height - 7)).toBeLessThan(1e-2);
      }),
    );
  });
  // 3 Differential: least squares with one more row for each attribute, which is what a ridge is.
  it('gives the height that least squares with rows for the ridge gives', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.01, 0.1, 1), (all, ridge) => {
        if (all.every(([x]) => x === 0) || all.every(([, y]) => y === 0)) return;
        const say = Float64Array.from(all, ([, , w]) => w);
        const weights = localLinearWeights(
          all.map(([x, y]) => Float64Array.of(x, y)),
          say,
          ridge,
        );
        const values = all.map((_, i) => ((i * 29) % 13) + 1);
        const power = [0, 1].map((j) => all.reduce((sum, row) => sum + row[2] * row[j]! ** 2, 0));
        const roots = all.map(([, , w]) => Math.sqrt(w));
        const fit = leastSquares(
          [...values.map((value, i) => value * roots[i]!), 0, 0],
          [
            { name: 'height', values: [...roots, 0, 0] },
            { name: 'x', values: [...all.map(([x], i) => x * roots[i]!), Math.sqrt(ridge * power[0]!), 0] },
            { name: 'y', values: [...all.map(([, y], i) => y * roots[i]!), 0, Math.sqrt(ridge * power[1]!)] },
          ],
          { intercept: false },
        );
        const height = values.reduce((sum, value, i) => sum + weights[i]! * value, 0);
        // normal equations with a condition number of at most some 1e4
        expect(Math.abs(height - fit.coefficients[0]!)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('the manners of an estimate', () => {
  // 1 Worked examples, by construction.
  it('is right where the value is a power of the size, by a plane and by adjustment', () => {
    const base = baseOfSizes(40, (size) => exp(0.2 * size));
    const plane = estimate(base, { size: 10.5 }, { k: 8, level: 0.8, centre: 'linear', ridge: 1e-6 });
    expect(log(plane.value)).toBeCloseTo(2.1, 4);
    const moved = estimate(base, { size: 10.5 }, { k: 8, level: 0.8, adjust: { size: 0.2 } });
    expect(log(moved.value)).toBeCloseTo(2.1, 12);
    expect(moved.neighbours.every(({ adjusted }) => Math.abs(log(adjusted) - 2.1) < 1e-12)).toBe(true);
    expect(moved.neighbours.some(({ value, adjusted }) => value !== adjusted)).toBe(true);
  });
  it('brings values to one day, and leaves out cases without one', () => {
    const base = baseOfSizes(40, (_, i) => 100 * 1.1 ** (i / 12));
    const time = { to: '2003-05-01', by: { annualRate: 0.1 } };
    const { value } = estimate(base, target, { k: 8, level: 0.8, time });
    // months are not all as long
    expect(value / (100 * 1.1 ** (40 / 12))).toBeCloseTo(1, 2);
  });
  it('draws thin evidence towards the centre of the base, the more the fewer the neighbours', () => {
    const base = baseOfSizes(40, (size) => exp(size));
    const [own, near, far] = [0, 4, 1e6].map(
      (shrink) => estimate(base, { size: 19 }, { k: 4, level: 0.8, shrink }).value,
    );
    const centre = estimate(base, { size: 19 }, { k: 39, level: 0.8 }).value;
    expect(log(near!)).toBeCloseTo((log(own!) + log(far!)) / 2, 4);
    expect(Math.abs(log(far!) - log(centre))).toBeLessThan(1);
  });
  it('is wider where neighbours disagree, when difficulty counts', () => {
    const base = baseOfSizes(120, (size, i) => (size < 8 ? exp(noise(i) / 20) : exp(4 * noise(i))));
    const widthAt = (size: number, interval: 'split' | 'normalised'): number => {
      const { lower, upper } = estimate(base, { size }, { k: 8, level: 0.8, interval }).interval;
      return log(upper / lower);
    };
    expect(widthAt(3, 'split') / widthAt(15, 'split')).toBeCloseTo(1, 12);
    expect(widthAt(15, 'normalised') / widthAt(3, 'normalised')).toBeGreaterThan(3);
  });
  it('calibrates on the level of the target alone where asked to', () => {
    const base = baseOfSizes(120, (_, i) => (i % 2 === 0 ? exp(noise(i) / 10) : exp(3 * noise(i))));
    const input = { k: 4, level: 0.8, interval: 'split', within: 'kind', weights: { kind: 5 } } as const;
    const [patent, mark] = ['patent', 'mark'].map((kind) => estimate(base, { kind, size: 10 }, input).interval);
    expect(patent!.calibratedOn + mark!.calibratedOn).toBe(60);
    expect(log(mark!.upper / mark!.lower)).toBeGreaterThan(3 * log(patent!.upper / patent!.lower));
    expect(patent!.within).toBe('kind');
  });
  it('lets recent cases count more, which is the plain split when they all count alike', () => {
    const base = baseOfSizes(200, (_, i) => exp((i < 100 ? 4 : 0.25) * log(noise(i))));
    const of = (more: object) => estimate(base, target, { k: 8, level: 0.8, interval: 'split', ...more }).interval;
    const recent = of({ interval: 'weighted', halfLifeYears: 1 });
    expect(recent.upper / recent.lower).toBeLessThan(of({}).upper / of({}).lower);
    const alike = of({ interval: 'weighted', halfLifeYears: 1000 });
    expect(alike.upper / alike.lower / (of({}).upper / of({}).lower)).toBeCloseTo(1, 1);
  });

  // 2 Law: each manner covers new cases as often as it says. 40 cases left out in turn; the rate is off by at most four standard errors.
  it.each([
    { centre: 'linear' },
    { shrink: 3 },
    { interval: 'normalised' },
    { interval: 'split', within: 'kind' },
    { centre: 'mean', weighting: 'nearness', adjust: { size: 0.1 } },
  ] as const)('covers left out cases by %j', (more) => {
    const base = baseOfSizes(160, (size, i) => exp(0.1 * size) * noise(i * i + 3));
    let inside = 0;
    for (let i = 0; i < 160; i += 4) {
      const { id, cells } = base.cases[i]!;
      const given = { kind: cells[0]!, size: Number(cells[1]) };
      const { lower, upper } = estimate(base, given, { k: 6, level: 0.8, exclude: [id], ...more }).interval;
      if (lower <= base.values![i]! && base.values![i]! <= upper) inside++;
    }
    expect(inside / 40).toBeGreaterThan(0.8 - 4 * Math.sqrt((0.8 * 0.2) / 40));
  });

  // 4 Refusals.
  const base = baseOfSizes(60, (_, i) => noise(i));
  it.each([
    [
      { adjust: { colour: 1 } },
      /INPUT_INVALID: adjust "colour": no such attribute; met 1; the schema has "kind", "size"/,
    ],
    [{ adjust: { kind: 1 } }, /adjust "kind": levels without order have no difference/],
    [{ within: 'kind' }, /\/within: the interval split, normalised or weighted expected/],
    [{ interval: 'split', within: 'size' }, /within: no attribute with levels of that name; met "size"; .* "kind"/],
    [{ interval: 'weighted' }, /halfLifeYears/],
    [{ halfLifeYears: 2 }, /halfLifeYears: years expected for the interval weighted/],
    [{ ridge: 0 }, /\/ridge/],
    [{ shrink: -1 }, /\/shrink: .*met -1/],
    [
      { interval: 'split', within: 'kind', level: 0.95 },
      /EVIDENCE_INSUFFICIENT: the interval: .*needs 19 cases.*met 11; about 16 more/,
    ],
  ])('refuses %j', (more, message) => {
    expect(() => estimate(base, target, { k: 4, level: 0.8, ...more } as never)).toThrowError(message);
  });
  it('refuses a level of the target that is unknown, and time without days', () => {
    expect(() => estimate(base, { size: 3 }, { k: 4, level: 0.8, interval: 'split', within: 'kind' })).toThrowError(
      /INPUT_INVALID: target "kind": unknown, so that no case shares its level/,
    );
    const { date: _, ...schema } = base.schema;
    const undated = buildCaseBase(parseCsv('kind,size,day,value\na,1,,3\nb,2,,4'), schema);
    const time = { to: '2003-05-01', by: { annualRate: 0.1 } };
    expect(() => estimate(undated, { size: 1 }, { k: 1, level: 0.5, time })).toThrowError(
      /time: the cases have no day/,
    );
  });
});

describe('learnAdjustments', () => {
  // 1 Worked example: licensing income on research spending, both by logarithms, is the regression of the case notes.
  it('finds the elasticity that the golden regression has', () => {
    const text = readFileSync(new URL('../golden/cases/data/univ_lic_2007.csv', import.meta.url), 'utf8');
    const research = { name: 'research', column: 'Total Research Spending ($M)', kind: 'numeric', transform: 'log' };
    const schema = { attributes: [research], value: { column: 'Licensing Income ($M)', scale: 'log' } };
    const learned = learnAdjustments(buildCaseBase(parseCsv(text), CaseSchema.parse(schema)));
    expect(learned.cases).toBe(54);
    expect(learned.adjust.research).toBeCloseTo(0.5085737259268848, 9);
    expect(learned.adjustments[0]!.standardError).toBeCloseTo(0.15289772100465632, 9);
    expect(learned.rSquared).toBeCloseTo(0.175438706268501, 9);
  });
  it('leaves out what may be 0', () => {
    expect(learnAdjustments(baseOfSizes(60, (size, i) => exp(0.2 * size) * noise(i))).adjust.size).toBeCloseTo(0.2, 1);
    expect(learnAdjustments(baseOfSizes(60, (_, i) => noise(i))).adjust).toEqual({});
  });
  it('refuses what has no slope', () => {
    const sizes = baseOfSizes(30, (size) => size);
    expect(() => learnAdjustments(sizes, ['kind'])).toThrowError(
      /INPUT_INVALID: .*no such attribute; met "kind"; .*"size"/,
    );
    expect(() => learnAdjustments(baseOfSizes(2, (size) => size))).toThrowError(
      /EVIDENCE_INSUFFICIENT: .*3 cases are needed.*met 2; 1 more/,
    );
  });
});

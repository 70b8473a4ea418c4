import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMedian, overallMedian, regression } from '../../src/cases/baselines.ts';
import { buildCaseBase } from '../../src/cases/case-base.ts';
import { targetOf } from '../../src/cases/code-target.ts';
import { parseCsv } from '../../src/cases/csv.ts';
import { estimate } from '../../src/cases/estimate.ts';
import { inferSchema } from '../../src/cases/infer-schema.ts';
import { disguisedValues, leakageTest, salesChasingTest } from '../../src/cases/leakage.ts';
import { learnWeights } from '../../src/cases/learn-weights.ts';
import { scramble } from '../../src/cases/scramble.ts';
import { studyCases } from '../../src/cases/study-cases.ts';
import { shareInterval, studyCoverage } from '../../src/cases/study-coverage.ts';
import { validateCases } from '../../src/cases/validate-cases.ts';
import { validationFolds } from '../../src/cases/validation-folds.ts';
import { CaseEstimateOptions, CaseSchema } from '../../src/domain/case-schema.ts';
import { exp, log } from '../../src/numeric/elementary.ts';

const BOSTON = new URL('../golden/cases/data/boston.csv', import.meta.url);
const table = parseCsv(readFileSync(BOSTON, 'utf8'));
const boston = buildCaseBase(table, inferSchema(table, { value: 'medv' }).schema);
const ESTIMATE = { k: 10, level: 0.9 };

/** Cases of one attribute that sets the price, one that does not, an owner, and a day. */
function madeUp(count: number, priceOf: (x: number, i: number) => number) {
  const rows = Array.from({ length: count }, (_, i) => {
    const [x, y] = [(i * 37) % 101, (i * 53) % 97];
    return `${x},${y},owner ${i % 7},${2000 + Math.floor(i / 20)}-06-01,${priceOf(x, i)}`;
  });
  const text = ['x,y,owner,day,price', ...rows].join('\n');
  return buildCaseBase(parseCsv(text), inferSchema(parseCsv(text), { value: 'price' }).schema);
}
const useful = madeUp(140, (x, i) => exp(0.05 * x + ((i * 29) % 13) / 50));
const useless = madeUp(140, (_, i) => exp((5 * scramble(i)) / 2 ** 32));

describe('studyCases', () => {
  // 1 Worked examples: Boston homes, whose prices attributes explain; the comparison with nearest neighbours of the case notes.
  const study = studyCases(boston, { estimate: ESTIMATE });
  it('finds that the attributes of Boston homes explain their prices', () => {
    expect(study).toMatchObject({ cases: 506, tested: 506, refused: 0, withoutRatio: 0, doAttributesExplain: 'yes' });
    expect(study.beside!.explainedShare).toBeGreaterThan(0.7);
    expect(study.beside!.baselines.map(({ name, isBeaten }) => [name, isBeaten])).toEqual([
      ['overall median', true],
      ['regression', true],
    ]);
    // the share of 506 cases has a standard error of 0.013
    expect(Math.abs(study.coverage!.coverage - 0.9)).toBeLessThan(0.04);
    expect(study.disguised).toEqual([]);
  });
  it('says where attributes do not explain prices', () => {
    expect(studyCases(useless, { estimate: ESTIMATE }).doAttributesExplain).toBe('no');
    expect(studyCases(useful, { estimate: ESTIMATE }).doAttributesExplain).toBe('yes');
  });
  it('looks at groups, the most frequent first', () => {
    const { byGroup, beside } = studyCases(useful, { estimate: ESTIMATE, groupBy: 'owner' });
    expect(byGroup).toHaveLength(7);
    expect(byGroup[0]!.n).toBe(20);
    expect(beside!.baselines.map(({ name }) => name)).toContain('group median');
  });
  it('is plain data, the same each time', () => {
    expect(JSON.parse(JSON.stringify(study))).toEqual(study);
    expect(studyCases(boston, { estimate: ESTIMATE })).toEqual(study);
  });

  // 2 Laws: no case is ever predicted from what it must not know.
  it('keeps folds apart, groups together, and the future out', () => {
    const testedOnce = (scheme: Parameters<typeof validationFolds>[1]): number[] =>
      validationFolds(useful, scheme, 1000)
        .flatMap(({ tested }) => [...tested])
        .sort((a, b) => a - b);
    const all = [...useful.cases.keys()];
    expect(testedOnce({ by: 'folds' })).toEqual(all);
    expect(testedOnce({ by: 'leave-group-out', attribute: 'owner' })).toEqual(all);
    for (const { tested, training } of validationFolds(useful, { by: 'leave-group-out', attribute: 'owner' }, 1000)) {
      const owners = new Set(tested.map((number) => useful.cases[number]!.cells[2]));
      expect(owners.size).toBe(1);
      expect(all.every((i) => (training[i] === 1) !== owners.has(useful.cases[i]!.cells[2]!))).toBe(true);
    }
    const rolling = validationFolds(useful, { by: 'rolling-origin' }, 1000);
    expect(rolling).toHaveLength(10);
    for (const { tested, training } of rolling) {
      const first = Math.min(...tested.map((number) => useful.cases[number]!.day!));
      expect(all.every((i) => training[i] === 0 || useful.cases[i]!.day! < first)).toBe(true);
    }
  });
  it('tests no more cases than it is told to', () => {
    expect(studyCases(boston, { estimate: ESTIMATE, most: 100 }).tested).toBe(100);
    expect(validationFolds(boston, { by: 'leave-one-out' }, 50)[0]!.tested).toHaveLength(50);
  });

  it('leaves each of very many groups out', () => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i % 17},family ${i % 130},${1 + (i % 17)}`);
    const file = parseCsv(['x,family,price', ...rows].join('\n'));
    const attributes = [{ name: 'family', column: 'family', kind: 'categorical' }];
    const base = buildCaseBase(file, CaseSchema.parse({ attributes, value: { column: 'price', scale: 'log' } }));
    const folds = validationFolds(base, { by: 'leave-group-out', attribute: 'family' }, 1000);
    expect(folds.length).toBe(50);
    expect(folds.flatMap(({ tested }) => tested)).toHaveLength(400);
    for (const { tested, training } of folds) {
      const families = new Set(tested.map((number) => base.cases[number]!.cells[1]));
      expect(base.cases.every(({ cells }, i) => training[i] === 0 || !families.has(cells[1]))).toBe(true);
    }
  });
  it('holds values of one day against values of that day', () => {
    const growing = madeUp(140, (_, i) => exp(Math.floor(i / 20)));
    const time = { to: '2006-06-01', by: { annualRate: Math.E - 1 } };
    const study = studyCases(growing, { estimate: { ...ESTIMATE, time, weights: { owner: 0 } } });
    // all values are the same on that day but for leap days, where a tenth of a percent is left of a factor of 400
    expect(study.beside!.meanAbsoluteError).toBeLessThan(0.01);
  });

  // 3 Differential.
  it('predicts each case as an estimate without it does', () => {
    const folds = validationFolds(useful, { by: 'leave-one-out' }, 25);
    const options = CaseEstimateOptions.parse({ ...ESTIMATE, centre: 'mean', weighting: 'nearness' });
    const { numbers, predicted } = validateCases(useful, options, folds);
    numbers.forEach((number, i) => {
      const { id } = useful.cases[number]!;
      const slow = estimate(useful, targetOf(useful, number), { ...options, exclude: [id] });
      // a logarithm and its inverse
      expect(predicted[i]).toBeCloseTo(log(slow.value), 12);
    });
  });
  it('fits baselines as their formulas say', () => {
    const scaled = useful.values!.map(log);
    const training = Uint8Array.from(scaled, (_, i) => (i < 100 ? 1 : 0));
    const fold = { tested: [120, 121], training };
    const middle = (values: number[]) => {
      const sorted = values.sort((a, b) => a - b);
      return (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
    };
    expect(overallMedian(useful, scaled, fold)[1]).toBe(middle([...scaled.subarray(0, 100)]));
    const sameOwner = [...scaled.subarray(0, 100)].filter((_, i) => i % 7 === 120 % 7);
    expect(groupMedian(2)(useful, scaled, fold)[0]).toBe(middle(sameOwner));
    const errors = regression(useful, scaled, fold).map((said, i) => Math.abs(said - scaled[fold.tested[i]!]!));
    // the price is linear in x but for a term of at most 0.24
    for (const error of errors) expect(error).toBeLessThan(0.3);
  });
  it('counts coverage as a loop over both halves does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 40, maxLength: 60 }), (scores) => {
        const found = studyCoverage(scores, 0.8)!;
        const inside = scores.filter((score, i) => {
          const others = scores.filter((_, j) => j % 2 !== i % 2).sort((a, b) => a - b);
          return score <= others[Math.ceil((others.length + 1) * 0.8) - 1]!;
        });
        expect(found.coverage).toBe(inside.length / scores.length);
      }),
    );
    expect(studyCoverage([1, 2, 3], 0.9)).toBeNull();
    // Clopper and Pearson for 8 of 10 at 95 %: 0.4439 to 0.9748
    expect(shareInterval(8, 10, 0.95).lower).toBeCloseTo(0.4439, 4);
    expect(shareInterval(8, 10, 0.95).upper).toBeCloseTo(0.9748, 4);
    expect([shareInterval(0, 5, 0.9).lower, shareInterval(5, 5, 0.9).upper]).toEqual([0, 1]);
  });

  // 4 Refusals.
  const few = madeUp(19, (x) => 1 + x);
  it.each([
    [
      () => studyCases(few, { estimate: ESTIMATE }),
      /EVIDENCE_INSUFFICIENT: the study: 20 cases are needed; met 19; 1 more/,
    ],
    [
      () => studyCases(boston, { estimate: ESTIMATE, scheme: { by: 'rolling-origin' } }),
      /INPUT_INVALID: scheme: 20 cases with a day.*met 0/,
    ],
    [
      () => studyCases(useful, { estimate: ESTIMATE, scheme: { by: 'leave-group-out', attribute: 'colour' } }),
      /scheme \/attribute: no such attribute; met "colour"/,
    ],
    [
      () => studyCases(useful, { estimate: ESTIMATE, groupBy: 'x' }),
      /groupBy: no attribute with levels.*met "x"; .*"owner"/,
    ],
    [
      () => studyCases(useful, { estimate: { ...ESTIMATE, k: 139 } }),
      /EVIDENCE_INSUFFICIENT: the study: none of 140 tested cases/,
    ],
    [() => studyCases(useful, { estimate: ESTIMATE, scheme: { by: 'luck' } } as never), /case study \/scheme/],
    [
      () => studyCases(buildCaseBase(table, { ...boston.schema, value: undefined } as never), { estimate: ESTIMATE }),
      /studyCases: base: the schema names no value/,
    ],
  ])('refuses case %#', (work, message) => {
    expect(work).toThrowError(message);
  });
});

describe('leakage', () => {
  const honest = Array.from({ length: 200 }, (_, i) => exp((((i * 61) % 199) - 99) / 400));
  it('suspects ratios that crowd around 1, and no honest ones', () => {
    expect(salesChasingTest(honest).isSuspect).toBe(false);
    // of four ratios near 1 three lie within 2 %: P(X ≥ 3) of four fair throws is 5/16
    expect(salesChasingTest([1, 1.01, 0.99, 1.05, 2])).toMatchObject({
      within2: 3,
      within6: 4,
      p: expect.closeTo(5 / 16, 14),
    });
    const chased = honest.map((ratio, i) => (i % 3 === 0 ? 1 + (i % 5) / 1000 : ratio));
    expect(salesChasingTest(chased)).toMatchObject({ isSuspect: true });
  });
  it('suspects estimates that fit what they have seen better', () => {
    const tight = honest.slice(0, 50).map((ratio) => ratio ** 0.2);
    expect(leakageTest(tight, honest)).toMatchObject({ isSuspect: true });
    expect(leakageTest(honest.slice(0, 100), honest.slice(100)).isSuspect).toBe(false);
    expect(leakageTest(honest, honest).p).toBeCloseTo(0.5, 2);
    expect(() => leakageTest([1, 1], honest)).toThrowError(/leakageTest: seen: too few values; met 2/);
    expect(() => salesChasingTest([1, -1])).toThrowError(/ratios\[1\]: not above zero; met -1/);
  });
  it('names an attribute that is the value in disguise', () => {
    const leaky = madeUp(40, (x) => 3 * x + 1);
    expect(disguisedValues(leaky)).toEqual([{ attribute: 'x', rankCorrelation: 1 }]);
    expect(disguisedValues(useful).map(({ attribute }) => attribute)).not.toContain('y');
  });
});

describe('learnWeights', () => {
  const learned = learnWeights(useful, { k: 5, level: 0.9, weights: { owner: 0 } }, { most: 100 });
  // 1 Worked example: x sets the price, y does not.
  it('raises what matters, lowers what does not, and says what that is worth elsewhere', () => {
    expect(learned.weights.x).toBeGreaterThan(2 * learned.weights.y!);
    expect(learned.fittedError).toBeLessThan(learned.startError);
    expect(learned.honestError).toBeLessThan(learned.honestStartError);
    expect(learned.isWorthIt).toBe(true);
    expect(learned.honestError).toBeGreaterThanOrEqual(learned.fittedError * 0.9);
  });
  it('does not claim to help where nothing can', () => {
    const options = { k: 5, level: 0.9 };
    const { fittedError, startError, honestError, honestStartError, isWorthIt } = learnWeights(useless, options, {
      most: 100,
    });
    // the cases that chose flatter the weights by a sixth of the error; on the others nothing is left of it
    expect(fittedError / startError).toBeLessThan(0.9);
    expect(honestError / honestStartError).toBeGreaterThan(0.95);
    expect(isWorthIt).toBe(false);
  });
  it('refuses a base that is too small', () => {
    expect(() =>
      learnWeights(
        madeUp(30, (x) => 1 + x),
        { k: 5, level: 0.9 },
      ),
    ).toThrowError(/EVIDENCE_INSUFFICIENT: learnWeights: 40 cases are needed; met 30; 10 more/);
  });
});

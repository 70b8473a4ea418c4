import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineModel, type Model } from '../../src/formula/define-model.ts';
import { recordedInput } from '../../src/formula/outcome.ts';
import {
  annualRate,
  count,
  day,
  firstYear,
  flag,
  type Inputs,
  money,
  number,
  optional,
  perYear,
  resultOf,
  share,
  signedMoney,
  table,
  timing,
} from '../../src/formula/quantities.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { LABEL, lineOf, modelOf, refusalOf, run, specOf } from '../support/formulas.ts';

const N = { n: number(LABEL) };
const at = (text: string, n: string | number) => lineOf(text, N, { n });
const rounded = (figure: string) => decimal(figure).toDecimalPlaces(20).toString();

describe('rounding and bounds', () => {
  it('rounds to the nearest step, halves away from zero', () => {
    const amount = { x: perYear(signedMoney(LABEL)) };
    const x = ['1.005', '-1.005', '2.3449', '7'];
    expect(lineOf('round(x, fen)', amount, { x })).toEqual(['1.01', '-1.01', '2.34', '7']);
    expect(lineOf('round(x, 5 × yuan)', amount, { x })).toEqual(['0', '0', '0', '5']);
    expect(at('round(n, 0.05)', '0.125')).toBe('0.15');
    expect(refusalOf(() => at('round(n, 1 − 1)', 1))).toContain('a step above 0 expected; met "0"'.replaceAll('"', ''));
  });
  it('holds a figure between two bounds', () => {
    expect([-1, 0.5, 9].map((n) => at('clamp(n, 0, 1)', n))).toEqual(['0', '0.5', '1']);
  });
});

describe('entries', () => {
  const X = { x: perYear(number(LABEL)) };
  it('can be picked by number', () => {
    expect(lineOf('at(x, 2) + at(x, count(x))', X, { x: [5, 6, 7] })).toBe('13');
    expect(refusalOf(() => lineOf('at(x, 4)', X, { x: [5, 6, 7] }))).toContain(
      'the series has entries 1 to 3; met entry 4',
    );
    expect(refusalOf(() => lineOf('at(x, 1.5)', X, { x: [5, 6, 7] }))).toContain('met entry 1.5');
    expect(refusalOf(() => lineOf('at(x, 0)', X, { x: [5] }))).toContain('met entry 0');
  });

  // 100 on which 5 % grows, less 10 a year: 100 × 1.05 − 10 = 95; 95 × 1.05 − 10 = 89.75; 84.2375.
  it('can run on the entry before of the same line', () => {
    const inputs = { paid: perYear(money(LABEL)), opening: money(LABEL) };
    const model = modelOf({ balance: 'previous(balance, opening) × 1.05 − paid', value: 'last(balance)' }, inputs);
    const outcome = run(model, { paid: ['10', '10', '10'], opening: '100' });
    const [balance] = outcome.steps;
    expect([balance?.value ?? []].flat().map((one) => rounded(one as string))).toEqual(['95', '89.75', '84.2375']);
    expect(refusalOf(() => modelOf({ a: 'a + 1', value: 'a' }))).toContain('needs itself: a → a');
    expect(refusalOf(() => modelOf({ a: 'previous(a, 0) + a', value: 'last(a)' }, inputs))).toContain('needs itself');
    const round = { a: 'previous(b, 0 × paid)', b: 'previous(a, 0 × paid)', value: 'last(a)' };
    expect(refusalOf(() => modelOf(round, inputs))).toContain('needs itself: a → b → a');
  });
  it('of a running line equal a running product', () => {
    const inputs = { x: perYear(number(LABEL)) };
    const model = modelOf({ grown: 'previous(grown, 1) × x', value: 'last(grown) − product(x)' }, inputs);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 }), (x) => {
        expect(run(model, { x }).value).toBe('0');
      }),
    );
  });
});

describe('tables', () => {
  const TABLE = { x: money(LABEL), fees: table(LABEL, { by: 'money', gives: 'share' }) };
  const fees = [
    ['1000', '0.1'],
    ['3000', '0.05'],
    [null, '0.01'],
  ];
  const fee = (text: string, x: string | number) => lineOf(text, TABLE, { x, fees });

  it('charge band by band, or the whole amount by its band', () => {
    expect([0, 1000, 2000, 3000, 10000].map((x) => fee('bands(x, fees)', x))).toEqual([
      '0',
      '100',
      '150',
      '200',
      '270',
    ]);
    expect([0, 1000, 2000, 3000, 10000].map((x) => fee('x × band(x, fees)', x))).toEqual([
      '0',
      '100',
      '100',
      '150',
      '100',
    ]);
  });
  it('are recorded row by row, and can be left out where the model has its own', () => {
    const inputs = { x: TABLE.x, fees: optional(TABLE.fees, fees as never) };
    const outcome = run(modelOf({ value: 'bands(x, fees)' }, inputs), { x: '2000' });
    expect(outcome.value).toBe('150');
    expect(outcome.inputs[1]).toMatchObject({ value: { rows: fees }, isDefault: true });
    expect(recordedInput(outcome)).toEqual({ x: '2000' });
  });
  it('give the figure beside an exact number, or a day', () => {
    const inputs = { n: count(LABEL), by: table(LABEL, { by: 'count', gives: 'money' }) };
    expect(
      lineOf('lookup(n, by)', inputs, {
        n: 3,
        by: [
          [1, 900],
          [3, 1200],
        ],
      }),
    ).toBe('1200');
    expect(
      refusalOf(() =>
        lineOf('lookup(n, by)', inputs, {
          n: 2,
          by: [
            [1, 900],
            [3, 1200],
          ],
        }),
      ),
    ).toContain('line line: the table has no such row; met 2');
    const dated = { on: day(LABEL), rates: table(LABEL, { by: 'day', gives: 'rate' }) };
    const rates = [
      ['2024-06-30', '0.03'],
      ['2025-06-30', '0.02'],
    ];
    expect(lineOf('band(on, rates)', dated, { on: '2024-07-01', rates })).toBe('0.02');
    expect(refusalOf(() => lineOf('band(on, rates)', dated, { on: '2025-07-01', rates }))).toContain(
      'beyond the last row',
    );
  });
  it('grow with the amount: marginal bands of rising totals never fall', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => decimal(fee('bands(x, fees)', x) as string));
        expect(low!.lte(high!)).toBe(true);
      }),
    );
  });
  it.each([
    [[], 'a table of 1 to 1000 rows expected'],
    ['none', 'a table of 1 to 1000 rows expected'],
    [
      [
        ['1000', '0.1'],
        ['1000', '0.2'],
      ],
      'row 2: rows must ascend',
    ],
    [
      [
        [null, '0.1'],
        ['1000', '0.2'],
      ],
      'row 1: exact figures expected, open only in the last row',
    ],
    [[['1000']], 'row 1: a row of two figures expected'],
    [[['1000', Number.NaN]], 'row 1: exact figures expected'],
  ])('are refused where they are none: %j', (rows, problem) => {
    expect(refusalOf(() => lineOf('bands(x, fees)', TABLE, { x: 1, fees: rows }))).toContain(problem);
  });
});

describe('days', () => {
  const DAYS = { from: day(LABEL), to: day(LABEL) };
  const given = { from: '2024-02-28', to: '2025-03-01' };
  const one = { from: day(LABEL) };
  it('are counted between, moved by a count, compared and chosen', () => {
    expect(lineOf('to − from', DAYS, given)).toBe('367');
    expect(lineOf('yearsBetween(from, to) × 365', DAYS, given)).toBe('367');
    expect(lineOf('from + 2', one, { from: '2024-02-28' })).toBe('2024-03-01');
    expect(lineOf('max(from, to)', DAYS, given)).toBe('2025-03-01');
    expect(lineOf('from < to', DAYS, given)).toBe('true');
    expect(refusalOf(() => lineOf('to − from', DAYS, { ...given, to: '2025-02-29' }))).toContain(
      'test/model: to: a day of the years 1800 to 2200 expected; met "2025-02-29"; write "2021-07-27"',
    );
  });
});

describe('truths', () => {
  it('are true or false', () => {
    const inputs = { renewable: flag(LABEL) };
    expect(lineOf('if renewable then 1 else 2', inputs, { renewable: true })).toBe('1');
    expect(lineOf('if renewable then 1 else 2', inputs, { renewable: false })).toBe('2');
    expect(refusalOf(() => lineOf('renewable', inputs, { renewable: 'true' }))).toContain(
      'a truth expected; met "true"',
    );
  });
});

describe('a first year that is only part of one', () => {
  const STUB = { rate: annualRate(LABEL), flow: perYear(money(LABEL)), timing: timing(), stub: firstYear() };
  const of = (given: object) =>
    lineOf('flow ÷ flow × discount(rate, t, timing, stub)', STUB, { rate: '0.21', flow: [1, 1], ...given }) as string[];
  // 1.21^−0.5 = 1/1.1; a year later 1/1.331. In mid-year: 1.21^−0.25, then 1.21^−1.
  it('brings every flow nearer', () => {
    const end = of({ timing: 'year-end', stub: '0.5' }).map((one) => decimal(one).toDecimalPlaces(25).toString());
    expect(end).toEqual(['0.9090909090909090909090909', '0.7513148009015777610818933']);
    const middle = of({ timing: 'mid-year', stub: '0.5' });
    expect(decimal(middle[0]!).pow(4).times('1.21').toDecimalPlaces(25).toString()).toBe('1');
    expect(decimal(middle[1]!).times('1.21').toDecimalPlaces(25).toString()).toBe('1');
  });
  it('is a whole one when left out', () => {
    for (const kind of ['year-end', 'mid-year']) {
      expect(of({ timing: kind })).toEqual(
        lineOf('flow × discount(rate, t, timing) × (stub ÷ stub)', STUB, {
          rate: '0.21',
          flow: ['1', '1'],
          timing: kind,
        }),
      );
    }
  });
});

describe('alternatives', () => {
  const inputs: Inputs = { royalty: optional(share(LABEL)), margin: optional(share(LABEL)), sales: money(LABEL) };
  const model = modelOf({ value: 'sales × either(royalty, margin ÷ 4)' }, inputs, { oneOf: [['royalty', 'margin']] });
  it('stand in for one another', () => {
    expect(run(model, { sales: 100, royalty: '0.05' }).value).toBe('5');
    expect(run(model, { sales: 100, margin: '0.2' }).value).toBe('5');
  });
  it('are given one at a time', () => {
    expect(refusalOf(() => run(model, { sales: 100 }))).toContain('exactly one of royalty, margin expected; met none');
    expect(refusalOf(() => run(model, { sales: 100, royalty: 0, margin: 0 }))).toContain('met royalty and margin');
  });
  it('must be optional, and cover every case', () => {
    const refusal = (more: object, text = 'sales × either(royalty, margin)') =>
      refusalOf(() => modelOf({ value: text }, inputs, more));
    expect(refusal({ oneOf: [['royalty', 'sales']] })).toContain('alternatives are two or more optional inputs');
    expect(refusal({ oneOf: [['royalty', 'royalties']] })).toContain('met ["royalties"]');
    expect(refusal({})).toContain('"royalty" may be absent; give a figure to fall back on with either(…)');
  });
  it('leave a condition aside that stands on what is absent', () => {
    const conditions = [{ code: 'half', that: 'royalty < 0.5', otherwise: 'refuse' as const, ...LABEL }];
    const held = modelOf(
      { value: 'sales × either(royalty, 0.1)' },
      { royalty: inputs.royalty!, sales: inputs.sales! },
      { conditions },
    );
    expect(run(held, { sales: 100 }).value).toBe('10');
    expect(refusalOf(() => run(held, { sales: 100, royalty: '0.6' }))).toContain('Something');
  });
});

describe('a model behind an input', () => {
  const rates = defineModel({
    ...specOf({ value: 'riskFree + premium' }),
    id: 'test/rate',
    inputs: { riskFree: annualRate(LABEL), premium: annualRate(LABEL) },
  });
  const worth = modelOf(
    { value: 'income ÷ rate' },
    { income: money(LABEL), rate: resultOf(annualRate(LABEL), rates) },
  ) as Model;

  it('gives its result, and its own record stands in the outcome', () => {
    const outcome = run(worth, { income: 10, rate: { riskFree: '0.03', premium: '0.05' } });
    expect(outcome.value).toBe('125');
    expect(outcome.inputs[1]).toMatchObject({ value: '0.08', outcome: { model: { id: 'test/rate' }, value: '0.08' } });
    expect(run(worth, recordedInput(outcome))).toEqual(outcome);
    expect(run(worth, { income: 10, rate: '0.08' }).value).toBe('125');
  });
  it('is refused by the place of its own inputs, and when its result is of another kind or out of range', () => {
    expect(refusalOf(() => run(worth, { income: 10, rate: { riskFree: 3 } }))).toContain(
      'test/model: rate: test/rate: premium: missing',
    );
    expect(refusalOf(() => run(worth, { income: 10, rate: { riskFree: 2, premium: 1 } }))).toContain(
      'test/model: rate: above the most allowed, 2; met "3"',
    );
    expect(refusalOf(() => modelOf({ value: 'm' }, { m: resultOf(money(LABEL), rates) }))).toContain(
      'test/model: input m: test/rate gives one rate, the input is money',
    );
  });
  it('changes the fingerprint of the model it stands in when its own text changes', () => {
    const other = defineModel({ ...rates.checked.spec, version: 2 });
    const inputs = (model: typeof rates) => ({ income: money(LABEL), rate: resultOf(annualRate(LABEL), model) });
    const hash = (model: typeof rates) =>
      run(modelOf({ value: 'income ÷ rate' }, inputs(model)), { income: 1, rate: 1 }).model.hash;
    expect(hash(rates)).not.toBe(hash(other));
  });
});

describe('Φ', () => {
  // mpmath ncdf at 40 digits.
  it.each([
    ['0', '0.5'],
    ['1.96', '0.9750021048517795658634157309591628099775'],
    ['-1', '0.1586552539314570514147674543679620775'],
    ['-3', '0.001349898031630094526651814767594977378'],
    ['-5', '0.0000002866515718791939116737523328746453538544'],
    ['-20', '2.753624118606233695075622780857465332807e-89'],
    ['9', '0.9999999999999999998871411594046159352264'],
  ])('of %s is right to 28 digits', (x, expected) => {
    expect(
      decimal(at('Φ(n)', x) as string)
        .div(expected)
        .minus(1)
        .abs()
        .lt('1e-28'),
    ).toBe(true);
  });
  it('is written Phi as well, and adds to 1 with its mirror image', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), (n) => {
        const gap = decimal(at('Phi(n) + Φ(−n) − 1', `${n}e-3`) as string);
        expect(gap.abs().lt('1e-30')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a line that runs on its previous entry', () => {
  const inputs = { x: perYear(number(LABEL)) };
  const refusal = (run: string) => refusalOf(() => modelOf({ run, value: 'sum(x) + last(run)' }, inputs));
  it('is a series', () => {
    expect(refusalOf(() => modelOf({ value: 'sum(previous(value, 0)) + sum(x)' }, inputs))).toContain(
      'a line that uses its own previous entry is a series, this is a single figure',
    );
  });
  it('looks at no entry still to come', () => {
    expect(refusal('x + max(previous(run, 0))')).toContain('max looks at entries of "run" still to come');
    expect(refusal('x + at(previous(run, 0), 3)')).toContain('at looks at entries of "run" still to come');
    expect(lineOf('cumulative(previous(line, 1)) + x', inputs, { x: [1, 1, 1] })).toEqual(['2', '4', '8']);
    expect(lineOf('max(previous(line, 1), x)', inputs, { x: [1, 3, 2] })).toEqual(['1', '3', '3']);
  });
});

describe('a choice, entry by entry, of what may be absent', () => {
  const inputs = { x: perYear(number(LABEL)), a: optional(number(LABEL)) };
  it('is absent where any entry is', () => {
    const either = 'either(if x > 1 then a else 0, 5) + 0 × sum(x)';
    expect(lineOf(either, inputs, { x: [1, 2] })).toEqual(['5', '5']);
    expect(lineOf(either, inputs, { x: [1, 1] })).toEqual(['0', '0']);
    expect(lineOf(either, inputs, { x: [1, 2], a: 7 })).toEqual(['0', '7']);
  });
});

describe('normalQuantile', () => {
  // 1 Worked examples: mpmath at 40 digits, −√2 erfc⁻¹(2p).
  it.each([
    ['0.5', '0'],
    ['0.999', '3.0902323061678135415403998301073792054910'],
    ['0.01', '-2.326347874040841100885606163346911723351817'],
    ['1e-300', '-37.047096299361199237222962507860436844'],
  ])('of %s is right to 24 digits', (p, expected) => {
    expect(
      decimal(at('normalQuantile(n)', p) as string)
        .minus(expected)
        .abs()
        .lt('1e-24'),
    ).toBe(true);
  });
  // 2 Laws.
  it('undoes Φ, and mirrors at one half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        const p = `${n}e-6`;
        expect(
          decimal(at('Φ(normalQuantile(n))', p) as string)
            .minus(p)
            .abs()
            .lt('1e-30'),
        ).toBe(true);
        const sum = decimal(at('normalQuantile(n) + normalQuantile(1 − n)', p) as string);
        expect(sum.abs().lt('1e-28')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
  // 4 Refusals.
  it.each(['0', '1', '-0.1', '1.1', '1e-301'])('refuses %s', (p) => {
    expect(refusalOf(() => at('normalQuantile(n)', p))).toContain('normalQuantile needs a number above 0 and below 1');
  });
});

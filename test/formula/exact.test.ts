import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualRate, money, number, perYear, share, signedMoney, years } from '../../src/formula/quantities.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { LABEL, lineOf, modelOf, refusalOf, run } from '../support/formulas.ts';
import { Fraction } from '../support/fraction.ts';

const X = { x: perYear(number(LABEL)) };
const XY = { ...X, y: perYear(number(LABEL)) };
const N = { n: number(LABEL) };

describe('exact', () => {
  // 1 Worked examples.
  it('computes with 34 digits, half up, and writes plain digits', () => {
    expect(lineOf('1 ÷ 3')).toBe(`0.${'3'.repeat(34)}`);
    expect(lineOf('2 ÷ 3')).toBe(`0.${'6'.repeat(33)}7`);
    expect(lineOf('0.1 + 0.2')).toBe('0.3');
    expect(lineOf('10^30 + 0.5 − 10^30')).toBe('0.5');
    expect(lineOf('10^36')).toBe(`1${'0'.repeat(36)}`);
    expect(lineOf('1 ÷ 10^40')).toBe(`0.${'0'.repeat(39)}1`);
    expect(lineOf('0 × −1')).toBe('0');
  });
  it('reads powers to the right and a minus after the power', () => {
    expect(lineOf('2^3^2')).toBe('512');
    expect(lineOf('−2^2')).toBe('-4');
    expect(lineOf('2^−2')).toBe('0.25');
    expect(lineOf('4^0.5')).toBe('2');
    expect(lineOf('0^0')).toBe('1');
    expect(lineOf('0^0.1^400')).toBe('0');
  });
  it('lets single figures stand for every year, and knows the year', () => {
    expect(lineOf('x × 2 + t', X, { x: ['1', '2', '3'] })).toEqual(['3', '6', '9']);
    expect(lineOf('2^x', X, { x: [1, 2, 3] })).toEqual(['2', '4', '8']);
    expect(lineOf('x × (1 − n)^(t − 1)', { ...N, ...X }, { n: '0.1', x: [1, 1, 1] })).toEqual(['1', '0.9', '0.81']);
  });
  it('compares, and joins truths', () => {
    expect(lineOf('1 < 2 and 2 ≤ 2 and 3 > 2 and 2 ≥ 2 and 0.10 = 0.1 and 1 ≠ 2')).toBe('true');
    expect(lineOf('not 1 < 2 or 2 < 1')).toBe('false');
    expect(lineOf('x > 1 and x < 3', X, { x: [1, 2, 3] })).toEqual(['false', 'true', 'false']);
  });

  // 2 Laws.
  it('computes only the branch that holds, year by year', () => {
    const x = ['2', '0', '-4'];
    expect(lineOf('if x ≠ 0 then 1 ÷ x else 0', X, { x })).toEqual(['0.5', '0', '-0.25']);
    expect(lineOf('if x > 0 then ln(x ÷ 2) else x', X, { x })).toEqual(['0', '0', '-4']);
    expect(lineOf('if x ≥ 0 then sqrt(x + x) else −sqrt(−x)', X, { x })).toEqual(['2', '0', '-2']);
    expect(lineOf('if x ≠ 0 then sum(x) ÷ x else 7', X, { x })).toEqual(['-1', '7', '0.5']);
    expect(lineOf('if x ≠ 0 then (if x > 0 then sqrt(x + 2) else 1 ÷ x) else −1', X, { x })).toEqual([
      '2',
      '-1',
      '-0.25',
    ]);
    expect(lineOf('if x > 0 then previous(x, 9) else max(x, −1)', X, { x })).toEqual(['9', '0', '-1']);
    expect(lineOf('if n > 0 then 1 ÷ n else 0', N, { n: 0 })).toBe('0');
    expect(lineOf('if n > 0 then ln(n) else 0', N, { n: 0 })).toBe('0');
  });
  it('gives one figure a year wherever the checker promised one', () => {
    const inputs = { ...N, ...X };
    const x = [1, 2, 3];
    expect(lineOf('if n > 0 then x else 0', inputs, { n: 0, x })).toEqual(['0', '0', '0']);
    expect(lineOf('sum(if n > 0 then x else 2)', inputs, { n: 0, x })).toBe('6');
    expect(lineOf('sum(if n > 0 then x else 2)', inputs, { n: 1, x })).toBe('6');
    expect(lineOf('count(if n > 0 then x else 2)', inputs, { n: 0, x })).toBe('3');
    expect(lineOf('cumulative(if n > 0 then x else 2)', inputs, { n: 0, x })).toEqual(['2', '4', '6']);
    expect(lineOf('previous(if n > 0 then x else 2, 0)', inputs, { n: 0, x })).toEqual(['0', '2', '2']);
    expect(lineOf('max(if n > 0 then x else 2)', inputs, { n: 0, x })).toBe('2');
    expect(lineOf('mean(if n > 0 then x else 0.5)', inputs, { n: 0, x })).toBe('0.5');
  });
  it('does each year what it does alone', () => {
    const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(series, series, (a, b) => {
        const length = Math.min(a.length, b.length);
        const [x, y] = [a.slice(0, length), b.slice(0, length)];
        const text = 'if x > y then x − y × 2 else if y ≠ 0 then x ÷ y else abs(x) + 1';
        const together = lineOf(text, XY, { x, y });
        const alone = x.map((one, year) => [lineOf(text, XY, { x: [one], y: [y[year]] })].flat()[0]);
        expect(together).toEqual(alone);
      }),
    );
  });

  // 3 Differential: fractions of whole numbers, which never round.
  const chain = (operators: readonly string[]) =>
    fc.tuple(
      fc.integer({ min: 1, max: 99_999 }),
      fc.array(fc.tuple(fc.constantFrom(...operators), fc.integer({ min: 1, max: 99_999 })), { maxLength: 6 }),
    );
  const bothWays = ([first, steps]: [number, [string, number][]]) => {
    const text = steps.reduce((before, [operator, n]) => `(${before}) ${operator} ${n}`, String(first));
    const fraction = steps.reduce(
      (before, [operator, n]) => {
        const other = new Fraction(BigInt(n));
        if (operator === '+') return before.plus(other);
        if (operator === '−') return before.minus(other);
        return operator === '×' ? before.times(other) : before.over(other);
      },
      new Fraction(BigInt(first)),
    );
    return { ours: decimal(lineOf(text) as string), theirs: fraction.toDecimal() };
  };
  it('agrees exactly with fractions while 34 digits hold the figures', () => {
    // sums and differences move a figure by less than 10^5, so no earlier figure is longer than the last
    fc.assert(
      fc.property(chain(['+', '−', '×']), (given) => {
        const { ours, theirs } = bothWays(given);
        fc.pre(theirs.abs().lt('1e34'));
        expect(ours.equals(theirs)).toBe(true);
      }),
    );
  });
  it('agrees with fractions to half a unit of the 34th digit for each operation', () => {
    // sums, products and quotients of positive figures only pass relative errors on
    fc.assert(
      fc.property(chain(['+', '×', '÷']), (given) => {
        const { ours, theirs } = bothWays(given);
        expect(ours.div(theirs).minus(1).abs().lte('3.1e-33')).toBe(true);
      }),
    );
  });

  // 4 Refusals, each with the line's name and the number met.
  it.each([
    ['1 ÷ n', 0, 'division by zero; met 1 ÷ 0'],
    ['n^−1', 0, 'this power is not a number; met 0^-1'],
    ['n^0.5', -4, 'this power is not a number; met -4^0.5'],
    ['ln(n)', 0, 'ln needs a number above 0; met 0'],
    ['ln(n)', -1, 'ln needs a number above 0; met -1'],
    ['sqrt(n)', -2, 'sqrt needs a number of 0 or more; met -2'],
    ['exp(exp(n))', 50, 'the result cannot be written out'],
    ['exp(n)', 1e15, 'the result cannot be written out; met 6.724'],
    ['exp(n)', -1e15, 'the result cannot be written out; met 1.487'],
    ['exp(n)', 1e18, 'the result cannot be written out; met Infinity'],
    ['n^n', 1e18, 'this power is not a number; met 1000000000000000000^1000000000000000000'],
    ['n^(n ÷ 10000)', 1e18, 'the result cannot be written out; met 1e+1800000000000000'],
  ])('refuses %s at n = %d', (text, n, problem) => {
    expect(refusalOf(() => lineOf(text, N, { n }))).toContain(`INPUT_INVALID: test/model: line line: ${problem}`);
  });
  it('names the line in which it happens, in a model of several', () => {
    const model = modelOf(
      { margin: 'profit ÷ sales', value: 'sum(margin)' },
      { profit: perYear(signedMoney(LABEL)), sales: perYear(money(LABEL)) },
    );
    expect(refusalOf(() => run(model, { profit: [1, 2], sales: [1, 0] }))).toBe(
      'INPUT_INVALID: test/model: line margin: division by zero; met 2 ÷ 0',
    );
  });
  it('never hands out what is not a number, whatever the inputs', () => {
    const inputs = { r: annualRate(LABEL), p: share(LABEL), n: years(LABEL), m: money(LABEL) };
    const model = modelOf({ a: '(1 + r)^n × exp(n × r) − p ÷ (1 − p)', value: 'm × a^3 ÷ (a − 1)' }, inputs);
    const digits = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => `${n}e-6`);
    fc.assert(
      fc.property(digits(-999_999, 2_000_000), digits(0, 1_000_000), digits(1, 200_000_000), fc.nat(), (r, p, n, m) => {
        const result = model.try({ r, p, n, m });
        if (result.ok) expect(result.value.value).toMatch(/^-?\d+(\.\d+)?$/);
        else expect(result.error.code).toBe('INPUT_INVALID');
      }),
    );
  });
});

describe('conditions', () => {
  const codeOf = (that: string) => that.replace(/\W+/g, '-').toLowerCase();
  const condition = (that: string, otherwise: 'warn' | 'refuse', en = that) => ({
    code: `if-${codeOf(that)}`,
    that,
    otherwise,
    en,
    zh: `须${that}`,
  });
  const inputs = { p: share(LABEL), x: perYear(number(LABEL)) };

  it('warn in both languages, in the words of the model, and the value stands', () => {
    const conditions = [condition('p ≤ 0.5', 'warn', 'p is high'), condition('value < 100', 'warn', 'a large value')];
    const model = modelOf({ value: 'sum(x) × (1 + p)' }, inputs, { conditions });
    const outcome = run(model, { p: '0.6', x: [100] });
    expect(outcome.value).toBe('160');
    expect(outcome.warnings).toEqual([
      { code: 'if-p-0-5', en: 'p is high', zh: '须p ≤ 0.5' },
      { code: 'if-value-100', en: 'a large value', zh: '须value < 100' },
    ]);
    expect(run(model, { p: '0.5', x: [1] }).warnings).toEqual([]);
  });
  it('hold of a series only when they hold of every entry', () => {
    const model = modelOf({ value: 'sum(x) × p' }, inputs, { conditions: [condition('x > 0', 'warn')] });
    expect(run(model, { p: 1, x: [1, 2, 3] }).warnings).toHaveLength(0);
    expect(run(model, { p: 1, x: [1, 0, 3] }).warnings).toHaveLength(1);
  });
  it('refuse with the words, the values met, and every fault at once', () => {
    const conditions = [
      condition('p < 1', 'refuse', 'p must be below 1'),
      condition('min(x) > 0', 'refuse', 'x must be above 0'),
    ];
    const model = modelOf({ value: 'sum(x) ÷ (1 − p)' }, inputs, { conditions });
    expect(refusalOf(() => run(model, { p: 1, x: [1, 0] }))).toBe(
      'INPUT_INVALID: test/model: if-p-1: p must be below 1; met "p = 1"\ntest/model: if-min-x-0: x must be above 0; met "x = 1,0"',
    );
  });
  it('on inputs alone speak before a line fails for the same reason', () => {
    const conditions = [condition('p < 1', 'refuse', 'p must be below 1')];
    const model = modelOf({ value: 'sum(x) ÷ (1 − p)' }, inputs, { conditions });
    expect(refusalOf(() => run(model, { p: 1, x: [1] }))).toContain('p must be below 1');
  });
  it('on lines speak after them', () => {
    const conditions = [condition('value < 10', 'refuse', 'too large')];
    const model = modelOf({ value: 'sum(x) ÷ (1 − p)' }, inputs, { conditions });
    expect(refusalOf(() => run(model, { p: '0.5', x: [5] }))).toBe(
      'INPUT_INVALID: test/model: if-value-10: too large; met "value = 10"',
    );
    expect(refusalOf(() => run(model, { p: 1, x: [5] }))).toContain('line value: division by zero');
  });
  it('that cannot be computed are refused under their own name', () => {
    const model = modelOf({ value: 'sum(x) × p' }, inputs, { conditions: [condition('1 ÷ p > 2', 'warn')] });
    expect(refusalOf(() => run(model, { p: 0, x: [5] }))).toContain('test/model: if-1-p-2: division by zero');
  });
});

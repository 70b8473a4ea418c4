import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualRate,
  number,
  optional,
  perYear,
  share,
  signedMoney,
  timing,
  years,
} from '../../src/formula/quantities.ts';
import { type Decimal, decimal } from '../../src/numeric/decimal.ts';
import { LABEL, lineOf, refusalOf } from '../support/formulas.ts';
import { Fraction } from '../support/fraction.ts';

const X = { x: perYear(number(LABEL)) };
const N = { n: number(LABEL) };
const of = (text: string, x: readonly (string | number)[]) => lineOf(text, X, { x });
const at = (text: string, n: string | number) => lineOf(text, N, { n }) as string;

const RATE = { r: annualRate(LABEL), n: years(LABEL, { minimum: '0' }), w: timing() };
const annuity = (r: string, n: string | number, w = 'year-end') =>
  lineOf('annuity(r, n, w)', RATE, { r, n, w }) as string;
const discount = (r: string, n: string | number, w = 'year-end') =>
  lineOf('discount(r, n, w)', RATE, { r, n, w }) as string;

const TAX = { p: share(LABEL), r: annualRate(LABEL), n: optional(years(LABEL, { minimum: '0' })), w: timing() };
const benefit = (given: object) => lineOf('taxBenefit(p, r, n, w)', TAX, given) as string;

const relativeGap = (got: string, expected: Decimal): Decimal => decimal(got).div(expected).minus(1).abs();

const series = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
const rate = fc.integer({ min: -5_000, max: 20_000 }).map((n) => decimal(`${n}e-4`).toFixed());
const whole = fc.integer({ min: 1, max: 40 });

describe('functions over a series', () => {
  // 1 Worked examples.
  it('add, multiply, average, pick and count', () => {
    const x = ['2', '-3', '7.5', '0'];
    expect(of('sum(x)', x)).toBe('6.5');
    expect(of('product(x + 1)', x)).toBe('-51');
    expect(of('mean(x)', x)).toBe('1.625');
    expect(of('first(x)', x)).toBe('2');
    expect(of('last(x)', x)).toBe('0');
    expect(of('count(x)', x)).toBe('4');
    expect(of('min(x)', x)).toBe('-3');
    expect(of('max(x)', x)).toBe('7.5');
  });
  it('look back one year, and add up to each year', () => {
    expect(of('previous(x, 9)', [1, 2, 3])).toEqual(['9', '1', '2']);
    expect(of('previous(x, 9)', [1])).toEqual(['9']);
    expect(of('cumulative(x)', [1, 2, -5])).toEqual(['1', '3', '-2']);
  });
  it('compare several figures year by year', () => {
    expect(of('max(x, 2, −x)', [1, -3, 2])).toEqual(['2', '3', '2']);
    expect(of('min(x, 2)', [1, 5])).toEqual(['1', '2']);
    expect(of('max(min(x), 0)', [4, 3])).toBe('3');
  });

  // 2 Laws, and 3: whole numbers summed by the machine are exact.
  it('agree with whole numbers', () => {
    fc.assert(
      fc.property(series, (x) => {
        const total = x.reduce((a, b) => a + b, 0);
        expect(of('sum(x)', x)).toBe(String(total));
        const mean = decimal(of('mean(x)', x) as string);
        expect(mean.times(x.length).minus(total).abs().lte(mean.abs().times('1e-32'))).toBe(true);
        expect(of('last(cumulative(x))', x)).toBe(String(total));
        expect(of('cumulative(x) − previous(cumulative(x), 0)', x)).toEqual(x.map(String));
        expect(of('max(x)', x)).toBe(String(Math.max(...x)));
        expect(of('min(x)', x)).toBe(String(Math.min(...x)));
        expect(of('−min(−x)', x)).toBe(of('max(x)', x));
      }),
      { numRuns: 30 },
    );
  });
});

describe('functions of one number', () => {
  // 1 Worked examples. Source: OEIS A001113, A002162, A002193 (decimal expansions of e, ln 2, √2), to 34 digits.
  it.each([
    ['exp(1)', '2.718281828459045235360287471352662'],
    ['ln(2)', '0.6931471805599453094172321214581766'],
    ['sqrt(2)', '1.414213562373095048801688724209698'],
    ['exp(0)', '1'],
    ['ln(1)', '0'],
    ['sqrt(0)', '0'],
    ['abs(−2.5)', '2.5'],
    ['abs(2.5)', '2.5'],
  ])('%s is %s', (text, value) => {
    expect(lineOf(text)).toBe(value);
  });

  // 2 Laws. exp and ln undo each other to the digits that the larger figure leaves: 34 less those of 10^9.
  it('undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (n) => {
        expect(relativeGap(at('exp(ln(n))', n), decimal(n)).lte('1e-31')).toBe(true);
        expect(relativeGap(at('sqrt(n)^2', n), decimal(n)).lte('1e-33')).toBe(true);
        expect(at('abs(−n)', n)).toBe(String(n));
      }),
      { numRuns: 30 },
    );
  });
  it('take a series year by year', () => {
    expect(of('sqrt(x)', [4, 9])).toEqual(['2', '3']);
    expect(of('abs(x)', [-4, 9])).toEqual(['4', '9']);
    expect(refusalOf(() => of('ln(x)', [1, 0]))).toContain('line line: ln needs a number above 0; met 0');
  });
});

describe('discount', () => {
  // 1 Worked examples.
  it.each([
    ['0.25', '2', 'year-end', '0.64'],
    ['0.21', '0.5', 'mid-year', '1'],
    ['0.21', '1', 'mid-year', '0.9090909090909090909090909090909091'],
    ['0', '7', 'mid-year', '1'],
    ['-0.5', '3', 'year-end', '8'],
    ['0.1', '0', 'year-end', '1'],
  ])('at %s over %s, %s, is %s', (r, n, w, value) => {
    expect(discount(r, n, w)).toBe(value);
  });

  // 2 Laws: one division a year gives what powers give; at most 40 roundings of half a unit in the 34th digit.
  it('is the same year after year as by itself, in both timings', () => {
    const inputs = { x: perYear(signedMoney(LABEL)), r: annualRate(LABEL), w: timing() };
    fc.assert(
      fc.property(rate, whole, fc.constantFrom('year-end', 'mid-year'), (r, n, w) => {
        const x = Array<number>(n).fill(1);
        const row = lineOf('x × discount(r, t, w)', inputs, { x, r, w }) as readonly string[];
        for (const [year, factor] of row.entries()) {
          if (year % 7 === n % 7)
            expect(relativeGap(factor, decimal(discount(r, year + 1, w))).lte('3e-32')).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
  it('steps also from any year on, and leaps where years are apart', () => {
    const inputs = { x: perYear(number(LABEL)), n: years(LABEL), r: annualRate(LABEL), w: timing() };
    const given = { x: [0, 0, 0], n: '2.5', r: '0.21', w: 'mid-year' };
    expect(lineOf('x + discount(r, n + t, w)', inputs, given)).toEqual(
      [3, 4, 5].map((k) => `${decimal('1.21').pow(-k)}`),
    );
    const { n: _, ...others } = inputs;
    const stretched = lineOf('x + discount(r, t × 2, w)', others, { x: [0, 0, 0], r: '0.21', w: 'year-end' });
    expect(stretched).toEqual([2, 4, 6].map((k) => `${decimal('1.21').pow(-k)}`));
  });

  // 3 Differential: powers of fractions.
  it('agrees with fractions', () => {
    fc.assert(
      fc.property(rate, whole, (r, n) => {
        const exact = Fraction.of('1')
          .plus(new Fraction(BigInt(Math.round(Number(r) * 10_000)), 10_000n))
          .power(-n);
        expect(relativeGap(discount(r, n), exact.toDecimal()).lte('1e-33')).toBe(true);
      }),
    );
  });
});

describe('annuity', () => {
  // 1 Worked examples. Source: annuity tables, PA(10 %, 5) = 3.7908, PA(12 %, 10) = 5.6502.
  it('agrees with the tables', () => {
    expect(decimal(annuity('0.1', 5)).toFixed(4)).toBe('3.7908');
    expect(decimal(annuity('0.12', 10)).toFixed(4)).toBe('5.6502');
  });
  it('is the number of years at a rate of 0', () => {
    expect(annuity('0', '7.5')).toBe('7.5');
    expect(annuity('0', '7.5', 'mid-year')).toBe('7.5');
    expect(annuity('0.1', '0')).toBe('0');
  });

  // 2 Laws. Thirty factors of at most 1 (or 2 × 10^9 at −50 %) are added; each is good to 1e-33.
  it('is the sum of the factors of its years, in both timings', () => {
    const inputs = { x: perYear(number(LABEL)), r: annualRate(LABEL), w: timing() };
    fc.assert(
      fc.property(rate, whole, fc.constantFrom('year-end', 'mid-year'), (r, n, w) => {
        const x = Array<number>(n).fill(0);
        const sum = lineOf('sum(x + discount(r, t, w))', inputs, { x, r, w }) as string;
        expect(relativeGap(annuity(r, n, w), decimal(sum)).lte('1e-30')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  // 3 Differential: the sum of powers of fractions. The plain formula loses the digits that 1 − (1 + r)^−n cancels, at
  // most three where r × (n + 1) reaches 0.001; nearer to 0 the series has them all.
  it.each(['1e-40', '1e-20', '1e-9', '0.00001', '0.000024', '0.000025', '0.0001', '-1e-15', '-0.00002'])(
    'keeps its digits at a rate of %s',
    (r) => {
      const growth = fractionOf(r).plus(new Fraction(1n));
      let sum = new Fraction(0n);
      for (let k = 1; k <= 40; k++) sum = sum.plus(growth.power(-k));
      expect(relativeGap(annuity(r, 40), sum.toDecimal()).lte('1e-30')).toBe(true);
    },
  );

  // 4 Refusals: a rate computed below −1.
  it.each(['annuity(r − 2, n, w)', 'discount(r − 2, n, w)', 'discount(r − 1.1, n, w)'])('refuses %s', (text) => {
    const given = { r: '0.1', n: 2, w: 'year-end' };
    expect(refusalOf(() => lineOf(text, RATE, given))).toContain('line line: a rate must be above -1; met -');
  });
});

describe('taxBenefit', () => {
  // 1 Worked example. Source: opag.io FAQ, 25 %, 15 years, 12 %, "approximately 1.13".
  it('agrees with the published factor', () => {
    const factor = benefit({ p: '0.25', r: '0.12', n: 15, w: 'year-end' });
    expect(decimal(factor).toFixed(2)).toBe('1.13');
    expect(factor).toMatch(/^1\.12804991891842/);
  });
  it('is 1 where there is no tax life, or no tax', () => {
    expect(benefit({ p: '0.25', r: '0.12', w: 'mid-year' })).toBe('1');
    expect(benefit({ p: '0', r: '0.12', n: 10, w: 'mid-year' })).toBe('1');
  });

  // 2 Laws.
  it('makes up for the tax saved: F − F × (tax ÷ life) × annuity = 1', () => {
    const text = 'taxBenefit(p, r, n, w) − taxBenefit(p, r, n, w) × p ÷ m × annuity(r, m, w)';
    const inputs = { ...TAX, m: years(LABEL) };
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 0, max: 5000 }),
        whole,
        fc.constantFrom('year-end', 'mid-year'),
        (p, r, n, w) => {
          const given = { p: `${p}e-2`, r: `${r}e-4`, n, m: n, w };
          expect(relativeGap(lineOf(text, inputs, given) as string, decimal(1)).lte('1e-32')).toBe(true);
        },
      ),
    );
  });

  // 4 Refusals.
  it('refuses a shelter of the whole value, and a life of nothing', () => {
    const whole = { p: '1', r: '0', n: 5, w: 'year-end' };
    expect(refusalOf(() => benefit(whole))).toContain('line line: the tax saved reaches the whole value; met 1');
    expect(refusalOf(() => benefit({ p: '0.25', r: '0.1', n: 0, w: 'year-end' }))).toContain(
      'reaches the whole value; met NaN',
    );
  });
});

function fractionOf(text: string): Fraction {
  const [digits = '', exponent = '0'] = text.split('e');
  const value = Fraction.of(digits.replace('-', ''));
  const scaled = value.times(new Fraction(10n).power(Number(exponent)));
  return digits.startsWith('-') ? new Fraction(0n).minus(scaled) : scaled;
}

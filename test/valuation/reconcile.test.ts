import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import type { OpinionRequest } from '../../src/domain/application.ts';
import type { Model } from '../../src/formula/define-model.ts';
import { type Conclusion, conclude } from '../../src/valuation/method-range.ts';
import { reconcile } from '../../src/valuation/reconcile.ts';

const request: OpinionRequest = {
  premise: { en: 'in use', zh: '持续使用' },
  level: 0.8,
  methodCorrelation: 0.5,
  conflictAbove: 1,
};
const reason = { en: 'because', zh: '因为' };
let made = 0;
/** Each from a method of its own. */
const conclusion = (value: string, low: string, high: string, reliability = '1'): Conclusion => {
  const outcome = { model: { id: `method-${made++}` } } as Conclusion['outcome'];
  return { outcome, value, low, high, ranges: {}, level: 0.8, reliability, reason };
};

describe('reconcile', () => {
  // 1 Worked example, by hand: weights 0.75 and 0.25, values 100 and 200 → 125; ln spread between = √(0.75·0.25)·ln 2.
  it('weighs two methods that have no ranges of their own', () => {
    const opinion = reconcile([conclusion('100', '100', '100', '3'), conclusion('200', '200', '200')], request);
    expect(opinion.value).toBe('125.00');
    expect(opinion.methods.map(({ weight }) => weight)).toEqual(['0.750000', '0.250000']);
    expect(opinion.spread.between).toBeCloseTo(Math.sqrt(0.1875) * Math.LN2, 12);
    expect(opinion.spread.within).toBe(0);
    // z of 80 % is 1.2815515655446004
    expect(Number(opinion.low)).toBeCloseTo(125 * Math.exp(-1.2815515655446004 * Math.sqrt(0.1875) * Math.LN2), 2);
    expect(opinion.dispersion).toBeCloseTo(100 / 150, 12);
    expect(opinion.inConflict).toBe(false);
  });
  it('gives one method back its own range', () => {
    const only = { ...request, oneMethodReason: reason };
    const opinion = reconcile([conclusion('100', '80', '125')], only);
    expect([opinion.low, opinion.value, opinion.high]).toEqual(['80.00', '100.00', '125.00']);
  });
  it('flags methods that disagree', () => {
    expect(reconcile([conclusion('10', '9', '11'), conclusion('100', '90', '110')], request).inConflict).toBe(true);
  });

  // 2 Laws.
  const amount = fc.integer({ min: 100, max: 10 ** 9 });
  it('lies between its methods, inside its interval, and scales with the unit of money', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 6 }), (values) => {
        const methods = (unit: number): Conclusion[] =>
          values.map((v, i) =>
            conclusion(String(v * unit), String(v * unit * 0.8), String(v * unit * 1.3), String(i + 1)),
          );
        const one = reconcile(methods(1), request);
        expect(Number(one.value)).toBeGreaterThanOrEqual(Math.min(...values) - 0.005);
        expect(Number(one.value)).toBeLessThanOrEqual(Math.max(...values) + 0.005);
        expect(Number(one.low)).toBeLessThanOrEqual(Number(one.value));
        expect(Number(one.high)).toBeGreaterThanOrEqual(Number(one.value));
        const thousand = reconcile(methods(1000), request);
        // one rounding to the hundredth on each side
        expect(Math.abs(Number(thousand.value) / 1000 - Number(one.value))).toBeLessThan(0.0051);
      }),
    );
  });
  it('widens when errors of methods go together', () => {
    const methods = [conclusion('100', '80', '125'), conclusion('100', '80', '125')];
    const at = (methodCorrelation: number): number =>
      reconcile(methods, { ...request, methodCorrelation }).spread.within;
    expect(at(0)).toBeLessThan(at(0.5));
    expect(at(0.5)).toBeLessThan(at(1));
    expect(at(0) * Math.SQRT2).toBeCloseTo(at(1), 12);
  });

  // 3 Differential: a matrix of one correlation is that correlation.
  it('takes a correlation for each pair', () => {
    const methods = [conclusion('100', '80', '125'), conclusion('90', '60', '125', '2'), conclusion('70', '60', '80')];
    const at = (methodCorrelation: OpinionRequest['methodCorrelation']): number =>
      reconcile(methods, { ...request, methodCorrelation }).spread.within;
    expect(
      at([
        [1, 0.3, 0.3],
        [0.3, 1, 0.3],
        [0.3, 0.3, 1],
      ]),
    ).toBeCloseTo(at(0.3), 14);
    expect(
      at([
        [1, 0.9, 0],
        [0.9, 1, 0],
        [0, 0, 1],
      ]),
    ).toBeGreaterThan(at(0));
    expect(
      at([
        [1, -0.5, 0],
        [-0.5, 1, 0],
        [0, 0, 1],
      ]),
    ).toBeLessThan(at(0));
  });
  it('records what the value was held against', () => {
    const two = [conclusion('100', '80', '125'), conclusion('100', '80', '125')];
    expect(reconcile(two, request).checks).toEqual([]);
    const facts = { costFloor: '120', enterpriseValue: '1000', tangibleAssets: '400', otherRights: ['200', '300'] };
    const { checks } = reconcile(two, { ...request, facts });
    expect(checks.map(({ code, holds, figure, bound }) => [code, holds, figure, bound])).toEqual([
      ['below-cost-floor', 'no', '100', '120'],
      ['above-enterprise-value', 'yes', '600', '600'],
      ['profit-share-outside-one', 'unknown', null, null],
      ['royalty-above-margin', 'unknown', null, null],
    ]);
    expect(reconcile(two, { ...request, facts }, ['above-enterprise-value']).checks).toHaveLength(1);
  });

  // 4 Refusals.
  it('asks for two methods or a reason', () => {
    expect(() => reconcile([conclusion('1', '1', '1')], request)).toThrow(/METHODS_TOO_FEW.*met method-\d+/);
  });
  it('counts one method asked twice, and methods without weight, as one', () => {
    const one = conclusion('1', '1', '1');
    expect(() => reconcile([one, { ...one, value: '2', high: '2' }], request)).toThrow(/METHODS_TOO_FEW/);
    expect(() => reconcile([one, conclusion('2', '2', '2', '0')], request)).toThrow(/METHODS_TOO_FEW/);
    expect(reconcile([one, one], { ...request, oneMethodReason: reason }).value).toBe('1.00');
  });
  it('refuses correlations of another size, or that cannot occur together', () => {
    const two = [conclusion('100', '80', '125'), conclusion('100', '80', '125')];
    const ask = (methodCorrelation: number[][]) => () => reconcile(two, { ...request, methodCorrelation });
    expect(ask([[1]])).toThrow(/INPUT_INVALID.*each of the 2 methods expected; met 1 rows/);
    expect(
      ask([
        [1, 0.5],
        [0.4, 1],
      ]),
    ).toThrow(/INPUT_INVALID: application \/opinion\/methodCorrelation.*not symmetric/);
    const three = [...two, conclusion('100', '80', '125')];
    const impossible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    expect(() => reconcile(three, { ...request, methodCorrelation: impossible })).toThrow(/INPUT_INVALID/);
  });
  it('refuses a value that cannot be, by the code of the check', () => {
    const two = [conclusion('100', '80', '125'), conclusion('100', '80', '125')];
    const facts = { presentValueOfProfits: '90', royaltyRate: '0.2', operatingMargin: '0.15' };
    expect(() => reconcile(two, { ...request, facts })).toThrow(
      /INPUT_INVALID: application \/opinion\/facts: profit-share-outside-one: .*met 100 against 90[\s\S]*royalty-above-margin: .*met 0.2 against 0.15/,
    );
  });
  it('refuses weights that are all 0, and ranges that reach 0', () => {
    const none = [conclusion('1', '1', '1', '0'), conclusion('2', '2', '2', '0')];
    expect(() => reconcile(none, request)).toThrow(/INPUT_INVALID.*all 0/);
    expect(() => reconcile([conclusion('1', '-3', '1'), conclusion('2', '2', '2')], request)).toThrow(/met -3/);
  });
});

describe('conclude', () => {
  const inputs = {
    sales: ['1000', '1000'],
    royaltyRate: '0.05',
    taxRate: '0.25',
    discountRate: '0.1',
    timing: 'year-end',
  };
  const method = {
    model: reliefFromRoyalty as unknown as Model,
    inputs,
    ranges: { royaltyRate: ['0.04', '0.06'], discountRate: ['0.08', '0.12'] } as Record<
      string,
      readonly [string, string]
    >,
    level: 0.8,
    reliability: '1',
    reason,
    at: 'application /methods/0',
  };

  // 1 Worked example, by hand: highest at 6 % and 8 %, lowest at 4 % and 12 %.
  it('takes the extremes over the corners of the ranges', () => {
    const { value, low, high } = conclude(method);
    const by = (rate: number, r: number): number => 750 * rate * (1 / (1 + r) + 1 / (1 + r) ** 2);
    expect(Number(value)).toBeCloseTo(by(0.05, 0.1) * (1000 / 750) * 0.75, 10);
    expect(Number(low)).toBeCloseTo(by(0.04, 0.12) * (1000 / 750) * 0.75, 10);
    expect(Number(high)).toBeCloseTo(by(0.06, 0.08) * (1000 / 750) * 0.75, 10);
  });

  // 4 Refusals.
  it('refuses a range that misses the stated figure', () => {
    expect(() => conclude({ ...method, ranges: { royaltyRate: ['0.06', '0.07'] } })).toThrow(/0.05.*\[0.06, 0.07\]/);
  });
  it('names the method in every fault of its inputs', () => {
    expect(() => conclude({ ...method, ranges: {}, inputs: { ...inputs, royaltyRate: '25' } })).toThrow(
      /application \/methods\/0: income\/relief-from-royalty: royaltyRate.*met "25".*0\.25/,
    );
  });
  it('refuses a method that gives no positive value', () => {
    expect(() => conclude({ ...method, ranges: {}, inputs: { ...inputs, royaltyRate: '0' } })).toThrow(
      /no positive value.*met 0/,
    );
  });
});

import { expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { erfcInverse } from '../../src/numeric/error-function.ts';
import { rate } from '../../src/numeric/time-value/annuity-rate.ts';
import { irr } from '../../src/numeric/time-value/internal-rate.ts';

it('tvm-irr-017: agrees with the quadratic formula to 34 digits, not with the expected figure', () => {
  const root = decimal(3045)
    .pow(2)
    .plus(decimal(4 * 4500).times(2371))
    .sqrt()
    .plus(3045)
    .div(9000)
    .minus(1);
  // two roundings of a number near 0.14
  expect(Math.abs(irr([-4500, 3045, 2371]) - root.toNumber())).toBeLessThan(4e-17);
  expect(Math.abs(0.13918184162670671 - root.toNumber())).toBeGreaterThan(6e-11);
});

it('tvm-rate-001: agrees with the tenth root to 34 digits, not with the expected figure', () => {
  const root = decimal(10000).div(3500).pow('0.1').minus(1).toNumber();
  expect(Math.abs(rate({ nper: 10, pmt: 0, pv: -3500, fv: 10000, when: 'end' }) / root - 1)).toBeLessThan(1e-14);
  expect(Math.abs(0.1106908537142689 / root - 1)).toBeGreaterThan(3e-11);
});

it('spf-erf-inverse-015 … 021: erfcinv(0) has no finite answer', () => {
  expect(() => erfcInverse(0)).toThrow(/ARGUMENT_INVALID.*met 0/);
});

it('inc-relief-from-royalty-006: the exact value and its two parts, which print 194163.77 when rounded before adding', () => {
  const { value, steps } = reliefFromRoyalty({
    sales: ['1000000', '1100000', '1200000', '1300000', '1400000'],
    royaltyRate: '0.05',
    taxRate: '0.25',
    discountRate: '0.12',
    timing: 'year-end',
    taxLife: '5',
  });
  const before = decimal(steps.find(({ name }) => name === 'beforeBenefit')?.value as string);
  const benefit = decimal(value).minus(before);
  expect(Number(value)).toBe(194163.76338571688);
  expect(before.toDecimalPlaces(2).plus(benefit.toDecimalPlaces(2)).toFixed(2)).toBe('194163.77');
});

import { expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { erfcInverse } from '../../src/numeric/error-function.ts';
import { rate } from '../../src/numeric/time-value/annuity-rate.ts';
import { irr } from '../../src/numeric/time-value/internal-rate.ts';
import { leastSquaresPolicy } from '../../src/valuation/option/least-squares-policy.ts';

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

it('opt-lsm-8-paths-001: the quadratic coefficient at date 2 by its normal equations, in exact fractions', () => {
  // prices at date 2 of the five paths in the money, and their payoffs at date 3, in hundredths
  const x = [108, 107, 97, 77, 84].map(BigInt);
  const y = [0, 7, 18, 20, 9].map(BigInt);
  const power = (p: number) => x.reduce((total, value) => total + value ** BigInt(p), 0n);
  const moment = (p: number) => x.reduce((total, value, i) => total + value ** BigInt(p) * y[i]!, 0n);
  const det = ([a, b, c]: readonly bigint[][]) =>
    a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!) -
    a![1]! * (b![0]! * c![2]! - b![2]! * c![0]!) +
    a![2]! * (b![0]! * c![1]! - b![1]! * c![0]!);
  const rows = [0, 1, 2].map((p) => [power(p), power(p + 1), power(p + 2)]);
  const above = det(rows.map((row, p) => [row[0]!, row[1]!, moment(p)]));
  // y in hundredths over x² in ten-thousandths
  const exact = decimal(String(above))
    .div(String(det(rows)))
    .times(100)
    .times(decimal('-0.06').exp());
  expect(exact.toFixed(8)).toBe('-1.81357618');
  const paths = [
    [1, 1.09, 1.08, 1.34],
    [1, 1.16, 1.26, 1.54],
    [1, 1.22, 1.07, 1.03],
    [1, 0.93, 0.97, 0.92],
    [1, 1.11, 1.56, 1.52],
    [1, 0.76, 0.77, 0.9],
    [1, 0.92, 0.84, 1.01],
    [1, 0.88, 1.22, 1.34],
  ];
  const { coefficients } = leastSquaresPolicy({ type: 'put', strike: 1.1, paths, ratePerPeriod: 0.06, degree: 2 });
  expect(coefficients[1]?.[2]).toBeCloseTo(exact.toNumber(), 10);
});

// CreditRisk+, one sector of variance 0.25: deviation² = Σ λ ν² + 0.25 (Σ λ ν)², in units
it('crd-creditriskplus-peer-001: the deviation is what the contributions add up to', () => {
  const unit = 202_389;
  const losses = [
    358475, 1089819, 1799710, 1933116, 2317327, 2410929, 2652184, 2957685, 3137989, 3204044, 4727724, 4830517, 4912097,
    4928989, 5042312, 5320364, 5435457, 5517586, 5764596, 5847845, 6466533, 6480322, 7727651, 15410906, 20238895,
  ];
  const percent = [
    30.0, 30.0, 10.0, 15.0, 15.0, 15.0, 30.0, 15.0, 5.0, 5.0, 1.5, 5.0, 5.0, 30.0, 10.0, 7.5, 5.0, 3.0, 7.5, 3.0, 30.0,
    30.0, 1.6, 10.0, 7.5,
  ];
  const contributions = [
    33785.8352630844, 118461.795979149, 76766.632860284, 128341.124185174, 159430.022047465, 171675.998522125,
    390484.796924537, 231978.061820003, 84558.9809237247, 86338.9564064037, 46189.2565724694, 161189.549589085,
    163911.793078856, 986852.77394476, 344609.479666953, 279115.923347014, 194466.012436833, 118442.620117936,
    316304.020249588, 131165.435022766, 1543864.38726797, 1547156.46758922, 110308.184160378, 2315115.36452198,
    2865199.042821,
  ];
  const sizes = losses.map((loss) => Math.round(loss / unit));
  const means = losses.map((loss, i) => ((percent[i] ?? 0) / 100) * (loss / unit));
  const own = means.reduce((sum, mean, i) => sum + mean * (sizes[i] ?? 0), 0);
  const shared = means.reduce((sum, mean) => sum + mean, 0);
  const deviation = unit * Math.sqrt(own + 0.25 * shared * shared);
  expect(deviation).toBeCloseTo(
    contributions.reduce((sum, part) => sum + part, 0),
    5,
  );
  expect(Math.abs(deviation / 12604332.5003387 - 1)).toBeGreaterThan(1e-4);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bivariateNormalCdf } from '../../src/numeric/bivariate-normal.ts';
import { bivariateTCdf } from '../../src/numeric/bivariate-t.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import { owensT } from '../../src/numeric/owens-t.ts';
import { poissonMass, poissonTails } from '../../src/numeric/poisson.ts';
import { studentTCdf } from '../../src/numeric/student-t.ts';
import { referenceTables, size, worstError } from '../support/reference-table.ts';

const golden = referenceTables('bivariate');

const near = (actual: number, expected: number, relative: number, absolute = 0): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected) + absolute);
};
const real = (low: number, high: number): fc.Arbitrary<number> => fc.double({ min: low, max: high, noNaN: true });

describe('bivariateNormalCdf', () => {
  // 1 Worked example. Source: Sheppard 1899, P(X ≤ 0, Y ≤ 0) = 1/4 + arcsin ρ ÷ 2π; ρ = 1/2 gives 1/3.
  it('gives a third for ρ = 1/2 at the origin', () => {
    near(bivariateNormalCdf(0, 0, 0.5), 1 / 3, 4e-15);
    near(bivariateNormalCdf(0, 0, -0.5), 1 / 6, 4e-15);
  });
  it('keeps its digits far out in the tail', () => {
    // mpmath 1.2.1, 30 digits: quad of the conditional form
    near(bivariateNormalCdf(-10, -10, 0), normalCdf(-10) ** 2, 1e-14);
    near(bivariateNormalCdf(-30, 5, 0.3), normalCdf(-30), 1e-13);
  });

  // 2 Laws.
  it('is symmetric, rises with each argument, and adds up to its margins', () => {
    fc.assert(
      fc.property(real(-6, 6), real(-6, 6), real(-0.999, 0.999), (h, k, rho) => {
        const value = bivariateNormalCdf(h, k, rho);
        expect(bivariateNormalCdf(k, h, rho)).toBe(value);
        // where it has reached its margin only the errors of the two values are left
        expect(bivariateNormalCdf(h + 0.5, k, rho)).toBeGreaterThanOrEqual(value * (1 - 4e-14));
        // P(X ≤ h, Y ≤ k) + P(X ≤ h, Y > k) = P(X ≤ h); two values of relative error near 1e-14
        near(value + bivariateNormalCdf(h, -k, -rho), normalCdf(h), 4e-14);
      }),
    );
  });

  // 3 Differential: Owen's decomposition, which shares only the normal function.
  it('agrees with Owen’s T', () => {
    fc.assert(
      fc.property(real(0.1, 5), real(0.1, 5), real(-0.99, 0.99), (h, k, rho) => {
        const rest = Math.sqrt(1 - rho * rho);
        const byOwen =
          0.5 * (normalCdf(h) + normalCdf(k)) -
          owensT(h, (k - rho * h) / (h * rest)) -
          owensT(k, (h - rho * k) / (k * rest));
        // Owen's form subtracts numbers of size 1
        near(bivariateNormalCdf(h, k, rho), byOwen, 0, 2e-14);
      }),
    );
  });
  it('is right to the digits promised', () => {
    // mpmath at 34 digits; exponents of down to e^−660 cost some digits
    expect(golden.normal!.length).toBeGreaterThan(30);
    expect(worstError(bivariateNormalCdf, golden.normal!, size)).toBeLessThan(1e-13);
  });
  it('reaches the degenerate laws', () => {
    expect(bivariateNormalCdf(1, 2, 1)).toBe(normalCdf(1));
    expect(bivariateNormalCdf(-1, 0.5, -1)).toBe(0);
    near(bivariateNormalCdf(0.3, 0.7, 1 - 1e-12), normalCdf(0.3), 1e-6);
  });

  // 4 Refusals.
  it.each([
    [Number.NaN, 0, 0, 'h'],
    [0, Number.POSITIVE_INFINITY, 0, 'k'],
    [0, 0, 1.0001, 'rho'],
  ])('refuses (%d, %d, %d)', (h, k, rho, name) => {
    expect(() => bivariateNormalCdf(h, k, rho)).toThrow(new RegExp(`ARGUMENT_INVALID: bivariateNormalCdf: ${name}`));
  });
});

describe('owensT', () => {
  // 1 Worked example: T(0, 1) = arctan(1) ÷ 2π = 1/8; T(h, 1) = Φ(h) Φ(−h) ÷ 2.
  it('has its closed forms', () => {
    near(owensT(0, 1), 0.125, 1e-15);
    near(owensT(1.7, 1), (normalCdf(1.7) * normalCdf(-1.7)) / 2, 1e-14);
  });
  // 2 Laws.
  it('is even in h, odd in a, and turns at a = 1', () => {
    fc.assert(
      fc.property(real(0, 8), real(0.01, 50), (h, a) => {
        expect(owensT(-h, a)).toBe(owensT(h, a));
        expect(owensT(h, -a)).toBe(-owensT(h, a));
        const turned = 0.5 * (normalCdf(-h) + normalCdf(-a * h)) - normalCdf(-h) * normalCdf(-a * h);
        near(owensT(h, a) + owensT(a * h, 1 / a), turned, 4e-14, 1e-300);
      }),
    );
  });
  // 3 Differential: mpmath at 34 digits.
  it('is right to the digits promised', () => {
    expect(golden.owen!.length).toBe(40);
    expect(worstError(owensT, golden.owen!, size)).toBeLessThan(1e-14);
  });
  it('refuses what is not finite', () => {
    expect(() => owensT(Number.NaN, 1)).toThrow(/owensT: h.*NaN/);
    expect(() => owensT(1, Number.NEGATIVE_INFINITY)).toThrow(/owensT: a.*-Infinity/);
  });
});

describe('bivariateTCdf', () => {
  // 1 Worked example. Source: Dunnett and Sobel 1954, ρ = 0.5, ν = 3, x = y = 2: 0.8872.
  it('agrees with the printed table', () => {
    near(bivariateTCdf(2, 2, 3, 0.5), 0.8872, 0, 1e-5);
  });
  // 2 Laws: Sheppard's value at the origin for every ν; the normal law in the limit; Cauchy margins.
  it('does not depend on ν at the origin, and becomes normal', () => {
    for (const freedom of [0.5, 1, 2.5, 30]) near(bivariateTCdf(0, 0, freedom, 0.5), 1 / 3, 1e-13);
    // the gap to the normal law is of order 1 ÷ ν
    near(bivariateTCdf(0.4, -0.7, 1e6, 0.3), bivariateNormalCdf(0.4, -0.7, 0.3), 1e-5);
    // ν = 1 and y without limit: P(X ≤ 1) = 3/4; P(Y > 1e9) is of order 1e-10
    near(bivariateTCdf(1, 1e9, 1, 0.2), 0.75, 1e-9);
  });
  it('adds up to its margin, also in the tails', () => {
    const degrees = fc.oneof(real(0.1, 30), real(30, 1e6));
    fc.assert(
      fc.property(real(-50, 50), real(-50, 50), real(-0.9999, 0.9999), degrees, (x, y, rho, freedom) => {
        const value = bivariateTCdf(x, y, freedom, rho);
        expect(bivariateTCdf(y, x, freedom, rho)).toBe(value);
        // two values, and a margin, each of relative error near 1e-14
        near(value + bivariateTCdf(x, -y, freedom, -rho), studentTCdf(x, freedom), 4e-14, 1e-300);
      }),
    );
  });
  // 3 Differential: mpmath at 34 digits.
  it('is right to the digits promised', () => {
    expect(golden.t!.length).toBe(40);
    expect(worstError(bivariateTCdf, golden.t!, size)).toBeLessThan(3e-14);
  });
  it('refuses degrees of freedom that are none', () => {
    expect(() => bivariateTCdf(0, 0, 0, 0)).toThrow(/freedom.*met 0/);
  });
});

describe('poissonTails', () => {
  // 1 Worked example, by hand: mean 2, P(X ≤ 1) = 3 e^−2.
  it('sums two terms', () => {
    near(poissonTails(1, 2).cdf, 3 * Math.exp(-2), 1e-15);
  });
  // 2 Laws.
  it('has tails that add up to 1, and steps by the density', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), real(0.01, 3000), (k, mean) => {
        const { cdf, tail } = poissonTails(k, mean);
        near(cdf + tail, 1, 2e-15);
        expect(poissonTails(k - 1, mean).cdf).toBeLessThanOrEqual(cdf);
      }),
    );
  });
  it('has steps that are the single probabilities', () => {
    // mean 2, P(X = 3) = e^−2 · 8 ÷ 6
    near(poissonMass(3, 2), Math.exp(-2) * (8 / 6), 1e-15);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), real(0.01, 3000), (k, mean) => {
        const lower = poissonTails(k, mean).cdf;
        near(lower - poissonTails(k - 1, mean).cdf, poissonMass(k, mean), 1e-13, 4e-15);
        const [one, next] = [poissonMass(k - 1, mean), poissonMass(k, mean)];
        if (Math.min(one, next) > 1e-290) near(next / one, mean / k, 3e-15); // below, numbers have fewer digits
      }),
    );
  });
  it('keeps a tail far from the mean', () => {
    // P(X > 99 | m = 1) = e^−1 (1/100! + 1/101! + …); 100! = 9.33262154439441e157
    near(poissonTails(99, 1).tail, (Math.exp(-1) / 9.33262154439441e157) * (1 + 1 / 101 + 1 / 10302), 1e-6);
    expect(poissonTails(0, 1e6).cdf).toBe(0);
  });
  it('refuses half counts and no mean', () => {
    expect(() => poissonTails(0.5, 1)).toThrow(/k.*0.5/);
    expect(() => poissonTails(1, 0)).toThrow(/mean.*met 0/);
    expect(() => poissonMass(0.5, 1)).toThrow(/poissonMass: k.*0.5/);
  });
});

import { describe, expect, it } from 'vitest';
import { bivariateNormalCdf, bivariateNormalExcess } from '../../src/numeric/bivariate-normal.ts';
import { normalCdf, normalDensity } from '../../src/numeric/normal.ts';

describe('bivariateNormalExcess', () => {
  // 1 Worked example: at h = k = 0 it is arcsin ρ ÷ 2π.
  it('is arcsin ρ ÷ 2π at the centre', () => {
    for (const [rho, angle] of [
      [0.5, 1 / 12],
      [-0.5, -1 / 12],
      [1, 1 / 4],
      [-1, -1 / 4],
    ] as const)
      expect(bivariateNormalExcess(0, 0, rho)).toBeCloseTo(angle, 15);
    expect(bivariateNormalExcess(1, -2, 0)).toBe(0);
  });
  // 3 Differential: the difference it stands for, where that has digits left.
  it('is Φ₂ less the product', () => {
    for (const [h, k, rho] of [
      [-1, -2, 0.3],
      [1, -2, 0.9],
      [0.5, 0.2, -0.7],
      [-2, -2, 1],
      [-1, 1.5, -1],
      [-1, -2, 0.0099],
      [-1, -2, -0.0101],
    ] as const) {
      const difference = bivariateNormalCdf(h, k, rho) - normalCdf(h) * normalCdf(k);
      expect(bivariateNormalExcess(h, k, rho)).toBeCloseTo(difference, 14);
    }
  });
  // 2 Laws: for small ρ it is ρ φ(h) φ(k), which the difference cannot see.
  it('keeps its digits for the smallest correlations', () => {
    for (const rho of [1e-6, 1e-12, 1e-100, -1e-9]) {
      const first = rho * normalDensity(-3) * normalDensity(-2);
      expect(Math.abs(bivariateNormalExcess(-3, -2, rho) / first - 1)).toBeLessThan(4 * Math.abs(rho) + 1e-13);
    }
  });
  // 4 Refusals.
  it('refuses what is no correlation', () => {
    expect(() => bivariateNormalExcess(0, 0, 1.1)).toThrow(/ARGUMENT_INVALID: bivariateNormalExcess: rho.*met 1.1/);
  });
});

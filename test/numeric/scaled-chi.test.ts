import { describe, expect, it } from 'vitest';
import { exp } from '../../src/numeric/elementary.ts';
import { incompleteGammaLower } from '../../src/numeric/incomplete-gamma.ts';
import { integratePanels, panelEdges } from '../../src/numeric/panel-quadrature.ts';
import { logScaledChi } from '../../src/numeric/scaled-chi.ts';

const FREEDOMS = [0.5, 1, 3, 4.5, 30, 1000, 1e6];

describe('logScaledChi', () => {
  // 1 Worked example: for ν = 2, W² is exponential of mean 1, so the density of ln W is 2e^(2s)·exp(−e^(2s)).
  it('is what an exponential square makes it', () => {
    const { density } = logScaledChi(2);
    for (const s of [-3, -0.5, 0, 0.8]) expect(density(s)).toBeCloseTo(2 * exp(2 * s) * exp(-exp(2 * s)), 14);
  });
  // 2 Laws: all of it lies between its ends, and E W² = 1.
  it.each(FREEDOMS)('adds up for ν = %d', (freedom) => {
    const { low, high, longest, density } = logScaledChi(freedom);
    const edges = panelEdges(low, high, longest);
    // the density at ν = 10⁶ is e to a product of 10⁶ with a number near 10⁻⁵: some 1e-14 of it
    expect(Math.abs(integratePanels(density, edges) - 1)).toBeLessThan(2e-14);
    expect(Math.abs(integratePanels((s) => exp(2 * s) * density(s), edges) - 1)).toBeLessThan(2e-14);
  });
  // 3 Differential: the incomplete gamma function.
  it.each(FREEDOMS)('agrees with the chi-square law for ν = %d', (freedom) => {
    const { low, longest, density } = logScaledChi(freedom);
    const upTo = integratePanels(density, panelEdges(low, 0.01, longest));
    expect(upTo).toBeCloseTo(incompleteGammaLower(freedom / 2, (freedom / 2) * exp(0.02)), 13);
  });
  // 4 Refusals.
  it.each([0, 0.4, 2e6, Number.NaN])('refuses ν = %d', (freedom) => {
    expect(() => logScaledChi(freedom)).toThrow(/ARGUMENT_INVALID: logScaledChi: freedom/);
  });
});

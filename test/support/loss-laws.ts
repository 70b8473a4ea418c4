import { expect } from 'vitest';
import type { PortfolioLossLaw } from '../../src/pool/law/loss-law.ts';

export interface LawTolerance {
  /** Relative, of what is computed in two ways. */
  readonly relative: number;
  /** Absolute, of probabilities. */
  readonly absolute: number;
}

/** What holds for every law of losses, whatever made it. */
export function expectLossLaw(law: PortfolioLossLaw, { relative, absolute }: LawTolerance): void {
  const scale = Math.max(law.mean, law.deviation);
  const near = (actual: number, expected: number, what: string): void => {
    expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(relative * Math.abs(expected) + 1e-13 * scale);
  };
  near(law.expectedWithin(0, Infinity), law.mean, 'the whole is the mean');
  near(law.squareWithin(0, Infinity), law.deviation ** 2 + law.mean ** 2, 'the second moment');
  expect(law.cdf(-1)).toBe(0);
  expect([law.tail(-1), law.reach(-1), law.reach(0)]).toEqual([1, 1, 1]);
  let before = { quantile: 0, shortfall: law.mean, cdf: 0 };
  for (const level of [0.05, 0.5, 0.9, 0.999]) {
    const quantile = law.quantile(level);
    const shortfall = law.expectedShortfall(level);
    expect(law.cdf(quantile), `P(L ≤ q) at ${level}`).toBeGreaterThanOrEqual(level - absolute);
    expect(law.cdf(quantile) + law.tail(quantile)).toBeCloseTo(1, 11);
    expect(law.reach(quantile)).toBeGreaterThanOrEqual(1 - level - absolute);
    expect(quantile).toBeGreaterThanOrEqual(before.quantile);
    expect(shortfall).toBeGreaterThanOrEqual(quantile * (1 - relative));
    expect(shortfall).toBeGreaterThanOrEqual(before.shortfall * (1 - relative));
    expect(law.cdf(quantile)).toBeGreaterThanOrEqual(before.cdf - absolute);
    before = { quantile, shortfall, cdf: law.cdf(quantile) };
    const [inner, outer] = [law.expectedWithin(0, quantile), law.expectedWithin(quantile, Infinity)];
    near(inner + outer, law.mean, 'layers add up');
    if (quantile > 0) {
      const width = 1.5 * quantile;
      const layer = law.expectedWithin(quantile, width);
      expect(layer).toBeLessThanOrEqual((width - quantile) * law.tail(quantile) * (1 + relative) + 1e-15 * scale);
      expect(law.squareWithin(quantile, width)).toBeLessThanOrEqual(
        (width - quantile) * layer * (1 + relative) + 1e-15 * scale ** 2,
      );
    }
  }
  expect(() => law.quantile(1)).toThrow(/ARGUMENT_INVALID: .*level/);
  expect(() => law.quantile(Number.NaN)).toThrow(/ARGUMENT_INVALID: .*level/);
  expect(() => law.cdf(Number.NaN)).toThrow(/ARGUMENT_INVALID: .*x/);
  expect(() => law.expectedWithin(2, 1)).toThrow(/ARGUMENT_INVALID: .*detach.*met 1/);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../../src/numeric/elementary.ts';
import { normalRule, normalRuleSize } from '../../src/numeric/normal-rule.ts';

const mean = (nodes: number, f: (z: number) => number): number => {
  const rule = normalRule(nodes);
  return rule.nodes.reduce((sum, z, i) => sum + rule.weights[i]! * f(z), 0);
};

describe('normalRule', () => {
  // 1 Worked example: moments of the standard normal law, E e^Z = √e.
  it('has the moments of a normal value', () => {
    expect(mean(64, () => 1)).toBeCloseTo(1, 15);
    expect(mean(64, (z) => z * z)).toBeCloseTo(1, 13);
    expect(mean(64, (z) => z ** 4)).toBeCloseTo(3, 12);
    expect(mean(64, exp)).toBeCloseTo(exp(0.5), 13);
  });
  // 2 Laws, 3 differential: E exp(−(Z − c)² ÷ 2s²) = s ÷ √(1 + s²) · exp(−c² ÷ (2(1 + s²))).
  it('with the size asked for is as good as asked for', () => {
    const widths = fc.double({ min: 0.01, max: 2, noNaN: true });
    const centres = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(widths, centres, fc.constantFrom(1e-3, 1e-6, 1e-10), (s, c, error) => {
        const exact = (s / Math.sqrt(1 + s * s)) * exp((-0.5 * c * c) / (1 + s * s));
        const value = mean(normalRuleSize(s, error), (z) => exp((-0.5 * (z - c) ** 2) / (s * s)));
        // the estimate is of the first alias; rounding of the sum comes on top
        expect(Math.abs(value / exact - 1)).toBeLessThan(1.1 * error + 1e-13);
      }),
    );
  });
  it('with a quarter of it is not: the trap it is there to avoid', () => {
    const [s, nodes] = [0.02, Math.ceil(normalRuleSize(0.02, 1e-6) / 4)];
    const misses = [0, 0.05, 0.1, 0.15].map((c) => {
      const exact = (s / Math.sqrt(1 + s * s)) * exp((-0.5 * c * c) / (1 + s * s));
      return Math.abs(mean(nodes, (z) => exp((-0.5 * (z - c) ** 2) / (s * s))) / exact - 1);
    });
    expect(Math.max(...misses)).toBeGreaterThan(0.1);
  });
  // 4 Refusals.
  it.each([1, 2.5, 1e6])('refuses %d nodes', (nodes) => {
    expect(() => normalRule(nodes)).toThrow(/ARGUMENT_INVALID: normalRule: nodes/);
  });
});

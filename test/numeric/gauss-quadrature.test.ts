import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussHermite, gaussLegendre, type QuadratureRule } from '../../src/numeric/gauss-quadrature.ts';
import { sum } from '../../src/numeric/sum.ts';

const apply = ({ nodes, weights }: QuadratureRule, f: (x: number) => number) =>
  sum(nodes.map((x, i) => weights[i]! * f(x)));
const off = (got: number, right: number) => Math.abs(got / right - 1);

/** n, index of a node, node, weight: roots and derivatives by mpmath 1.3 with 40 digits. */
const LEGENDRE = [
  [2, 1, 0.5773502691896257, 1],
  [5, 3, 0.5384693101056831, 0.47862867049936647],
  [5, 4, 0.9061798459386639928, 0.2369268850561890875],
  [64, 63, 0.9993050417357721395, 0.001783280721696432947],
  [1000, 999, 0.9999971112980755106, 7.413338416432071517e-6],
] as const;
const HERMITE = [
  [5, 3, 0.9585724646138185071, 0.39361932315224115983],
  [5, 4, 2.0201828704560856329, 0.019953242059045913208],
  [64, 63, 10.526123167960545883, 5.535706535856942821e-49],
  [256, 128, 0.069352394529557443888, 0.13803968627552091155],
  [256, 255, 21.991693379681731432, 5.23585453067840714e-211],
] as const;

describe('gaussLegendre', () => {
  // 1 Worked examples. Weights at the ends of a thousand points gather a rounding a step.
  it.each(LEGENDRE)('rule of %d points, point %d', (n, i, node, weight) => {
    const { nodes, weights } = gaussLegendre(n);
    expect(off(nodes[i]!, node)).toBeLessThan(4e-16);
    expect(off(weights[i]!, weight)).toBeLessThan(2e-14);
  });
  // 2 Laws.
  it('is symmetric, ascending, and weighs 2', () => {
    for (const n of [1, 2, 3, 10, 33, 200]) {
      const { nodes, weights } = gaussLegendre(n);
      expect([...nodes]).toEqual([...nodes].map((x) => 0 - x).reverse());
      expect([...weights]).toEqual([...weights].reverse());
      expect([...nodes].every((x, i) => i === 0 || x > nodes[i - 1]!)).toBe(true);
      expect(off(sum(weights), 2)).toBeLessThan(1e-14);
    }
  });
  // 3 Differential: powers up to degree 2n − 1 have the integral 2/(k + 1), and the next one has not.
  it('is exact for polynomials up to degree 2n − 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(23), (n, half) => {
        const k = 2 * (half % n);
        expect(
          off(
            apply(gaussLegendre(n), (x) => x ** k),
            2 / (k + 1),
          ),
        ).toBeLessThan(1e-13);
      }),
    );
    expect(
      off(
        apply(gaussLegendre(4), (x) => x ** 8),
        2 / 9,
      ),
    ).toBeGreaterThan(1e-3);
  });
  // 4 Refusals.
  it.each([0, 1.5, 10_001, Number.NaN])('refuses %d points', (n) => {
    expect(() => gaussLegendre(n)).toThrow(`ARGUMENT_INVALID: gaussLegendre: n: not a whole number in range; met ${n}`);
  });
});

describe('gaussHermite', () => {
  // 1 Worked examples. The outermost weights fall by e^(−x²): a rounding of x is 2x² of theirs.
  it.each(HERMITE)('rule of %d points, point %d', (n, i, node, weight) => {
    const { nodes, weights } = gaussHermite(n);
    expect(off(nodes[i]!, node)).toBeLessThan(4e-16);
    expect(off(weights[i]!, weight)).toBeLessThan(1e-13);
  });
  // 2 Laws.
  it('is symmetric, ascending, and weighs √π', () => {
    for (const n of [1, 2, 3, 10, 33, 256]) {
      const { nodes, weights } = gaussHermite(n);
      expect([...nodes]).toEqual([...nodes].map((x) => 0 - x).reverse());
      expect([...weights]).toEqual([...weights].reverse());
      expect([...nodes].every((x, i) => i === 0 || x > nodes[i - 1]!)).toBe(true);
      expect(off(sum(weights), Math.sqrt(Math.PI))).toBeLessThan(1e-14);
    }
  });
  // 3 Differential: moments of the normal distribution, 1·3·5·…·(2k − 1), and its mean of cos, e^(−1/2).
  it('gives the moments of the standard normal', () => {
    const meanOf = (n: number, f: (z: number) => number) =>
      apply(gaussHermite(n), (x) => f(Math.SQRT2 * x)) / Math.sqrt(Math.PI);
    for (let k = 0, moment = 1; k <= 8; k++, moment *= 2 * k - 1) {
      expect(
        off(
          meanOf(9, (z) => z ** (2 * k)),
          moment,
        ),
      ).toBeLessThan(1e-13);
    }
    expect(
      off(
        meanOf(4, (z) => z ** 8),
        105,
      ),
    ).toBeGreaterThan(1e-3);
    expect(off(meanOf(24, Math.cos), Math.exp(-0.5))).toBeLessThan(1e-13);
  });
  // 4 Refusals.
  it.each([0, 2.5, 257])('refuses %d points', (n) => {
    expect(() => gaussHermite(n)).toThrow(`ARGUMENT_INVALID: gaussHermite: n: not a whole number in range; met ${n}`);
  });
});

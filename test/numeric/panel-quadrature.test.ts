import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity } from '../../src/numeric/normal.ts';
import { integratePanels, panelEdges } from '../../src/numeric/panel-quadrature.ts';

describe('panels', () => {
  // 1 Worked example: ∫ Φ((x − a) ÷ s) φ(x) dx = Φ(−a ÷ √(1 + s²)), a step of width s.
  it.each([1, 0.1, 1e-3, 1e-6, 1e-9])('hold a step of width %d', (width) => {
    const at = 0.7;
    const edges = panelEdges(-9, 9, 1, [{ at, width }]);
    const value = integratePanels((x) => normalCdf((x - at) / width) * normalDensity(x), edges);
    expect(Math.abs(value - normalCdf(-at / Math.sqrt(1 + width * width)))).toBeLessThan(2e-15);
  });

  // 2 Laws.
  it('cover the range, ascending, none too long, short where it is steep', () => {
    const steep = fc.record({
      at: fc.double({ min: -5, max: 5, noNaN: true }),
      width: fc.constantFrom(0, 1e-4, 0.1, 3),
    });
    fc.assert(
      fc.property(
        fc.array(steep, { maxLength: 3 }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (places, longest) => {
          const edges = panelEdges(-4, 4, longest, places);
          expect([edges[0], edges.at(-1)]).toEqual([-4, 4]);
          for (let i = 1; i < edges.length; i++) {
            const length = edges[i]! - edges[i - 1]!;
            expect(length).toBeGreaterThan(0);
            expect(length).toBeLessThanOrEqual(longest * (1 + 1e-12));
          }
          for (const { at, width } of places) {
            if (at <= -4 || at >= 4) continue;
            expect(edges).toContain(at);
            if (width > 0 && width < longest && at + width < 4) expect(edges).toContain(at + width);
          }
        },
      ),
    );
  });
  // 3 Differential: a polynomial of degree 47 is exact on one panel.
  it('integrate polynomials exactly', () => {
    expect(integratePanels((x) => x ** 40, [0, 1])).toBeCloseTo(1 / 41, 16);
    expect(integratePanels((x) => x ** 3, panelEdges(0, 2, 0.3))).toBeCloseTo(4, 14);
    expect(integratePanels(() => 1, panelEdges(2, 1, 0.3))).toBe(0);
  });
  // 4 Refusals.
  it('refuse ends that are no numbers and panels without length', () => {
    expect(() => panelEdges(Number.NaN, 1, 1)).toThrow(/ARGUMENT_INVALID: panelEdges: low.*NaN/);
    expect(() => panelEdges(0, Infinity, 1)).toThrow(/ARGUMENT_INVALID: panelEdges: high/);
    expect(() => panelEdges(0, 1, 0)).toThrow(/ARGUMENT_INVALID: panelEdges: longest.*met 0/);
  });
});

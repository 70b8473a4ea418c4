import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialMass } from '../../src/numeric/binomial.ts';
import { addIndependent, addIndependentWithin } from '../../src/numeric/independent-sum.kernel.ts';
import { independentSum } from '../../src/numeric/independent-sum.ts';
import { sum } from '../../src/numeric/sum.ts';

const part = fc.record({
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  amount: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0, max: 9, noNaN: true })),
});
const parts = fc.array(part, { maxLength: 10 });

/** The kernel's recursion as it is written down, one cell at a time. */
function slowAdd(masses: Float64Array, probability: number, amount: number): Float64Array {
  const last = masses.length - 1;
  const [lower, upperPart] = [Math.floor(amount), probability * (amount - Math.floor(amount))];
  const out = masses.map((mass) => (1 - probability) * mass);
  for (let k = last; k >= 0; k--) {
    out[Math.min(k + lower, last)]! += (probability - upperPart) * masses[k]!;
    out[Math.min(k + lower + 1, last)]! += upperPart * masses[k]!;
  }
  return out;
}

describe('independentSum', () => {
  // 1 Worked example by hand: 2 with probability 1/2 and 3 with probability 1/4.
  it('combines two amounts', () => {
    expect([...independentSum([0.5, 0.25], [2, 3], 6)]).toEqual([0.375, 0, 0.375, 0.125, 0, 0.125]);
    expect([...independentSum([0.5, 0.25], [2, 3], 4)]).toEqual([0.375, 0, 0.375, 0.25]); // 5 ends in the last cell
    expect([...independentSum([0.5], [1.25], 4)]).toEqual([0.5, 0.375, 0.125, 0]); // three to one between 1 and 2
    expect([...independentSum([], [], 2)]).toEqual([1, 0]);
  });
  // 2 Laws, to a rounding for each part.
  it('holds all of the probability and keeps the mean', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const masses = independentSum(
          list.map((p) => p.probability),
          list.map((p) => p.amount),
          120,
        );
        expect(sum(masses)).toBeCloseTo(1, 13);
        const mean = list.reduce((total, p) => total + p.probability * p.amount, 0);
        expect(sum(masses.map((mass, k) => mass * k))).toBeCloseTo(mean, 11);
      }),
    );
  });
  it('does not depend on the order, to a rounding for each part', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const of = (ps: typeof list) =>
          independentSum(
            ps.map((p) => p.probability),
            ps.map((p) => p.amount),
            30,
          );
        const backwards = of(list.toReversed());
        const farthest = Math.max(...of(list).map((mass, k) => Math.abs(mass - backwards[k]!)));
        expect(farthest).toBeLessThan(1e-15 * (1 + list.length));
      }),
    );
  });
  // 3 Differential: equal parts are binomial, far into the tail; and the kernel's slow twin, bit for bit.
  it('is binomial for equal parts, to a rounding a step even at 1e-90', () => {
    const masses = independentSum(new Array(60).fill(0.03), new Array(60).fill(1), 61);
    masses.forEach((mass, k) => {
      expect(Math.abs(mass / binomialMass(60, 0.03, k) - 1)).toBeLessThan(1e-13);
    });
    expect(masses[60]).toBeGreaterThan(0);
  });
  it('equals its slow twin bit for bit, in any number of cells', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 2, max: 40 }), (list, cells) => {
        const masses = new Float64Array(cells);
        masses[0] = 1;
        let filled = 1;
        let twin: Float64Array = masses.slice();
        for (const { probability, amount } of list) {
          filled = addIndependent(masses, filled, probability, amount);
          twin = slowAdd(twin, probability, amount);
          expect([...masses]).toEqual([...twin]);
          expect(twin.subarray(filled).every((mass) => mass === 0)).toBe(true);
        }
      }),
    );
  });
  // 4 Refusals.
  it('refuses what is no probability and no amount', () => {
    expect(() => independentSum([1.5], [1], 4)).toThrow(/ARGUMENT_INVALID: independentSum: probabilities\[0\].*1\.5/);
    expect(() => independentSum([0.5], [-1], 4)).toThrow(/amounts\[0\].*-1/);
    expect(() => independentSum([0.5], [Number.NaN], 4)).toThrow(/amounts\[0\].*NaN/);
    expect(() => independentSum([0.5, 0.5], [1], 4)).toThrow(/amounts.*met 1; give 2/);
    expect(() => independentSum([0.5], [1], 1)).toThrow(/cells.*met 1;/);
  });
});

describe('addIndependentWithin', () => {
  // 3 Differential: the kernel without a window; what is dropped is below 1e-30 a step.
  it('is the same law on the cells that count', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const cells = 1 + list.reduce((total, { amount }) => total + Math.ceil(amount), 0);
        const [plain, masses] = [new Float64Array(cells), new Float64Array(cells)];
        const window = Int32Array.of(0, 1);
        plain[0] = 1;
        masses[0] = 1;
        let filled = 1;
        for (const { probability, amount } of list) {
          filled = addIndependent(plain, filled, probability, amount);
          addIndependentWithin(masses, window, probability, amount);
        }
        for (let k = 0; k < cells; k++) {
          expect(Math.abs(masses[k]! - plain[k]!)).toBeLessThan(1e-28);
          if (k < window[0]! || k >= window[1]!) expect(masses[k]).toBe(0);
        }
      }),
    );
  });
  it('leaves out what is too rare to see', () => {
    const masses = new Float64Array(2001);
    masses[0] = 1;
    const window = Int32Array.of(0, 1);
    for (let i = 0; i < 2000; i++) addIndependentWithin(masses, window, 0.5, 1);
    // ±12 standard deviations of 22.4 hold all above 1e-30
    expect(window[0]).toBeGreaterThan(700);
    expect(window[1]).toBeLessThan(1300);
    expect(sum(masses)).toBeCloseTo(1, 13);
    expect(masses[1000]).toBeCloseTo(binomialMass(2000, 0.5, 1000), 14);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convolve, fft } from '../../src/numeric/fft.ts';

const complex = fc.integer({ min: 0, max: 7 }).chain((bits) =>
  fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
    minLength: 2 ** bits,
    maxLength: 2 ** bits,
  }),
);

const farthest = (a: Iterable<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (x, k) => Math.abs(x - b[k]!)));

/** The transform as its definition has it. */
function slowTransform(re: Float64Array, im: Float64Array): readonly [number[], number[]] {
  const n = re.length;
  const part = (k: number, of: (c: number, s: number, j: number) => number) =>
    Array.from(re, (_, j) =>
      of(Math.cos((2 * Math.PI * ((j * k) % n)) / n), -Math.sin((2 * Math.PI * ((j * k) % n)) / n), j),
    ).reduce((a, b) => a + b, 0);
  return [
    Array.from(re, (_, k) => part(k, (c, s, j) => re[j]! * c - im[j]! * s)),
    Array.from(re, (_, k) => part(k, (c, s, j) => re[j]! * s + im[j]! * c)),
  ];
}

function slowConvolution(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: a.length + b.length - 1 }, (_, k) =>
    a.reduce((total, x, j) => total + x * (b[k - j] ?? 0), 0),
  );
}

describe('fft', () => {
  // 1 Worked example by hand: 1, 2, 3, 4 → 10, −2 + 2i, −2, −2 − 2i.
  it('transforms four values', () => {
    const [re, im] = [Float64Array.of(1, 2, 3, 4), new Float64Array(4)];
    fft(re, im);
    expect([...re]).toEqual([10, -2, -2, -2]);
    expect([...im]).toEqual([0, 2, 0, -2]);
  });
  // 2 Law: Parseval, Σ|X|² = n Σ|x|², to a rounding for each of seven stages.
  it('conserves the sum of squares', () => {
    fc.assert(
      fc.property(complex, (rows) => {
        const [re, im] = [Float64Array.from(rows, ([x]) => x), Float64Array.from(rows, ([, y]) => y)];
        const before = rows.reduce((s, [x, y]) => s + x * x + y * y, 0);
        fft(re, im);
        const after = re.reduce((s, x, k) => s + x * x + im[k]! * im[k]!, 0);
        expect(Math.abs(after - rows.length * before)).toBeLessThan(1e-13 * rows.length * (1 + before));
      }),
    );
  });
  // 3 Differential: the definition. Values up to 1, 128 of them: the slow sum itself rounds 128 times.
  it('agrees with the definition', () => {
    fc.assert(
      fc.property(complex, (rows) => {
        const [re, im] = [Float64Array.from(rows, ([x]) => x), Float64Array.from(rows, ([, y]) => y)];
        const [rightRe, rightIm] = slowTransform(re, im);
        fft(re, im);
        re.forEach((x, k) => {
          expect(Math.abs(x - rightRe[k]!)).toBeLessThan(1e-12);
          expect(Math.abs(im[k]! - rightIm[k]!)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 40 },
    );
  });
  // 4 Refusals.
  it('refuses lengths that are no power of two', () => {
    expect(() => fft(new Float64Array(12), new Float64Array(12))).toThrow(/ARGUMENT_INVALID: fft: re.*met 12/);
    expect(() => fft(new Float64Array(0), new Float64Array(0))).toThrow(/met 0/);
    expect(() => fft(new Float64Array(4), new Float64Array(8))).toThrow(/fft: im.*met 8; give 4/);
  });
});

describe('convolve', () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 200 });

  // 1 Worked example: (1 + x)² · (1 − x) = 1 + x − x² − x³.
  it('multiplies polynomials', () => {
    expect([...convolve([1, 2, 1], [1, -1])]).toEqual([1, 1, -1, -1]);
  });
  // 2 Laws.
  it('commutes, and its sum is the product of the sums', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [ab, ba] = [convolve(a, b), convolve(b, a)];
        expect(farthest(ab, ba)).toBeLessThan(1e-9);
        const total = (xs: Iterable<number>) => [...xs].reduce((s, x) => s + x, 0);
        expect(total(ab)).toBeCloseTo(total(a) * total(b), 7);
      }),
    );
  });
  // 3 Differential, on both sides of the change of method: whole numbers, so an error of ‖a‖·‖b‖·1e-16 rounds away.
  it('agrees with the sums of products', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const right = slowConvolution(a, b);
        expect(convolve(a, b)).toHaveLength(right.length);
        expect(farthest(convolve(a, b), right)).toBeLessThan(1e-11);
      }),
      { numRuns: 60 },
    );
  });
  it('keeps its error relative to each sequence on the long way too', () => {
    const a = Float64Array.from({ length: 300 }, (_, i) => 1e-12 * ((i * 37) % 11));
    const b = Float64Array.from({ length: 300 }, (_, i) => 1e12 * ((i * 23) % 7));
    const right = slowConvolution([...a], [...b]);
    expect(farthest(convolve(a, b), right)).toBeLessThan(1e-10);
  });
  // 4 Refusals.
  it('refuses nothing and what is no number', () => {
    expect(() => convolve([], [1])).toThrow(/ARGUMENT_INVALID: convolve: a/);
    expect(() => convolve([1], [1, Number.NaN])).toThrow(/convolve: b\[1\].*NaN/);
    expect(() => convolve([1e200], [1e200])).toThrow(/convolve: the result is beyond.*Infinity/);
    expect(() => fft(Float64Array.of(1, Number.NaN), new Float64Array(2))).toThrow(/fft: re\[1\].*NaN/);
    expect(() => fft(Float64Array.of(1e308, 1e308), new Float64Array(2))).toThrow(/fft: the result is beyond/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/numeric/random-stream.ts';
import { SOBOL_DIMENSIONS, SobolSequence } from '../../src/numeric/sobol.ts';
import { SOBOL_DIRECTIONS } from '../../src/numeric/sobol-directions.ts';

const everyDimension = Array.from({ length: SOBOL_DIMENSIONS }, (_, j) => j);

describe('SobolSequence', () => {
  // 1 Worked example: the first points of dimensions 1 to 3 by hand from m = 1 1 1 … | 1 3 5 … | 1 3 1 …
  it('begins with the origin, the middle and the quarters', () => {
    expect(points(new SobolSequence(3), 0, 8)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
  });

  it('reaches at least 64 dimensions', () => {
    expect(SOBOL_DIMENSIONS).toBe(128);
  });

  // 2 Laws of the table.
  it('grows each dimension from a primitive polynomial of its own and odd numbers below 2^k', () => {
    expect(new Set(SOBOL_DIRECTIONS.map(([polynomial]) => polynomial)).size).toBe(SOBOL_DIRECTIONS.length);
    for (const [polynomial = 0, ...starts] of SOBOL_DIRECTIONS) {
      expect(starts).toHaveLength(Math.floor(Math.log2(polynomial)));
      expect(orderOfX(polynomial)).toBe(2 ** starts.length - 1);
      starts.forEach((m, i) => {
        expect(m % 2 === 1 && m < 2 ** (i + 1)).toBe(true);
      });
    }
  });

  it('takes the polynomials in the order of their degree, all of a degree before the next', () => {
    const ofDegree = (s: number) => SOBOL_DIRECTIONS.filter((row) => row.length === s + 1).length;
    // number of primitive polynomials of degree 1 … 9: φ(2^s − 1) / s
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(ofDegree)).toEqual([1, 1, 2, 2, 6, 6, 18, 16, 48]);
  });

  // Laws of the points.
  for (const [kind, stream] of [
    ['plain', undefined],
    ['scrambled', new RandomStream(3)],
  ] as const) {
    it(`${kind}: each dimension puts one of 2^m consecutive points into each interval of length 2^-m`, () => {
      const m = 10;
      const sequence = new SobolSequence(SOBOL_DIMENSIONS, stream);
      for (const block of [0, 1, 5]) {
        const net = points(sequence, block * 2 ** m, 2 ** m);
        for (const j of everyDimension) expect(new Set(net.map((x) => Math.floor(x[j]! * 2 ** m))).size).toBe(2 ** m);
      }
    });

    it(`${kind}: dimensions 1 and 2 put one of 2^m points into each box of area 2^-m, whatever its shape`, () => {
      const m = 8;
      const net = points(new SobolSequence(2, stream), 0, 2 ** m);
      for (let wide = 0; wide <= m; wide++) {
        const boxes = net.map(([x, y]) => `${Math.floor(x! * 2 ** wide)} ${Math.floor(y! * 2 ** (m - wide))}`);
        expect(new Set(boxes).size).toBe(2 ** m);
      }
    });

    it(`${kind}: a point depends on its index alone`, () => {
      const sequence = new SobolSequence(5, stream);
      fc.assert(
        fc.property(fc.nat(2 ** 32 - 20), fc.integer({ min: 1, max: 19 }), (from, offset) => {
          expect(points(sequence, from, 20).slice(offset)).toEqual(points(sequence, from + offset, 20 - offset));
        }),
      );
    });
  }

  it('scrambles differently for each stream, and the same for the same', () => {
    const scrambled = (seed: number) => points(new SobolSequence(3, new RandomStream(seed)), 0, 4);
    expect(scrambled(1)).toEqual(scrambled(1));
    expect(scrambled(1)).not.toEqual(scrambled(2));
  });

  it('scrambled: values are odd multiples of 2^-33, so never 0 or 1', () => {
    const values = points(new SobolSequence(9, new RandomStream(4)), 0, 50).flat();
    expect(values.every((u) => u > 0 && u < 1 && (u * 2 ** 33) % 2 === 1)).toBe(true);
  });

  it('scrambled: each point is uniform over the scrambles, and points that differed in their first digit still do', () => {
    const runs = 4000;
    let [sum, squares, together] = [0, 0, 0];
    for (let seed = 0; seed < runs; seed++) {
      const [, , a, b] = points(new SobolSequence(2, new RandomStream(seed, 0, 9)), 0, 4) as [
        number[],
        number[],
        number[],
        number[],
      ];
      sum += a[1]!;
      squares += a[1]! ** 2;
      if (Math.floor(2 * a[0]!) === Math.floor(2 * b[0]!)) together += 1;
    }
    // uniform: standard deviation 1/√12; its square: √(4/45); 4 standard errors
    expect(Math.abs(sum / runs - 1 / 2)).toBeLessThan(4 / Math.sqrt(12 * runs));
    expect(Math.abs(squares / runs - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / runs));
    // points 2 and 3 differ in their first digit, scrambled or not
    expect(together).toBe(0);
  });

  it('scrambled: integrates a smooth function of eight variables a hundred times closer than random points', () => {
    const d = 8;
    const n = 4096;
    const integrand = (x: readonly number[]) => x.reduce((product, u) => product * (1 + (u - 0.5) / 2), 1); // integral 1
    const errors = Array.from({ length: 16 }, (_, seed) => {
      const net = points(new SobolSequence(d, new RandomStream(seed)), 0, n);
      return net.reduce((sum, x) => sum + integrand(x), 0) / n - 1;
    });
    const rootMeanSquare = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    const random = Math.sqrt(((1 + 1 / 48) ** d - 1) / n); // exact standard error of n random points
    expect(rootMeanSquare).toBeLessThan(random / 100);
  });

  // 3 Differential: the definition, digit by digit, without Gray code, in whole numbers.
  it('equals the definition in Gray code order', () => {
    const sequence = new SobolSequence(SOBOL_DIMENSIONS);
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (index) => {
        expect(points(sequence, index, 1)[0]).toEqual(everyDimension.map((j) => definition(j, index)));
      }),
      { numRuns: 50 },
    );
  });

  // 4 Refusals.
  it.each([0, 129, 1.5, Number.NaN])('refuses %d dimensions', (dimensions) => {
    expect(() => new SobolSequence(dimensions)).toThrowError(
      `SobolSequence: dimensions: not a whole number in range; met ${dimensions}`,
    );
  });
  it('refuses an index beyond the last, and an array that ends within a point', () => {
    const sequence = new SobolSequence(2);
    expect(() => sequence.fill(-1, new Float64Array(2))).toThrowError(
      'ARGUMENT_INVALID: SobolSequence.fill: firstIndex',
    );
    expect(() => sequence.fill(2 ** 32 - 1, new Float64Array(4))).toThrowError('met 4294967295');
    expect(() => sequence.fill(2 ** 32 - 1, new Float64Array(2))).not.toThrow();
    expect(() => sequence.fill(0, new Float64Array(3))).toThrowError(
      'SobolSequence.fill: out: ends within a point; met 3',
    );
  });
});

function points(sequence: SobolSequence, from: number, count: number): number[][] {
  const out = new Float64Array(count * sequence.dimensions);
  sequence.fill(from, out);
  return Array.from({ length: count }, (_, i) => [
    ...out.subarray(i * sequence.dimensions, (i + 1) * sequence.dimensions),
  ]);
}

/** How often x must be multiplied by itself modulo the polynomial until it is 1. */
function orderOfX(polynomial: number): number {
  const degree = Math.floor(Math.log2(polynomial));
  let power = 1;
  for (let k = 1; k < 2 ** degree; k++) {
    power <<= 1;
    if (power >> degree) power ^= polynomial;
    if (power === 1) return k;
  }
  return 0;
}

/** Bratley & Fox's recurrence in the m numbers: m_k = 2a₁m_{k−1} ⊕ 4a₂m_{k−2} ⊕ … ⊕ 2^s m_{k−s} ⊕ m_{k−s}. */
function definition(j: number, index: number): number {
  const [polynomial = 0, ...starts] = j === 0 ? [] : SOBOL_DIRECTIONS[j - 1]!;
  const degree = starts.length;
  const m = j === 0 ? Array<bigint>(32).fill(1n) : starts.map(BigInt);
  while (m.length < 32) {
    let next = m.at(-degree)!;
    for (let i = 1; i <= degree; i++) {
      if ((polynomial >> (degree - i)) & 1) next ^= m.at(-i)! << BigInt(i);
    }
    m.push(next);
  }
  const gray = BigInt(index) ^ (BigInt(index) >> 1n);
  const word = m.reduce((x, mk, k) => ((gray >> BigInt(k)) & 1n ? x ^ (mk << BigInt(31 - k)) : x), 0n);
  return Number(word) / 2 ** 32;
}

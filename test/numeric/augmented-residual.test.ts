import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { augmentedResidual } from '../../src/numeric/augmented-residual.kernel.ts';

const whole = fc.integer({ min: -(2 ** 30), max: 2 ** 30 });
const [ROWS, COLUMNS] = [4, 2];
const many = (length: number) => fc.array(whole, { minLength: length, maxLength: length });

/** Σ of products in whole numbers, the slow twin of a sum in twice the precision. */
const exact = (start: number, pairs: readonly (readonly [number, number])[]) =>
  Number(pairs.reduce((total, [a, b]) => total - BigInt(a) * BigInt(b), BigInt(start)));

describe('augmentedResidual', () => {
  it('is exact where twice the precision holds everything', () => {
    fc.assert(
      fc.property(many(ROWS * COLUMNS), many(ROWS), many(ROWS), many(COLUMNS), many(COLUMNS), (a, b, r, x, start) => {
        const columns = [0, 1].map((j) => Float64Array.from(a.slice(j * ROWS, (j + 1) * ROWS)));
        const nothing = columns.map(() => new Float64Array(ROWS));
        const [f, g] = [new Float64Array(ROWS), Float64Array.from(start)];
        const residual = Float64Array.from([...r, ...r.map(() => 0)]);
        const solution = Float64Array.from([...x, 0, 0]);
        augmentedResidual(columns, nothing, Float64Array.from(b), residual, solution, f, g);
        for (let i = 0; i < ROWS; i++) {
          expect(f[i]! + 0).toBe(exact(b[i]!, [[1, r[i]!], ...columns.map((c, j) => [c[i]!, x[j]!] as const)]) + 0);
        }
        columns.forEach((c, j) => {
          expect(g[j]! + 0).toBe(
            exact(
              start[j]!,
              r.map((v, i) => [c[i]!, v] as const),
            ) + 0,
          );
        });
      }),
    );
  });
  it('counts the low parts of the matrix, the residual and the solution', () => {
    const tiny = 2 ** -60;
    const [f, g] = [new Float64Array(1), new Float64Array(1)];
    const run = (tail: number, low: number, part: number) => {
      g[0] = 6;
      const [residual, solution] = [Float64Array.of(2, low), Float64Array.of(5, part)];
      augmentedResidual([Float64Array.of(3)], [Float64Array.of(tail)], Float64Array.of(17), residual, solution, f, g);
      return [f[0]! / tiny + 0, g[0]! / tiny + 0];
    };
    // 17 − 2 − 3·5 = 0 and 6 − 3·2 = 0
    expect(run(0, 0, 0)).toEqual([0, 0]);
    expect(run(tiny, 0, 0)).toEqual([-5, -2]);
    expect(run(0, tiny, 0)).toEqual([-1, -3]);
    expect(run(0, 0, tiny)).toEqual([-3, 0]);
  });
});

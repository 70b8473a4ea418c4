import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Distribution, drawInto } from '../../src/numeric/distribution.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';

const between = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

/** What every distribution must do, whatever its family. */
export function obeyDistributionLaws(name: string, law: Distribution): void {
  it(`${name}: cdf and quantile undo each other`, () => {
    fc.assert(
      fc.property(between, (p) => {
        // a quantile is rounded to 1e-16 of its size; no density here multiplies that by more than 1000
        expect(Math.abs(law.cdf(law.quantile(p)) - p)).toBeLessThan(1e-12);
      }),
    );
  });

  it(`${name}: the quantile rises with p`, () => {
    fc.assert(
      fc.property(between, between, (p, q) => {
        fc.pre(p < q);
        // two neighbours may change places by the last digit
        expect(law.quantile(p)).toBeLessThanOrEqual(law.quantile(q) + 1e-13 * Math.abs(law.quantile(q)));
      }),
    );
  });

  it(`${name}: mean and variance are the integrals of the quantile`, () => {
    const [mean, variance] = integrals(law);
    // the midpoint rule misses what lies in its first and last cell
    expect(Math.abs(mean - law.mean)).toBeLessThan(2e-3 * Math.sqrt(law.variance));
    expect(Math.abs(variance / law.variance - 1)).toBeLessThan(2e-2);
  });

  it(`${name}: draws have that mean, and take one uniform number each`, () => {
    const n = 2_000;
    const [stream, same] = [new RandomStream(9), new RandomStream(9)];
    const [out, uniforms] = [new Float64Array(n), new Float64Array(n)];
    drawInto(law, stream, out);
    same.fillUniform(uniforms);
    expect(stream.word()).toBe(same.word());
    expect([...out.subarray(0, 5)]).toEqual([...uniforms.subarray(0, 5)].map(law.quantile));
    const mean = out.reduce((sum, x) => sum + x, 0) / n;
    expect(Math.abs(mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / n)); // 4 standard errors
  });

  it.each([-0.1, 1.1, Number.NaN])(`${name}: refuses the quantile of %d`, (p) => {
    expect(() => law.quantile(p)).toThrowError(new RegExp(`^ARGUMENT_INVALID: .* met ${p}`));
  });
}

/** Mean and variance by the midpoint rule in p. */
function integrals(law: Distribution): readonly [mean: number, variance: number] {
  const cells = 4_000;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < cells; i++) {
    const x = law.quantile((i + 0.5) / cells) - law.mean;
    sum += x;
    squares += x * x;
  }
  return [law.mean + sum / cells, squares / cells - (sum / cells) ** 2];
}

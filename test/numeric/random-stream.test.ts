import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/numeric/random-stream.ts';
import { threefry4x32 } from '../../src/numeric/threefry.kernel.ts';

const wide = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const narrow = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const words = (stream: RandomStream, count: number): number[] => Array.from({ length: count }, () => stream.word());

describe('RandomStream', () => {
  // 1 Worked example. The first state is Threefry's known answer for zeros (Salmon et al. 2011); the first word of
  // sfc32 is the sum of its words a, b and n: 9c6ca96a + e17eae66 + 5256a7d8 = d041ffa8 modulo 2³².
  it('begins with the sum of the hashed coordinates', () => {
    expect(new RandomStream(0, 0, 0).word()).toBe(0xd041ffa8);
  });

  it('keeps its words from release to release', () => {
    expect(words(new RandomStream(20210727, 1, 2), 4)).toEqual([271255510, 4155955228, 1608821258, 1169633312]);
  });

  // 2 Laws.
  it('gives the same row after reset as when new, whatever was drawn between', () => {
    fc.assert(
      fc.property(wide, wide, narrow, fc.nat(20), (seed, scenario, stream, used) => {
        const reused = new RandomStream(1);
        words(reused, used);
        reused.fillNormal(new Float64Array(used));
        reused.reset(seed, scenario, stream);
        expect(words(reused, 8)).toEqual(words(new RandomStream(seed, scenario, stream), 8));
      }),
    );
  });

  it('tells neighbouring coordinates apart, in their upper words too', () => {
    const all: [number, number, number][] = [];
    for (const x of [0, 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER]) {
      for (const y of [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER])
        for (const z of [0, 1, 2 ** 32 - 1]) all.push([x, y, z]);
    }
    const rows = all.map(([seed, scenario, stream]) => words(new RandomStream(seed, scenario, stream), 2).join());
    expect(new Set(rows).size).toBe(all.length);
  });

  it('draws uniforms inside (0, 1) as odd multiples of 2^-53, two words each', () => {
    fc.assert(
      fc.property(wide, (seed) => {
        const [drawn, raw] = [new RandomStream(seed), new RandomStream(seed)];
        const u = drawn.uniform();
        expect(u > 0 && u < 1).toBe(true);
        expect((u * 2 ** 53) % 2).toBe(1);
        const [first, second] = words(raw, 2) as [number, number];
        expect(u).toBe((2 * ((first >>> 6) * 2 ** 26 + (second >>> 6)) + 1) * 2 ** -53);
        expect(drawn.word()).toBe(raw.word());
      }),
    );
  });

  for (const fill of ['fillUniform', 'fillNormal', 'fillExponential'] as const) {
    it(`${fill} gives the same values however the row is cut into blocks`, () => {
      const cut = fc.array(fc.nat(300), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(wide, cut, (seed, blocks) => {
          const length = blocks.reduce((sum, block) => sum + block, 0);
          const [whole, parts] = [new RandomStream(seed), new RandomStream(seed)];
          const [atOnce, inBlocks] = [new Float64Array(length), new Float64Array(length)];
          whole[fill](atOnce);
          let from = 0;
          for (const block of blocks) {
            parts[fill](inBlocks.subarray(from, from + block));
            from += block;
          }
          expect(inBlocks).toEqual(atOnce);
          expect(parts.word()).toBe(whole.word());
        }),
      );
    });
  }

  it('spreads uniforms evenly, across one row and across the first draws of neighbouring scenarios', () => {
    const row = new Float64Array(1_000_000);
    new RandomStream(42).fillUniform(row);
    expect(Math.abs(evenness(row))).toBeLessThan(4); // standard deviations of χ², as below
    const stream = new RandomStream(42);
    const firsts = row.map((_, scenario) => {
      stream.reset(42, scenario, 1);
      return stream.uniform();
    });
    expect(Math.abs(evenness(firsts))).toBeLessThan(4);
  });

  it('correlates neither neighbouring draws nor the same draw of neighbouring streams', () => {
    const n = 1_000_000;
    const [row, other] = [new Float64Array(n + 1), new Float64Array(n)];
    new RandomStream(7, 0, 0).fillUniform(row);
    new RandomStream(7, 0, 1).fillUniform(other);
    // correlation of n independent pairs: standard deviation 1/√n = 0.001; 4 of them
    expect(Math.abs(correlation(row.subarray(0, n), row.subarray(1)))).toBeLessThan(0.004);
    expect(Math.abs(correlation(row.subarray(0, n), other))).toBeLessThan(0.004);
  });

  // 3 Differential: sfc32 in whole numbers of any size, seeded as the scheme says.
  it('equals the definition of sfc32 seeded by Threefry', () => {
    fc.assert(
      fc.property(wide, wide, narrow, (seed, scenario, stream) => {
        const key = Uint32Array.from(halves(seed).concat(0, 0));
        const counter = Uint32Array.from(halves(scenario).concat(stream, 0));
        threefry4x32(key, counter, counter);
        const next = sfc32([...counter]);
        expect(words(new RandomStream(seed, scenario, stream), 20)).toEqual(Array.from({ length: 20 }, next));
      }),
    );
  });

  it('fills as single draws would', () => {
    const [filled, single] = [new RandomStream(5), new RandomStream(5)];
    const out = new Float64Array(1000);
    filled.fillUniform(out);
    expect([...out]).toEqual(Array.from(out, () => single.uniform()));
  });

  // 4 Refusals.
  it.each([
    ['seed', -1, 0, 0, '-1'],
    ['seed', 0.5, 0, 0, '0.5'],
    ['seed', 2 ** 53, 0, 0, '9007199254740992'],
    ['seed', Number.NaN, 0, 0, 'NaN'],
    ['scenario', 0, -3, 0, '-3'],
    ['scenario', 0, Number.POSITIVE_INFINITY, 0, 'Infinity'],
    ['stream', 0, 0, 2 ** 32, '4294967296'],
  ])('refuses a %s out of range: (%d, %d, %d)', (name, seed, scenario, stream, met) => {
    expect(() => new RandomStream(seed, scenario, stream)).toThrowError(
      new RegExp(`^ARGUMENT_INVALID: RandomStream: ${name}: .*; met ${met};`),
    );
  });
});

function halves(x: number): number[] {
  const big = BigInt(x);
  return [Number(big & 0xffffffffn), Number(big >> 32n)];
}

function sfc32(state: readonly number[]): () => number {
  const mod = 1n << 32n;
  let [a, b, c, n] = state.map(BigInt) as [bigint, bigint, bigint, bigint];
  return () => {
    const word = (a + b + n) % mod;
    n = (n + 1n) % mod;
    a = b ^ (b >> 9n);
    b = (c * 9n) % mod;
    c = (((c << 21n) % mod) + (c >> 11n) + word) % mod;
    return Number(word);
  };
}

/** How many standard deviations χ² over 1,000 equal cells lies from its mean. */
function evenness(values: Float64Array): number {
  const cells = new Float64Array(1000);
  for (const value of values) cells[Math.floor(value * 1000)]! += 1;
  const expected = values.length / 1000;
  const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (chiSquare - 999) / Math.sqrt(2 * 999);
}

function correlation(x: Float64Array, y: Float64Array): number {
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]! - 0.5, y[i]! - 0.5];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return xy / Math.sqrt(xx * yy);
}

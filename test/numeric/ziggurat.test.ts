import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log } from '../../src/numeric/elementary.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';

const DRAWS = 1_000_000;
const wide = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('ziggurat', () => {
  // 1 Worked example. Where the tails begin and the area of a layer, to the digits printed by Marsaglia & Tsang (2000)
  // for 256 layers.
  it('has 256 layers of equal area, the last of which ends at the top of the density', () => {
    expect(normal.edges[1]).toBeCloseTo(3.6541528853610088, 14);
    expect(exponential.edges[1]).toBeCloseTo(7.69711747013104972, 13);
    for (const { edges, density, area } of [normal, exponential]) {
      // The recursion amplifies the rounding of its first step; the printed constants close it to 1e-12.
      expect(density(edges[255]!) + area / edges[255]!).toBeCloseTo(1, 12);
    }
  });

  // 2 Laws: moments of fixed seeds, within 4 standard errors of their exact values.
  it('draws normal values with the moments 0, 1, 0, 3, 0, 15', () => {
    // variance of x^k: E x^2k − (E x^k)²
    const exact = [0, 1, 0, 3, 0, 15];
    const variance = [1, 2, 15, 96, 945, 10170];
    moments('fillNormal', 6).forEach((moment, i) => {
      expect(Math.abs(moment - exact[i]!)).toBeLessThan(4 * Math.sqrt(variance[i]! / DRAWS));
    });
  });

  it('draws exponential values with the moments 1, 2, 6, 24', () => {
    // variance of x^k: (2k)! − (k!)²
    const exact = [1, 2, 6, 24];
    const variance = [1, 20, 684, 39744];
    moments('fillExponential', 4).forEach((moment, i) => {
      expect(Math.abs(moment - exact[i]!)).toBeLessThan(4 * Math.sqrt(variance[i]! / DRAWS));
    });
  });

  it('uses 53 bits: no value occurs twice', () => {
    const out = new Float64Array(200_000);
    new RandomStream(11).fillNormal(out);
    // 200,000 draws of 2^53 hardly ever meet; of 2^32 they would, four times on average
    expect(new Set(out).size).toBe(out.length);
  });

  // 3 Differential: the readable twin, and exact probabilities of cells.
  for (const [fill, twin] of [
    ['fillNormal', normalTwin],
    ['fillExponential', exponentialTwin],
  ] as const) {
    it(`${fill} equals its twin bit for bit`, () => {
      fc.assert(
        fc.property(wide, (seed) => {
          const [fast, slow] = [new RandomStream(seed), new RandomStream(seed)];
          const out = new Float64Array(3000);
          fast[fill](out);
          expect(out).toEqual(Float64Array.from(out, () => twin(slow)));
          expect(fast.word()).toBe(slow.word());
        }),
        { numRuns: 25 },
      );
    });
  }

  it('fills cells of exponential values as their probabilities say, beyond the start of the tail too', () => {
    const cells = new Float64Array(200);
    const out = new Float64Array(DRAWS);
    new RandomStream(3).fillExponential(out);
    let inTail = 0;
    for (const x of out) {
      cells[Math.floor(exp(-x) * 200)]! += 1;
      if (x > exponential.edges[1]!) inTail += 1;
    }
    const chiSquare = cells.reduce((sum, count) => sum + (count - DRAWS / 200) ** 2 / (DRAWS / 200), 0);
    // χ² with 199 degrees: mean 199, standard deviation √398; 4 of them
    expect(Math.abs(chiSquare - 199)).toBeLessThan(4 * Math.sqrt(398));
    const expected = DRAWS * exp(-exponential.edges[1]!);
    expect(Math.abs(inTail - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('fills cells of normal values as their probabilities say, beyond the start of the tail too', () => {
    const out = new Float64Array(DRAWS);
    new RandomStream(4).fillNormal(out);
    // Φ at −2, −1.5 … 2 and at −3.654152885361009, computed with 30 digits (mpmath)
    const phi = [0.022750131948, 0.066807201269, 0.158655253931, 0.308537538726, 0.5];
    const upTo = [-2, -1.5, -1, -0.5, 0];
    const [below, above] = [new Float64Array(5), new Float64Array(5)];
    let inTail = 0;
    for (const x of out) {
      for (let i = 0; i < 5; i++) {
        if (x < upTo[i]!) below[i]! += 1;
        if (x > -upTo[i]!) above[i]! += 1;
      }
      if (Math.abs(x) > normal.edges[1]!) inTail += 1;
    }
    phi.forEach((p, i) => {
      const allowed = 4 * Math.sqrt(DRAWS * p * (1 - p)); // 4 standard deviations
      expect(Math.abs(below[i]! - DRAWS * p)).toBeLessThan(allowed);
      expect(Math.abs(above[i]! - DRAWS * p)).toBeLessThan(allowed);
    });
    const tail = 2 * 0.00012901624382695; // 2 Φ(−3.654152885361)
    expect(Math.abs(inTail - DRAWS * tail)).toBeLessThan(4 * Math.sqrt(DRAWS * tail));
  });
});

interface Shape {
  readonly area: number;
  readonly edges: readonly number[];
  readonly density: (x: number) => number;
}

const normal = layers(
  3.6541528853610088,
  0.004928673233974655,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
);
const exponential = layers(
  7.69711747013105,
  0.003949659822581557,
  (x) => exp(-x),
  (y) => -log(y),
);

function layers(tail: number, area: number, density: (x: number) => number, inverse: (y: number) => number): Shape {
  const edges = [area / density(tail), tail];
  while (edges.length < 256) edges.push(inverse(density(edges.at(-1)!) + area / edges.at(-1)!));
  edges.push(0);
  return { area, edges, density };
}

/**
 * One normal value as the method is told in words: choose a layer, a point in its rectangle, keep it if it is under the
 * curve.
 */
function normalTwin(stream: RandomStream): number {
  for (;;) {
    const [first, second] = [stream.word(), stream.word()];
    const layer = first % 256;
    const magnitude = BigInt.asIntN(53, (BigInt(first >>> 8) << 29n) | BigInt(second >>> 3));
    const x = (Number(magnitude) + 0.5) * (normal.edges[layer]! * 2 ** -52);
    if (layer === 0) {
      if (Math.abs(x) < normal.edges[1]!) return x;
      return Math.sign(x) * normalTail(stream);
    }
    if (isUnderCurve(normal, layer, x, stream)) return x;
  }
}

function normalTail(stream: RandomStream): number {
  const start = normal.edges[1]!;
  let [beyond, height] = [0, 0];
  do {
    beyond = -log(stream.uniform()) / start;
    height = -log(stream.uniform());
  } while (2 * height <= beyond * beyond);
  return start + beyond;
}

function exponentialTwin(stream: RandomStream): number {
  for (;;) {
    const [first, second] = [stream.word(), stream.word()];
    const layer = first % 256;
    const magnitude = (BigInt(first >>> 8) << 28n) | BigInt(second >>> 4);
    const x = (Number(magnitude) + 0.5) * (exponential.edges[layer]! * 2 ** -52);
    if (layer === 0) return x < exponential.edges[1]! ? x : exponential.edges[1]! - log(stream.uniform());
    if (isUnderCurve(exponential, layer, x, stream)) return x;
  }
}

function isUnderCurve({ edges, density }: Shape, layer: number, x: number, stream: RandomStream): boolean {
  if (Math.abs(x) < edges[layer + 1]!) return true;
  const [low, high] = [density(edges[layer]!), density(edges[layer + 1]!)];
  return low + stream.uniform() * (high - low) < density(x);
}

function moments(fill: 'fillNormal' | 'fillExponential', count: number): number[] {
  const out = new Float64Array(DRAWS);
  new RandomStream(2)[fill](out);
  const sums = new Float64Array(count);
  for (const x of out) {
    let power = 1;
    for (let k = 0; k < count; k++) {
      power *= x;
      sums[k]! += power;
    }
  }
  return Array.from(sums, (sum) => sum / DRAWS);
}

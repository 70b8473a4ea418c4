import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolBook, PoolDependence } from '../../../src/domain/pool-book.ts';
import { bivariateNormalCdf } from '../../../src/numeric/bivariate-normal.ts';
import { bivariateTCdf } from '../../../src/numeric/bivariate-t.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import { studentTQuantile } from '../../../src/numeric/student-t.ts';
import { compileBook, type DefaultEvents, defaultEvents } from '../../../src/pool/book/compiled-book.ts';
import { defaultCountLaw } from '../../../src/pool/default-count.ts';
import { beginScenario, sampleDefaults, walkScratch } from '../../../src/pool/sampling/sample-defaults.ts';
import { constantHazard, dependenceOf, drawnBook, equalLoans, reordered } from '../../support/pool-books.ts';
import { plainDefaults } from './plain-walk.ts';

/** Events of scenarios 0 … count − 1, handed over one scenario at a time. */
function walkAll(
  book: PoolBook,
  dependence: PoolDependence,
  { quarters, count, seed }: { readonly quarters: number; readonly count: number; readonly seed: number },
  each: (loans: Int32Array, quarters: Int32Array, moments: Float64Array, rows: Int32Array) => void,
): void {
  const compiled = compileBook(book, dependence, quarters);
  const [scratch, events, random] = [walkScratch(compiled), defaultEvents(compiled), new RandomStream(seed)];
  for (let scenario = 0; scenario < count; scenario++) {
    beginScenario(random, scratch, seed, scenario);
    sampleDefaults(compiled, random, scratch, events);
    const { count: n, loan, quarter, moment } = events;
    each(loan.subarray(0, n), quarter.subarray(0, n), moment.subarray(0, n), compiled.row);
  }
}

describe('sampleDefaults', () => {
  // 1 Worked example. n = 140, PD 3 %, ρ 0.106776: the pool of the published one-factor study; the exact law by quadrature is
  // `defaultCountLaw`, itself held to scipy. 100,000 scenarios, seed 11.
  it('gives the law of the number of defaults of equal loans', () => {
    const [loans, count] = [140, 100_000];
    const met = new Float64Array(loans + 1);
    walkAll(equalLoans(loans, 0.03, 0.106776), dependenceOf(1), { quarters: 1, count, seed: 11 }, (hit) => {
      met[hit.length]!++;
    });
    const law = defaultCountLaw(loans, 0.03, 0.106776);
    let chiSquare = 0;
    let cells = 0;
    let [restMet, restWanted] = [0, 0];
    for (let d = 0; d <= loans; d++) {
      const wanted = law[d]! * count;
      if (wanted < 20) {
        restMet += met[d]!;
        restWanted += wanted;
        continue;
      }
      chiSquare += (met[d]! - wanted) ** 2 / wanted;
      cells++;
    }
    chiSquare += (restMet - restWanted) ** 2 / restWanted;
    // χ² with `cells` degrees of freedom: mean + 4 standard deviations is passed by chance once in ten thousand seeds
    expect(cells).toBeGreaterThan(20);
    expect(chiSquare).toBeLessThan(cells + 4 * Math.sqrt(2 * cells));
  });

  // 2 Laws.
  it.each([
    ['classes, Gaussian', { curves: 4, loadings: 3, factors: 2 }, 'gaussian' as const],
    ['classes, Student t', { curves: 4, loadings: 3, factors: 1 }, { degreesOfFreedom: 4 }],
    ['each loan its own, Gaussian', { curves: 300, loadings: 300, factors: 2 }, 'gaussian' as const],
    ['each loan its own, Student t', { curves: 300, loadings: 300, factors: 1 }, { degreesOfFreedom: 5 }],
  ])('keeps each loan its probability by each quarter: %s', (_, shape, copula) => {
    const [quarters, count] = [6, 20_000];
    const book = drawnBook({ ...shape, loans: 300, quarters, seed: 5 });
    const met = Array.from({ length: book.loans }, () => new Float64Array(quarters));
    const totals: number[] = [];
    walkAll(book, dependenceOf(shape.factors, copula), { quarters, count, seed: 3 }, (loans, when, _moments, rows) => {
      totals.push(loans.length);
      loans.forEach((position, i) => {
        const row = rows[position]!;
        met[row]![when[i]! - book.startQuarter[row]!]!++;
      });
    });
    let [squares, cells, expected] = [0, 0, 0];
    for (const [row, byQuarter] of met.entries()) {
      let before = 0;
      for (let q = 0; q < book.termQuarters[row]!; q++) {
        const cumulative = book.curves[book.curve[row]!]![q]!;
        const wanted = (cumulative - before) * count;
        before = cumulative;
        const z = (byQuarter[q]! - wanted) / Math.sqrt(wanted);
        squares += z * z;
        cells++;
      }
      expected += before;
      expect(byQuarter.subarray(book.termQuarters[row]!).every((n) => n === 0)).toBe(true);
    }
    // counts of one cell are binomial with a small p: variance 1 of z but for 1 %, and a little more for what loans share
    expect(cells).toBeGreaterThan(800);
    const mean = totals.reduce((a, b) => a + b, 0) / count;
    const deviation = Math.sqrt(totals.reduce((a, b) => a + (b - mean) ** 2, 0) / count);
    expect(Math.abs(mean - expected)).toBeLessThan((4 * deviation) / Math.sqrt(count));
    expect(squares / cells).toBeGreaterThan(0.85);
    expect(squares / cells).toBeLessThan(1.15);
  });
  it('spreads moments evenly over a quarter, never 0 or 1', () => {
    // the hazard runs evenly within a quarter: where it is small, so do moments; here e^−hazard moves a bin by 0.1 % at most
    const drawn = drawnBook({ loans: 4000, quarters: 4, factors: 1, curves: 1, loadings: 1, seed: 8 });
    const book = { ...drawn, curves: [constantHazard(0.004, 4)], loadings: [Float64Array.of(0.1)] };
    const bins = new Float64Array(10);
    let total = 0;
    walkAll(book, dependenceOf(1), { quarters: 4, count: 6000, seed: 4 }, (_loans, _quarters, moments) => {
      expect(moments.every((moment) => moment > 0 && moment < 1)).toBe(true);
      for (const moment of moments) {
        bins[Math.floor(moment * 10)]!++;
        total++;
      }
    });
    expect(total).toBeGreaterThan(30_000);
    const chiSquare = bins.reduce((sum, n) => sum + (n - total / 10) ** 2 / (total / 10), 0);
    expect(chiSquare).toBeLessThan(9 + 4 * Math.sqrt(18)); // χ² with 9 degrees of freedom, 4 standard deviations
  });
  it('does not depend on the order of rows, of curves or of what they are called, while loans have ids', () => {
    const plain = drawnBook({ loans: 60, quarters: 5, factors: 2, curves: 5, loadings: 4, seed: 9 });
    const book = { ...plain, ids: Array.from({ length: 60 }, (_, row) => `loan ${(row * 37) % 60}`) };
    const dependence = dependenceOf(2);
    const namesOf = (each: PoolBook): string[] => {
      const names: string[] = [];
      walkAll(each, dependence, { quarters: 5, count: 50, seed: 2 }, (loans, quarters, moments, rows) => {
        loans.forEach((p, i) => {
          names.push(`${each.ids![rows[p]!]} ${quarters[i]} ${moments[i]}`);
        });
      });
      return names;
    };
    const hash = compileBook(book, dependence, 5).hash;
    const names = namesOf(book);
    expect(names.length).toBeGreaterThan(50);
    const orders = fc.shuffledSubarray(
      Array.from({ length: 60 }, (_, row) => row),
      { minLength: 60 },
    );
    fc.assert(
      fc.property(orders, (order) => {
        const other = reordered(book, order);
        const turned = {
          ...other,
          curves: [...other.curves].reverse(),
          curve: other.curve.map((c) => other.curves.length - 1 - c),
        };
        expect(compileBook(turned, dependence, 5).hash).toBe(hash);
        expect(namesOf(turned)).toEqual(names);
      }),
      { numRuns: 10 },
    );
  });
  it('gives a scenario the same defaults whatever was drawn before, and after a clone of the book', () => {
    const book = drawnBook({ loans: 500, quarters: 8, factors: 3, curves: 3, loadings: 3, seed: 6 });
    const compiled = compileBook(book, dependenceOf(3), 8);
    const copy = structuredClone(compiled);
    const first = [walkScratch(compiled), defaultEvents(compiled)] as const;
    const random = new RandomStream(1);
    for (const scenario of [7, 3, 7]) {
      beginScenario(random, first[0], 42, scenario);
      sampleDefaults(compiled, random, ...first);
    }
    const other = [walkScratch(copy), defaultEvents(copy)] as const;
    const fresh = new RandomStream(9);
    beginScenario(fresh, other[0], 42, 7);
    sampleDefaults(copy, fresh, ...other);
    expect(other[1].count).toBeGreaterThan(0);
    const held = ({ count, loan, quarter, moment }: DefaultEvents) =>
      [loan, quarter, moment].map((column) => Array.from(column.subarray(0, count)));
    expect(held(other[1])).toEqual(held(first[1]));
  });

  // 3 Differential: the walk written plainly, bit for bit; joint probabilities by the bivariate laws.
  it('equals the plain walk bit for bit, in WebAssembly and in JavaScript', () => {
    const shapes = fc.record({
      loans: fc.integer({ min: 1, max: 400 }),
      quarters: fc.integer({ min: 1, max: 20 }),
      factors: fc.integer({ min: 1, max: 4 }),
      curves: fc.constantFrom(1, 3, 400),
      loadings: fc.constantFrom(1, 2, 400),
      seed: fc.nat(1e6),
      isLevel: fc.boolean(),
    });
    const copulas = fc.constantFrom('gaussian' as const, { degreesOfFreedom: 2.1 }, { degreesOfFreedom: 8 });
    let events = 0;
    fc.assert(
      fc.property(shapes, copulas, (shape, copula) => {
        const compiled = compileBook(drawnBook(shape), dependenceOf(shape.factors, copula), shape.quarters);
        const scratches = [walkScratch(compiled, 'auto'), walkScratch(compiled, 'plain')];
        expect(scratches.map(({ wasm }) => wasm !== undefined)).toEqual([true, false]);
        const out = defaultEvents(compiled);
        const [ours, theirs] = [new RandomStream(0), new RandomStream(0)];
        const normals = new Float64Array(compiled.normals);
        for (let scenario = 0; scenario < 20; scenario++) {
          const scratch = scratches[scenario % 2]!;
          beginScenario(ours, scratch, shape.seed, scenario);
          sampleDefaults(compiled, ours, scratch, out);
          theirs.reset(shape.seed, scenario, 0);
          theirs.fillNormal(normals);
          const plain = plainDefaults(compiled, theirs, normals);
          expect(Array.from(out.loan.subarray(0, out.count))).toEqual(plain.map(({ loan }) => loan));
          expect(Array.from(out.quarter.subarray(0, out.count))).toEqual(plain.map(({ quarter }) => quarter));
          expect(Array.from(out.moment.subarray(0, out.count))).toEqual(plain.map(({ moment }) => moment));
          events += out.count;
        }
      }),
      { numRuns: 40 },
    );
    expect(events).toBeGreaterThan(5000);
  });
  it.each(['gaussian' as const, { degreesOfFreedom: 4 }])(
    'lets two loans default together as often as %j says',
    (copula) => {
      const [p, rho, count] = [0.06, 0.3, 200_000];
      let both = 0;
      walkAll(equalLoans(2, p, rho), dependenceOf(1, copula), { quarters: 1, count, seed: 17 }, (hit) => {
        if (hit.length === 2) both++;
      });
      const threshold = copula === 'gaussian' ? normalQuantile(p) : studentTQuantile(p, copula.degreesOfFreedom);
      const joint =
        copula === 'gaussian'
          ? bivariateNormalCdf(threshold, threshold, rho)
          : bivariateTCdf(threshold, threshold, copula.degreesOfFreedom, rho);
      const deviation = Math.sqrt(count * joint * (1 - joint));
      expect(Math.abs(both - count * joint)).toBeLessThan(4 * deviation);
    },
  );
  it('correlates factors as asked', () => {
    const [p, count] = [0.08, 200_000];
    const book: PoolBook = {
      ...equalLoans(2, p, 0.3),
      loading: Int32Array.of(0, 1),
      loadings: [Float64Array.of(0.6, 0), Float64Array.of(0, 0.7)],
    };
    const correlation = [
      [1, 0.5],
      [0.5, 1],
    ];
    let both = 0;
    walkAll(book, { ...dependenceOf(2), correlation }, { quarters: 1, count, seed: 23 }, (hit) => {
      if (hit.length === 2) both++;
    });
    const joint = bivariateNormalCdf(normalQuantile(p), normalQuantile(p), 0.6 * 0.7 * 0.5);
    expect(Math.abs(both - count * joint)).toBeLessThan(4 * Math.sqrt(count * joint));
  });
});

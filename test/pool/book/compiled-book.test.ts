import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../../src/base/errors.ts';
import type { PoolBook, PoolDependence } from '../../../src/domain/pool-book.ts';
import { exp } from '../../../src/numeric/elementary.ts';
import { normalCdf, normalQuantile, normalTail } from '../../../src/numeric/normal.ts';
import { studentTQuantile } from '../../../src/numeric/student-t.ts';
import { compileBook } from '../../../src/pool/book/compiled-book.ts';
import { mixingAt, mixingTable } from '../../../src/pool/book/mixing-table.ts';
import { hazardAt } from '../../../src/pool/sampling/hazard-table.ts';
import { constantHazard, dependenceOf, drawnBook, equalLoans } from '../../support/pool-books.ts';
import { chiSquareQuantile } from './chi-square.ts';

const faultsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) {
      expect(error.code).toBe('ARGUMENT_INVALID');
      return error.faults.map(({ at, problem, met }) => `${at}: ${problem}; ${met}`);
    }
    throw error;
  }
  return [];
};

describe('compileBook', () => {
  // 1 Worked example: two curves, one loading, terms of one and two quarters; Φ⁻¹(0.02) = −2.053749 (tables), 1/√(1 − 0.25) = 1.154701.
  it('lays out classes by term, start, curve and loading', () => {
    const book: PoolBook = {
      ...equalLoans(4, 0.02, 0.25),
      termQuarters: Int32Array.of(2, 1, 1, 2),
      curve: Int32Array.of(0, 0, 1, 0),
      curves: [Float64Array.of(0.02, 0.04), Float64Array.of(0.01)],
    };
    const compiled = compileBook(book, dependenceOf(1), 2);
    expect(Array.from(compiled.row)).toEqual([2, 1, 0, 3]);
    expect(Array.from(compiled.classOf)).toEqual([0, 1, 2, 2]);
    expect(Array.from(compiled.groupFirst)).toEqual([0, 1, 2, 4]);
    expect(Array.from(compiled.classTerm)).toEqual([1, 1, 2]);
    const first = Array.from(compiled.classThreshold, (at) => compiled.thresholds[at]!.toFixed(6));
    expect(first).toEqual(['-2.326348', '-2.053749', '-2.053749']);
    expect(compiled.scale[0]!.toFixed(6)).toBe('1.154701');
    expect(compiled.expectedDefaults).toBeCloseTo(0.02 + 0.01 + 0.04 + 0.04, 15);
  });

  // 2 Laws.
  it('holds every loan once, in classes and groups that it fits', () => {
    const shapes = fc.record({
      loans: fc.integer({ min: 1, max: 300 }),
      quarters: fc.integer({ min: 1, max: 12 }),
      factors: fc.integer({ min: 1, max: 3 }),
      curves: fc.constantFrom(1, 4, 300),
      loadings: fc.constantFrom(1, 3, 300),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(shapes, (shape) => {
        const book = drawnBook(shape);
        const c = compileBook(book, dependenceOf(shape.factors), shape.quarters);
        expect(Array.from(c.row).sort((a, b) => a - b)).toEqual(Array.from({ length: book.loans }, (_, row) => row));
        c.row.forEach((row, position) => {
          const k = c.classOf[position]!;
          expect(c.classTerm[k]).toBe(book.termQuarters[row]);
          expect(c.classStart[k]).toBe(book.startQuarter[row]);
          expect(c.thresholds[c.classThreshold[k]!]).toBe(normalQuantile(book.curves[book.curve[row]!]![0]!));
          const l = c.classLoading[k]! * c.factors;
          expect(c.weights.subarray(l, l + c.factors)).toEqual(book.loadings[book.loading[row]!]);
        });
        for (let g = c.pureGroups; g < c.groups; g++) {
          const e = g - c.pureGroups;
          for (let position = c.groupFirst[g]!; position < c.groupFirst[g + 1]!; position++) {
            const k = c.classOf[position]!;
            const last = c.thresholds[c.classThreshold[k]! + c.classTerm[k]! - 1]!;
            expect(last).toBeLessThanOrEqual(c.envelopeThreshold[e]!);
            for (let f = 0; f < c.factors; f++) {
              const weight = c.weights[c.classLoading[k]! * c.factors + f]!;
              expect(weight).toBeGreaterThanOrEqual(c.envelopeLow[e * c.factors + f]!);
              expect(weight).toBeLessThanOrEqual(c.envelopeHigh[e * c.factors + f]!);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
  it('marks every change of what is drawn or owed', () => {
    const book = drawnBook({ loans: 50, quarters: 3, factors: 1, curves: 2, loadings: 2, seed: 1 });
    const hash = (each: PoolBook, dependence: PoolDependence = dependenceOf(1), quarters = 3) =>
      compileBook(each, dependence, quarters).hash;
    const marks = [
      hash(book),
      hash({ ...book, principal: book.principal.map((fen, row) => (row === 9 ? fen + 1 : fen)) }),
      hash({ ...book, annualRate: book.annualRate.map((rate) => rate + 0.001) }),
      hash({ ...book, curves: [book.curves[0]!.map((p) => p * 1.0000001), book.curves[1]!] }),
      hash({ ...book, bank: book.bank.map((bank) => 1 - bank) }),
      hash({ ...book, pledgeValue: book.pledgeValue.map((fen) => fen + 1) }),
      hash({ ...book, borrower: book.borrower.fill(0) }),
      hash(book, dependenceOf(1, { degreesOfFreedom: 5 })),
      hash(book, dependenceOf(1, { degreesOfFreedom: 6 })),
      hash(book, dependenceOf(1), 4),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });

  // 3 Differential: the tables against the functions they stand for.
  it('reads hazards within 1e-8 of −ln(1 − Φ(x))', () => {
    for (let x = -9.99; x < 7.99; x += 0.00137) {
      const exact = x < 0 ? normalCdf(x) : normalTail(x);
      const ours = x < 0 ? -Math.expm1(-hazardAt(x)) : exp(-hazardAt(x));
      // where survival is rare, an error of the hazard is one of the survival's logarithm: at most 35 times as large
      expect(Math.abs(ours / exact - 1)).toBeLessThan(x < -6 ? 3e-7 : 3e-8);
    }
    expect(hazardAt(-50)).toBe(hazardAt(-10));
    expect(hazardAt(50)).toBe(hazardAt(8));
    expect(hazardAt(8)).toBeGreaterThan(34);
  });
  it.each([2.1, 4, 30, 1000])('reads the mixing of Student t with %d degrees of freedom', (freedom) => {
    const table = mixingTable(freedom);
    for (let y = -6; y <= 6; y += 0.0537) {
      const exact = Math.sqrt(chiSquareQuantile(freedom, y) / freedom);
      expect(Math.abs(mixingAt(table, y) / exact - 1)).toBeLessThan(1e-7);
    }
    expect(mixingAt(table, 40)).toBe(mixingAt(table, 8.5));
    expect(compileBook(equalLoans(1, 0.02, 0.1), dependenceOf(1, { degreesOfFreedom: freedom }), 1).thresholds[0]).toBe(
      studentTQuantile(0.02, freedom),
    );
  });

  // 4 Refusals: each with its place and the value met, all at once.
  it('refuses an empty book and a horizon that is none', () => {
    expect(faultsOf(() => compileBook({ ...equalLoans(1, 0.02, 0.1), loans: 0 }, dependenceOf(1), 0))).toEqual([
      'book.loans: the book is empty; 0',
      'horizonQuarters: no horizon; 0',
    ]);
  });
  it('names every fault of a book', () => {
    const book = drawnBook({ loans: 3, quarters: 4, factors: 2, curves: 3, loadings: 3, seed: 1, isLevel: true });
    const wrong = {
      ...book,
      ids: ['a', 'b', 'a'],
      curves: [Float64Array.of(0, 0.1, 0.2, 0.3), Float64Array.of(0.1, 0.05, 0.2, 1), Float64Array.of(0.1)],
      curve: Int32Array.of(0, 1, 2),
      loadings: [Float64Array.of(0.8, 0.6), Float64Array.of(0.1), Float64Array.of(0.1, Number.NaN)],
      loading: Int32Array.of(0, 1, 7),
      principal: ['1000', 0, 1.5] as never,
      repayment: Uint8Array.of(0, 3, 1),
      ipPart: Float64Array.of(1, 1.1, 0),
      pledgeValue: new Float64Array(2),
    };
    expect(faultsOf(() => compileBook(wrong, dependenceOf(2), 4))).toEqual([
      'book.curves[0][0]: no default probability: above 0 and below 1 expected; 0',
      'book.curves[1][1]: a cumulative probability below that of the quarter before, 0.1; 0.05',
      'book.curves[1][3]: no default probability: above 0 and below 1 expected; 1',
      'book.loadings[0]: the squares of the weights add up to 1 or more, nothing of its own is left to a loan; 1',
      'book.loadings[1]: another number of weights; 1',
      'book.loadings[2][1]: no finite number; NaN',
      'book.principal[0]: whole fen above 0 expected; "1000"',
      'book.principal[1]: whole fen above 0 expected; 0',
      'book.principal[2]: whole fen above 0 expected; 1.5',
      'book.repayment[1]: an index into bullet, equalPrincipal, equalInstalments expected; 3',
      'book.loading[2]: an index into 3 loadings expected; 7',
      'book.pledgeValue: another number of entries; 2',
      'book.ipPart[1]: a share from 0 to 1 expected; 1.1',
      'book.curve[2]: a curve of its term expected; 2',
      'book.ids[2]: the id of row 0; "a"',
    ]);
  });
  it('refuses a horizon shorter than a loan', () => {
    const book = drawnBook({ loans: 2, quarters: 5, factors: 1, curves: 1, loadings: 1, seed: 1, isLevel: true });
    expect(faultsOf(() => compileBook(book, dependenceOf(1), 4))).toEqual([
      'book.termQuarters[0]: an end within the horizon of 4 expected; 5',
      'book.termQuarters[1]: an end within the horizon of 4 expected; 5',
    ]);
  });
  it('refuses a dependence that is none', () => {
    const book = { ...equalLoans(1, 0.02, 0.1), loadings: [Float64Array.of(0.3, 0.1)] };
    const tried = (change: Partial<PoolDependence>) =>
      faultsOf(() => compileBook(book, { ...dependenceOf(2), ...change }, 1));
    expect(tried({ correlation: [[1]] })).toEqual(['dependence.correlation: rows; 1']);
    expect(
      tried({
        correlation: [
          [1, 0.5],
          [0.4, 1],
        ],
      })[0],
    ).toContain('dependence.correlation[0][1]: not symmetric; 0.5');
    expect(
      tried({
        correlation: [
          [1, 1.5],
          [1.5, 1],
        ],
      })[0],
    ).toContain('dependence.correlation[0][1]: no correlation; 1.5');
    expect(tried({ factors: ['a', 'a'] })).toEqual(['dependence.factors[1]: a factor twice; "a"']);
    expect(tried({ copula: { degreesOfFreedom: 2 } })).toEqual(['dependence.copula.degreesOfFreedom: out of range; 2']);
    expect(faultsOf(() => compileBook({ ...book, loadings: [Float64Array.of()] }, dependenceOf(0), 1))[0]).toContain(
      'dependence.factors',
    );
    const three = { ...book, loadings: [Float64Array.of(0.1, 0.1, 0.1)] };
    const cycle = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    expect(faultsOf(() => compileBook(three, { ...dependenceOf(3), correlation: cycle }, 1))[0]).toContain(
      'cannot occur together',
    );
  });
  it('tells the first twenty faults and how many more there are', () => {
    const book = {
      ...drawnBook({ loans: 50, quarters: 1, factors: 1, curves: 1, loadings: 1, seed: 1 }),
      principal: new Float64Array(50),
    };
    const faults = faultsOf(() => compileBook(book, dependenceOf(1), 1));
    expect(faults).toHaveLength(21);
    expect(faults[20]).toContain('the book: and 30 more');
  });
  it('accepts a curve that stands still', () => {
    const book = {
      ...equalLoans(1, 0.02, 0.1),
      curves: [constantHazard(0.02, 3).fill(0.01)],
      termQuarters: Int32Array.of(3),
    };
    expect(compileBook(book, dependenceOf(1), 3).classes).toBe(1);
  });
});

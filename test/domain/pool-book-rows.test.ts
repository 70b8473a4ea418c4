import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { constantHazardCurve, type PoolBookTerms, poolBook } from '../../src/domain/pool-book-rows.ts';

const TERMS: PoolBookTerms = {
  ratings: { A: 0.01, B: 0.04 },
  curves: { own: [0.01, 0.02, 0.03, 0.04] },
  loadings: { machinery: [0.4, 0], software: [0.3, 0.2] },
  schemes: ['zhongshan', 'shanghai'],
};

const ROW = {
  bank: 'Bank of the North',
  borrower: 'Works One',
  principal: '1200000.50',
  annualRate: '0.0435',
  termQuarters: '4',
  repayment: 'bullet',
  rating: 'A',
  loading: 'machinery',
  pledgeValue: 3_000_000,
};

const faultsOf = (rows: readonly unknown[], terms = TERMS): string[] => {
  try {
    poolBook(rows, terms);
  } catch (error) {
    if (!isIpworthError(error)) throw error;
    expect(error.code).toBe('INPUT_INVALID');
    return error.faults.map(({ at, problem, met }) => `${at}: ${problem}${met === undefined ? '' : `; ${met}`}`);
  }
  return [];
};

describe('poolBook', () => {
  // 1 Worked example, by hand: 1 − 0.99^(1/4) = 0.0025094; names are numbered as they come.
  it('makes columns of rows', () => {
    const { rating: _, ...unrated } = ROW;
    const book = poolBook(
      [
        ROW,
        {
          ...unrated,
          borrower: 'Works Two',
          bank: 'Bank of the South',
          curve: 'own',
          loading: 'software',
          scheme: 'shanghai',
        },
        {
          ...unrated,
          defaultProbability: '0.04',
          termQuarters: 2,
          startQuarter: 1,
          repayment: 'equalPrincipal',
          ipPart: '0.4',
        },
        { ...ROW, principal: 7, termQuarters: 8 },
      ],
      TERMS,
    );
    expect(book.loans).toBe(4);
    expect(book.ids).toBeNull();
    expect(Array.from(book.principal)).toEqual([120_000_050, 120_000_050, 120_000_050, 700]);
    expect(Array.from(book.pledgeValue)).toEqual([3e8, 3e8, 3e8, 3e8]);
    expect([book.banks, Array.from(book.bank)]).toEqual([
      ['Bank of the North', 'Bank of the South'],
      [0, 1, 0, 0],
    ]);
    expect(Array.from(book.borrower)).toEqual([0, 1, 0, 0]);
    expect(Array.from(book.scheme)).toEqual([-1, 1, -1, -1]);
    expect(Array.from(book.termQuarters)).toEqual([4, 4, 2, 8]);
    expect(Array.from(book.startQuarter)).toEqual([0, 0, 1, 0]);
    expect(Array.from(book.repayment)).toEqual([0, 0, 1, 0]);
    expect(Array.from(book.curve)).toEqual([0, 1, 2, 0]);
    expect(book.curves.map(({ length }) => length)).toEqual([8, 4, 2]);
    expect(book.curves[0]![0]!.toFixed(7)).toBe('0.0025094');
    expect(book.curves[0]![3]!.toFixed(14)).toBe('0.01000000000000');
    expect(Array.from(book.curves[1]!)).toEqual([0.01, 0.02, 0.03, 0.04]);
    expect(book.loadings.map((weights) => Array.from(weights))).toEqual([
      [0.4, 0],
      [0.3, 0.2],
    ]);
    expect(Array.from(book.ipPart)).toEqual([1, 1, 0.4, 1]);
    expect([book.isFirstLoan, book.firmClass, book.ipKind]).toEqual([null, null, null]);
    const told = poolBook(
      [
        { ...ROW, isFirstLoan: 'false', firmClass: 'small' },
        { ...ROW, isFirstLoan: true, firmClass: 'large' },
      ],
      TERMS,
    );
    expect([told.isFirstLoan, told.firmClass]).toEqual([Uint8Array.of(0, 1), ['small', 'large']]);
  });

  // 2 Laws; 3 Differential: whole fen by big integers.
  it('reads amounts to the fen, as text or number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 99_999_999_999_999n }), (fen) => {
        const text = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
        expect(BigInt(poolBook([{ ...ROW, principal: text }], TERMS).principal[0]!)).toBe(fen);
        expect(BigInt(poolBook([{ ...ROW, principal: Number(text) }], TERMS).principal[0]!)).toBe(fen);
      }),
    );
  });
  it('compounds a constant hazard', () => {
    const probabilities = fc.double({ min: 1e-6, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(probabilities, (yearly) => {
        const curve = constantHazardCurve(yearly, 12);
        expect(Math.abs(curve[3]! / yearly - 1)).toBeLessThan(1e-13);
        for (const q of [3, 7, 11]) {
          const survival = (1 - yearly) ** ((q + 1) / 4);
          expect(Math.abs(1 - curve[q]! - survival)).toBeLessThan(1e-14);
        }
      }),
    );
  });
  it('reads 100,000 rows in seconds', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ({
      ...ROW,
      id: `L${i}`,
      borrower: `F${i % 70_000}`,
      principal: `${1e6 + i}.25`,
    }));
    const start = process.cpuUsage().user;
    const book = poolBook(rows, TERMS);
    // 0.5 s on a quiet machine; ten times that is a fault of growth, not of the machine
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(8);
    expect(book.loans).toBe(100_000);
    expect(book.curves).toHaveLength(1);
  });

  // 4 Refusals.
  it('names all faults at once, with row and column', () => {
    const { bank: _, ...bankless } = ROW;
    expect(
      faultsOf([
        { ...ROW, principal: '12.345', termQuarters: '1.5' },
        { ...bankless, annualRate: 'high', colour: 'red' },
        { ...ROW, repayment: 'monthly', defaultProbability: '0.02' },
        'no row',
        { ...ROW, pledgeValue: '-1', ipPart: 2, startQuarter: Number.NaN },
      ]),
    ).toEqual([
      'row 1, column principal: an amount above 0 expected, at most two decimals; "12.345"',
      'row 1, column termQuarters: whole quarters expected, 1 to 400; "1.5"',
      'row 2, column bank: a name expected',
      'row 2, column annualRate: a yearly rate from 0 to 2 expected; "high"',
      'row 2, column colour: no such column',
      'row 3, column repayment: one of bullet, equalPrincipal, equalInstalments expected; "monthly"',
      'row 4: Invalid input: expected object, received string',
      'row 5, column startQuarter: whole quarters expected, 0 to 400; NaN',
      'row 5, column pledgeValue: an amount of 0 or more expected, at most two decimals; "-1"',
      'row 5, column ipPart: a share between 0 and 1 expected; 2',
    ]);
    expect(faultsOf([])).toEqual(['pool book: there is no loan']);
  });
  it.each(['0', '1', '1.0', '-0.1', 'NaN', '', ' 0.1', '1e-3', null, true])(
    'refuses a default probability of %j',
    (met) => {
      const { rating: _, ...unrated } = ROW;
      expect(faultsOf([{ ...unrated, defaultProbability: met }])[0]).toContain('row 1, column defaultProbability');
    },
  );
  it('asks for one way of telling default risk', () => {
    const { rating: _, ...unrated } = ROW;
    expect(faultsOf([unrated, { ...ROW, curve: 'own' }])).toEqual([
      'row 1: default risk told one way expected: defaultProbability, rating or curve',
      'row 2: default risk told one way expected: defaultProbability, rating or curve',
    ]);
  });
  it('refuses names that nothing tells, and ids that are missing or given twice', () => {
    expect(faultsOf([{ ...ROW, rating: 'AAA', loading: 'toString', scheme: 'x' }])).toEqual([
      'row 1, column rating: one of A, B expected; "AAA"',
      'row 1, column loading: one of machinery, software expected; "toString"',
      'row 1, column scheme: one of zhongshan, shanghai expected; "x"',
    ]);
    expect(faultsOf([{ ...ROW, id: 'a' }, ROW, { ...ROW, id: 'a' }])).toEqual([
      'row 2, column id: an id expected where other loans have one',
      'row 3, column id: another id than that of row 1 expected; "a"',
    ]);
    expect(faultsOf(Array.from({ length: 30 }, () => 1)).at(-1)).toBe('pool book: and 10 more');
  });
});

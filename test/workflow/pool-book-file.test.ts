import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolBookFromFile } from '../../src/workflow/pool-book-file.ts';

const TERMS = { ratings: { A: 0.01 }, loadings: { common: [0.4] } };
const HEADER =
  'id,bank,borrower,principal,annualRate,termQuarters,repayment,rating,defaultProbability,loading,pledgeValue';
const CSV = `${HEADER}
L1,"North, Bank of",One,1000.50,0.04,4,bullet,A,,common,2000
L2,South,Two,2000,0.05,8,equalInstalments,,0.02,common,0
`;

describe('poolBookFromFile', () => {
  // 1 Worked example.
  it('reads CSV and NDJSON alike', () => {
    const book = poolBookFromFile(CSV, TERMS);
    expect(Array.from(book.principal)).toEqual([100_050, 200_000]);
    expect(book.banks).toEqual(['North, Bank of', 'South']);
    expect(book.ids).toEqual(['L1', 'L2']);
    const lines = [
      {
        id: 'L1',
        bank: 'North, Bank of',
        borrower: 'One',
        principal: 1000.5,
        annualRate: 0.04,
        termQuarters: 4,
        repayment: 'bullet',
      },
      {
        id: 'L2',
        bank: 'South',
        borrower: 'Two',
        principal: '2000',
        annualRate: '0.05',
        termQuarters: 8,
        repayment: 'equalInstalments',
      },
    ].map((row, i) =>
      JSON.stringify({
        ...row,
        loading: 'common',
        ...(i === 0 ? { rating: 'A', pledgeValue: 2000 } : { defaultProbability: 0.02, pledgeValue: 0 }),
      }),
    );
    expect(poolBookFromFile(lines.join('\n'), TERMS)).toEqual(book);
  });

  // 2 Laws; 3 Differential: the order of columns is the file's own.
  it('does not mind the order of columns', () => {
    const [header = '', ...rows] = CSV.trim().replaceAll('"North, Bank of"', 'North').split('\n');
    const names = header.split(',');
    fc.assert(
      fc.property(fc.shuffledSubarray([...names.keys()], { minLength: names.length }), (order) => {
        const turned = [header, ...rows].map((line) => order.map((column) => line.split(',')[column]).join(','));
        const plain = [header, ...rows].join('\n');
        expect(poolBookFromFile(turned.join('\r\n'), TERMS)).toEqual(poolBookFromFile(plain, TERMS));
      }),
      { numRuns: 20 },
    );
  });

  // 4 Refusals.
  it('names what is wrong', () => {
    expect(() => poolBookFromFile('', TERMS)).toThrow('INPUT_INVALID: the pool book: the file is empty');
    expect(() => poolBookFromFile(`${HEADER}\n`, TERMS)).toThrow('no loan below it');
    expect(() => poolBookFromFile(`${HEADER}\nL1,A\n`, TERMS)).toThrow('row 2: 2 cells where the header has 11');
    expect(() => poolBookFromFile(CSV.replace('1000.50', '1,000'), TERMS)).toThrow('12 cells');
    expect(() => poolBookFromFile(CSV.replace('0.02', '1'), TERMS)).toThrow('row 2, column defaultProbability');
    expect(() => poolBookFromFile('{"id": 1', TERMS)).toThrow('no JSON');
  });
});

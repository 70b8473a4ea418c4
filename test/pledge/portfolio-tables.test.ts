import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { ruleOn } from '../../src/catalog/rules-in-force.ts';
import { LOAN_CLASSES } from '../../src/domain/loan-class.ts';
import { rollRates, toleranceTest, vintageTable } from '../../src/pledge/portfolio-tables.ts';

const tolerance = ruleOn(loadCatalog().lendingRules, 'cn-ip-npl-tolerance', '2025-06-30', 'test');

describe('vintageTable', () => {
  const loans = [
    { drawnOn: '2024-01-15', amount: '100', defaultedOn: '2024-07-15' },
    { drawnOn: '2024-03-01', amount: '300', defaultedOn: null },
    { drawnOn: '2024-04-01', amount: '100', defaultedOn: '2025-03-01' },
  ];
  // 1 By hand.
  it('cumulates defaults by age, as far as the youngest loan has come', () => {
    expect(vintageTable(loans, '2025-03-31', 'quarter', 6)).toEqual([
      {
        vintage: '2024-Q1',
        loans: 2,
        amount: '400.00',
        byAge: [
          { months: 6, share: '0.250000' },
          { months: 12, share: '0.250000' },
        ],
      },
      { vintage: '2024-Q2', loans: 1, amount: '100.00', byAge: [{ months: 6, share: '0.000000' }] },
    ]);
    expect(vintageTable(loans, '2025-04-01', 'year', 12)[0]).toMatchObject({
      vintage: '2024',
      byAge: [{ share: '0.400000' }],
    });
    expect(vintageTable(loans, '2025-04-01', 'month', 12).map(({ vintage }) => vintage)).toEqual([
      '2024-01',
      '2024-03',
      '2024-04',
    ]);
  });
  // 2 Law: shares never fall with age and never leave 0 to 1.
  it('never falls with age', () => {
    const day = (n: number) => new Date(n * 864e5).toISOString().slice(0, 10);
    const loan = fc.record({
      from: fc.integer({ min: 18000, max: 19500 }),
      after: fc.option(fc.nat(500)),
      amount: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(fc.array(loan, { minLength: 1, maxLength: 30 }), (drawn) => {
        const rows = vintageTable(
          drawn.map(({ from, after, amount }) => ({
            drawnOn: day(from),
            amount,
            defaultedOn: after === null ? null : day(from + after),
          })),
          day(20000),
          'quarter',
          3,
        );
        expect(rows.reduce((sum, row) => sum + row.loans, 0)).toBe(drawn.length);
        for (const { byAge } of rows) {
          const shares = byAge.map(({ share }) => Number(share));
          expect(shares).toEqual([...shares].sort((a, b) => a - b));
          expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        }
      }),
    );
  });
  // 4
  it('refuses a default before drawdown and a loan of tomorrow', () => {
    expect(() =>
      vintageTable([{ drawnOn: '2024-02-01', amount: 1, defaultedOn: '2024-01-31' }], '2024-12-31', 'year', 12),
    ).toThrow(/loans \/0\/defaultedOn: not between 2024-02-01 and 2024-12-31; met 2024-01-31/);
    expect(() => vintageTable(loans, '2024-03-31', 'year', 12)).toThrow(/loans \/2\/drawnOn/);
  });
});

describe('rollRates', () => {
  // 1 By hand: of 1000 normal, 900 stay, 60 are mentioned, 40 fall to substandard.
  it('tells what part of a class moved where', () => {
    const found = rollRates([
      { from: 'normal', to: 'normal', balance: '900' },
      { from: 'normal', to: 'specialMention', balance: '60' },
      { from: 'normal', to: 'substandard', balance: '40' },
      { from: 'substandard', to: 'writtenOff', balance: '10' },
    ]);
    expect(found.rates.map(({ from, to, share }) => `${from} ${to} ${share}`)).toEqual([
      'normal normal 0.900000',
      'normal specialMention 0.060000',
      'normal substandard 0.040000',
      'substandard writtenOff 1.000000',
    ]);
    expect(found.toNonPerforming).toBe('0.040000');
    expect(rollRates([]).toNonPerforming).toBeNull();
  });
  // 2 Law: balances are kept, and each class shares out the whole of itself.
  it('loses no balance', () => {
    const move = fc.record({
      from: fc.constantFrom(...LOAN_CLASSES),
      to: fc.constantFrom(...LOAN_CLASSES, 'repaid' as const, 'writtenOff' as const),
      balance: fc.integer({ min: 0, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const { rates } = rollRates(moves);
        expect(rates.reduce((sum, { balance }) => sum + Number(balance), 0)).toBe(
          moves.reduce((sum, { balance }) => sum + balance, 0),
        );
        for (const name of new Set(moves.map(({ from }) => from))) {
          const shares = rates.filter(({ from }) => from === name).map(({ share }) => Number(share));
          // seven shares, each rounded to six decimals
          expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThanOrEqual(3.5e-6 + 1e-12);
        }
      }),
    );
  });
  it('refuses an unknown class', () => {
    expect(() => rollRates([{ from: 'bad', to: 'normal', balance: 1 } as never])).toThrow(/moves \/0\/from.*met "bad"/);
  });
});

describe('toleranceTest', () => {
  // 1 银保监发〔2019〕34号: 3 points above the bank's own ratio, the bound included.
  it.each([
    ['4.5', true],
    ['4.51', false],
    ['0', true],
  ])('holds %s %% against 1.5 % and 3 points', (bad, isWithin) => {
    const pledged = { normal: String(100 - Number(bad)), substandard: bad };
    const found = toleranceTest(pledged, { normal: '9850', substandard: '150' }, tolerance);
    expect(found).toMatchObject({ own: '0.015', tolerance: '0.03', isWithin });
  });
  it('refuses more pledged than there is, and a ratio to nothing', () => {
    expect(() => toleranceTest({ loss: '2' }, { normal: '1', loss: '1' }, tolerance)).toThrow(
      /pledged \/loss: more than the bank's 1.*met 2/,
    );
    expect(() => toleranceTest({}, { normal: '1' }, tolerance)).toThrow(/NO_SOLUTION: pledged/);
  });
});

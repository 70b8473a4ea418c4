import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { borrowerSubsidy } from '../../src/pool/subsidy.ts';
import { refusalOf } from '../support/formulas.ts';

const { schemes } = loadCatalog();
const schemeOf = (id: string) => schemes.findLast((scheme) => scheme.id === id)!;
const shandong = schemeOf('cn-shandong');
const year = (principal: string, more: object = {}) => ({ principal, years: '1', valuationFeePaid: '0', ...more });

describe('borrowerSubsidy', () => {
  // 1 Worked examples. Shandong (press conference 2017-04-28): 60% of the base rate, at most 200,000 a year and two years;
  // half of the valuation fee, at most 50,000 a year.
  it('pays 60% of the interest at the base rate and half of the valuation fee', () => {
    const paid = borrowerSubsidy(shandong, [year('5000000', { valuationFeePaid: '60000' })], { baseRate: '0.0435' });
    expect(paid).toEqual([
      { of: 'interest', year: 1, amount: '130500.00', cut: null },
      { of: 'valuationFee', year: 1, amount: '30000.00', cut: null },
    ]);
  });
  it('stops at the cap of a year and after two years', () => {
    const three = [year('10000000', { valuationFeePaid: '150000' }), year('10000000'), year('10000000')];
    expect(borrowerSubsidy(shandong, three, { baseRate: '0.0435' }).map(({ amount, cut }) => [amount, cut])).toEqual([
      ['200000.00', 'perYearCap'],
      ['50000.00', 'perYearCap'],
      ['200000.00', 'perYearCap'],
      ['0.00', null],
      ['0.00', 'years'],
      ['0.00', null],
    ]);
  });
  it('pays for a part of a year, and for the part of it that lies within the years', () => {
    const half = { ...year('1000000'), years: '0.5' };
    const paid = borrowerSubsidy(shandong, [half, year('1000000'), year('1000000')], { baseRate: '0.05' });
    expect(paid.filter(({ of }) => of === 'interest').map(({ amount }) => amount)).toEqual([
      '15000.00',
      '30000.00',
      '15000.00',
    ]);
  });
  it('pays two percentage points a year in Malaysia', () => {
    expect(borrowerSubsidy(schemeOf('my-ipfs'), [{ principal: '10000000', years: '1' }])).toEqual([
      { of: 'interest', year: 1, amount: '200000.00', cut: null },
    ]);
  });
  it('cuts the later subsidies of a year to what is left of the cap of a firm', () => {
    const own = structuredClone(schemeOf('cn-hefei-patent-loan'));
    for (const { rate } of own.subsidies ?? [])
      if (rate.value === null) Object.assign(rate, { value: '0.5', mark: 'S' });
    const paid = borrowerSubsidy(
      own,
      [{ principal: '8000000', years: '1', guaranteeFeePaid: '60000', valuationFeePaid: '20000' }],
      { lpr: '0.031' },
    );
    expect(paid.map(({ amount, cut }) => [amount, cut])).toEqual([
      ['124000.00', null],
      ['26000.00', 'firmCap'],
      ['0.00', 'firmCap'],
    ]);
  });
  it('pays nothing where there is none, and nothing to a lender', () => {
    expect(borrowerSubsidy(schemeOf('cn-zhuhai'), [year('1')])).toEqual([]);
    expect(borrowerSubsidy(schemeOf('cn-pudong-subsidy'), [year('1000000')])).toEqual([]);
  });

  // 2 Laws.
  it('never pays more than its rate, its cap, or more on less', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 11 }).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const pay = (principal: string) =>
          Number(borrowerSubsidy(shandong, [year(principal)], { baseRate: '0.0435' })[0]!.amount);
        expect(pay(a)).toBeLessThanOrEqual(Math.min(200000, Number(a) * 0.6 * 0.0435 + 1e-6));
        if (Number(a) <= Number(b)) expect(pay(a)).toBeLessThanOrEqual(pay(b));
      }),
    );
  });

  // 4 Refusals.
  it('names every term that no source tells, with what bounds it', () => {
    const faults = refusalOf(() => borrowerSubsidy(schemeOf('cn-chengdu'), [year('1000000')])).split('\n');
    expect(faults).toEqual([
      'DATA_UNKNOWN: scheme cn-chengdu@1 subsidies[0].rate: this term is needed and no source tells it (at most 0.50); met null',
      'scheme cn-chengdu@1 subsidies[0].basis: this term is needed and no source tells it; met null',
      'scheme cn-chengdu@1 subsidies[1].rate: this term is needed and no source tells it (at most 0.50); met null',
      'scheme cn-chengdu@1 subsidies[2].rate: this term is needed and no source tells it (at most 0.50); met null',
    ]);
    expect(refusalOf(() => borrowerSubsidy(schemeOf('cn-fujian-subsidy'), [year('1')]))).toContain(
      'subsidies[0].totalCap: this term is needed and no source tells it (500,000 yuan; whether a year or in all is not told)',
    );
  });
  it.each([
    [[year('1000000')], {}, 'this figure is needed and not given: baseRate'],
    [[{ principal: '1000000', years: '1' }], { baseRate: '0.04' }, 'not given: valuationFeePaid'],
    [[year('-1')], { baseRate: '0.04' }, 'borrowerSubsidy: principal: an amount of 0 or more'],
    [
      [{ ...year('1'), years: '1.5' }],
      { baseRate: '0.04' },
      'a part of a year above 0 and up to 1 expected; met "1.5"',
    ],
  ])('refuses a figure that is missing or wrong, %#', (years, rates, problem) => {
    expect(refusalOf(() => borrowerSubsidy(shandong, years, rates))).toContain(problem);
  });
});

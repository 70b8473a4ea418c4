import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import {
  cashAwardIncome,
  comprehensiveIncomeTax,
  equityDeferralTax,
  nonResidentRoyaltyTax,
  reducedPatentFees,
  royaltyWithholdingTax,
  stampDutyOn,
  taxAmortisation,
  technologyTransferTax,
  technologyVatOn,
} from '../../src/catalog/tax.ts';
import { figure, figureText } from '../support/figures.ts';
import { refusalOf } from '../support/formulas.ts';

const day = '2025-06-30';

describe('tax under the rules of a day', () => {
  // 1 Worked examples. 考题: revenue 2500, cost 1775 (10,000 yuan): prints 28.125.
  it('exempts five million and halves the rest', () => {
    const { outcome, rules } = technologyTransferTax({
      day,
      unit: 'wan',
      kind: 'ownership',
      revenue: 2500,
      cost: 1775,
    });
    expect([figureText(outcome, 'exempt'), figureText(outcome, 'halved'), outcome.value]).toEqual([
      '500',
      '225',
      '28.125',
    ]);
    expect(rules[0]).toMatchObject({ id: 'cn-technology-transfer', version: 2, layer: 'built-in', day });
    expect(rules[0]?.figures.map(({ name, mark }) => [name, mark])).toEqual([
      ['exemptUpTo', 'P'],
      ['taxedShare', 'P'],
      ['taxRate', 'P'],
    ]);
    expect(rules[0]?.figures[0]?.source).toContain('第九十条');
  });
  it('answers by the version of the day: non-exclusive licences are covered from 2015-10-01', () => {
    const tax = (on: string) =>
      technologyTransferTax({ day: on, kind: 'non-exclusive-licence', statedIncome: '6000000' });
    expect([tax('2015-09-30').outcome.value, tax('2015-09-30').rules[0]?.version]).toEqual(['1500000', 1]);
    expect([tax('2015-10-01').outcome.value, tax('2015-10-01').rules[0]?.version]).toEqual(['125000', 2]);
    expect(tax('2015-09-30').outcome.warnings.map(({ code }) => code)).toEqual(['no-relief']);
  });
  it('gives no relief for a party tied by all its holdings, nor for another kind of transfer', () => {
    const asked = { day, kind: 'ownership', statedIncome: '1000000' } as const;
    expect(technologyTransferTax({ ...asked, isToWhollyOwnedParty: true }).outcome.value).toBe('250000');
    expect(technologyTransferTax({ ...asked, kind: 'other' }).outcome.value).toBe('250000');
    expect(technologyTransferTax({ ...asked, statedIncome: '-1' }).outcome.value).toBe('0');
  });
  it('withholds from royalties and manuscripts', () => {
    const tax = (income: string, kind?: 'manuscript') =>
      royaltyWithholdingTax({ day, income, ...(kind === undefined ? {} : { kind }) }).outcome.value;
    expect([tax('3500'), tax('10000'), tax('10000', 'manuscript'), tax('800'), tax('500')]).toEqual([
      '540',
      '1600',
      '1120',
      '0',
      '0',
    ]);
  });
  // Quick deduction table of the law: 180,000 × 20 % − 16,920 = 19,080.
  it('settles the year by bands', () => {
    const { outcome } = comprehensiveIncomeTax({ day, salary: '120000', royalties: '150000', withheld: '24000' });
    expect([outcome.value, figureText(outcome, 'toPay')]).toEqual(['19080', '-4920']);
  });
  it('counts half a cash award for 36 months', () => {
    const award = (months: string) =>
      cashAwardIncome({ day, cashAward: '200000', salaryThatMonth: '10000', monthsSinceIncome: months }).outcome.value;
    expect([award('36'), award('36.5')]).toEqual(['110000', '210000']);
  });
  // maoshuacom.cn/p/56650: 200 now and 40 later, or 240 later; ten years at 5 %: 224.5565 against 147.3392.
  it('defers the tax on shares', () => {
    const asked = { day, unit: 'wan', appraisedValue: 1000, transferPrice: 1200, yearsToTransfer: 10 } as const;
    const { outcome } = equityDeferralTax({ ...asked, discountRate: '0.05', holder: 'individual' });
    expect(figure(outcome)).toBeCloseTo(224.5565 - 147.3392, 3);
    const enterprise = equityDeferralTax({ ...asked, discountRate: '0.05', holder: 'enterprise' });
    expect(figureText(enterprise.outcome, 'taxDeferred')).toBe('300');
  });
  it('knows duty, amortisation, fees, withholding abroad and value added tax', () => {
    expect(stampDutyOn({ day, deed: 'transferDeed', amount: '1000000' }).outcome.value).toBe('300');
    expect(
      taxAmortisation({ day, cost: '100', isAcquired: false, statedYears: 5, taxRate: '0.25' }).outcome.value,
    ).toBe('10');
    const fees = reducedPatentFees({
      day,
      fee: ['900', '1200'],
      applicants: 'severalApplicants',
      hasOpenLicence: true,
    });
    expect(fees.outcome.value).toBe('630');
    expect(reducedPatentFees({ day, fee: ['900'], applicants: 'notEligible' }).outcome.value).toBe('900');
    expect(nonResidentRoyaltyTax({ day, royalty: '1000000', treatyRate: '0.07' }).outcome.value).toBe('70000');
    expect(technologyVatOn({ day, price: '1000000' }).outcome.value).toBe('0');
    expect(technologyVatOn({ day: '2026-01-01', price: '1000000', technologyTaxed: 1 }).outcome.value).toBe('60000');
  });
  it('warns where a source tells the year of a version only', () => {
    const fees = (on: string) => reducedPatentFees({ day: on, fee: ['900'], applicants: 'oneApplicant' });
    expect([fees('2024-05-01').warnings.length, fees('2025-01-01').warnings.length]).toEqual([1, 0]);
    expect(fees('2024-05-01').warnings[0]?.en).toContain('cn-patent-fee-reduction@2');
  });

  // 2 Laws.
  const fen = fc.integer({ min: 0, max: 10 ** 12 }).map((n) => (n / 100).toFixed(2));
  it('splits income to the fen, never taxes more for more relief, and rises with income', () => {
    fc.assert(
      fc.property(fen, fen, (a, b) => {
        const tax = (income: string, kind: 'ownership' | 'other' = 'ownership') =>
          technologyTransferTax({ day, kind, statedIncome: income });
        const { outcome } = tax(a);
        const fens = (name: string) => Math.round(figure(outcome, name) * 100);
        expect(fens('exempt') + fens('halved')).toBe(Math.round(Number(a) * 100));
        expect(figure(outcome)).toBeLessThanOrEqual(figure(tax(a, 'other').outcome));
        const [low, high] = [a, b].sort((x, y) => Number(x) - Number(y)) as [string, string];
        expect(figure(tax(low).outcome)).toBeLessThanOrEqual(figure(tax(high).outcome));
        expect(outcome.value).toMatch(/^\d+(\.\d{1,2})?$/);
      }),
      { numRuns: 50 },
    );
  });
  it('gives the same in ten thousands as in yuan', () => {
    fc.assert(
      fc.property(fen, (income) => {
        const inWan = (Number(income) / 10_000).toFixed(6);
        const yuan = royaltyWithholdingTax({ day, income }).outcome.value;
        const wan = royaltyWithholdingTax({ day, unit: 'wan', income: inWan }).outcome.value;
        expect(Math.round(Number(wan) * 1e6)).toBe(Math.round(Number(yuan) * 100));
      }),
      { numRuns: 50 },
    );
  });

  // 3 Differential: the bands against the quick deductions that are printed beside them.
  it('agrees with the quick deduction table', () => {
    const table = [
      [36_000, 3, 0],
      [144_000, 10, 2520],
      [300_000, 20, 16_920],
      [420_000, 25, 31_920],
      [660_000, 30, 52_920],
      [960_000, 35, 85_920],
      [Infinity, 45, 181_920],
    ] as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (taxable) => {
        const [, rate, quick] = table.find(([upTo]) => taxable <= upTo)!;
        const { outcome } = comprehensiveIncomeTax({ day, salary: taxable + 60_000 });
        expect(Math.round(figure(outcome) * 100)).toBe(taxable * rate - quick * 100);
      }),
      { numRuns: 100 },
    );
  });

  // 4 Refusals.
  it('refuses a day outside the rules', () => {
    expect(refusalOf(() => technologyTransferTax({ day: '2007-12-31', kind: 'ownership', statedIncome: 1 }))).toBe(
      'DATA_NOT_IN_FORCE: tax/technology-transfer: day: "cn-technology-transfer" does not hold on this day; met 2007-12-31; ' +
        'versions are @1: 2008-01-01 to 2015-09-30; @2: 2015-10-01 to open',
    );
    expect(refusalOf(() => royaltyWithholdingTax({ day: '2018-12-31', income: 1 }))).toContain('DATA_NOT_IN_FORCE');
    expect(refusalOf(() => stampDutyOn({ day: '2022-06-30', deed: 'transferDeed', amount: 1 }))).toContain(
      '2022-06-30',
    );
    expect(refusalOf(() => cashAwardIncome({ day: '2018-02-30', cashAward: 1 }))).toMatch(/INPUT_INVALID.*2018-02-30/);
  });
  it('refuses what no source tells, by name, and takes it from the caller', () => {
    expect(refusalOf(() => technologyVatOn({ day: '2026-01-01', price: 1 }))).toMatch(
      /^DATA_UNKNOWN: tax\/technology-vat: technologyTaxed: cn-technology-vat@2 does not tell technologyTaxed \(article 24/,
    );
    const { rules } = technologyVatOn({ day: '2026-01-01', price: 1, technologyTaxed: 0 });
    expect(rules[0]?.figures[1]).toMatchObject({ name: 'technologyTaxed', rule: null, mark: null, given: 0 });
    const before = { day: '2020-01-01', fee: ['900'], applicants: 'oneApplicant', hasOpenLicence: true } as const;
    expect(refusalOf(() => reducedPatentFees(before))).toMatch(/DATA_UNKNOWN.*openLicence/);
  });
  it('lets nobody overrule what a rule knows, but for the rate of his own case', () => {
    const asked = { day, income: '1000', withholdingRate: '0.1' };
    expect(refusalOf(() => royaltyWithholdingTax(asked))).toMatch(/INPUT_INVALID.*withholdingRate.*0\.2.*met "0.1"/);
    expect(royaltyWithholdingTax({ ...asked, withholdingRate: '0.20' } as typeof asked).outcome.value).toBe('40');
    const rate = technologyTransferTax({ day, kind: 'ownership', statedIncome: 6_000_000, taxRate: '0.2' });
    expect(rate.outcome.value).toBe('100000');
    expect(rate.rules[0]?.figures[2]).toMatchObject({ rule: '0.25', given: '0.2' });
  });
  it('refuses kinds, units and fields it does not know', () => {
    const asked = { day, kind: 'gift' as 'ownership', statedIncome: 1 };
    expect(refusalOf(() => technologyTransferTax(asked))).toMatch(/met "gift"; known are ownership/);
    const inUnit = { day, income: 1, unit: 'dollar' as 'yuan' };
    expect(refusalOf(() => royaltyWithholdingTax(inUnit))).toMatch(/unit.*met "dollar"; one of yuan, wan/);
    expect(
      refusalOf(() => royaltyWithholdingTax({ day, income: 1, cost: 2 } as { day: string; income: number })),
    ).toContain('tax/royalty-withholding: cost: no such input');
  });
  it('takes an organisation’s own version of a rule', () => {
    const own = structuredClone(loadCatalog().taxRules.find(({ id }) => id === 'cn-stamp-duty')!);
    const changed = { ...own, version: 2, inForce: { from: '2030-01-01', until: null } };
    const first = { ...own, inForce: { from: '2022-07-01', until: '2029-12-31' } };
    const catalog = loadCatalog([{ name: 'organisation', sets: { taxRules: [first, changed] } }]);
    const { rules } = stampDutyOn({ day: '2030-01-01', deed: 'transferDeed', amount: 1, catalog });
    expect(rules[0]).toMatchObject({ version: 2, layer: 'organisation' });
  });
});

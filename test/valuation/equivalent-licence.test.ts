import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lumpSumForRoyalty } from '../../models/licence/lump-sum-for-royalty.ts';
import { royaltyWithMinimum } from '../../models/licence/royalty-with-minimum.ts';
import type { LicenceFacts, LicenceForm, WantedForm } from '../../src/domain/licence-form.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { equivalentLicence, licencePayments } from '../../src/valuation/equivalent-licence.ts';
import { refusalOf } from '../support/formulas.ts';

const FACTS: LicenceFacts = {
  sales: ['1000', '1200', '1400', '1500', '1500'],
  profit: ['200', '240', '280', '300', '300'],
  discountRate: '0.15',
  timing: 'year-end',
};
const RUNNING: LicenceForm = { form: 'running', rate: '0.05' };
const into = (wanted: WantedForm, form: LicenceForm = RUNNING) => equivalentLicence(form, wanted, FACTS);
const near = (met: unknown, want: string, within: string) =>
  expect(
    decimal(met as string)
      .minus(want)
      .abs()
      .lte(within),
  ).toBe(true);

describe('equivalentLicence', () => {
  // 1 Worked example: 5 % of 1000 … 1500 at 15 % is 215.0427657445; 60 at once leaves 3.6049287 %.
  it('turns a running royalty into the other forms', () => {
    near((into({ form: 'lump-sum' }).terms as { amount: string }).amount, '215.0427657445', '5e-11');
    const entry = into({ form: 'entry-and-running', entryFee: '60' });
    near((entry.terms as { rate: string }).rate, '0.036049287', '5e-10');
    expect(entry.payments.atSigning).toBe('60');
    near((into({ form: 'profit-share' }).terms as { share: string }).share, '0.25', '1e-32');
  });
  it('finds the rate beside a minimum on its straight piece', () => {
    // by hand, 25 %: 75 a year at least; worth 124 = 60 + 64, so the second year pays 100 of 2000
    const facts = { ...FACTS, sales: ['1000', '2000'], profit: ['1', '1'], discountRate: '0.25' };
    const { terms, payments } = equivalentLicence(
      { form: 'lump-sum', amount: '124' },
      { form: 'minimum', minimum: ['75', '75'] },
      facts,
    );
    expect(terms).toEqual({ form: 'minimum', minimum: ['75', '75'], rate: '0.05' });
    expect(payments).toEqual({ atSigning: '0', yearly: ['75', '100'], presentValue: '124' });
  });

  // 2 Laws.
  const rate = fc.integer({ min: 1, max: 300 }).map((n) => `${n / 1000}`);
  const wanted: fc.Arbitrary<WantedForm> = fc.oneof(
    fc.constant<WantedForm>({ form: 'lump-sum' }),
    fc.constant<WantedForm>({ form: 'running' }),
    fc.integer({ min: 0, max: 4 }).map((n): WantedForm => ({ form: 'entry-and-running', entryFee: String(n) })),
    fc
      .array(fc.integer({ min: 0, max: 200 }), { minLength: 5, maxLength: 5 })
      .map((least): WantedForm => ({ form: 'minimum', minimum: least.map((n) => String(n / 100)) })),
    fc.constant<WantedForm>({ form: 'profit-share' }),
  );
  const leastWorth = (minimum: readonly (string | number)[]): string =>
    licencePayments({ form: 'minimum', minimum: [...minimum], rate: '0' }, FACTS).presentValue;
  it('keeps the present value, whatever the form; a minimum worth more is refused', () => {
    fc.assert(
      fc.property(rate, wanted, (rate_, to) => {
        fc.pre(to.form !== 'profit-share' || Number(rate_) <= 0.2);
        const form: LicenceForm = { form: 'running', rate: rate_ };
        const worth = licencePayments(form, FACTS).presentValue;
        if (to.form === 'minimum' && Number(leastWorth(to.minimum)) > Number(worth)) {
          expect(() => into(to, form)).toThrow(/^NO_SOLUTION: .*more than the licence to be matched/);
        } else {
          near(into(to, form).payments.presentValue, worth, '1e-26');
        }
      }),
    );
  });
  it('comes back to where it began', () => {
    fc.assert(
      fc.property(rate, (rate_) => {
        const there = into({ form: 'entry-and-running', entryFee: '1' }, { form: 'running', rate: rate_ });
        const back = into({ form: 'running' }, there.terms);
        near((back.terms as { rate: string }).rate, rate_, '1e-30');
      }),
    );
  });

  // 3 Differential: the models say the same.
  it('agrees with the models', () => {
    const facts = { sales: FACTS.sales, discountRate: '0.15', timing: 'mid-year' } as const;
    near(
      licencePayments(RUNNING, facts).presentValue,
      lumpSumForRoyalty({ ...facts, royaltyRate: '0.05' }).value,
      '1e-28',
    );
    const minimum = ['80', '10', '90', '0', '76'];
    near(
      licencePayments({ form: 'minimum', minimum, rate: '0.05' }, facts).presentValue,
      royaltyWithMinimum({ ...facts, minimum, royaltyRate: '0.05' }).value,
      '1e-28',
    );
  });

  // 4 Refusals.
  it.each([
    [{ form: 'entry-and-running', entryFee: '300' }, 'the entry fee alone is worth 300'],
    [{ form: 'minimum', minimum: ['99', '99', '99', '99', '99'] }, 'the minimum alone is worth'],
  ] as const)('has no answer for %j', (to, problem) => {
    const message = refusalOf(() => into(to as WantedForm));
    expect(message).toMatch(/^NO_SOLUTION: equivalentLicence: /);
    expect(message).toContain(problem);
    expect(message).toContain('met 215.04');
  });
  it('has no share above 1', () => {
    const much: LicenceForm = { form: 'lump-sum', amount: '9999' };
    expect(refusalOf(() => into({ form: 'running' }, much))).toContain('no share of sales up to 1');
    expect(refusalOf(() => into({ form: 'profit-share' }, much))).toContain('no share of profit up to 1');
    expect(refusalOf(() => into({ form: 'minimum', minimum: ['1', '1', '1', '1', '1'] }, much))).toContain('met 9999');
  });
  it('names faults by place and value, all at once', () => {
    const facts = { sales: ['1', '-2'], discountRate: '12', timing: 'never' } as unknown as LicenceFacts;
    const message = refusalOf(() => licencePayments(RUNNING, facts));
    for (const part of ['/sales/1', '/discountRate', '/timing', 'met "-2"', 'met "12"', 'met "never"'])
      expect(message).toContain(part);
    expect(refusalOf(() => into({ form: 'minimum', minimum: ['1'] }))).toContain('1 years, but sales have 5');
    const { profit: _, ...bare } = FACTS;
    expect(refusalOf(() => equivalentLicence(RUNNING, { form: 'profit-share' }, bare))).toContain('/profit: missing');
  });
});

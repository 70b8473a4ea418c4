import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeInFen } from '../../../src/pool/scheme/fen-scheme.ts';
import { loanCover } from '../../../src/pool/scheme/loan-cover.ts';
import { factsOf, layer, layersOf, rulesOf, schemeOf, tier, zhongshan } from './rules.ts';

const shareIn = (scheme: Parameters<typeof layersOf>[0], facts: Parameters<typeof layersOf>[1]) =>
  layersOf(scheme, facts)[0]!.bands.map(({ share }) => share);

describe('loanCover', () => {
  // 1 Worked examples.
  // Source: Anhui pool: 30 % of the bad principal, 5 points more for a first loan.
  it('adds the points of a tier, and leaves others as they are', () => {
    const anhui = schemeOf([layer('government', '0.3')], {
      tiers: [tier('firstLoan', 'government', { is: 'yes', addition: '0.05' })],
    });
    expect(shareIn(anhui, { isFirstLoan: true })).toEqual([350_000]);
    expect(shareIn(anhui, { isFirstLoan: false })).toEqual([300_000]);
  });
  // Source: 财金〔2024〕60号: National Fund at most 40 / 35 / 30 by class of firm.
  it('replaces the share by word, and stands in for one that is unknown', () => {
    const unknown = { unknown: 'layers.centralFund.share', note: 'by class of firm' };
    const fund = schemeOf([layer('guarantor', '0.8'), layer('centralFund', '0', { share: unknown, of: 'guarantor' })], {
      tiers: [tier('firmClass', 'centralFund', { is: '1', share: '0.4' }, { is: '2', share: '0.35' })],
    });
    expect(layersOf(fund, { firmClass: '2' })[1]!.bands).toEqual([{ upTo: null, share: 350_000 }]);
    expect(() => layersOf(fund, { firmClass: '3' })).toThrow(
      /DATA_UNKNOWN.*layers.centralFund.share.*by class of firm/,
    );
  });
  // Source: SBA 7(a): 85 % of a loan of at most 150,000, 75 % above.
  it('takes bands by rate and size to their ends inclusive', () => {
    const sba = schemeOf([layer('government', '0')], {
      tiers: [tier('loanSize', 'government', { upTo: '150000', share: '0.85' }, { share: '0.75' })],
    });
    expect(shareIn(sba, { amount: 15_000_000 })).toEqual([850_000]);
    expect(shareIn(sba, { amount: 15_000_001 })).toEqual([750_000]);
    const byRate = schemeOf([layer('government', '0.5')], {
      tiers: [tier('bankNplRate', 'government', { upTo: '0.03' }, { share: '0.4' })],
    });
    expect(shareIn(byRate, { bankNplRate: 30_000 })).toEqual([500_000]);
    expect(shareIn(byRate, { bankNplRate: 30_001 })).toEqual([400_000]);
  });
  it('cuts marginal bands of two tiers at all their ends', () => {
    const scheme = schemeOf([layer('government', '0.2')], {
      tiers: [
        { ...tier('loanSize', 'government', { upTo: '100', share: '0.5' }, {}), isMarginal: true },
        { ...tier('loanSize', 'government', { upTo: '50', addition: '0.1' }, {}), isMarginal: true },
      ],
    });
    expect(layersOf(scheme)[0]!.bands).toEqual([
      { upTo: 5_000, share: 600_000 },
      { upTo: 10_000, share: 500_000 },
      { upTo: null, share: 200_000 },
    ]);
  });
  it('names every limit that a loan breaks', () => {
    const strict = schemeOf([layer('government', '0.5')], {
      limits: {
        maximumLoan: '5000000',
        maximumTermMonths: 12,
        minimumTermMonths: 3,
        maximumRate: '0.05',
        maximumLoanToValue: '0.4',
      },
      compensable: { ...zhongshan.rules.compensable, minimumIpPart: '0.5' },
    });
    const fits = {
      amount: 500_000_000,
      termMonths: 12,
      annualRate: 50_000,
      pledgeValue: 1_250_000_000,
      ipPart: 500_000,
    };
    expect(loanCover(strict, factsOf(fits)).isCovered).toBe(true);
    const over = {
      amount: 500_000_001,
      termMonths: 13,
      annualRate: 50_001,
      pledgeValue: 1_250_000_000,
      ipPart: 499_999,
    };
    expect(loanCover(strict, factsOf(over))).toEqual({
      isCovered: false,
      reasons: [
        { code: 'loan-too-large', limit: '5000000', met: '5000000.01' },
        { code: 'term-too-long', limit: '12', met: '13' },
        { code: 'rate-too-high', limit: '0.05', met: '0.050001' },
        { code: 'loan-to-value-too-high', limit: '0.4', met: '5000000.01 on 12500000.00' },
        { code: 'ip-part-too-small', limit: '0.5', met: '0.499999' },
      ],
    });
    expect(loanCover(strict, factsOf({ ...fits, termMonths: 2 }))).toMatchObject({
      reasons: [{ code: 'term-too-short' }],
    });
  });

  // 2 Laws.
  it('gives each amount one step of a cliff tier', () => {
    const ends = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 12_000 }), (unsorted, amount) => {
        const sorted = [...unsorted].sort((a, b) => a - b);
        const steps = [...sorted.map((end) => ({ upTo: String(end) })), {}];
        const scheme = schemeOf([layer('government', '0')], {
          tiers: [tier('loanSize', 'government', ...steps.map((step, i) => ({ ...step, share: `0.${i + 1}` })))],
        });
        const step = sorted.filter((end) => end < amount).length;
        expect(shareIn(scheme, { amount: amount * 100 })).toEqual([(step + 1) * 100_000]);
      }),
    );
  });

  // 4 Refusals.
  it('names all unknown terms at once', () => {
    const unknown = (term: string) => ({ unknown: term, note: null });
    const scheme = schemeOf([
      layer('government', '0', { share: unknown('layers.government.share') }),
      layer('insurer', '0.1', { perLoanCap: unknown('layers.insurer.perLoanCap') }),
    ]);
    expect(() => layersOf(scheme)).toThrow(/layers.government.share[\s\S]*layers.insurer.perLoanCap/);
  });
  it('refuses a fact that the scheme asks for and that is not told', () => {
    const tiers = [tier('ipKind', 'government', { is: 'patent', share: '0.5' })];
    expect(() => layersOf(schemeOf([layer('government', '0.4')], { tiers }))).toThrow(
      /INPUT_INVALID.*ipKind.*not told/,
    );
    const limits = { ...zhongshan.rules.limits, maximumTermMonths: 12 };
    expect(() => layersOf(schemeOf([layer('government', '0.4')], { limits }))).toThrow(/INPUT_INVALID.*termMonths/);
  });
  it('refuses shares side by side that add up to more than the whole', () => {
    const over = schemeOf([layer('government', '0.6'), layer('insurer', '0.4')], {
      tiers: [tier('firstLoan', 'government', { is: 'yes', addition: '0.000001' })],
    });
    expect(layersOf(over, { isFirstLoan: false })).toHaveLength(2);
    expect(() => layersOf(over, { isFirstLoan: true })).toThrow(
      /DATA_INVALID.*government, insurer.*1000001 millionths/,
    );
    const residual = schemeOf([layer('government', '0.5'), layer('insurer', '2', { of: 'residual' })]);
    expect(() => layersOf(residual)).toThrow(/DATA_INVALID.*layers.insurer.*2000000/);
  });
});

describe('schemeInFen', () => {
  it.each([
    [
      'two layers of one party',
      [layer('government', '0.1'), layer('government', '0.2')],
      {},
      /each party has one layer/,
    ],
    ['a layer of the remainder party', [layer('bank', '0.1')], {}, /no layer of its own/],
    [
      'a pool party without a layer',
      [layer('insurer', '0.1')],
      { poolParty: 'government' as const },
      /poolParty.*no layer/,
    ],
    [
      'a layer of a later party',
      [layer('government', '0.1', { of: 'insurer' }), layer('insurer', '0.1')],
      {},
      /earlier layer/,
    ],
    [
      'a layer that requires a later one',
      [layer('government', '0.1', { requires: 'insurer' })],
      {},
      /requires.*earlier/,
    ],
    [
      'a tier of no layer',
      [layer('government', '0.1')],
      { tiers: [tier('loanSize', 'insurer', {})] },
      /without a layer/,
    ],
    [
      'marginal bands of a rate',
      [layer('government', '0.1')],
      { tiers: [{ ...tier('bankNplRate', 'government', {}), isMarginal: true }] },
      /part by part/,
    ],
    [
      'bands out of order',
      [layer('government', '0.1')],
      { tiers: [tier('loanSize', 'government', { upTo: '5' }, { upTo: '5' })] },
      /steps go up/,
    ],
    [
      'a band after the last',
      [layer('government', '0.1')],
      { tiers: [tier('loanSize', 'government', {}, {})] },
      /only the last/,
    ],
  ])('refuses %s', (_, layers, more, message) => {
    expect(() => schemeInFen(rulesOf(layers, more))).toThrow(message);
  });
  it.each(['-0.1', '0.1234567', 'NaN', ''])('refuses a share of %j', (share) => {
    expect(() => schemeOf([layer('government', share)])).toThrow(/ARGUMENT_INVALID.*layers.government.share/);
  });
  it.each(['1.234', '1e3', '90071992547409.93'])('refuses a cap of %j', (cap) => {
    expect(() => schemeOf([layer('government', '0.1', { perLoanCap: cap })])).toThrow(/ARGUMENT_INVALID.*perLoanCap/);
  });
});

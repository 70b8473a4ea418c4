import type { Party } from '../../../src/domain/scheme.ts';
import type { LayerTerms, SchemeRules, TierTerms } from '../../../src/domain/scheme-terms.ts';
import { type FenScheme, schemeInFen } from '../../../src/pool/scheme/fen-scheme.ts';
import { type CoverFacts, type CoverLayer, loanCover } from '../../../src/pool/scheme/loan-cover.ts';

/** A layer of the loss without caps, unless told otherwise. */
export function layer(party: Party, share: string, more: Partial<LayerTerms> = {}): LayerTerms {
  const caps = { perLoanCap: null, perBorrowerCap: null, perYearCap: null, perBankYearCap: null, totalCap: null };
  return { party, share, of: 'loss', requires: null, ...caps, ...more };
}

/** A scheme that shares net principal from a limited stock, unless told otherwise. */
export function rulesOf(layers: readonly LayerTerms[], more: Partial<SchemeRules> = {}): SchemeRules {
  return {
    id: 'test',
    version: 1,
    title: { en: 'test', zh: '测试' },
    layers,
    remainder: 'bank',
    poolParty: layers.some(({ party }) => party === 'government') ? 'government' : layers[0]!.party,
    publicParties: ['government', 'region', 'centralFund', 'reGuarantor'],
    compensable: { components: 'principal', isNetOfRecoveries: true, isIpPartOnly: false, minimumIpPart: null },
    payout: { manner: 'afterLoss', advanceShare: null, trigger: anyTrigger, filingWorkingDays: null },
    tiers: [],
    stackingCap: null,
    pool: {
      kind: 'stock',
      size: '70000000',
      isLimitedToBalance: true,
      leverage: '10',
      lifeYears: null,
      interestRollsIn: true,
    },
    portfolioCaps: [],
    suspensions: [],
    lossFloor: null,
    recovery: { order: 'pariPassu', destination: 'pool' },
    shortage: { rule: 'firstCome', carriesForward: false },
    limits: {
      maximumLoan: null,
      maximumTermMonths: null,
      minimumTermMonths: null,
      maximumRate: null,
      maximumLoanToValue: null,
    },
    ...more,
  };
}

const anyTrigger = {
  combination: 'all',
  daysPastDue: null,
  isNonPerforming: false,
  monthsNonPerforming: null,
  courtFiling: false,
  writeOff: false,
  recognisedBy: null,
} as const;

export const schemeOf = (layers: readonly LayerTerms[], more: Partial<SchemeRules> = {}): FenScheme =>
  schemeInFen(rulesOf(layers, more));

/** A loan of 10 million of which nothing else is told. */
export const factsOf = (more: Partial<CoverFacts> = {}): CoverFacts => ({
  amount: 1_000_000_000,
  ipPart: 1_000_000,
  termMonths: null,
  annualRate: null,
  pledgeValue: null,
  bankNplRate: null,
  isFirstLoan: null,
  firmClass: null,
  ipKind: null,
  pledgeClass: null,
  guaranteeRoute: null,
  ...more,
});

/** The layers that cover a loan. */
export function layersOf(scheme: FenScheme, more: Partial<CoverFacts> = {}): readonly CoverLayer[] {
  const cover = loanCover(scheme, factsOf(more));
  if (!cover.isCovered) throw new Error(JSON.stringify(cover.reasons));
  return cover.layers;
}

export const tier = (
  dimension: TierTerms['dimension'],
  party: Party,
  ...steps: Partial<TierTerms['steps'][number]>[]
) => ({
  dimension,
  party,
  isMarginal: false,
  steps: steps.map((step) => ({ upTo: null, is: null, share: null, addition: null, ...step })),
});

/** Source: CNIPA, 2025-01-23: Zhongshan, government 54, bank 26, insurer 16, valuation firm 4. */
export const zhongshan = schemeOf([
  layer('government', '0.54'),
  layer('insurer', '0.16'),
  layer('valuationFirm', '0.04'),
]);

/** Source: Weihai press conference 2020-08-11: province 40, city 20 with a cap a loan, only after the province. */
export const weihai = (cap: string): FenScheme =>
  schemeOf([layer('region', '0.40'), layer('government', '0.20', { perLoanCap: cap, requires: 'region' })]);

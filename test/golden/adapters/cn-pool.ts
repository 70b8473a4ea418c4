import type { ClassBalances, ProvisionRates } from '../../../src/domain/loan-class.ts';
import type { Party, SchemeTerms } from '../../../src/domain/scheme.ts';
import { auctionLadder } from '../../../src/pledge/disposal/auction-ladder.ts';
import { provisionCoverage, requiredProvisions } from '../../../src/pledge/provisions.ts';
import { cappedGuarantee } from '../../../src/pool/law/capped-guarantee.ts';
import { countedLoan, insurancePremium, loanCapacity } from '../../../src/pool/law/pool-capacity.ts';
import { compensableLoss, type LossFacts } from '../../../src/pool/scheme/compensable-loss.ts';
import { splitLoss } from '../../../src/pool/scheme/split-loss.ts';
import { shareLoss } from '../../../src/pool/share-loss.ts';
import { layer, layersOf, schemeOf, tier } from '../../pool/scheme/rules.ts';
import type { Topics } from '../contract.ts';

const PARTIES: Readonly<Record<string, Party>> = { fund: 'government', appraiser: 'valuationFirm' };
const TEN_THOUSAND = 10_000;

/** Classes as the cases may write them: camel case, or words apart. */
const byClass = (figures: Readonly<Record<string, number | string>>): ClassBalances & ProvisionRates =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name.replace(/[-_ ](\w)/g, (_, letter) => letter.toUpperCase()),
      figure,
    ]),
  );

const scaleOf = (unit: string | undefined): number => (unit === '10k CNY' ? TEN_THOUSAND : 1);
const fen = (amount: number, scale: number): number => Math.round(amount * scale * 100);

const owing = (principal: number, recovered = 0): LossFacts => ({
  ...{ principal, interest: 0, costs: 0, recovered, imputation: 'principal-first' },
  ...{ ipPart: 1_000_000, loanAmount: principal },
});

/** Pool and guarantor each take a share of the unpaid principal, each to its most for a loan. */
function pingshan(given: Readonly<Record<string, number>>, scale: number): Readonly<Record<string, number>> {
  const cap = (most: number | undefined): string | null => (most === undefined ? null : String(most * scale));
  const scheme = schemeOf([
    layer('government', String(given.poolShare), { perLoanCap: cap(given.poolCap) }),
    layer('guarantor', String(given.guarantorShare ?? 0), { perLoanCap: cap(given.guarantorCap) }),
  ]);
  const facts = owing(fen(given.loanPrincipal!, scale), fen(given.repaidByDebtor ?? 0, scale));
  const loss = compensableLoss(scheme, facts);
  const { layers, remainder } = splitLoss(scheme, layersOf(scheme), { ...loss, otherPublic: 0 });
  const [pool, guarantor] = layers.map((amount) => amount / scale / 100);
  return {
    unpaidPrincipal: loss.loss / scale / 100,
    pool: pool!,
    guarantor: guarantor!,
    bank: remainder / scale / 100,
  };
}

/** 30 % of the bad principal, 5 points more for a first loan or one on credit, IP, receivables or stock; 80 % at most. */
function anhui(given: Readonly<Record<string, number | boolean>>, scale: number): Readonly<Record<string, number>> {
  const scheme = schemeOf([layer('government', '0.30')], {
    stackingCap: '0.8',
    tiers: [tier('pledgeClass', 'government', { is: 'favoured', addition: '0.05' })],
  });
  const grounds = Object.entries(given).filter(([name]) => /first|credit|ip|receivable|stock|equity/i.test(name));
  const isFavoured = grounds.some(([, holds]) => holds === true);
  const layers = layersOf(scheme, { pledgeClass: isFavoured ? 'favoured' : 'other' });
  const loss = compensableLoss(scheme, owing(fen(Number(given.badPrincipal), scale)));
  const otherPublic = fen(Number(given.otherPublicCompensation ?? 0), scale);
  const compensation = splitLoss(scheme, layers, { ...loss, otherPublic }).layers[0]!;
  return { rate: layers[0]!.bands[0]!.share / 1_000_000, compensation: compensation / scale / 100 };
}

export const topics: Topics = {
  'cn-pool/loss-sharing-capped': ({ unit, scheme: _, ...given }) =>
    'badPrincipal' in given ? anhui(given, scaleOf(unit)) : pingshan(given, scaleOf(unit)),
  'cn-pool/capacity': (inputs) => {
    const { fund, leverage, loan, ipShareOfPledge, leastIpShare = 0.5 } = inputs;
    if (loan == null) return { loanCapacity: Number(loanCapacity({ fund, leverage })) };
    const { amount, isEligible } = countedLoan({ loan, ipShare: ipShareOfPledge, leastIpShare });
    return { ipLoanAmount: Number(amount), eligible: isEligible };
  },
  'cn-pool/premium': ({ sumInsured, premiumRate }) => ({
    premium: Number(insurancePremium({ sumInsured, rate: premiumRate })),
  }),
  'cn-pool/eu-capped-guarantee': ({ loanLosses, guaranteeRate, portfolioVolume, capRate }) => {
    const { cap, paid, totalPaid, retained } = cappedGuarantee({
      losses: loanLosses,
      guaranteeRate,
      volume: portfolioVolume,
      capRate,
    });
    return {
      covered: paid.map(Number),
      capAmount: Number(cap),
      totalCovered: Number(totalPaid),
      retained: Number(retained),
    };
  },
  'cn-pool/judicial-auction': ({ appraised, firstRoundShare, secondRoundCut }) => {
    const { rounds, saleReserve } = auctionLadder({
      appraisal: appraised,
      firstShare: firstRoundShare,
      cut: secondRoundCut,
      rounds: 2,
    });
    return {
      firstRound: Number(rounds[0]?.reserve),
      secondRound: Number(rounds[1]?.reserve),
      saleRound: Number(saleReserve),
    };
  },
  'cn-pool/loss-sharing': ({ confirmedLoss, shares, unit }) => {
    const scale = unit === '10k CNY' ? TEN_THOUSAND : 1;
    const names = Object.keys(shares);
    const remainder = names.includes('bank') ? 'bank' : (names.at(-1) as string);
    const partyOf = (name: string): Party => PARTIES[name] ?? (name as Party);
    const terms: SchemeTerms = {
      id: 'case',
      version: 1,
      title: { en: 'case', zh: '案例' },
      layers: names
        .filter((name) => name !== remainder)
        .map((name) => ({ party: partyOf(name), share: String(shares[name]), perLoanCap: null })),
      remainder: partyOf(remainder),
      poolParty: 'government',
      compensationBase: 'principal',
      poolSize: '1',
      isLimitedToBalance: true,
      leverage: null,
      maximumLoan: null,
    };
    const { parts } = shareLoss(terms, { principal: (confirmedLoss * scale).toFixed(2), interest: '0' });
    return Object.fromEntries(
      names.map((name) => [name, Number(parts.find(({ party }) => party === partyOf(name))?.amount) / scale]),
    );
  },
  'cn-pool/provision-coverage': ({ balances, provisions }) => ({
    coverage: Number(provisionCoverage(byClass(balances), provisions).coverage),
  }),
  'cn-pool/specific-provision': ({ balances, rates }) => ({
    provision: Number(requiredProvisions(byClass(balances), byClass(rates)).specific),
  }),
};

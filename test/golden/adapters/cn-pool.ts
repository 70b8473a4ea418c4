import type { ClassBalances, ProvisionRates } from '../../../src/domain/loan-class.ts';
import type { Party, SchemeTerms } from '../../../src/domain/scheme.ts';
import { auctionLadder } from '../../../src/pledge/disposal/auction-ladder.ts';
import { provisionCoverage, requiredProvisions } from '../../../src/pledge/provisions.ts';
import { cappedGuarantee } from '../../../src/pool/law/capped-guarantee.ts';
import { countedLoan, insurancePremium, loanCapacity } from '../../../src/pool/law/pool-capacity.ts';
import { shareLoss } from '../../../src/pool/share-loss.ts';
import { anhui, pingshan } from '../../pool/scheme/capped-cases.ts';
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

export const topics: Topics = {
  'cn-pool/capacity': (inputs) => {
    const { fund, leverage, loan, ipShareOfPledge, leastIpShare = 0.5 } = inputs;
    if (loan == null) return { loanCapacity: Number(loanCapacity({ fund, leverage })) };
    const { amount, isEligible } = countedLoan({ loan, ipShare: ipShareOfPledge, leastIpShare });
    return { ipLoanAmount: Number(amount), eligible: isEligible };
  },
  'cn-pool/loss-sharing-capped': ({ unit, scheme: _, ...given }) => {
    const scale = unit === '10k CNY' ? TEN_THOUSAND : 1;
    return 'badPrincipal' in given ? anhui(given, scale) : pingshan(given, scale);
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

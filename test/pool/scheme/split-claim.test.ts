import { describe, expect, it } from 'vitest';
import { splitClaim } from '../../../src/pool/scheme/split-claim.ts';
import { layer, rulesOf, tier, zhongshan } from './rules.ts';

describe('splitClaim', () => {
  // 1 Worked example. Source of the shares: CNIPA, 2025-01-23; of the case: claim 5,000,000 and 245,000, sold at 1,200,000.
  it('splits a claim in whole units, the imputation told', () => {
    const claim = {
      loanAmount: '5000000',
      principal: '5000000',
      interest: '245000',
      costs: '74400',
      recovered: '1200000',
    };
    expect(splitClaim(zhongshan.rules, claim)).toEqual({
      isCovered: true,
      loss: '4119400.00',
      compensable: '4119400.00',
      parts: [
        { party: 'government', amount: '2224476.00', cut: null },
        { party: 'insurer', amount: '659104.00', cut: null },
        { party: 'valuationFirm', amount: '164776.00', cut: null },
        { party: 'bank', amount: '1071044.00', cut: null },
      ],
    });
    expect(splitClaim(zhongshan.rules, { ...claim, imputation: 'principal-first' })).toMatchObject({
      compensable: '3874400.00',
    });
  });
  it('takes the facts of the loan: tiers, limits, the IP part, other public money', () => {
    const rules = rulesOf([layer('government', '0.3')], {
      tiers: [tier('firstLoan', 'government', { is: 'yes', addition: '0.05' })],
      stackingCap: '0.8',
      limits: { ...zhongshan.rules.limits, maximumLoan: '4000000' },
      compensable: { ...zhongshan.rules.compensable, isIpPartOnly: true },
    });
    const claim = { loanAmount: 4_000_000, principal: '4000000', isFirstLoan: true };
    const first = (more: object) => {
      const split = splitClaim(rules, { ...claim, ...more });
      return split.isCovered ? split.parts[0]!.amount : split.reasons[0]!.code;
    };
    expect(first({})).toBe('1400000.00');
    expect(first({ isFirstLoan: false })).toBe('1200000.00');
    expect(first({ ipPart: '0.5' })).toBe('700000.00');
    expect(first({ otherPublic: '2000000' })).toBe('1200000.00');
    expect(first({ loanAmount: '4000000.01' })).toBe('loan-too-large');
  });

  // 4 Refusals.
  it.each([
    [{ loanAmount: '-1', principal: '1' }, /ARGUMENT_INVALID.*loanAmount.*"-1"/],
    [{ loanAmount: '1', principal: Number.NaN }, /ARGUMENT_INVALID.*principal.*NaN/],
    [{ loanAmount: '1', principal: '1', ipPart: '0.1234567' }, /ARGUMENT_INVALID.*ipPart.*0.1234567/],
  ])('refuses %j', (claim, message) => {
    expect(() => splitClaim(zhongshan.rules, claim)).toThrow(message);
  });
});

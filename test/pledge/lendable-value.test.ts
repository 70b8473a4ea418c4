import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import type { PledgePolicy } from '../../src/domain/reference-data.ts';
import type { IpRight } from '../../src/domain/right.ts';
import { basketLimit } from '../../src/pledge/basket.ts';
import { type LendingFacts, lendableValue } from '../../src/pledge/lendable-value.ts';

const patent: IpRight = {
  id: 'p1',
  kind: 'invention-patent',
  jurisdiction: 'CN',
  filingDay: '2020-01-01',
  grantDay: '2022-01-01',
  feeStatus: 'paid',
  ownedShare: '1',
  coOwnersConsent: null,
  pledgorIsRegisteredOwner: true,
  alreadyPledged: false,
  frozenOrDisputed: false,
  invalidationPending: false,
};
const life = { rightId: 'p1', expiryDay: '2040-01-01', remainingYears: '14.5', renewable: false };
const policy = loadCatalog().pledgePolicies.find(({ id }) => id === 'cn-bocom-beijing') as PledgePolicy;
const facts: LendingFacts = {
  value: '6000000.00',
  rights: [patent],
  lives: [life],
  pledgeable: 'pass',
  loan: { amount: '1500000', drawdownDay: '2025-07-01', termMonths: 12, annualRate: '0.0435' },
  policy,
  schemeMaximum: null,
};

describe('lendableValue', () => {
  // 1 Worked example. Source: Bank of Communications Beijing, 31 October 2006: appraisal 6 million at 25 % → 1.5 million.
  it('lends 1.5 million on an invention patent of 6 million', () => {
    const { amount, binding, isEnough } = lendableValue(facts);
    expect([amount, binding.id, isEnough]).toEqual(['1500000.00', 'value', true]);
  });

  it.each<[string, Partial<LendingFacts>, string, string]>([
    ['a very dear patent', { value: '100000000.00' }, '10000000.00', 'largest-loan'],
    ['a scheme that covers little', { schemeMaximum: '500000' }, '500000.00', 'scheme-maximum'],
    ['a right the register refuses', { pledgeable: 'fail' }, '0.00', 'not-pledgeable'],
    ['a right with little life left', { lives: [{ ...life, remainingYears: '7.9999' }] }, '0.00', 'remaining-life'],
    ['a term beyond the policy', { loan: { ...facts.loan, termMonths: 37 } }, '0.00', 'term'],
    ['a right half owned', { rights: [{ ...patent, ownedShare: '0.5' }] }, '750000.00', 'value'],
    ['a kind the lender does not take', { rights: [{ ...patent, kind: 'design' }] }, '0.00', 'kind'],
  ])('names what binds for %s', (_, change, amount, binding) => {
    const found = lendableValue({ ...facts, ...change });
    expect([found.amount, found.binding.id]).toEqual([amount, binding]);
  });

  it("heeds a cap that a caller's own policy writes as a number", () => {
    const own = { ...policy, largestLoan: { value: 400_000 } };
    expect(lendableValue({ ...facts, policy: own }).amount).toBe('400000.00');
  });

  it('values the rights as a basket of one item does', () => {
    const basket = basketLimit({
      items: [
        {
          ...{ id: 'p1', isRight: true, value: '1234567.89', ownedShare: '0.37', pledgeRate: '0.25', priorClaims: '0' },
          ...{ haircuts: { liquidity: '0', remainingLife: '0', legal: '0' }, pledgeable: 'pass' },
        },
      ],
      ...{ largestShare: null, countUnknown: false, leastRightsShare: null, limits: [] },
    });
    const half = { ...facts, value: '1234567.89', rights: [{ ...patent, ownedShare: '0.37' }] };
    expect(lendableValue(half).amount).toBe(basket.amount);
  });

  // 2 Law: more value never lends less.
  it('rises with the value until another limit binds', () => {
    const at = (value: string): number => Number(lendableValue({ ...facts, value }).amount);
    const amounts = ['0.01', '100.00', '1000000.00', '40000000.00', '80000000.00'].map(at);
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
  });

  // 4 Refusals: two sources disagree on trade marks, so the rate is unknown.
  it('refuses to guess a pledge rate that no source settles', () => {
    const trademark: IpRight = { ...patent, kind: 'trademark' };
    expect(() => lendableValue({ ...facts, rights: [trademark] })).toThrow(
      /DATA_UNKNOWN.*trademark.*30 % in one source/,
    );
  });
});

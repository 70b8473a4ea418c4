import { loadCatalog } from '../../src/catalog/catalog.ts';
import type { IpRight } from '../../src/domain/right.ts';

/** An invention patent in good standing, with what a test changes of it. */
export function rightOf(changes: Partial<IpRight> = {}): IpRight {
  return {
    id: 'right-1',
    kind: 'invention-patent',
    jurisdiction: 'CN',
    filingDay: '2022-03-15',
    grantDay: '2024-01-09',
    feeStatus: 'paid',
    ownedShare: '1',
    coOwnersConsent: null,
    pledgorIsRegisteredOwner: true,
    alreadyPledged: false,
    frozenOrDisputed: false,
    invalidationPending: false,
    ...changes,
  };
}

/** The terms in force since June 2021. */
export const TERMS = loadCatalog().statutoryTerms.find(({ version }) => version === 2)!;
export const FEES = loadCatalog().annualFees[0]!;
export const FEE_RULES = loadCatalog().feeRules[0]!;
export const OPEN_LICENCE = loadCatalog().openLicenceRules[0]!;

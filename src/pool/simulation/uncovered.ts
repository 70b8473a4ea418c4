import type { SchemeProgram } from './scheme-program.ts';

/** What stands for a scheme where a loan has none: no layers, no money. */
export function noScheme(periods: number): SchemeProgram {
  const none = new Float64Array(0);
  return {
    name: 'none',
    isPlain: true,
    parties: ['bank'],
    split: {
      layers: 0,
      source: new Int32Array(0),
      requires: new Int32Array(0),
      isPublic: new Uint8Array(0),
      perLoanCap: none,
      stackingCap: -1,
      bandFirst: new Int32Array(1),
      bandUpTo: none,
      bandShare: none,
    },
    poolLayer: -1,
    manner: 0,
    advanceShare: 0,
    claimLag: 0,
    cashLag: 0,
    components: 0,
    isNetOfRecoveries: true,
    isIpPartOnly: false,
    counters: {
      areThere: false,
      areHidden: false,
      areOfBorrowers: false,
      areOfBanks: false,
      perBorrower: none,
      perYear: none,
      perBankYear: none,
      total: none,
    },
    ceilings: [],
    breakers: [],
    floor: null,
    isPariPassu: true,
    isFirstInTurn: new Uint8Array(1),
    money: {
      opening: 0,
      topUps: new Float64Array(periods),
      appropriation: -1,
      interestRate: 0,
      discount: new Float64Array(periods).fill(1),
      isLimited: false,
      isFirstCome: false,
      carriesForward: false,
      recoversToPool: false,
    },
    fanWidth: 1,
    dependsOnBalance: false,
  };
}

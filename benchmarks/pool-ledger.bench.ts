import { applyPoolEvents } from '../src/pool/ledger/apply-events.ts';
import { openPool, poolSetup } from '../src/pool/ledger/pool-setup.ts';
import type { PoolState } from '../src/pool/ledger/pool-state.ts';
import { zhongshanRules } from '../test/pool/ledger/events.ts';
import type { Benchmark } from './harness.ts';

/** Loans registered, half of them in default, claimed and approved, a quarter recovered; a period ends every tenth loan. */
export function poolEvents(loans: number): unknown[] {
  const events: unknown[] = [{ id: 'f', day: '2025-01-01', kind: 'fund', amount: '900000000', from: 'city' }];
  const day = '2025-03-01';
  for (let i = 0; i < loans; i++) {
    const bank = `bank ${i % 20}`;
    const [loanId, claimId] = [`loan ${i}`, `claim ${i}`];
    const amount = String(50_000 + ((i * 7919) % 90_000));
    events.push({ id: `r${i}`, day, kind: 'register', loanId, bank, borrower: `firm ${i}`, loanDay: day, amount });
    if (i % 2 === 0) continue;
    const owed = { principal: amount, interest: '12.34', costs: '0', recovered: '0', imputation: 'interest-first' };
    events.push({ id: `d${i}`, day, kind: 'default', loanId });
    events.push({ id: `c${i}`, day, kind: 'claim', claimId, loanId, ...owed, facts: {} });
    events.push({ id: `a${i}`, day, kind: 'approve', claimId });
    if (i % 10 === 9) events.push({ id: `p${i}`, day, kind: 'pay' });
    if (i % 4 === 3 && i > 20)
      events.push({ id: `v${i}`, day, kind: 'recover', claimId: `claim ${i - 20}`, amount: '1234.56', costs: '7' });
  }
  return events;
}

export const bench: Benchmark = {
  question: 'How fast does the ledger take 800 events, against copying the state for each of them?',
  cheap: true,
  gate: { atLeast: 5 },
  setup() {
    const opening = openPool(poolSetup(zhongshanRules(), '2020-01-01'));
    const events = poolEvents(290);
    const together = (): PoolState => applyPoolEvents(opening, events).state;
    const oneByOne = (): PoolState =>
      events.reduce<PoolState>((state, event) => applyPoolEvents(state, [event]).state, opening);
    return {
      ours: () => together().balance,
      rival: () => oneByOne().balance,
      check() {
        const { state, refused } = applyPoolEvents(opening, events);
        if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
        if (JSON.stringify(state) !== JSON.stringify(oneByOne())) throw new Error('the two sides disagree');
      },
    };
  },
};

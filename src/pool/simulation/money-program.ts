import { isUnknown, type SchemeRules } from '../../domain/scheme-terms.ts';
import { exp, log1p } from '../../numeric/elementary.ts';
import { toFen } from '../scheme/fen.ts';
import type { SchemeNeeds } from './scheme-needs.ts';
import type { MoneyProgram } from './scheme-program.ts';

/** The money of one scheme's pool, amounts in whole units. */
export interface PoolMoney {
  /** Balance on the day of the book, or the yearly appropriation; absent: the scheme's own size. Of a party's own means: 0. */
  readonly opening?: string;
  /** Paid in at the start of each quarter, the first entry in quarter 0. */
  readonly topUps?: readonly string[];
  /** Yearly rate on the balance, where the scheme lets interest roll in; 0 unless told. */
  readonly annualInterest?: number;
  /** Whole quarters from default to claim; absent: what the scheme's trigger says. */
  readonly claimLagQuarters?: number;
}

/** A pool's money as numbers. Nothing is paid in and no interest is known beyond what is told. */
export function moneyProgram(
  rules: SchemeRules,
  given: PoolMoney,
  needs: SchemeNeeds,
  { periods, sharesRecoveries }: { readonly periods: number; readonly sharesRecoveries: boolean },
): MoneyProgram {
  const { pool, shortage, recovery } = rules;
  const at = `scheme ${needs.name}`;
  const isOwn = pool.kind === 'ownMeans';
  const opening = toFen(given.opening ?? (isOwn ? '0' : needs.need(pool.size, '0')), `${at} money.opening`);
  // a party that pays from its own means is not bound by a balance unless the scheme says so
  const isLimited = isOwn && isUnknown(pool.isLimitedToBalance) ? false : needs.need(pool.isLimitedToBalance, true);
  const annual = given.annualInterest ?? 0;
  const rolls =
    pool.kind === 'stock' && annual > 0 && pool.interestRollsIn !== null && needs.need(pool.interestRollsIn, false);
  const interestRate = rolls ? annual / 4 : 0;
  const topUps = new Float64Array(periods);
  given.topUps?.forEach((amount, t) => {
    if (t < periods) topUps[t] = toFen(amount, `${at} money.topUps[${t}]`);
  });
  const growth = log1p(interestRate);
  return {
    opening,
    topUps,
    appropriation: pool.kind === 'appropriation' ? opening : -1,
    interestRate,
    discount: Float64Array.from({ length: periods }, (_, t) => exp(-(t + 1) * growth)),
    isLimited,
    isFirstCome: isLimited && needs.need(shortage.rule, 'proRata') === 'firstCome',
    carriesForward: isLimited && needs.need(shortage.carriesForward, false),
    recoversToPool: sharesRecoveries && pool.kind === 'stock' && needs.need(recovery.destination, 'pool') === 'pool',
  };
}

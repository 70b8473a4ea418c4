import { quote, refuse } from '../../base/errors.ts';
import { needTerm } from '../../domain/scheme-terms.ts';
import { MILLION, toMillionths } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';

/** A bank's year under a scheme, in whole fen. */
export interface BankYear {
  /** Its loss of the year that the scheme would share, net of recoveries. */
  readonly netLoss: number;
  /** Its bad loans. */
  readonly nonPerforming: number;
  /** What their rate is of: the balance or the cumulative lending, as the scheme says. */
  readonly denominator: number;
}

/**
 * The part of a bank's yearly loss that counts where losses below a rate of bad loans are the bank's own.
 *
 *     rate     = nonPerforming ÷ denominator
 *     marginal = loss × (min(rate, ceiling) − floor) ÷ rate, at least 0
 *     cliff    = loss × min(rate, ceiling) ÷ rate if rate > floor, else 0
 *
 * Exact, rounded once, half up, to the fen. A scheme without a floor shares the whole loss.
 *
 * @throws DATA_UNKNOWN      a term of the floor that no source tells
 * @throws ARGUMENT_INVALID  amounts that are not whole fen of 0 or more; a loss without bad loans; nothing lent
 */
export function lossFloor({ rules, name }: FenScheme, { netLoss, nonPerforming, denominator }: BankYear): number {
  const floor = rules.lossFloor;
  if (floor === null) return netLoss;
  for (const [what, fen] of Object.entries({ netLoss, nonPerforming, denominator })) {
    if (Number.isSafeInteger(fen) && fen >= 0) continue;
    refuse('ARGUMENT_INVALID', { at: `lossFloor: ${what}`, problem: 'not whole fen of 0 or more', met: quote(fen) });
  }
  if (netLoss === 0) return 0;
  if (nonPerforming === 0 || denominator === 0) {
    const problem = 'a loss needs bad loans and lending to have a rate of bad loans';
    refuse('ARGUMENT_INVALID', { at: 'lossFloor', problem, met: `${nonPerforming} of ${denominator}` });
  }
  const at = `scheme ${name} lossFloor`;
  const least = BigInt(toMillionths(needTerm(floor.rate, name), `${at}.rate`)) * BigInt(denominator);
  const bad = BigInt(nonPerforming) * BigInt(MILLION);
  const most =
    floor.ceiling === null
      ? bad
      : lesser(bad, BigInt(toMillionths(needTerm(floor.ceiling, name), `${at}.ceiling`)) * BigInt(denominator));
  if (bad <= least || most <= least) return 0;
  const counts = needTerm(floor.isMarginal, name) ? most - least : most;
  return Number((2n * BigInt(netLoss) * counts + bad) / (2n * bad));
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

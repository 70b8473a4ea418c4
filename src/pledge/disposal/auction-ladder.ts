import { type Fault, IpworthError } from '../../base/errors.ts';
import { LadderTerms, type WrittenLadder } from '../../domain/disposal.ts';
import { parseWith } from '../../domain/parse.ts';
import {
  type Decimal,
  decimal,
  decimalAt,
  type Exact,
  greatest,
  least,
  ONE,
  round,
  text,
  ZERO,
} from '../../numeric/decimal.ts';

/** What the rules of the day allow: least first reserve, largest cut. */
export interface LadderBounds {
  readonly leastFirstShare: Exact;
  readonly mostCut: Exact;
}

/** Reserves of an auction, round by round. */
export interface AuctionLadder {
  readonly rounds: readonly { readonly round: number; readonly reserve: string; readonly share: string }[];
  /** Reserve of the last round, at which a sale without auction begins. */
  readonly saleReserve: string;
}

/**
 * The reserves of a judicial auction.
 *
 *     reserve of round n = appraisal × first share × (1 − cut)^(n − 1), up to the fen
 *
 * Online there are two rounds and then a sale at the second reserve; in a room there are three for rights.
 *
 * @param bounds  what the rules of the day allow; nothing is held against rules when left out
 * @throws INPUT_INVALID  figures out of range; a first reserve or a cut that the bounds do not allow
 * @source 最高人民法院关于人民法院网络司法拍卖若干问题的规定（2016）；拍卖、变卖财产的规定（2020年修正）
 */
export function auctionLadder(raw: WrittenLadder, bounds?: LadderBounds): AuctionLadder {
  const { appraisal, firstShare, cut, rounds } = parseWith(LadderTerms, raw, 'auction ladder');
  const faults: Fault[] = [];
  if (bounds !== undefined && decimal(firstShare).lt(bounds.leastFirstShare)) {
    const problem = `a first reserve of at least ${bounds.leastFirstShare} of the appraisal expected`;
    faults.push({ at: 'auction ladder /firstShare', problem, met: String(firstShare) });
  }
  if (bounds !== undefined && decimal(cut).gt(bounds.mostCut)) {
    const problem = `a cut of at most ${bounds.mostCut} expected`;
    faults.push({ at: 'auction ladder /cut', problem, met: String(cut) });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const kept = ONE.minus(cut);
  const shares = Array.from({ length: rounds }, (_, i) => decimal(firstShare).times(kept.pow(i)));
  const ladder = shares.map((share, i) => ({
    round: i + 1,
    reserve: round(share.times(appraisal), 2, 'up').toFixed(2),
    share: text(share),
  }));
  return { rounds: ladder, saleReserve: ladder.at(-1)?.reserve as string };
}

/**
 * The least reserve that leaves the creditor who asked something: above all claims before his and the costs, by a fen.
 *
 * @returns  the reserve asked for where it is enough already
 * @throws ARGUMENT_INVALID  no exact amounts
 * @source 拍卖、变卖财产的规定（2020年修正）第六条: no sale without a surplus
 */
export function reserveWithSurplus(reserve: Exact, before: { readonly claims: Exact; readonly costs: Exact }): string {
  const needed = decimalAt('reserveWithSurplus: claims', before.claims).plus(
    decimalAt('reserveWithSurplus: costs', before.costs),
  );
  return greatest([decimalAt('reserveWithSurplus: reserve', reserve), needed.plus('0.01')]).toFixed(2);
}

/** Where the deposit of a bidder who does not pay goes. */
export interface ForfeitedDeposit {
  readonly costs: string;
  readonly shortfall: string;
  readonly debt: string;
  readonly returned: string;
}

/**
 * The deposit of a bidder who defaulted: costs, then the gap between his price and the later one, then the debt.
 *
 * @throws ARGUMENT_INVALID  no exact amounts
 * @source 最高人民法院关于人民法院网络司法拍卖若干问题的规定（2016）第二十四条
 */
export function forfeitedDeposit(
  deposit: Exact,
  uses: { readonly costs: Exact; readonly shortfall: Exact; readonly debt: Exact },
): ForfeitedDeposit {
  let left = decimalAt('forfeitedDeposit: deposit', deposit);
  const take = (wanted: Decimal): string => {
    const part = least([left, greatest([wanted, ZERO])]);
    left = left.minus(part);
    return part.toFixed(2);
  };
  const costs = take(decimalAt('forfeitedDeposit: costs', uses.costs));
  const shortfall = take(decimalAt('forfeitedDeposit: shortfall', uses.shortfall));
  const debt = take(decimalAt('forfeitedDeposit: debt', uses.debt));
  return { costs, shortfall, debt, returned: left.toFixed(2) };
}

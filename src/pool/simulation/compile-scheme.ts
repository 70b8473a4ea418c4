import { refuse } from '../../base/errors.ts';
import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { isUnknown } from '../../domain/scheme-terms.ts';
import { toMillionths } from '../scheme/fen.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import type { CoverLayer } from '../scheme/loan-cover.ts';
import { fanWidth } from './fan-counts.ts';
import { layerProgram } from './layer-program.ts';
import { moneyProgram, type PoolMoney } from './money-program.ts';
import { overBanks, type ScheduleTables } from './schedule-tables.ts';
import { type SchemeNeeds, triggerLag } from './scheme-needs.ts';
import {
  type BreakerProgram,
  type CeilingTable,
  COMPONENTS,
  type CounterCaps,
  type FloorProgram,
  MANNERS,
  METRICS,
  type SchemeProgram,
} from './scheme-program.ts';

/** When claims and cash come, by a scheme's rules. */
export interface Timing {
  readonly manner: number;
  readonly claimLag: number;
  readonly cashLag: number;
}

/**
 * When a scheme pays after a default. A claim on the final loss waits for what the pledge brings; where the trigger takes longer than
 * the sale, an advance or an earmark would be final at once and is so.
 */
export function timingOf(rules: SchemeRules, given: PoolMoney, cashLag: number, needs: SchemeNeeds): Timing {
  const told = needs.need(rules.payout.manner, 'afterLoss');
  const manner = told === 'upFront' ? MANNERS.indexOf('atNonPerforming') : MANNERS.indexOf(told);
  const { trigger } = rules.payout;
  // the final loss is never known before the trigger: a claim after it needs no told trigger
  const isKnown = !isUnknown(trigger) || manner !== 0;
  const lag = given.claimLagQuarters ?? (isKnown ? lagOf(rules, cashLag, needs) : 0);
  if (manner === 0 || (manner >= 2 && cashLag <= lag)) return { manner: 0, claimLag: Math.max(lag, cashLag), cashLag };
  return { manner, claimLag: lag, cashLag };
}

function lagOf({ payout }: SchemeRules, cashLag: number, needs: SchemeNeeds): number {
  const none = {
    combination: 'all',
    daysPastDue: null,
    isNonPerforming: true,
    monthsNonPerforming: null,
    courtFiling: false,
    writeOff: false,
    recognisedBy: null,
  } as const;
  return triggerLag(needs.need(payout.trigger, none), cashLag);
}

/** What a scheme's program is made of. */
export interface SchemeParts {
  readonly scheme: FenScheme;
  readonly variants: readonly (readonly CoverLayer[])[];
  readonly timing: Timing;
  readonly given: PoolMoney;
  readonly schedule: ScheduleTables;
  readonly banks: number;
  readonly periods: number;
  readonly needs: SchemeNeeds;
  /** Whether a loan of the scheme is drawn after the first quarter. */
  readonly hasNewLoans: boolean;
}

/** A scheme as numbers. Unknown terms are gathered in `needs`. @throws DATA_INVALID  an advance beside a loss floor */
export function compileScheme(parts: SchemeParts): SchemeProgram {
  const { scheme, variants, timing, given, schedule, banks, periods, needs } = parts;
  const { rules, poolLayer } = scheme;
  const { compensable, recovery, lossFloor } = rules;
  const sharesRecoveries = timing.manner === 1 && timing.cashLag > timing.claimLag;
  if (lossFloor !== null && timing.manner >= 2) {
    const problem = 'a yearly loss floor beside an advance or an earmark is not defined';
    refuse('DATA_INVALID', { at: `scheme ${needs.name} lossFloor`, problem, met: MANNERS[timing.manner]! });
  }
  const stacking = scheme.stackingCap === null ? null : needs.need(scheme.stackingCap, 0);
  const money = moneyProgram(rules, given, needs, { periods, sharesRecoveries });
  const breakers = breakerPrograms(parts);
  const order = sharesRecoveries ? needs.need(recovery.order, 'pariPassu') : 'pariPassu';
  const turn = {
    pariPassu: () => true,
    bankFirst: (isLast: boolean) => isLast,
    publicFirst: (_: boolean, isPublic: boolean) => isPublic,
  };
  const isPublic = [...scheme.isPublic, scheme.isRemainderPublic];
  const paidIn = money.topUps.reduce((a, b) => a + b, money.opening);
  const lent = overBanks(schedule.lent, banks).at(-1) ?? 0;
  return {
    name: needs.name,
    isPlain: isPlain(scheme, variants),
    parties: [...scheme.layers.map(({ party }) => party), rules.remainder],
    split: layerProgram(scheme, variants, stacking),
    poolLayer,
    ...timing,
    advanceShare: advanceShareOf(rules, timing, needs),
    components: COMPONENTS.indexOf(needs.need(compensable.components, 'principal')),
    isNetOfRecoveries: needs.need(compensable.isNetOfRecoveries, true),
    isIpPartOnly: needs.need(compensable.isIpPartOnly, false),
    counters: counterCaps(scheme, variants[0] ?? []),
    ceilings: ceilingTables(parts),
    breakers,
    floor: floorProgram(parts),
    isPariPassu: order === 'pariPassu',
    isFirstInTurn: Uint8Array.from(isPublic, (is, i) => Number(turn[order](i === isPublic.length - 1, is))),
    money,
    fanWidth: fanWidth(paidIn > 0 ? paidIn : lent),
    dependsOnBalance: breakers.some(({ metric }) => metric === METRICS.indexOf('poolUsed')),
  };
}

function isPlain({ layers, stackingCap }: FenScheme, variants: readonly (readonly CoverLayer[])[]): boolean {
  const areShares = layers.every(({ of, requires }) => of === 'loss' && requires === null);
  return areShares && stackingCap === null && variants.every((cover) => cover.every(({ bands }) => bands.length === 1));
}

/** The part of the due that is paid, or set aside, before the loss is final. */
function advanceShareOf({ payout }: SchemeRules, { manner }: Timing, needs: SchemeNeeds): number {
  if (manner !== 2) return 1_000_000;
  return toMillionths(needs.need(payout.advanceShare ?? '0', '0'), `scheme ${needs.name} payout.advanceShare`);
}

function counterCaps(scheme: FenScheme, layers: readonly CoverLayer[]): CounterCaps {
  const count = scheme.layers.length;
  const caps = (pick: (layer: CoverLayer) => number | null): Float64Array =>
    Float64Array.from({ length: count }, (_, l) =>
      layers[l] === undefined ? Infinity : (pick(layers[l]) ?? Infinity),
    );
  const all = {
    perBorrower: caps((layer) => layer.perBorrowerCap),
    perYear: caps((layer) => layer.perYearCap),
    perBankYear: caps((layer) => layer.perBankYearCap),
    total: caps((layer) => layer.totalCap),
  };
  const areThere = Object.values(all).some((row) => row.some((cap) => cap < Infinity));
  const isRelieved = scheme.layers.some(({ of }) => scheme.layers.some(({ party }) => party === of));
  return {
    areThere,
    areHidden: areThere && (scheme.stackingCap !== null || isRelieved),
    areOfBorrowers: all.perBorrower.some((cap) => cap < Infinity),
    areOfBanks: all.perBankYear.some((cap) => cap < Infinity),
    ...all,
  };
}

function ceilingTables({ scheme, schedule, banks, needs }: SchemeParts): CeilingTable[] {
  const { rules, layers, poolLayer, name } = scheme;
  const kinds = { perLender: 0, portfolio: 1, yearlyRate: 2 } as const;
  return rules.portfolioCaps.map(({ kind, share }) => {
    const part = toMillionths(needs.need(share, '0'), `scheme ${name} portfolioCaps.${kind}`);
    const of = {
      perLender: schedule.lent,
      portfolio: overBanks(schedule.lent, banks),
      yearlyRate: schedule.repaidInYear,
    }[kind];
    const own = kind === 'portfolio' ? needs.need(layers[poolLayer]!.share, 0) : 1_000_000;
    return {
      kind: kinds[kind],
      cap: of.map((amount) => Number((BigInt(amount) * BigInt(part) * BigInt(own)) / 10n ** 12n)),
    };
  });
}

function breakerPrograms({ scheme, schedule, banks, needs, hasNewLoans }: SchemeParts): BreakerProgram[] {
  const breakers = scheme.rules.suspensions.map(({ metric, scope, denominator, stopNew, stopPay }) => {
    const level = (term: typeof stopNew): number =>
      term === null ? Infinity : toMillionths(needs.need(term, '0'), `scheme ${needs.name} suspensions.${metric}`);
    const isBalance = metric === 'poolUsed' || needs.need(denominator, 'balance') === 'balance';
    const table = isBalance ? schedule.outstanding : schedule.lent;
    const isOfBank = needs.need(scope, 'pool') === 'bank';
    // where every loan is on the book from the start there are no new ones to keep out
    return {
      metric: METRICS.indexOf(metric),
      isOfBank,
      isCumulative: !isBalance,
      denominator: isOfBank ? table : overBanks(table, banks),
      stopNew: hasNewLoans ? level(stopNew) : Infinity,
      stopPay: level(stopPay),
    };
  });
  return breakers.filter((breaker) => breaker.stopNew < Infinity || breaker.stopPay < Infinity);
}

function floorProgram({ scheme, schedule, needs }: SchemeParts): FloorProgram | null {
  const floor = scheme.rules.lossFloor;
  if (floor === null) return null;
  const at = `scheme ${needs.name} lossFloor`;
  const isBalance = needs.need(floor.denominator, 'balance') === 'balance';
  return {
    rate: toMillionths(needs.need(floor.rate, '0'), `${at}.rate`),
    ceiling: floor.ceiling === null ? -1 : toMillionths(needs.need(floor.ceiling, '0'), `${at}.ceiling`),
    isMarginal: needs.need(floor.isMarginal, true),
    denominator: isBalance ? schedule.atYearStart : schedule.lent,
  };
}

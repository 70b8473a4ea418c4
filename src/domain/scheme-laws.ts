import type * as z from 'zod';
import { type Decimal, decimal, ZERO } from '../numeric/decimal.ts';
import type { Party } from './party.ts';
import type { SchemeLeaf } from './scheme-leaf.ts';
import { type Layer, MEASURED, type Suspension, type Tier } from './scheme-parts.ts';

/** A law that a scheme breaks, and where. */
export interface LawFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

type LayerData = z.infer<typeof Layer>;
type TierData = z.infer<typeof Tier>;

/** What the laws look at; the rest of a scheme is free. */
interface Lawful {
  readonly inForce: { readonly from: string | null; readonly until: string | null };
  readonly sources: Readonly<Record<string, unknown>>;
  readonly layers: readonly LayerData[];
  readonly remainder: Party;
  readonly poolParty: Party;
  readonly publicParties: readonly Party[];
  readonly tiers?: readonly TierData[] | undefined;
  readonly stackingCap?: unknown;
  readonly trigger: SchemeLeaf<{ readonly recognisedBy?: Party | undefined }>;
  readonly payout: { readonly manner: SchemeLeaf<string>; readonly advanceShare?: unknown };
  readonly portfolioCaps?: readonly { readonly kind: string }[] | undefined;
  readonly suspensions?: readonly z.infer<typeof Suspension>[] | undefined;
  readonly lossFloor?: { readonly rate: Figure; readonly ceiling?: Figure | undefined } | undefined;
  readonly loanLimits?:
    | {
        readonly minimumTermMonths?: SchemeLeaf<number> | undefined;
        readonly maximumTermMonths?: SchemeLeaf<number> | undefined;
        readonly minimumLoan?: Figure | undefined;
        readonly maximumLoan?: Figure | undefined;
      }
    | undefined;
}
type Figure = SchemeLeaf<string>;

/** Every law that a scheme of the right shape breaks. */
export function lawFaults(scheme: Lawful): LawFault[] {
  return [
    ...layerFaults(scheme),
    ...partyFaults(scheme),
    ...(scheme.tiers ?? []).flatMap((tier, i) => tierFaults(scheme, tier, i)),
    ...payoutFaults(scheme),
    ...orderFaults(scheme),
    ...sourceFaults(scheme, scheme.sources, []),
  ];
}

function layerFaults({ layers, remainder, tiers = [] }: Lawful): LawFault[] {
  const parties = layers.map(({ party }) => party);
  const faults: LawFault[] = [];
  const add = (problem: string, ...path: (string | number)[]) => faults.push({ path: ['layers', ...path], problem });
  if (new Set(parties).size < parties.length) add('each party has one layer');
  if (parties.includes(remainder)) add(`${remainder} bears the remainder and so has no layer`);
  for (const [i, { of, requires }] of layers.entries()) {
    const earlier = parties.slice(0, i);
    if (requires !== undefined && !earlier.includes(requires)) {
      add('names no layer before this one', i, 'requires');
    }
    if (of !== 'loss' && of !== 'residual' && of !== remainder && !earlier.includes(of)) {
      add('names neither a layer before this one nor the party of the remainder', i, 'of');
    }
  }
  const covered = layers
    .filter(({ of }) => of === 'loss')
    .reduce((sum, layer) => sum.plus(leastShare(layer, tiers)), ZERO);
  if (covered.gt(1)) add('the known shares of the loss add up to more than 1');
  return faults;
}

/** What a layer bears at the least of what its tiers and bounds leave open. */
function leastShare({ party, share }: LayerData, tiers: readonly TierData[]): Decimal {
  const replaced = tiers.filter((tier) => tier.party === party).flatMap(({ steps }) => steps.map((step) => step.share));
  if (replaced.length === 0) return decimal(share.value ?? share.atLeast ?? 0);
  return replaced.reduce((least: Decimal, step) => {
    const own = decimal(step === undefined ? (share.value ?? 0) : (step.value ?? step.atLeast ?? 0));
    return own.lt(least) ? own : least;
  }, decimal(1));
}

function partyFaults({ layers, poolParty, publicParties, stackingCap, trigger }: Lawful): LawFault[] {
  const parties = layers.map(({ party }) => party);
  const faults: LawFault[] = [];
  if (layers.length > 0 && !parties.includes(poolParty)) faults.push({ path: ['poolParty'], problem: 'has no layer' });
  for (const [i, party] of publicParties.entries()) {
    if (!parties.includes(party)) faults.push({ path: ['publicParties', i], problem: 'has no layer' });
    if (publicParties.indexOf(party) < i) faults.push({ path: ['publicParties', i], problem: 'stands here twice' });
  }
  if (stackingCap !== undefined && publicParties.length === 0) {
    faults.push({ path: ['stackingCap'], problem: 'caps public parties, of which the scheme names none' });
  }
  const recognised = trigger.value?.recognisedBy;
  if (recognised !== undefined && !parties.includes(recognised)) {
    faults.push({ path: ['trigger', 'value', 'recognisedBy'], problem: 'has no layer' });
  }
  return faults;
}

function tierFaults({ layers, tiers = [] }: Lawful, tier: TierData, index: number): LawFault[] {
  const faults: LawFault[] = [];
  const add = (problem: string, ...path: (string | number)[]) =>
    faults.push({ path: ['tiers', index, ...path], problem });
  const { dimension, party, marginal, steps } = tier;
  if (!layers.some((layer) => layer.party === party)) add('has no layer', 'party');
  if (tiers.findIndex((one) => one.dimension === dimension && one.party === party) < index) {
    add('this dimension sets the share of this party twice');
  }
  if (!MEASURED.includes(dimension)) {
    if (marginal) add('only a measured dimension has bands', 'marginal');
    const words = steps.map(({ is }) => is);
    for (const [i, { is, upTo }] of steps.entries()) {
      if (is === undefined || upTo !== undefined) add('a step of this dimension is told by a word: is', 'steps', i);
      else if (words.indexOf(is) < i) add('stands here twice', 'steps', i, 'is');
    }
    return faults;
  }
  for (const [i, { is, upTo }] of steps.entries()) {
    const before = steps[i - 1]?.upTo;
    const isLast = i === steps.length - 1;
    if (is !== undefined || upTo === undefined) add('a step of this dimension has an upper end: upTo', 'steps', i);
    else if ((upTo === null) !== isLast) add('the last step, and only the last, is open', 'steps', i, 'upTo');
    else if (upTo !== null && before != null && decimal(upTo).lte(before)) add('steps rise', 'steps', i, 'upTo');
  }
  return faults;
}

function payoutFaults({ payout: { manner, advanceShare } }: Lawful): LawFault[] {
  const isAdvance = manner.value === 'advanceThenSettle';
  if (isAdvance === (advanceShare !== undefined)) return [];
  const problem = isAdvance ? 'an advance needs its share' : 'only an advance has a share';
  return [{ path: ['payout', 'advanceShare'], problem }];
}

function orderFaults({ inForce, portfolioCaps = [], suspensions = [], lossFloor, loanLimits }: Lawful): LawFault[] {
  const faults: LawFault[] = [];
  const add = (problem: string, ...path: (string | number)[]) => faults.push({ path, problem });
  if (inForce.from !== null && inForce.until !== null && inForce.until < inForce.from) {
    add('ends before it begins', 'inForce', 'until');
  }
  for (const [i, { kind }] of portfolioCaps.entries()) {
    if (portfolioCaps.findIndex((cap) => cap.kind === kind) < i) add('stands here twice', 'portfolioCaps', i, 'kind');
  }
  for (const [i, { metric, warn, stopNew, stopPay }] of suspensions.entries()) {
    if (suspensions.findIndex((one) => one.metric === metric) < i) add('stands here twice', 'suspensions', i, 'metric');
    if (warn === undefined && stopNew === undefined && stopPay === undefined) add('has no level', 'suspensions', i);
    const levels = [warn, stopNew, stopPay].flatMap((level) => (level?.value == null ? [] : [decimal(level.value)]));
    if (levels.some((level, j) => j > 0 && level.lt(levels[j - 1] as Decimal))) add('levels rise', 'suspensions', i);
  }
  if (isAbove(lossFloor?.rate, lossFloor?.ceiling)) add('a ceiling above the floor expected', 'lossFloor', 'ceiling');
  if (isAbove(loanLimits?.minimumLoan, loanLimits?.maximumLoan)) {
    add('at least the smallest loan expected', 'loanLimits', 'maximumLoan');
  }
  if ((loanLimits?.minimumTermMonths?.value ?? 0) > (loanLimits?.maximumTermMonths?.value ?? Number.MAX_SAFE_INTEGER)) {
    add('at least the shortest term expected', 'loanLimits', 'maximumTermMonths');
  }
  return faults;
}

function isAbove(low: Figure | undefined, high: Figure | undefined): boolean {
  return low?.value != null && high?.value != null && decimal(low.value).gt(high.value);
}

/** Terms whose source the scheme does not list. */
function sourceFaults(
  part: unknown,
  sources: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
): LawFault[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, member]) => {
    const place = [...path, Array.isArray(part) ? Number(key) : key];
    if (key === 'source' && typeof member === 'string' && 'value' in part) {
      return Object.hasOwn(sources, member) ? [] : [{ path: place, problem: 'the scheme lists no such source' }];
    }
    return sourceFaults(member, sources, place);
  });
}

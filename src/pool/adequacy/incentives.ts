import { quote, refuse } from '../../base/errors.ts';
import { isUnknown, type SchemeRules, type Term } from '../../domain/scheme-terms.ts';
import { MILLION, toFen } from '../scheme/fen.ts';
import { type FenScheme, schemeInFen } from '../scheme/fen-scheme.ts';
import { type CoverFacts, coverLayers } from '../scheme/loan-cover.ts';
import { splitLoss } from '../scheme/split-loss.ts';

/** A stretch of the loss of one loan over which each party bears the same part of the next fen. Amounts in fen, bends to some fen. */
export interface IncentiveStretch {
  readonly from: number;
  readonly to: number;
  /** Marginal shares by party, the lender last; adding up to 1. */
  readonly shares: Readonly<Record<string, number>>;
}

export interface IncentiveFinding {
  /**
   * `lender-without-stake`: the lender bears nothing of the next fen · `lender-bears-all`: nobody else does ·
   * `loss-cliff`: one fen more of loss moves money between parties · `size-cliff`: one fen more of loan changes every share.
   */
  readonly code: 'lender-without-stake' | 'lender-bears-all' | 'loss-cliff' | 'size-cliff';
  readonly from: number;
  readonly to: number;
  readonly en: string;
  readonly zh: string;
}

export interface Incentives {
  readonly scheme: string;
  readonly lender: string;
  /** Of the loan as it was granted. */
  readonly loan: number;
  readonly stretches: readonly IncentiveStretch[];
  readonly findings: readonly IncentiveFinding[];
}

/** A loan whose loss is followed. */
export interface IncentiveLoan {
  /** In whole units, above 0. */
  readonly amount: string;
  /** Facts that the scheme's tiers ask for. */
  readonly facts?: Partial<CoverFacts>;
}

/**
 * Who bears the next fen of a loan's loss, from none to all of the loan, by the exact split: where the lender has nothing at
 * stake, where it bears all, and where a fen more moves money by a jump.
 *
 * The loss is taken to be compensable in full; caps over several loans have all their room.
 *
 * @throws ARGUMENT_INVALID  an amount that is none
 * @throws DATA_UNKNOWN      terms that are needed and that no source tells
 * @complexity  a split for each stretch and halving of it
 */
export function incentives(rules: SchemeRules, { amount, facts = {} }: IncentiveLoan): Incentives {
  const scheme = schemeInFen(rules);
  const loan = toFen(amount, 'incentives: amount');
  if (loan < 1000)
    refuse('ARGUMENT_INVALID', { at: 'incentives: amount', problem: '10 or more expected', met: quote(amount) });
  const split = splitter(scheme, loan, facts);
  const parties = [...scheme.layers.map(({ party }) => party), rules.remainder];
  const stretches: IncentiveStretch[] = [];
  const jumps: number[] = [];
  follow(split, loan, (from, to, shares) => {
    if (to - from <= 2 * ROUNDING && shares.some((share) => Math.abs(share) > 1.5)) jumps.push(to);
    else addStretch(stretches, from, to, Object.fromEntries(parties.map((party, i) => [party, shares[i]!])));
  });
  return {
    scheme: scheme.name,
    lender: rules.remainder,
    loan,
    stretches,
    findings: [
      ...stakes(stretches, rules.remainder),
      ...jumps.map((at) => finding('loss-cliff', at, at)),
      ...sizeCliffs(scheme),
    ],
  };
}

type Split = (loss: number) => readonly number[];

function splitter(scheme: FenScheme, loan: number, facts: Partial<CoverFacts>): Split {
  const all: CoverFacts = {
    ...{ amount: loan, ipPart: MILLION, termMonths: null, annualRate: null, pledgeValue: null, bankNplRate: null },
    ...{ isFirstLoan: null, firmClass: null, ipKind: null, pledgeClass: null, guaranteeRoute: null },
    ...facts,
  };
  const layers = coverLayers(scheme, all);
  return (loss) => {
    const { layers: borne, remainder } = splitLoss(scheme, layers, { loss, compensable: loss, otherPublic: 0 });
    return [...borne, remainder];
  };
}

/** A split rounds each party's part by less than so many fen. */
const ROUNDING = 3;
/** Fewest stretches that are looked at before halving. */
const FIRST = 64;

type Visit = (from: number, to: number, shares: readonly number[]) => void;

/** Visits stretches in order over which the split is a line but for rounding. */
function follow(split: Split, loan: number, visit: Visit): void {
  const walk = (from: number, to: number): void => {
    const [a, b] = [split(from), split(to)];
    const isLine = [0.25, 0.5, 0.75].every((part) => {
      const at = Math.floor(from + part * (to - from));
      const share = (at - from) / (to - from);
      return split(at).every((fen, i) => Math.abs(fen - a[i]! - share * (b[i]! - a[i]!)) <= ROUNDING);
    });
    if (isLine || to - from <= 2 * ROUNDING) {
      visit(
        from,
        to,
        a.map((fen, i) => (b[i]! - fen) / (to - from)),
      );
      return;
    }
    const middle = Math.floor((from + to) / 2);
    walk(from, middle);
    walk(middle, to);
  };
  const pieces = Math.min(FIRST, Math.floor(loan / 100) || 1);
  for (let i = 0; i < pieces; i++) walk(Math.floor((loan * i) / pieces), Math.floor((loan * (i + 1)) / pieces));
}

/** Joins a stretch to the one before where shares are the same but for rounding; short ones between are bends. */
function addStretch(
  stretches: IncentiveStretch[],
  from: number,
  to: number,
  shares: Readonly<Record<string, number>>,
): void {
  const last = stretches.at(-1);
  const width = last === undefined ? 0 : Math.min(to - from, last.to - last.from);
  const isSame =
    last !== undefined &&
    Object.entries(shares).every(([party, share]) => Math.abs(share - last.shares[party]!) <= (2 * ROUNDING) / width);
  if (!isSame) {
    stretches.push({ from, to, shares });
    return;
  }
  const [long, total] = [last.to - last.from, to - last.from];
  const joined = Object.entries(shares).map(([party, share]): [string, number] => [
    party,
    (last.shares[party]! * long + share * (to - from)) / total,
  ]);
  stretches[stretches.length - 1] = { from: last.from, to, shares: Object.fromEntries(joined) };
}

const WORDS = {
  'lender-without-stake': ['the lender bears nothing of the next fen of loss', '贷款机构对新增损失不承担任何份额'],
  'lender-bears-all': ['the lender alone bears the next fen of loss', '新增损失全部由贷款机构承担'],
  'loss-cliff': ['one fen more of loss moves money between parties by a jump', '损失每增一分即引起分担额跳变'],
  'size-cliff': ['one fen more of loan changes the share of the whole loss', '贷款金额跨档即改变全部损失的分担比例'],
} as const;

function finding(code: IncentiveFinding['code'], from: number, to: number): IncentiveFinding {
  return { code, from, to, en: WORDS[code][0], zh: WORDS[code][1] };
}

/** A share that rounding alone cannot tell from 0 or 1. */
const NOTHING = 1e-6;

function stakes(stretches: readonly IncentiveStretch[], lender: string): IncentiveFinding[] {
  return stretches.flatMap(({ from, to, shares }) => {
    const share = shares[lender]!;
    const slack = Math.max(NOTHING, (2 * ROUNDING) / (to - from));
    if (to - from < 100) return [];
    if (share <= slack) return [finding('lender-without-stake', from, to)];
    return share >= 1 - slack ? [finding('lender-bears-all', from, to)] : [];
  });
}

/** Sizes of loan at which a tier changes the share of the whole loss. */
function sizeCliffs({ tiers }: FenScheme): IncentiveFinding[] {
  return tiers
    .filter(({ dimension, isMarginal }) => dimension === 'loanSize' && !isMarginal)
    .flatMap(({ steps }) => steps.flatMap(({ upTo }) => (upTo === null ? [] : [finding('size-cliff', upTo, upTo)])));
}

/**
 * The lender's part of the next fen of a loss where no cap binds: what the layers leave, in order; of tiers the shares that
 * stand in the layers themselves. Below 0 where shares of the loss add up to more than the whole.
 */
export function lenderShare({ layers, remainder }: SchemeRules): number {
  const borne = new Map<string, number>([[remainder, 1]]);
  for (const { party, share, of } of layers) {
    const part = known(share);
    const source = of === 'loss' || of === 'residual' ? remainder : of;
    const base = of === 'loss' ? 1 : borne.get(source)!;
    borne.set(party, part * base);
    borne.set(source, borne.get(source)! - part * base);
  }
  return borne.get(remainder)!;
}

function known(share: Term<string>): number {
  return isUnknown(share) ? 0 : Number(share);
}

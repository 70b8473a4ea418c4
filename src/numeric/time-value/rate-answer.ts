import { refuse } from '../../base/errors.ts';
import { checkFinite } from '../argument.ts';
import { log1p } from '../elementary.ts';
import { signChanges } from '../polynomial-signs.ts';
import { sum } from '../sum.ts';
import type { ExponentialSum } from './exponential-sum.ts';

/** Why there is no rate, one, or one to be preferred among several. */
export const RATE_REASONS = {
  'all-zero': { en: 'every flow is zero, so any rate would do', zh: '各期现金流均为零，任何利率都成立' },
  'one-sign': {
    en: 'no two flows differ in sign, so no rate balances them',
    zh: '现金流方向始终相同，不存在使其平衡的利率',
  },
  'never-balanced': {
    en: 'the flows differ in sign, but their present value keeps one sign at every rate above -100 %',
    zh: '现金流方向有变化，但在高于-100%的任何利率下现值符号不变',
  },
  'beyond-numbers': {
    en: 'the rate lies closer to -100 %, or further from zero, than a number can tell',
    zh: '利率过于接近-100%或过大，超出数值可表示的范围',
  },
  'one-change-of-sign': {
    en: 'the flows change sign once, so exactly one rate balances them (Descartes)',
    zh: '现金流只变号一次，使其平衡的利率恰有一个（笛卡尔符号法则）',
  },
  'one-found': {
    en: 'the flows change sign more than once, but only this rate balances them',
    zh: '现金流变号不止一次，但只有这一利率使其平衡',
  },
  'early-flows-lost': {
    en: 'at every rate that balances the flows, what goes in first shrinks to nothing by the end: no return on it',
    zh: '在使现金流平衡的利率下，初期投入到期末已趋于零，不能视为其收益率',
  },
  'one-positive': {
    en: 'the flows add up to a gain and their running total changes sign once, so only one rate is positive (Norstrom)',
    zh: '现金流合计为收益，且累计现金流只变号一次，正利率唯一（诺斯特罗姆准则）',
  },
  'net-gain': {
    en: 'the flows add up to a gain, so the smallest positive rate is named; compare present values as well',
    zh: '现金流合计为收益，取最小的正利率；宜同时比较净现值',
  },
  'nearest-zero': {
    en: 'the flows do not single out a rate, so the one nearest to zero is named; compare present values instead',
    zh: '现金流本身不能区分各利率，取最接近零者；宜改用净现值比较',
  },
} as const;

export type RateReason = keyof typeof RATE_REASONS;

/** What solving for a rate can come to; rates are fractions per period, in increasing order. */
export type RateAnswer =
  | { readonly kind: 'none'; readonly reason: RateReason }
  | { readonly kind: 'one'; readonly rate: number; readonly reason: RateReason }
  | {
      readonly kind: 'several';
      readonly rates: readonly number[];
      readonly sensible: number;
      readonly reason: RateReason;
    };

/** −ln 2^−52: beyond this growth or decay over the life of the flows, one end of them is lost in the rounding of the other. */
const LOST = 36.04365338911715;

/**
 * The answer for the rates found, in increasing order, seen by the one who invests: receipts are positive.
 *
 * Of several, rates at which both ends of the flows count go before those at which only the early ones do. A net gain asks
 * for a positive rate, the smallest; otherwise the growth nearest to none is named.
 */
export function rateAnswer(rates: readonly number[], { times, amounts }: ExponentialSum): RateAnswer {
  const [rate] = rates;
  if (rate === undefined) return { kind: 'none', reason: reasonForNone(amounts) };
  const span = times[times.length - 1]! - times[0]!;
  const growth = (r: number) => log1p(r) * span;
  if (rates.length === 1) {
    if (signChanges(amounts) === 1) return { kind: 'one', rate, reason: 'one-change-of-sign' };
    return { kind: 'one', rate, reason: growth(rate) < -LOST ? 'early-flows-lost' : 'one-found' };
  }
  const lasting = rates.filter((r) => growth(r) >= -LOST);
  if (lasting.length === 0) {
    return { kind: 'several', rates, sensible: nearestZero(rates), reason: 'early-flows-lost' };
  }
  const whole = lasting.filter((r) => growth(r) <= LOST);
  const candidates = whole.length > 0 ? whole : lasting;
  const gain = sum(amounts) > 0 ? candidates.find((r) => r > 0) : undefined;
  if (gain === undefined) return { kind: 'several', rates, sensible: nearestZero(candidates), reason: 'nearest-zero' };
  const isOnly = signChanges(runningTotals(amounts)) === 1;
  return { kind: 'several', rates, sensible: gain, reason: isOnly ? 'one-positive' : 'net-gain' };
}

/** The rate nearest to `guess`, or without one the only or the sensible rate; refuses where there is none. */
export function theRate(at: string, answer: RateAnswer, guess: number | undefined): number {
  if (guess !== undefined) checkFinite(`${at}: guess`, guess);
  const rates = answer.kind === 'none' ? [] : answer.kind === 'one' ? [answer.rate] : answer.rates;
  if (rates.length > 0 && guess !== undefined) return leastBy(rates, (rate) => Math.abs(rate - guess));
  if (answer.kind === 'none' || answer.reason === 'early-flows-lost') {
    const problem = `no rate: ${RATE_REASONS[answer.reason].en}`;
    const remedy = 'compare present values instead';
    return refuse('NO_SOLUTION', { at, problem, ...(rates.length > 0 && { met: `${rates}` }), remedy });
  }
  return answer.kind === 'one' ? answer.rate : answer.sensible;
}

function reasonForNone(amounts: Float64Array): RateReason {
  if (amounts.length === 0) return 'all-zero';
  const changes = signChanges(amounts);
  if (changes === 0) return 'one-sign';
  // an odd number of changes of sign means an odd number of zeros, so there is one out of reach
  return changes % 2 === 1 ? 'beyond-numbers' : 'never-balanced';
}

function nearestZero(rates: readonly number[]): number {
  return leastBy(rates, (rate) => Math.abs(log1p(rate)));
}

/** The item with the least `size`, the first of equal ones. */
function leastBy(items: readonly number[], size: (item: number) => number): number {
  return items.reduce((least, item) => (size(item) < size(least) ? item : least));
}

function runningTotals(amounts: Float64Array): Float64Array {
  let total = 0;
  return amounts.map((amount) => {
    total += amount;
    return total;
  });
}

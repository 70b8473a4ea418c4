import { refuse } from '../../base/errors.ts';
import type { IndicatorSystem } from '../../domain/indicator-system.ts';
import { parseWith } from '../../domain/parse.ts';
import { Share } from '../../domain/quantities.ts';
import type { Label } from '../../formula/quantities.ts';
import { type Decimal, decimal, type Exact, round, text } from '../../numeric/decimal.ts';
import { normalCdf, normalQuantile } from '../../numeric/normal.ts';
import type { IndicatorScore } from './score.ts';

/** A figure read from a score, and the interval that what is known of such scores demands. */
export interface ScoredFigure {
  /** By the score alone, as practice computes it. */
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly level: number;
  /** Part of the variance of values that such indicators explain, and where the figure comes from. */
  readonly explainedVariance: string;
  readonly source: string;
  readonly warning: Label;
}

/** What a mapping needs beside the score. */
export interface EvidenceRequest {
  readonly system: IndicatorSystem;
  /** Chance that the interval is meant to hold, 0 to 1. */
  readonly level: number;
  /** The caller's own figure where the system's sources tell none, with its source. */
  readonly explained?: { readonly value: Exact; readonly source: string };
}

/**
 * A royalty rate by interval and score (综合评价法), with the interval that the evidence demands.
 *
 *     K = m + (n − m) s;   low, high = m + (n − m) Φ(ρ Φ⁻¹(s) ∓ z √(1 − ρ²)),  ρ² = explained variance, z = Φ⁻¹((1 + level) ÷ 2)
 *
 * The interval reads the score as a rank among comparable rights that is tied to the rank of their values by a Gaussian
 * copula with the explained variance found. At 2.7 % it spans nearly the whole of m … n, whatever the score.
 *
 * @param lowest   m, a share of sales or profit
 * @param highest  n, not below m
 * @throws INPUT_INVALID  a share outside 0 to 1, m above n, a level outside 0 to 1
 * @throws DATA_UNKNOWN   no explained variance is known and none was given
 * @source K: 综合评价法, p719.cn/26014553; 2.7 %: Gambardella, Harhoff & Verspagen (2008), European Management Review 5, 69–84, abstract
 */
export function royaltyFromScore(
  score: IndicatorScore,
  range: { readonly lowest: Exact; readonly highest: Exact },
  request: EvidenceRequest,
): ScoredFigure {
  const lowest = decimal(parseWith(Share, range.lowest, 'royalty range: lowest'));
  const highest = decimal(parseWith(Share, range.highest, 'royalty range: highest'));
  if (lowest.gt(highest)) {
    refuse('INPUT_INVALID', {
      at: 'royalty range',
      problem: 'the lowest rate is above the highest',
      met: `${text(lowest)} and ${text(highest)}`,
    });
  }
  return between(score, { from: lowest, to: highest }, request);
}

/**
 * A haircut on a value by score: the largest at score 0, the smallest at score 1, with the same interval.
 *
 *     haircut = largest − (largest − smallest) s
 *
 * @throws INPUT_INVALID · DATA_UNKNOWN  as `royaltyFromScore`
 */
export function haircutFromScore(
  score: IndicatorScore,
  range: { readonly smallest: Exact; readonly largest: Exact },
  request: EvidenceRequest,
): ScoredFigure {
  const smallest = decimal(parseWith(Share, range.smallest, 'haircut range: smallest'));
  const largest = decimal(parseWith(Share, range.largest, 'haircut range: largest'));
  if (smallest.gt(largest)) {
    refuse('INPUT_INVALID', {
      at: 'haircut range',
      problem: 'the smallest haircut is above the largest',
      met: `${text(smallest)} and ${text(largest)}`,
    });
  }
  return between(score, { from: largest, to: smallest }, request);
}

interface Ends {
  /** At score 0 and at score 1. */
  readonly from: Decimal;
  readonly to: Decimal;
}

function between(
  { score, system: scored }: IndicatorScore,
  { from, to }: Ends,
  request: EvidenceRequest,
): ScoredFigure {
  const { system, level } = request;
  if (scored.id !== system.id || scored.version !== system.version) {
    const met = `${scored.id}@${scored.version}`;
    refuse('INPUT_INVALID', { at: 'indicator score', problem: `not scored by ${system.id}@${system.version}`, met });
  }
  if (!(level > 0 && level < 1)) {
    refuse('INPUT_INVALID', { at: 'level', problem: 'a chance above 0 and below 1 expected', met: String(level) });
  }
  const { value: explained, source } = explainedBy(request);
  const at = (position: Decimal): Decimal => from.plus(to.minus(from).times(position));
  const ends = evidenceBand(Number(score), Number(explained), level).map((position) =>
    at(decimal(Number(position.toPrecision(15)))),
  ) as [Decimal, Decimal];
  const [low, high] = ends[0].lte(ends[1]) ? ends : [ends[1], ends[0]];
  return {
    value: text(at(decimal(score))),
    low: text(round(low, 12)),
    high: text(round(high, 12)),
    level,
    explainedVariance: explained,
    source,
    warning: warningOf(explained),
  };
}

/**
 * Where the rank of a value may lie, 0 to 1, given the rank of its score.
 *
 *     Φ(ρ Φ⁻¹(s) ∓ z √(1 − ρ²))
 */
export function evidenceBand(score: number, explained: number, level: number): readonly [number, number] {
  if (explained === 1) return [score, score];
  const z = normalQuantile((1 + level) / 2) * Math.sqrt(1 - explained);
  // Scores of 0 and 1 are ranks at the very end; no finite sample tells them from a rank of one in ten thousand.
  const inner = Math.min(Math.max(score, 1e-4), 1 - 1e-4);
  const centre = Math.sqrt(explained) * normalQuantile(inner);
  return [normalCdf(centre - z), normalCdf(centre + z)];
}

function explainedBy({ system, explained }: EvidenceRequest): { readonly value: string; readonly source: string } {
  const { value, source = '' } = system.explainedVariance;
  if (explained !== undefined) {
    return { value: text(decimal(parseWith(Share, explained.value, 'explained variance'))), source: explained.source };
  }
  if (value === null) {
    refuse('DATA_UNKNOWN', {
      at: `${system.id}@${system.version} explainedVariance`,
      problem: 'no source tells how much of the variance of values these indicators explain',
      met: 'null',
      remedy: 'give your own figure with its source, or use the score to order rights only',
    });
  }
  const { work = '', locator = '' } = system.sources[source] ?? {};
  return { value: text(decimal(value)), source: `${work}, ${locator}` };
}

function warningOf(explained: string): Label {
  const percent = text(decimal(explained).times(100));
  return {
    en: `such indicators explain ${percent} % of the variance of values: use the interval, not the figure alone`,
    zh: `此类指标仅解释价值方差的${percent}%：应使用区间，不应单独使用该数值`,
  };
}

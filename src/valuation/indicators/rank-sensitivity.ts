import { refuse } from '../../base/errors.ts';
import type { Indicator, IndicatorSystem, IndicatorWeights } from '../../domain/indicator-system.ts';
import type { Exact } from '../../numeric/decimal.ts';
import { log } from '../../numeric/elementary.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import { type IndicatorScore, indicatorScore } from './score.ts';

/** One right among those that are ranked. */
export interface RankedSubject {
  readonly name: string;
  readonly scores: Readonly<Record<string, Exact>>;
}

/** How far one weight may move, the others of its group keeping their proportions, before another right comes first. */
export interface WeightRoom {
  readonly id: string;
  readonly weight: number;
  /** The first stays first while the weight lies between these. */
  readonly from: number;
  readonly to: number;
  /** Who comes first below `from` and above `to`; null where nobody does down to 0 or up to 1. */
  readonly below: string | null;
  readonly above: string | null;
}

export interface RankSensitivity {
  /** Highest score first; equal scores in the order given. */
  readonly ranking: readonly { readonly name: string; readonly score: string }[];
  readonly room: readonly WeightRoom[];
  /** Share of all possible weights under which each right comes first, by simulation, with its standard error. */
  readonly firstUnderAnyWeights: readonly {
    readonly name: string;
    readonly share: number;
    readonly standardError: number;
  }[];
  readonly draws: number;
  readonly seed: number;
}

/**
 * How much a ranking owes to the weights.
 *
 *     score(w′) = base + W × [w′ pₖ + (1 − w′) ÷ (1 − w) × Σⱼ≠ₖ wⱼ pⱼ],  W the weight of the group, p positions 0 … 1
 *
 * is linear in each weight, so the turning points are exact. The share of first places is taken over weights that are
 * uniform in every group (Dirichlet with ones).
 *
 * @param subjects  at least two, of different names
 * @param draws     weights drawn, 100 … 1,000,000
 * @throws INPUT_INVALID  fewer than two subjects, names twice, weights or scores that `indicatorScore` refuses
 */
export function rankSensitivity(
  system: IndicatorSystem,
  weights: IndicatorWeights,
  subjects: readonly RankedSubject[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): RankSensitivity {
  checkSubjects(subjects);
  if (!Number.isInteger(draws) || draws < 100 || draws > 1_000_000) {
    refuse('INPUT_INVALID', {
      at: 'draws',
      problem: 'a whole number from 100 to 1,000,000 expected',
      met: String(draws),
    });
  }
  const scored = subjects.map(({ name, scores }) => ({ name, score: indicatorScore(system, weights, scores) }));
  const order = scored.map((_, i) => i).sort((a, b) => Number(scored[b]?.score.score) - Number(scored[a]?.score.score));
  const ranked = order.map((i) => scored[i] as Scored);
  return {
    ranking: ranked.map(({ name, score }) => ({ name, score: score.score })),
    room: (ranked[0] as Scored).score.parts.map((_, index) => roomOf(ranked, index)),
    firstUnderAnyWeights: firstPlaces(system, scored, draws, seed),
    draws,
    seed,
  };
}

interface Scored {
  readonly name: string;
  readonly score: IndicatorScore;
}

function checkSubjects(subjects: readonly RankedSubject[]): void {
  const names = subjects.map(({ name }) => name);
  if (names.length < 2) {
    const met = String(names.length);
    refuse('INPUT_INVALID', {
      at: 'subjects',
      problem: 'a ranking needs at least two',
      met,
      remedy: 'add another right',
    });
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse('INPUT_INVALID', { at: 'subjects', problem: 'a name stands twice', met: twice });
}

/** The score as a line in one weight: `at` its present value, `slope` by the weight. */
function lineOf({ score }: Scored, index: number): { readonly at: number; readonly slope: number } {
  const part = score.parts[index] as IndicatorScore['parts'][number];
  const groupWeight =
    Number(part.weight) === 0 ? groupWeightOf(score, part.group) : Number(part.weightOverall) / Number(part.weight);
  const siblings = score.parts.filter(({ group, id }) => group === part.group && id !== part.id);
  const rest = 1 - Number(part.weight);
  const others =
    rest === 0
      ? siblings.reduce((sum, { position }) => sum + Number(position), 0) / siblings.length
      : siblings.reduce((sum, { weight, position }) => sum + Number(weight) * Number(position), 0) / rest;
  return { at: Number(score.score), slope: groupWeight * (Number(part.position) - others) };
}

function groupWeightOf({ parts }: IndicatorScore, group: string | null): number {
  return group === null ? 1 : Number(parts.find(({ id }) => id === group)?.weightOverall);
}

function roomOf(ranked: readonly Scored[], index: number): WeightRoom {
  const [first, ...others] = ranked as readonly [Scored, ...Scored[]];
  const { id, weight } = first.score.parts[index] as IndicatorScore['parts'][number];
  const now = Number(weight);
  const leader = lineOf(first, index);
  let [from, to]: [number, number] = [0, 1];
  let [below, above]: [string | null, string | null] = [null, null];
  for (const other of others) {
    const line = lineOf(other, index);
    const fall = line.slope - leader.slope;
    if (fall === 0) continue;
    const turn = now + (leader.at - line.at) / fall;
    if (fall > 0 && turn < to) [to, above] = [Math.max(turn, now), other.name];
    if (fall < 0 && turn > from) [from, below] = [Math.min(turn, now), other.name];
  }
  return { id, weight: now, from, to, below, above };
}

/** Draws weights uniform in every group and counts who comes first; a tie counts for the earlier. */
function firstPlaces(system: IndicatorSystem, scored: readonly Scored[], draws: number, seed: number) {
  const counts = scored.map(() => 0);
  const positions = scored.map(({ score }) => new Map(score.parts.map(({ id, position }) => [id, Number(position)])));
  const stream = new RandomStream(seed);
  for (let draw = 0; draw < draws; draw++) {
    stream.reset(seed, draw, 0);
    const leaves = new Map<string, number>();
    drawWeights(system.indicators, 1, stream, leaves);
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const [i, own] of positions.entries()) {
      let sum = 0;
      for (const [id, weight] of leaves) sum += weight * (own.get(id) as number);
      if (sum > most) [best, most] = [i, sum];
    }
    counts[best] = (counts[best] as number) + 1;
  }
  return scored.map(({ name }, i) => {
    const share = (counts[i] as number) / draws;
    return { name, share, standardError: Math.sqrt((share * (1 - share)) / draws) };
  });
}

function drawWeights(
  indicators: readonly Indicator[],
  whole: number,
  stream: RandomStream,
  leaves: Map<string, number>,
): void {
  const draws = indicators.map(() => -log(stream.uniform()));
  const total = draws.reduce((sum, one) => sum + one, 0);
  for (const [i, { id, children }] of indicators.entries()) {
    const weight = (whole * (draws[i] as number)) / total;
    if (children === undefined) leaves.set(id, weight);
    else drawWeights(children, weight, stream, leaves);
  }
}

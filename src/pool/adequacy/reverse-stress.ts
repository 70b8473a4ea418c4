import { firstWhere } from '../../numeric/first-where.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { nearestFailure, type Point } from './nearest-failure.ts';
import { needView } from './need-view.ts';
import type { NoteCode } from './notes.ts';
import { mostCorrelationTimes, mostProbabilityTimes, movePool, type PoolMove } from './pool-move.ts';
import {
  type AskedPool,
  askAgain,
  askPool,
  type Banded,
  type HowFound,
  howFound,
  type PoolQuestion,
  wantProbability,
} from './question.ts';

/** What one unit of each move is: the judgement of how likely moves compare. */
export interface StressScales {
  /** Added to the multiple of default probabilities: 1 is "twice". */
  readonly defaultProbabilityTimes: number;
  /** Part of the value lost. */
  readonly valueLoss: number;
  /** Whole quarters later. */
  readonly delayQuarters: number;
  /** Added to the multiple of correlations. */
  readonly correlationTimes: number;
}

export interface ReverseStressQuestion extends PoolQuestion {
  /** That the pool is exhausted: above 0 and below 1. */
  readonly probability: number;
  readonly scales: StressScales;
  /** Units beyond which nothing is looked for: 10 unless told. */
  readonly farthest?: number;
}

/** The smallest move of one kind alone; null where none within reach empties the pool. */
export interface AloneMove {
  readonly kind: keyof StressScales;
  readonly move: PoolMove | null;
  readonly units: number | null;
}

export interface ReverseStress {
  readonly probability: number;
  /** Null: no move within reach empties the pool so often. */
  readonly move: PoolMove | null;
  /** Length of the move: √(Σ units²). */
  readonly units: number | null;
  /** How much of the squared length each kind makes. */
  readonly parts: Readonly<Record<keyof StressScales, number>> | null;
  /** P(exhausted) there, of other scenarios than those searched on, or by law. */
  readonly exhaustion: Banded | null;
  /** Of the pool as it is. */
  readonly present: Banded;
  readonly alone: readonly AloneMove[];
  readonly runs: number;
  readonly how: HowFound;
}

/**
 * The smallest joint move of default probability, value, delay and correlation that empties a pool with a stated probability.
 *
 *     minimise √(Σ (moveₖ ÷ scaleₖ)²)  subject to  quantile of the need at 1 − probability ≥ opening
 *
 * Delays are tried quarter by quarter; for each the other three are found by following the steepest rise of the quantile (the
 * design point of first-order reliability), on the same random numbers throughout, and the answer is looked at with others.
 *
 * @throws as `requiredPool`
 * @source R. Rackwitz and B. Fiessler, Structural reliability under combined random load sequences (1978), for the iteration
 * @complexity  some forty runs, and twenty a quarter of delay that is tried: ask with few scenarios first
 */
export function reverseStress(request: PoolRequest, question: ReverseStressQuestion): ReverseStress {
  const { probability: wanted, scales, farthest = 10 } = question;
  const kinds = ['defaultProbabilityTimes', 'valueLoss', 'delayQuarters', 'correlationTimes'] as const;
  const asked = askPool('reverseStress', request, question, [
    wantProbability('probability', wanted),
    ['farthest', farthest, farthest > 0 && farthest <= 100, 'above 0, at most 100'],
    ...kinds.map(
      (kind) => [`scales.${kind}`, scales?.[kind], scales?.[kind] > 0 && scales[kind] < 1e6, 'above 0'] as const,
    ),
  ]);
  const search = new Search(asked, wanted, scales, farthest);
  const alone = kinds.map((kind): AloneMove => search.alone(kind));
  const best = search.nearest();
  const present = needView(asked);
  const at = best === null ? null : { ...askAgain(asked, search.pool(best)), seed: (asked.seed + 1) % 2 ** 53 };
  const { opening } = asked.program.money;
  const notes: NoteCode[] = best === null ? [] : search.isAtEdge(best) ? ['other-parameter-edge'] : [];
  const length = best === null ? null : lengthOf(best);
  return {
    probability: wanted,
    move: best === null ? null : search.move(best),
    units: length,
    parts: best === null ? null : partsOf(best, length!),
    exhaustion: at === null ? null : needView(at).exhaustion(opening),
    present: present.exhaustion(opening),
    alone,
    runs: search.runs,
    how: howFound(asked, present.method, [...present.notes, ...notes]),
  };
}

/** Quarters of delay that are tried before anything has emptied the pool. */
const LATEST_FIRST = 4;

/** Units of default probability, value and correlation, and whole quarters of delay with their units. */
interface Place {
  readonly point: Point;
  readonly quarters: number;
  readonly delayUnits: number;
}

const lengthOf = ({ point, delayUnits }: Place): number =>
  Math.sqrt(point.reduce((sum, u) => sum + u * u, delayUnits * delayUnits));

function partsOf({ point: [p, v, c], delayUnits: d }: Place, length: number) {
  const part = (u: number): number => (length === 0 ? 0 : (u / length) ** 2);
  return {
    defaultProbabilityTimes: part(p),
    valueLoss: part(v),
    delayQuarters: part(d),
    correlationTimes: part(c),
  };
}

interface Seen {
  readonly reach: number;
  readonly smooth: number;
}

class Search {
  runs = 0;
  readonly #asked: AskedPool;
  readonly #level: number;
  readonly #scales: StressScales;
  readonly #farthest: number;
  readonly #most: Point;
  readonly #known = new Map<string, Seen>();

  constructor(asked: AskedPool, wanted: number, scales: StressScales, farthest: number) {
    this.#asked = asked;
    this.#level = 1 - wanted;
    this.#scales = scales;
    this.#farthest = farthest;
    const { request } = asked;
    this.#most = [
      Math.min(farthest, (mostProbabilityTimes(request) - 1) / scales.defaultProbabilityTimes),
      Math.min(farthest, 1 / scales.valueLoss),
      Math.min(farthest, Math.max(0, (mostCorrelationTimes(request) - 1) / scales.correlationTimes)),
    ];
  }

  move({ point: [p, v, c], quarters }: Place): PoolMove {
    const { defaultProbabilityTimes, valueLoss, correlationTimes } = this.#scales;
    return {
      defaultProbabilityTimes: 1 + p * defaultProbabilityTimes,
      valueChange: -Math.min(1, v * valueLoss),
      delayQuarters: quarters,
      correlationTimes: 1 + c * correlationTimes,
    };
  }

  pool(place: Place): PoolRequest {
    return movePool(this.#asked.request, this.move(place), 'reverseStress');
  }

  isAtEdge({ point }: Place): boolean {
    return point.some((u, k) => u >= this.#most[k]! * (1 - 1e-9));
  }

  /** The need over the opening balance: its quantile, 1 and above where the pool is emptied often enough, and its shortfall. */
  #at(quarters: number) {
    const seen = (point: Point): Seen => {
      const key = `${quarters} ${point.join(' ')}`;
      const known = this.#known.get(key);
      if (known !== undefined) return known;
      this.runs++;
      const view = needView(askAgain(this.#asked, this.pool({ point, quarters, delayUnits: 0 })));
      // short means above the opening balance: one fen more than it holds
      const opening = this.#asked.program.money.opening + 1;
      const found = {
        reach: view.quantile(this.#level).band.estimate / opening,
        smooth: view.shortfall(this.#level) / opening,
      };
      this.#known.set(key, found);
      return found;
    };
    return { reach: (point: Point) => seen(point).reach, smooth: (point: Point) => seen(point).smooth };
  }

  alone(kind: keyof StressScales): AloneMove {
    const told = (place: Place): AloneMove => ({ kind, units: lengthOf(place), move: this.move(place) });
    if (kind === 'delayQuarters') {
      const empties = (quarters: number): boolean => this.#at(quarters).reach([0, 0, 0]) >= 1;
      const most = this.#mostQuarters();
      if (!empties(most)) return { kind, move: null, units: null };
      const quarters = firstWhere(most, empties);
      return told(this.#place([0, 0, 0], quarters));
    }
    const axis = ['defaultProbabilityTimes', 'valueLoss', 'correlationTimes'].indexOf(kind);
    const along: Point = [Number(axis === 0), Number(axis === 1), Number(axis === 2)];
    const found = nearestFailure(this.#at(0), this.#most, { start: along, isFixed: true });
    return found === null ? { kind, move: null, units: null } : told(this.#place(found, 0));
  }

  nearest(): Place | null {
    let best: Place | null = null;
    for (let quarters = 0; quarters <= this.#mostQuarters(); quarters++) {
      const here = this.#at(quarters);
      if (best !== null) {
        const isFar = quarters / this.#scales.delayQuarters >= lengthOf(best);
        if (isFar || here.smooth(best.point) <= this.#at(quarters - 1).smooth(best.point)) break;
      }
      const start = best?.point ?? ([1, 1, 1] as const);
      const found = nearestFailure(here, this.#most, { start, isFixed: false });
      const place = found === null ? null : this.#place(found, quarters);
      if (place !== null && (best === null || lengthOf(place) < lengthOf(best))) best = place;
      // a pledge that brings nothing in time makes later no worse
      if (best === null && quarters >= LATEST_FIRST) break;
    }
    return best;
  }

  #place(point: Point, quarters: number): Place {
    return { point, quarters, delayUnits: quarters / this.#scales.delayQuarters };
  }

  #mostQuarters(): number {
    const left = 40 - this.#asked.request.pledge.quartersToCash;
    return Math.min(left, Math.floor(this.#farthest * this.#scales.delayQuarters));
  }
}

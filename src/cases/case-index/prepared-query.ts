import { quote, refuse } from '../../base/errors.ts';
import { type Aim, aimAt, setEntries, setTerms } from './aim.ts';
import type { Notes } from './case-notes.ts';
import type { CompiledQuery } from './compile-query.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';
import { type Except, gateOf, NONE } from './gate.ts';
import { type IndexTarget, type StoredTarget, TargetReader, targetOfRecord } from './index-target.ts';
import { type Matches, matchesOf } from './matches.ts';
import { costsOf } from './measure.kernel.ts';
import { NearestList } from './nearest-list.ts';
import { searchSegment } from './search-segment.ts';
import type { Segment } from './segment.ts';
import { TILE } from './tile-order.ts';

/** What an index holds; appending makes another. */
export interface IndexContents {
  readonly frozen: readonly FrozenAttribute[];
  readonly notes: Notes;
  readonly segments: readonly Segment[];
  readonly missingMarks: ReadonlySet<string>;
}

/** How a distance came about. */
export interface DistanceExplanation {
  readonly number: number;
  /** Infinity where too little of the target is compared. */
  readonly distance: number;
  /**
   * What each attribute adds, in the order of the schema; 0 where it was not compared. Those of even and those of odd places
   * added up apart, then together, are the distance, or its square for HEOM and Euclid, bit for bit.
   */
  readonly contributions: Float64Array;
}

/** A question made ready once, to be asked of many targets. Not to be run by two callers at a time. */
export class PreparedQuery {
  readonly #contents: IndexContents;
  readonly #query: CompiledQuery;
  readonly #best: NearestList;
  readonly #reader: TargetReader;
  /** What τ may turn out to be, learnt from search to search; no answer depends on it. */
  #guess: number;

  constructor(contents: IndexContents, query: CompiledQuery) {
    this.#contents = contents;
    this.#query = query;
    this.#guess = query.typical;
    this.#reader = new TargetReader(contents.frozen, contents.missingMarks);
    this.#best = new NearestList(Math.min(query.k, contents.notes.count));
  }

  /**
   * The cases nearest to a target, exactly.
   *
   * @throws INPUT_INVALID          attributes that the index does not have, values that cannot be read
   * @throws EVIDENCE_INSUFFICIENT  nothing is known of the target
   */
  run(target: IndexTarget): Matches {
    return matchesOf(this.search(this.#stored(target), NONE), this.#contents.notes);
  }

  /** The nearest cases of a stored target, valid until the next search. @throws EVIDENCE_INSUFFICIENT  as `run` */
  search(
    target: StoredTarget,
    except: Except,
    own?: { readonly segment: Segment; readonly slot: number },
  ): NearestList {
    const { segments, frozen, notes } = this.#contents;
    const aim = this.#aim(target);
    const best = this.#best;
    best.clear();
    const guess = this.#guess;
    for (const segment of segments) {
      setTerms(segment, frozen, this.#query, target);
      setEntries(segment, frozen, this.#query);
      const gate = gateOf(segment, this.#query.admission, notes, except);
      const mark = nextMark(segment);
      const start = own?.segment === segment ? Math.floor(own.slot / TILE) : -1;
      searchSegment({ segment, query: this.#query, aim, gate, self: except.number, start, best, mark, guess });
    }
    this.#guess = nextGuess(guess, this.#query, aim, best);
    return best;
  }

  /**
   * Why a case lies as far from a target as it does, whether or not it would be found.
   *
   * @param id  name of a case
   * @throws INPUT_INVALID  no such case; and as `run`
   */
  explain(target: IndexTarget, id: string): DistanceExplanation {
    const { segments, frozen, notes } = this.#contents;
    const number = notes.numberOf(id);
    if (number === undefined)
      return refuse('INPUT_INVALID', { at: 'explain: id', problem: 'no such case', met: quote(id) });
    const stored = this.#stored(target);
    const { measure } = this.#aim(stored);
    const segment = segments.find(({ numbers }) => numbers.includes(number))!;
    setTerms(segment, frozen, this.#query, stored);
    const { measuring } = segment.arrays;
    const scale = costsOf(measuring, measure, segment.numbers.indexOf(number));
    const contributions = measuring.costs.slice(0, frozen.length).map((cost) => cost * scale);
    return {
      number,
      distance: scale === 0 ? Number.POSITIVE_INFINITY : sumOf(contributions, measure.squared),
      contributions,
    };
  }

  /** A case of the base as a target. */
  targetAt(segment: Segment, slot: number): StoredTarget {
    const { records, stride } = segment.arrays.measuring;
    return targetOfRecord(this.#contents.frozen, records.subarray(slot * stride, (slot + 1) * stride));
  }

  /** Whether anything is known of a target to compare cases by. */
  canAim(target: StoredTarget): boolean {
    return aimAt(this.#query, target) !== undefined;
  }

  #stored(target: IndexTarget): StoredTarget {
    return this.#reader.read(target);
  }

  #aim(target: StoredTarget): Aim {
    const aim = aimAt(this.#query, target);
    if (aim !== undefined) return aim;
    const names = this.#contents.frozen.map(({ attribute }) => attribute.name).join(', ');
    const problem = 'nothing is known of it to compare cases by';
    return refuse('EVIDENCE_INSUFFICIENT', {
      at: 'the target',
      problem,
      remedy: `give at least one attribute that has a weight: ${names}`,
    });
  }
}

/** A mark that no tile of the segment bears. */
function nextMark(segment: Segment): number {
  segment.marks.last++;
  if (segment.marks.last === 2 ** 32) {
    segment.seen.fill(0);
    segment.marks.last = 1;
  }
  return segment.marks.last;
}

function nextGuess(guess: number, { squared, relative }: CompiledQuery, { total }: Aim, best: NearestList): number {
  const { bound } = best;
  if (bound === Number.POSITIVE_INFINITY) return guess;
  const tau = relative ? bound : (squared ? bound * bound : bound) / total;
  return 0.9 * guess + 0.1 * tau;
}

function sumOf(contributions: Float64Array, squared: boolean): number {
  let even = 0;
  let odd = 0;
  contributions.forEach((contribution, j) => {
    if (j % 2 === 0) even += contribution;
    else odd += contribution;
  });
  return squared ? Math.sqrt(even + odd) : even + odd;
}

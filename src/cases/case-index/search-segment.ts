import type { Aim } from './aim.ts';
import type { CompiledQuery } from './compile-query.ts';
import type { Gate } from './gate.ts';
import { SIBLINGS } from './layout.ts';
import type { NearestList } from './nearest-list.ts';
import type { Segment } from './segment.ts';
import { TILE } from './tile-order.ts';

/** A sum of entries up to this may belong to a case within the bound. */
const MOST = 254;
/** Keeps what rounding does to sums from dismissing a case. */
const SLACK = 1 - 1e-6;
const SMALLEST = 1e-290;
/** Nodes of a level, and tiles, that are looked into for a first bound. */
const BEST = 8;
const FIRST_TILES = 2;
/** Tiles that are passed with one table, at most. */
const LARGEST_STEP = 16;
/** Bounds of tiles are made anew once so many tiles are passed and the bound has shrunk so far. */
const PASSED_BEFORE_NEW_BOUNDS = 48;
const SHRUNK = 0.93;
/** The table is made anew once the bound has shrunk this far. */
const SHRUNK_FOR_TABLE = 0.97;
/** Where more of the tiles are left than this, they are passed in the order of storage. */
const MANY = 0.3;

/** One search in one segment. */
export interface SegmentSearch {
  readonly segment: Segment;
  readonly query: CompiledQuery;
  readonly aim: Aim;
  readonly gate: Gate | undefined;
  /** A case that is not to be found, -1 for none. */
  readonly self: number;
  /** A tile in which the nearest cases may well be; -1 where the tree must tell. */
  readonly start: number;
  readonly best: NearestList;
  /** Different from that of every search before; marks tiles as seen. */
  readonly mark: number;
  /** What τ may turn out to be; only speed depends on it. */
  readonly guess: number;
}

/**
 * Offers every case of a segment that can be among the nearest to the list.
 *
 * A case is within the bound D only if its costs and, for what it lacks, `weight · τ` add up to at most `τ·W`, where τ is D
 * (relative), D/W or D²/W. Costs are bounded from below by 4-bit codes and rounded down to whole numbers of which 254 are
 * `τ·W`; nodes of the tree of masks are bounded by the least entry of the codes below them. No case within the bound is lost.
 */
export function searchSegment(search: SegmentSearch): void {
  const { segment, best } = search;
  if (best.bound === Number.POSITIVE_INFINITY) seed(search);
  const { seen } = segment;
  for (;;) {
    const tau = tauOf(search);
    setTable(search, tau);
    segment.kernel.setMinima();
    const tiles = survivors(search);
    let passed = 0;
    let tableTau = tau;
    for (let size = FIRST_TILES; passed < tiles.length; size = Math.min(2 * size, LARGEST_STEP)) {
      const now = tauOf(search);
      if (now < SHRUNK * tau && passed >= PASSED_BEFORE_NEW_BOUNDS && tiles.length - passed > PASSED_BEFORE_NEW_BOUNDS)
        break;
      if (now < SHRUNK_FOR_TABLE * tableTau || (now < tableTau && tableTau === Number.POSITIVE_INFINITY)) {
        setTable(search, now);
        tableTau = now;
      }
      const next = Math.min(size, tiles.length - passed);
      const { list } = segment.arrays.scanning;
      for (let i = 0; i < next; i++) {
        const tile = tiles[passed + i]!;
        list[i] = tile;
        seen[tile] = search.mark;
      }
      measureAndOffer(search, withoutPadding(segment, segment.kernel.scan(next)));
      passed += next;
    }
    if (passed === tiles.length) return;
  }
}

/** The same by the flat scan: every tile in the order of storage, after the same seed. What a tree must not be much slower than. */
export function scanSegment(search: SegmentSearch): void {
  const { segment, best } = search;
  if (best.bound === Number.POSITIVE_INFINITY) seed(search);
  const { list } = segment.arrays.scanning;
  let size = 0;
  for (let tile = 0; tile < segment.layout.tiles; tile++) {
    if (segment.seen[tile] !== search.mark) list[size++] = tile;
    if (size < LARGEST_STEP && tile < segment.layout.tiles - 1) continue;
    setTable(search, tauOf(search));
    measureAndOffer(search, withoutPadding(segment, segment.kernel.scan(size)));
    size = 0;
  }
}

/** τ of the running bound: what a case may cost for each unit of weight. */
function tauOf({ best, query, aim }: SegmentSearch): number {
  const { bound } = best;
  if (query.relative) return bound;
  return (query.squared ? bound * bound : bound) / aim.total;
}

/** Entries in whole numbers of which 254 make `τ·W`; without a bound 0, but for codes that may not be found. */
function setTable({ segment, aim }: SegmentSearch, tau: number): void {
  if (tau === Number.POSITIVE_INFINITY) segment.kernel.setTable(0, 0);
  else segment.kernel.setTable(tau, (MOST * SLACK) / Math.max(tau * aim.total, SMALLEST));
}

/** Leaves the places of the last tile out that no case has. */
function withoutPadding({ layout, arrays }: Segment, found: number): number {
  const { candidates } = arrays.scanning;
  const { count, tiles } = layout;
  let end = found;
  // tiles come in any order, each ascending
  for (let i = found - 1; i >= 0 && count < tiles * TILE; i--) {
    if (candidates[i]! < count) continue;
    end--;
    candidates.copyWithin(i, i + 1, end + 1);
  }
  return end;
}

/** Measures the first candidates that may be found, and offers them. */
function measureAndOffer({ segment, gate, self, aim, best }: SegmentSearch, count: number): void {
  const left = gate === undefined ? count : gate(count);
  if (left === 0) return;
  segment.kernel.measure(aim.measure, left);
  const { candidates } = segment.arrays.scanning;
  const { distances } = segment.arrays.measuring;
  let { bound } = best;
  for (let i = 0; i < left; i++) {
    const distance = distances[i]!;
    if (distance > bound || distance === Number.POSITIVE_INFINITY) continue;
    const number = segment.numbers[candidates[i]!]!;
    if (number === self) continue;
    best.offer(number, distance);
    bound = best.bound;
  }
}

/** Goes down the tree to where the nearest cases may well be, and passes over that, so that there is a bound to begin with. */
function seed(search: SegmentSearch): void {
  const { segment, mark } = search;
  const { list, candidates } = segment.arrays.scanning;
  let tableTau = Number.POSITIVE_INFINITY;
  for (const tile of search.start < 0 ? likelyTiles(search) : [search.start]) {
    segment.seen[tile] = mark;
    const tau = tauOf(search);
    if (tau < Number.POSITIVE_INFINITY) {
      if (tau < SHRUNK_FOR_TABLE * tableTau) {
        setTable(search, tau);
        tableTau = tau;
      }
      list[0] = tile;
      measureAndOffer(search, withoutPadding(segment, segment.kernel.scan(1)));
    } else {
      const count = Math.min(TILE, segment.layout.count - tile * TILE);
      for (let i = 0; i < count; i++) candidates[i] = tile * TILE + i;
      measureAndOffer(search, count);
    }
  }
}

/** Tiles of the least bounds below nodes of the least bounds, at a bound that is guessed. */
function likelyTiles(search: SegmentSearch): readonly number[] {
  const { segment } = search;
  const { layout, arrays, kernel, survivors } = segment;
  const { list } = arrays.bounding;
  setTable(search, search.guess);
  kernel.setMinima();
  let groups = 1;
  list[0] = 0;
  let likely: Int32Array = survivors.sorted.subarray(0, 0);
  for (let level = layout.levels.length - 1; level >= 0; level--) {
    const { nodes, offset } = layout.levels[level]!;
    kernel.bound(offset, groups);
    let count = 0;
    for (let g = 0; g < groups; g++) {
      const first = list[g]! * SIBLINGS;
      const end = Math.min(SIBLINGS, nodes - first);
      for (let s = 0; s < end; s++) {
        survivors.order[count] = first + s;
        survivors.bounds[count++] = arrays.boundBytes[g * SIBLINGS + s]!;
      }
    }
    likely = sortByBound(segment, count).subarray(0, BEST);
    list.set(likely);
    groups = likely.length;
  }
  return [...likely];
}

/** Tiles that are not seen yet and may hold a case within the bound: those of the least bound first, or as stored. */
function survivors({ segment, mark }: SegmentSearch): Int32Array {
  const { layout, arrays, kernel, seen } = segment;
  const { list } = arrays.bounding;
  const { boundBytes } = arrays;
  const { order, bounds } = segment.survivors;
  let groups = 1;
  list[0] = 0;
  let count = 0;
  for (let level = layout.levels.length - 1; level >= 0; level--) {
    const { nodes, offset } = layout.levels[level]!;
    kernel.bound(offset, groups);
    count = 0;
    for (let g = 0; g < groups; g++) {
      const first = list[g]! * SIBLINGS;
      const end = Math.min(SIBLINGS, nodes - first);
      for (let s = 0; s < end; s++) {
        const bound = boundBytes[g * SIBLINGS + s]!;
        if (bound > MOST || (level === 0 && seen[first + s] === mark)) continue;
        order[count] = first + s;
        bounds[count++] = bound;
      }
    }
    if (level > 0) list.set(order.subarray(0, count));
    groups = count;
  }
  if (count > MANY * layout.tiles) return order.subarray(0, count);
  return sortByBound(segment, count);
}

/** Counting sort of the tiles that are left. */
function sortByBound({ survivors: { order, bounds, sorted, starts } }: Segment, count: number): Int32Array {
  starts.fill(0);
  for (let i = 0; i < count; i++) starts[bounds[i]! + 1]!++;
  for (let b = 1; b < starts.length; b++) starts[b]! += starts[b - 1]!;
  for (let i = 0; i < count; i++) sorted[starts[bounds[i]!]!++] = order[i]!;
  return sorted.subarray(0, count);
}

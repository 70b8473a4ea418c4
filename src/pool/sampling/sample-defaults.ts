import type { RandomStream } from '../../numeric/random-stream.ts';
import type { CompiledBook, DefaultEvents } from '../book/compiled-book.ts';
import { hazardTable } from './hazard-table.ts';
import { sortDefaults, timeDefaults } from './time-defaults.kernel.ts';
import { conditionOnFactors, thin, type WalkScratch, walkLine } from './walk.kernel.ts';
import { wasmWalk } from './wasm-walk.ts';

/** Stream of a scenario's factors and of the walk; 1 is of pledges, higher ones of later purposes. */
export const DEFAULT_STREAM = 0;

const BLOCK = 16;
const BLOCKS = 64;

/** `auto`: in WebAssembly where the engine has it; `plain`: in JavaScript. The bits are the same. */
export type WalkEngine = 'auto' | 'plain';

/** Room for the walk over a book, used for one scenario after the other. */
export function walkScratch(book: CompiledBook, engine: WalkEngine = 'auto'): WalkScratch {
  const { loans, normals, loadings, groups, horizonQuarters } = book;
  const numbers = new Float64Array(BLOCK * BLOCKS);
  const wasm = engine === 'auto' ? wasmWalk(book) : undefined;
  return {
    normals: new Float64Array(normals),
    systematic: new Float64Array(loadings),
    mixed: new Float64Array(1),
    hazard: wasm?.hazard ?? new Float64Array(groups),
    position: wasm?.position ?? new Int32Array(loans),
    klass: wasm?.klass ?? new Int32Array(loans),
    depth: wasm?.depth ?? new Float64Array(loans),
    limit: wasm?.limit ?? new Float64Array(loans),
    wasm,
    quarter: new Int32Array(loans),
    moment: new Float64Array(loans),
    starts: new Int32Array(horizonQuarters + 1),
    table: hazardTable(),
    blocks: Array.from({ length: BLOCKS }, (_, i) => numbers.subarray(0, BLOCK * (i + 1))),
  };
}

/**
 * Goes to the beginning of a scenario and draws its normal numbers into `scratch.normals`, where an estimator may move them
 * before the walk.
 *
 * @param seed      whole, 0 … 2⁵³ − 1
 * @param scenario  whole, 0 … 2⁵³ − 1
 */
export function beginScenario(random: RandomStream, scratch: WalkScratch, seed: number, scenario: number): void {
  random.reset(seed, scenario, DEFAULT_STREAM);
  random.fillNormal(scratch.normals);
}

/**
 * The defaults of the scenario whose normal numbers stand in the scratch, with quarter and moment, in time order.
 *
 * `random` goes on from where `beginScenario` left it; how far it is read is not defined, so that nothing else may be drawn
 * from it for this scenario. Afterwards `scratch.systematic` and `scratch.mixed` tell what the factors came to.
 *
 * @complexity  O(groups + defaults), some 5 ns a group and 50 ns a default
 */
export function sampleDefaults(
  book: CompiledBook,
  random: RandomStream,
  scratch: WalkScratch,
  events: DefaultEvents,
): void {
  const count = sampleHits(book, random, scratch);
  timeDefaults(book, scratch, count);
  sortDefaults(scratch, count, events.loan, events.quarter, events.moment);
  events.count = count;
}

/** As `sampleDefaults` without times: positions and classes in the scratch, in order of position; returns how many. */
export function sampleHits(book: CompiledBook, random: RandomStream, scratch: WalkScratch): number {
  const length = conditionOnFactors(book, scratch);
  const hits = scratch.wasm?.line(random) ?? walkLine(book, random, scratch, length);
  return book.groups === book.pureGroups ? hits : thin(book, scratch, hits);
}

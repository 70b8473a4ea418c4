import { RandomStream } from '../../numeric/random-stream.ts';
import { type DefaultEvents, defaultEvents } from '../book/compiled-book.ts';
import { beginScenario, sampleDefaults, walkScratch } from '../sampling/sample-defaults.ts';
import { closeScheme } from './close-scheme.kernel.ts';
import { AT, BOOK_FIGURES, outputColumns, SCHEME_FIGURES } from './output-columns.ts';
import { arrangeEvents, pledgeProceeds } from './pledge-outcome.kernel.ts';
import type { PoolModel } from './pool-model.ts';
import { settleScheme, settleUncovered } from './settle-scheme.kernel.ts';
import { NEED, type SettleState, SHORT_AT, settleState } from './settle-state.ts';

/** Stream of what becomes of pledges: normal numbers first, then uniform ones, each a whole number of blocks. */
export const PLEDGE_STREAM = 1;
export const PLEDGE_BLOCK = 64;

/** Moves a scenario's normal numbers before the walk and says what the scenario weighs. */
export type FactorStage = (normals: Float64Array, scenario: number) => number;

/** One scenario after the other of a model, in memory taken once. */
export class ScenarioRunner {
  readonly model: PoolModel;
  /** One value a column of `outputColumns`. */
  readonly figures: Float64Array;
  /** Schemes × periods: the balance after each. */
  readonly balances: Float64Array;
  /** By scheme: the first period in which money fell short, −1: none. */
  readonly exhausted: Int32Array;
  readonly events: DefaultEvents;
  readonly state: SettleState;
  readonly proceeds: Float64Array;
  readonly #seed: number;
  readonly #stage: FactorStage | null;
  readonly #random: RandomStream;
  readonly #pledges: RandomStream;
  readonly #scratch: ReturnType<typeof walkScratch>;
  readonly #perUnit: Float64Array;
  readonly #normals: readonly Float64Array[];
  readonly #uniforms: readonly Float64Array[];
  readonly #spare: Float64Array;

  constructor(model: PoolModel, seed: number, stage: FactorStage | null = null) {
    const { book, schemes, periods } = model;
    this.model = model;
    this.figures = new Float64Array(outputColumns(model).length);
    this.balances = new Float64Array(schemes.length * periods);
    this.exhausted = new Int32Array(schemes.length);
    this.events = defaultEvents(book);
    this.state = settleState(model);
    this.proceeds = new Float64Array(book.loans);
    this.#seed = seed;
    this.#stage = stage;
    this.#random = new RandomStream(seed);
    this.#pledges = new RandomStream(seed);
    this.#scratch = walkScratch(book);
    this.#perUnit = book.norm.map((norm) => (norm === 0 ? 0 : 1 / norm));
    const blocks = Math.ceil(book.loans / PLEDGE_BLOCK);
    this.#normals = views(blocks);
    this.#uniforms = views(blocks);
    this.#spare = new Float64Array(periods);
  }

  /** Runs a scenario; its figures stand in this object until the next. */
  run(scenario: number): { readonly weight: number; readonly isWhole: boolean } {
    const { model, events } = this;
    beginScenario(this.#random, this.#scratch, this.#seed, scenario);
    const weight = this.#stage === null ? 1 : this.#stage(this.#scratch.normals, scenario);
    sampleDefaults(model.book, this.#random, this.#scratch, events);
    this.#sellPledges(scenario);
    return { weight, isWhole: this.#settle() };
  }

  #sellPledges(scenario: number): void {
    const { model, events, proceeds } = this;
    const { book, pledge, loans } = model;
    const block = Math.max(0, Math.ceil(events.count / PLEDGE_BLOCK) - 1);
    const normals = this.#normals[block]!;
    const uniforms = this.#uniforms[block]!;
    this.#pledges.reset(this.#seed, scenario, PLEDGE_STREAM);
    this.#pledges.fillNormal(normals);
    this.#pledges.fillUniform(uniforms);
    pledgeProceeds(
      events.count,
      events.loan,
      events.quarter,
      book.classOf,
      book.classLoading,
      this.#scratch.systematic,
      this.#perUnit,
      uniforms,
      normals,
      loans.pledgeValue,
      pledge.drift,
      pledge.deviation,
      pledge.noSale,
      pledge.factorCorrelation,
      pledge.ownWeight,
      pledge.netShare,
      proceeds,
    );
  }

  /** Arranges the events, settles scheme by scheme and gathers the figures. Returns whether no fen was lost. */
  #settle(): boolean {
    const { model, state, figures, balances, exhausted } = this;
    const { schemes, banks, loans, horizonQuarters, periods, width } = model;
    this.#arrange();
    const bankLoss = BOOK_FIGURES.length;
    figures.fill(0, 0, bankLoss + banks.length);
    let at = bankLoss + banks.length;
    let isWhole = true;
    for (let s = 0; s < schemes.length; s++) {
      const scheme = schemes[s]!;
      const base = s * (horizonQuarters + 1);
      const from = state.first[base]!;
      const to = state.first[base + horizonQuarters]!;
      const burdens = at + SCHEME_FIGURES.length;
      if (scheme.split.layers === 0) {
        state.money.fill(0);
        settleUncovered(state, from, to, width);
        exhausted[s] = -1;
      } else {
        this.#settleScheme(s, false, balances, s * periods);
        exhausted[s] = state.money[SHORT_AT]!;
      }
      const ending = balances[s * periods + horizonQuarters - 1]!;
      const isClosed = closeScheme(scheme, loans, state, from, to, width, ending, figures, at, burdens, bankLoss);
      isWhole = isWhole && isClosed;
      if (exhausted[s]! >= 0 && scheme.money.isLimited) {
        // what would have sufficed is told by a run that pays in full
        this.#settleScheme(s, true, this.#spare, 0);
        figures[at + AT.need] = Math.ceil(state.money[NEED]!);
      }
      for (let f = 1; f < BOOK_FIGURES.length; f++) figures[f]! += figures[at + AT[BOOK_FIGURES[f] as 'loss']]!;
      at = burdens + scheme.parties.length;
    }
    figures[0] = this.events.count;
    return isWhole;
  }

  #settleScheme(s: number, isBottomless: boolean, into: Float64Array, at: number): void {
    const { model, state } = this;
    const { schemes, loans, horizonQuarters, periods, quartersIntoYear, width } = model;
    settleScheme(
      schemes[s]!,
      loans,
      state,
      s * (horizonQuarters + 1),
      horizonQuarters,
      periods,
      quartersIntoYear,
      width,
      isBottomless,
      into,
      at,
    );
  }

  #arrange(): void {
    const { events, state, proceeds, model } = this;
    const { loans, schemes, horizonQuarters } = model;
    arrangeEvents(
      events.count,
      events.loan,
      events.quarter,
      events.moment,
      proceeds,
      loans.scheme,
      loans.principal,
      loans.quarterlyRate,
      loans.startQuarter,
      loans.profile,
      loans.outstanding,
      schemes.length,
      horizonQuarters,
      state.first,
      state.loan,
      state.moment,
      state.owed,
      state.interest,
      state.recovered,
      state.excess,
    );
  }
}

/** Views of one buffer, of one block, two blocks, … */
function views(blocks: number): Float64Array[] {
  const buffer = new Float64Array(blocks * PLEDGE_BLOCK);
  return Array.from({ length: blocks }, (_, i) => buffer.subarray(0, PLEDGE_BLOCK * (i + 1)));
}

import { deepStrictEqual, strictEqual } from 'node:assert';
import { compilePool, type PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { AT, outputColumns } from '../../../src/pool/simulation/output-columns.ts';
import type { PoolModel } from '../../../src/pool/simulation/pool-model.ts';
import { ScenarioRunner } from '../../../src/pool/simulation/scenario.ts';
import { settleScheme } from '../../../src/pool/simulation/settle-scheme.kernel.ts';
import { replayInLedger } from './ledger-replay.ts';
import { settleSlowly, type TwinEvent } from './slow-settlement.ts';

/** The scenario's defaults as the slow settlement takes them. */
function eventsOf(runner: ScenarioRunner, model: PoolModel): TwinEvent[] {
  return Array.from({ length: runner.events.count }, (_, e) => ({
    row: model.book.row[runner.events.loan[e]!]!,
    place: runner.events.loan[e]!,
    quarter: runner.events.quarter[e]!,
    moment: runner.events.moment[e]!,
    proceeds: runner.proceeds[e]!,
  }));
}

/** What the kernels leave of one scheme after a scenario. */
function kernelBurdens(runner: ScenarioRunner, model: PoolModel, s: number) {
  const { state } = runner;
  const { horizonQuarters, periods, quartersIntoYear, width, loans } = model;
  const scheme = model.schemes[s]!;
  const base = s * (horizonQuarters + 1);
  const balances = new Float64Array(periods);
  settleScheme(scheme, loans, state, base, horizonQuarters, periods, quartersIntoYear, width, false, balances, 0);
  const burdens = [];
  for (let e = state.first[base]!; e < state.first[base + horizonQuarters]!; e++) {
    burdens.push({
      place: state.loan[e]!,
      parties: Array.from(state.borne.subarray(e * width, e * width + scheme.parties.length)),
    });
  }
  return { burdens, balances: Array.from(balances) };
}

/**
 * Holds the kernels to the exact rules over scenarios of a pool: burdens, balances, sums, the period of shortage.
 *
 * @returns how many defaults were settled
 */
export function compareSettlements(request: PoolRequest, scenarios: number, seed: number): number {
  const model = compilePool(request);
  const runner = new ScenarioRunner(model, seed);
  const names = outputColumns(model).map(({ name }) => name);
  let events = 0;
  for (let scenario = 0; scenario < scenarios; scenario++) {
    strictEqual(runner.run(scenario).isWhole, true);
    const drawn = eventsOf(runner, model);
    events += drawn.length;
    for (let s = 0; s < request.schemes.length; s++) {
      const slow = settleSlowly(request, s, drawn, model.periods);
      const fast = kernelBurdens(runner, model, s);
      deepStrictEqual(fast.burdens, slow.burdens);
      deepStrictEqual(fast.balances, slow.balances);
      const at = names.indexOf(`scheme[${s}].exposure`);
      const figure = (name: 'claims' | 'paid' | 'recovered'): number => runner.figures[at + AT[name]]!;
      deepStrictEqual(
        [figure('claims'), figure('paid'), figure('recovered')],
        [slow.claims, slow.paid, slow.recovered],
      );
      strictEqual(runner.exhausted[s], slow.exhausted);
    }
  }
  return events;
}

/** Whether the ledger, told the events of a scenario, must come to what the simulation comes to: see `replayInLedger`. */
function isReplayable({ schemes, pledge, money, book, quartersIntoYear = 0 }: PoolRequest, s: number): boolean {
  const { payout, lossFloor, suspensions, pool, portfolioCaps } = schemes[s]!;
  const isSetAside = payout.manner === 'earmarkThenRelease';
  // an advance on a loss that is final already is one payment here, two there
  const isAtOnce = payout.manner === 'advanceThenSettle' && pledge.quartersToCash <= (money[s]!.claimLagQuarters ?? 0);
  const isOnBook = book.startQuarter.every((quarter) => quarter === 0);
  const isSimple =
    lossFloor === null && suspensions.length === 0 && portfolioCaps.length === 0 && quartersIntoYear === 0;
  return isSimple && !isSetAside && !isAtOnce && isOnBook && pool.kind === 'stock';
}

/**
 * Holds the kernels to the ledger: its reducer, told the same events, comes to the same burdens and the same balance.
 *
 * @returns how many claims were compared
 */
export function compareWithLedger(request: PoolRequest, scenarios: number, seed: number): number {
  const model = compilePool(request);
  const runner = new ScenarioRunner(model, seed);
  let claims = 0;
  for (let scenario = 0; scenario < scenarios; scenario++) {
    runner.run(scenario);
    const drawn = eventsOf(runner, model);
    for (let s = 0; s < request.schemes.length; s++) {
      if (!isReplayable(request, s)) continue;
      const fast = kernelBurdens(runner, model, s);
      const { burdens, balance } = replayInLedger(request, s, drawn, fast.balances);
      for (const { place, parties } of fast.burdens) deepStrictEqual(burdens.get(place), parties);
      strictEqual(balance, fast.balances.at(-1));
      claims += burdens.size;
    }
  }
  return claims;
}

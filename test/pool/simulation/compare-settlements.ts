import { expect } from 'vitest';
import { compilePool, type PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { AT, outputColumns } from '../../../src/pool/simulation/output-columns.ts';
import type { PoolModel } from '../../../src/pool/simulation/pool-model.ts';
import { ScenarioRunner } from '../../../src/pool/simulation/scenario.ts';
import { settleScheme } from '../../../src/pool/simulation/settle-scheme.kernel.ts';
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
    expect(runner.run(scenario).isWhole).toBe(true);
    const drawn = eventsOf(runner, model);
    events += drawn.length;
    for (let s = 0; s < request.schemes.length; s++) {
      const slow = settleSlowly(request, s, drawn, model.periods);
      const fast = kernelBurdens(runner, model, s);
      expect(fast.burdens).toEqual(slow.burdens);
      expect(fast.balances).toEqual(slow.balances);
      const at = names.indexOf(`scheme[${s}].exposure`);
      const figure = (name: 'claims' | 'paid' | 'recovered'): number => runner.figures[at + AT[name]]!;
      expect([figure('claims'), figure('paid'), figure('recovered')]).toEqual([slow.claims, slow.paid, slow.recovered]);
      expect(runner.exhausted[s]).toBe(slow.exhausted);
    }
  }
  return events;
}

import { type Control, checkpoint } from '../../base/control.ts';
import { invariant } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { sha256 } from '../../base/sha256.ts';
import { decimal } from '../../numeric/decimal.ts';
import { normalCdf, normalQuantile } from '../../numeric/normal.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import type { FastModel } from '../fast/fast.ts';
import { ContributionTally } from './contribution.ts';
import { type AnyModel, type Driver, exactLine, moved } from './driver.ts';
import type { Draw } from './uncertain.ts';

/** What scenarios are run with. */
export interface Setting {
  readonly model: AnyModel;
  readonly of: string;
  /** The case in which every uncertain input stands somewhere. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly draws: readonly Draw[];
  /** Of the copula, n × n; absent where draws are independent. */
  readonly factor: Float64Array | undefined;
  /** One column for each draw. */
  readonly fast: FastModel;
  readonly seed: number;
  /** A value near which the values lie. */
  readonly centre: number;
}

/** Scenarios that the model refused, and why. */
export interface RefusedScenarios {
  readonly count: number;
  /** How many of them, the first met, were run again exactly to learn the reason. */
  readonly examined: number;
  readonly reasons: readonly { readonly reason: string; readonly scenarios: number; readonly first: number }[];
}

export interface Run {
  /** In the order of scenarios, refused ones left out. */
  readonly values: Float64Array;
  readonly refused: RefusedScenarios;
  /** One for each draw. */
  readonly contributions: readonly ContributionTally[];
}

export const CHUNK = 8192;
const MOST_EXAMINED = 200;
const LARGEST_BELOW_ONE = 1 - 2 ** -53;

/** Scenarios 0 … n − 1, chunk by chunk, everything added up in their order. @throws CANCELLED */
export function runScenarios(
  setting: Setting,
  { scenarios, chunk = CHUNK, ...control }: Control & { readonly scenarios: number; readonly chunk?: number },
): Run {
  const { draws, fast, centre } = setting;
  const contributions = draws.map(({ at }) => new ContributionTally(at, centre));
  const reasons = new Map<string, { scenarios: number; readonly first: number }>();
  const values = new Float64Array(scenarios);
  let block = blockOf(draws.length, Math.min(chunk, scenarios));
  let counted = 0;
  let refusedCount = 0;
  for (let from = 0; from < scenarios; from += chunk) {
    checkpoint('simulate', control, from, scenarios);
    const n = Math.min(chunk, scenarios - from);
    if (block.out.length !== n) block = blockOf(draws.length, n);
    const { probabilities, columns, out, refused } = block;
    drawInto(setting, from, block);
    fast.run(columns, out, refused);
    for (let i = 0; i < n; i++) {
      if (refused[i] === 1) {
        const figures = columns.map((column) => column[i]!);
        if (refusedCount++ < MOST_EXAMINED) examine(setting, reasons, from + i, figures);
        continue;
      }
      values[counted++] = out[i]!;
      for (let j = 0; j < draws.length; j++) {
        contributions[j]!.add(from + i, probabilities[j]![i]!, columns[j]![i]!, out[i]!);
      }
    }
  }
  checkpoint('simulate', control, scenarios, scenarios);
  const refused = {
    count: refusedCount,
    examined: Math.min(refusedCount, MOST_EXAMINED),
    reasons: [...reasons].map(([reason, met]) => ({ reason, ...met })),
  };
  return { values: values.subarray(0, counted), refused, contributions };
}

/** What one chunk is worked out in: for each draw the probability it is made at and the figure, then the line. */
interface Block {
  readonly probabilities: readonly Float64Array[];
  readonly columns: readonly Float64Array[];
  readonly out: Float64Array;
  readonly refused: Uint8Array;
}

function blockOf(draws: number, n: number): Block {
  const arrays = () => Array.from({ length: draws }, () => new Float64Array(n));
  return { probabilities: arrays(), columns: arrays(), out: new Float64Array(n), refused: new Uint8Array(n) };
}

/** Makes the draws of scenarios from … on. */
function drawInto({ draws, factor, seed }: Setting, from: number, { probabilities, columns }: Block): void {
  const stream = new RandomStream(seed);
  const streams = draws.map(({ driver }) => streamOf(driver));
  invariant(new Set(streams).size === streams.length, 'two uncertain inputs share a stream');
  const n = draws.length;
  const normals = new Float64Array(n);
  for (let i = 0; i < columns[0]!.length; i++) {
    for (let j = 0; j < n; j++) {
      stream.reset(seed, from + i, streams[j]!);
      const p = stream.uniform();
      probabilities[j]![i] = p;
      if (factor !== undefined) normals[j] = normalQuantile(p);
    }
    for (let j = 0; factor !== undefined && j < n; j++) {
      let z = 0;
      for (let k = 0; k <= j; k++) z += factor[j * n + k]! * normals[k]!;
      probabilities[j]![i] = Math.min(normalCdf(z), LARGEST_BELOW_ONE);
    }
  }
  for (let j = 0; j < n; j++) {
    const { at } = draws[j]!;
    for (let i = 0; i < columns[j]!.length; i++) columns[j]![i] = at(probabilities[j]![i]!);
  }
}

/** By the name of what is drawn, so that neither another uncertain input nor one more input of the model changes its draws. */
function streamOf({ name }: Driver): number {
  return Number.parseInt(sha256(name).slice(0, 8), 16);
}

/** Runs one refused scenario exactly, and counts its reason. */
function examine(
  { model, of, input, draws }: Setting,
  reasons: Map<string, { scenarios: number; readonly first: number }>,
  scenario: number,
  figures: readonly number[],
): void {
  const result = attempt(() => {
    const standing = draws.reduce((one, { driver }, j) => moved(one, driver, decimal(String(figures[j]))), input);
    return exactLine(model, standing, of);
  });
  const faults = result.ok ? [] : result.error.faults.map(({ at, problem }) => `${at}: ${problem}`);
  const reason = result.ok ? 'beyond the range of float64' : [...new Set(faults)].join('; ');
  const met = reasons.get(reason);
  if (met === undefined) reasons.set(reason, { scenarios: 1, first: scenario });
  else met.scenarios++;
}

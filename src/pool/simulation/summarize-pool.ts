import { refuse } from '../../base/errors.ts';
import { checkInside } from '../../numeric/argument.ts';
import { incompleteBetaComplementInverse, incompleteBetaInverse } from '../../numeric/incomplete-beta.ts';
import type { LossEstimate } from '../sampling/replicates.ts';
import { type ColumnMeasures, columnMean, columnMeasures } from './column-measures.ts';
import type { PoolModel } from './pool-model.ts';
import { columnOf, type FanResult, type PoolResult, scenariosOf } from './pool-result.ts';

export interface SummaryOptions {
  /** 0.95, 0.99, 0.995 and 0.999 unless told. */
  readonly levels?: readonly number[];
  /** Of all intervals: 0.95 unless told. */
  readonly confidence?: number;
}

/** A probability with its exact binomial interval. */
export interface ProbabilityEstimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

export interface SchemeSummary {
  readonly scheme: string;
  /** Of defaulted loans under the scheme: what is lost, whoever bears it. */
  readonly loss: ColumnMeasures;
  /** What the pool owes by the rules, pays, and owes and never pays. */
  readonly claims: ColumnMeasures;
  readonly paid: ColumnMeasures;
  readonly unpaid: ColumnMeasures;
  readonly recovered: LossEstimate;
  readonly ending: LossEstimate;
  readonly parties: readonly { readonly party: string; readonly burden: LossEstimate }[];
  /** Within the horizon and, at last, until the last claim is settled: whether money fell short. */
  readonly exhaustion: ProbabilityEstimate;
  /** By quarter: whether money fell short up to its end. */
  readonly exhaustedBy: readonly ProbabilityEstimate[];
  /** Quarter by which money has fallen short in half of those scenarios in which it does; null: in none. */
  readonly medianExhaustion: number | null;
  /** By quarter: quantiles of the balance, to the width of a bin. */
  readonly fan: readonly {
    readonly quarter: number;
    readonly quantiles: readonly (readonly [level: number, balance: number])[];
  }[];
}

/** A mean of the run beside the exact one. */
export interface ExactCheck {
  readonly figure: 'defaults' | 'exposure';
  readonly exact: number;
  readonly estimate: number;
  readonly standardError: number;
  /** In standard errors. */
  readonly gap: number;
  /** A gap beyond four: the run, or the library, is wrong. */
  readonly isSuspect: boolean;
}

/** A run in numbers with their errors; amounts in fen. */
export interface PoolSummary {
  readonly scenarios: number;
  readonly seed: number;
  readonly modelHash: string;
  readonly defaults: LossEstimate;
  readonly loss: ColumnMeasures;
  readonly banks: readonly { readonly bank: string; readonly loss: LossEstimate }[];
  readonly schemes: readonly SchemeSummary[];
  /** Scenarios in which a fen was lost: 0, or the library is wrong. */
  readonly violations: number;
  readonly checks: readonly ExactCheck[];
}

const LEVELS = [0.95, 0.99, 0.995, 0.999] as const;
const FAN_LEVELS = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/**
 * What a run tells of a pool: losses and payments with their tails, who bears what, the balance over time, whether and when it is
 * exhausted; each figure with its standard error.
 *
 * @throws ARGUMENT_INVALID  a result of another model, fewer than two scenarios, a level or a confidence out of range
 */
export function summarizePool(model: PoolModel, result: PoolResult, options: SummaryOptions = {}): PoolSummary {
  const { levels = LEVELS, confidence = 0.95 } = options;
  levels.forEach((level, i) => {
    checkInside(`summarizePool: levels[${i}]`, level, 0, 1);
  });
  checkInside('summarizePool: confidence', confidence, 0, 1);
  const n = checkResult('summarizePool', model, result);
  const mean = (name: string): LossEstimate => {
    const { deviation: _deviation, ...estimate } = columnMean(columnOf(result, name), n, confidence);
    return estimate;
  };
  const measures = (name: string): ColumnMeasures => columnMeasures(columnOf(result, name), n, levels, confidence);
  return {
    scenarios: n,
    seed: result.seed,
    modelHash: result.modelHash,
    defaults: mean('book.defaults'),
    loss: measures('book.loss'),
    banks: model.banks.map((bank, b) => ({ bank, loss: mean(`bank[${b}].loss`) })),
    schemes: model.schemes.flatMap(({ name, parties, split }, s): SchemeSummary[] => {
      if (split.layers === 0) return [];
      const of = `scheme[${s}].`;
      const short = cumulated(result.exhausted[s]!);
      return [
        {
          scheme: name,
          loss: measures(`${of}loss`),
          claims: measures(`${of}claims`),
          paid: measures(`${of}paid`),
          unpaid: measures(`${of}unpaid`),
          recovered: mean(`${of}recovered`),
          ending: mean(`${of}ending`),
          parties: parties.map((party) => ({ party, burden: mean(`${of}burden.${party}`) })),
          exhaustion: probability(short.at(-1) ?? 0, n, confidence),
          exhaustedBy: short.map((count) => probability(count, n, confidence)),
          medianExhaustion: medianOf(short),
          fan: fanOf(result.fans[s]!),
        },
      ];
    }),
    violations: result.violations,
    checks: (['defaults', 'exposure'] as const).map((figure) => {
      return checkMean(figure, model.expected[figure], mean(`book.${figure}`));
    }),
  };
}

const MOST_ERRORS = 4;

function checkMean(figure: ExactCheck['figure'], exact: number, { estimate, standardError }: LossEstimate): ExactCheck {
  const gap = standardError === 0 ? 0 : (estimate - exact) / standardError;
  return { figure, exact, estimate, standardError, gap, isSuspect: Math.abs(gap) > MOST_ERRORS };
}

/** Number of scenarios of a result, held to its model. */
export function checkResult(at: string, model: PoolModel, result: PoolResult): number {
  if (result.modelHash !== model.hash) {
    const met = `${result.modelHash} and ${model.hash}`;
    refuse('ARGUMENT_INVALID', { at: `${at}: result`, problem: 'a result of another model', met });
  }
  const n = scenariosOf(result);
  if (n < 2)
    refuse('ARGUMENT_INVALID', { at: `${at}: result`, problem: 'two scenarios or more expected', met: String(n) });
  return n;
}

/**
 * k of n with its exact interval.
 *
 * @source C. Clopper, E. Pearson, Biometrika 26 (1934)
 */
export function probability(k: number, n: number, confidence: number): ProbabilityEstimate {
  const outside = (1 - confidence) / 2;
  const estimate = k / n;
  return {
    estimate,
    standardError: Math.sqrt((estimate * (1 - estimate)) / n),
    low: k === 0 ? 0 : incompleteBetaInverse(k, n - k + 1, outside),
    high: k === n ? 1 : incompleteBetaComplementInverse(k + 1, n - k, outside),
  };
}

function cumulated(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

function medianOf(short: readonly number[]): number | null {
  const all = short.at(-1) ?? 0;
  return all === 0 ? null : short.findIndex((count) => 2 * count >= all);
}

/** Quantiles of the balance by quarter: the middle of the bin that holds each. */
function fanOf({ width, quarters }: FanResult): SchemeSummary['fan'] {
  return quarters.map((bins, quarter) => {
    const total = bins.reduce((sum, [, count]) => sum + count, 0);
    const quantiles = FAN_LEVELS.map((level): readonly [number, number] => {
      let left = level * total;
      const bin = bins.find(([, count]) => {
        left -= count;
        return left <= 0;
      });
      return [level, ((bin?.[0] ?? 0) + 0.5) * width];
    });
    return { quarter, quantiles };
  });
}

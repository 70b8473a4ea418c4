import { type Control, checkpoint } from '../../base/control.ts';
import { faultText, quote, refuse } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { VERSION } from '../../base/version.ts';
import { checkWhole, checkWithin } from '../../numeric/argument.ts';
import { decimal, type Exact, text } from '../../numeric/decimal.ts';
import { normalCdf, normalQuantile } from '../../numeric/normal.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import type { Model } from '../define-model.ts';
import { type Outcome, recordedInput } from '../outcome.ts';
import type { Inputs, Label } from '../quantities.ts';
import { type Contribution, ContributionTally } from './contribution.ts';
import { type Copula, copulaOf, type RankCorrelation } from './copula.ts';
import { type AnyModel, driversOf, exactLine, type Given, lineOf, moved, outcomeOf } from './driver.ts';
import { compileFast, type FastModel } from './fast-stub.ts';
import { type Below, type Percentile, type Spread, spreadOf } from './spread.ts';
import { type Draw, drawsOf, type OutOfRange, type Uncertain } from './uncertain.ts';

export interface SimulationOptions extends Control {
  /** What varies: `royaltyRate`, `sales[3]` for one entry of a series, `sales[*]` for a factor on all of it. */
  readonly uncertain: Readonly<Record<string, Uncertain>>;
  readonly rankCorrelation?: readonly RankCorrelation[];
  /** Takes the nearest rank correlations that can occur together where those given cannot; the answer says how near. */
  readonly repair?: boolean;
  /** A draw that the model does not allow: its scenario is refused and counted (so unless given), or laws are cut. */
  readonly outOfRange?: OutOfRange;
  /** 1,000 … 10,000,000. */
  readonly scenarios: number;
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** The line, `value` unless given. */
  readonly of?: string;
  /** Amounts by name, such as `{ loan: '3000000' }`: how probable is a lower value? */
  readonly below?: Readonly<Record<string, Exact>>;
  /** Of all intervals, 0.5 … below 1; 0.95 unless given. */
  readonly confidence?: number;
  /** Scenarios held at once, 8,192 unless given; no result depends on it. */
  readonly chunk?: number;
}

import { quote, refuse } from '../../base/errors.ts';
import { finiteResult } from '../../numeric/argument.ts';
import { exp, expm1, log } from '../../numeric/elementary.ts';
import { type Lattice, rollBack } from './lattice.kernel.ts';
import { type Bounds, checkFigures, checkTerms, type OptionTerms, POSITIVE } from './terms.ts';

export interface LatticeOptions {
  /** Moves from today to the end, 1 … 20000. */
  readonly steps: number;
  readonly exercise: 'american' | 'european';
  /**
   * How the moves are chosen: `cox-ross-rubinstein` unless said otherwise; `leisen-reimer` puts the strike on a node of
   * the last level and needs odd steps; `{ up, down }` are factors of one's own.
   */
  readonly moves?: 'cox-ross-rubinstein' | 'leisen-reimer' | { readonly up: number; readonly down: number };
}

const STEPS: Bounds = { low: 1, high: 20_000, whole: true };

/**
 * An option by a tree of two branches, at exactly the steps asked for.
 *
 *     u = e^(σ√Δt),  d = 1/u,  p = (e^((r − q)Δt) − d) / (u − d)      Cox, Ross and Rubinstein
 *
 * What a book prints for so many steps; `americanOption` gives the value itself, with the error it may have. The
 * volatility is not used with moves of one's own.
 *
 * @throws ARGUMENT_INVALID  terms or steps out of range; a probability outside 0 … 1; volatility 0
 * @source J. Cox, S. Ross, M. Rubinstein, J. Financial Economics 7 (1979); D. Leisen, M. Reimer, Applied Mathematical Finance 3 (1996)
 * @complexity O(steps²)
 */
export function latticeOption(terms: OptionTerms, options: LatticeOptions): number {
  checkTerms('latticeOption', terms);
  checkFigures('latticeOption', options, { steps: STEPS });
  if (options.exercise !== 'american' && options.exercise !== 'european') {
    const remedy = "give 'american' or 'european'";
    refuse('ARGUMENT_INVALID', {
      at: 'latticeOption: exercise',
      problem: 'unknown',
      met: quote(options.exercise),
      remedy,
    });
  }
  const lattice = latticeOf(terms, options);
  const worth = new Float64Array(options.steps + 1).fill(1);
  return latticeValue(terms, lattice, options.exercise === 'american', worth);
}

/** Value at the first node; `worth` is the share of the asset left at each level. */
export function latticeValue(terms: OptionTerms, lattice: Lattice, isEarly: boolean, worth: Float64Array): number {
  const { spot, strike, type } = terms;
  const [values, prices] = [new Float64Array(lattice.steps + 1), new Float64Array(lattice.steps + 1)];
  const side = type === 'call' ? 1 : -1;
  return finiteResult('latticeOption', rollBack(lattice, spot, strike, side, isEarly, worth, values, prices));
}

export function latticeOf(terms: OptionTerms, { steps, moves = 'cox-ross-rubinstein' }: LatticeOptions): Lattice {
  const { time, rate, dividendYield, volatility } = terms;
  const step = time / steps;
  const discount = exp(-rate * step);
  if (moves === 'leisen-reimer') return leisenReimer(terms, steps);
  const own = typeof moves === 'object';
  if (own) checkFigures('latticeOption: moves', moves, { up: POSITIVE, down: POSITIVE });
  const up = own ? moves.up : exp(volatility * Math.sqrt(step));
  const down = own ? moves.down : 1 / up;
  const probability = (exp((rate - dividendYield) * step) - down) / (up - down);
  if (!(probability >= 0 && probability <= 1)) {
    const problem = 'the probability of a move up is none';
    const remedy = own ? 'let the growth of a step lie between the moves' : 'take more steps';
    refuse('ARGUMENT_INVALID', { at: 'latticeOption: steps', problem, met: quote(probability), remedy });
  }
  return { steps, up, down, upWeight: discount * probability, downWeight: discount * (1 - probability) };
}

/** Probabilities by Peizer and Pratt's inversion, so that the last level meets the normal law of the end. */
function leisenReimer({ spot, strike, time, rate, dividendYield, volatility }: OptionTerms, steps: number): Lattice {
  if (steps % 2 === 0 || volatility === 0) {
    const met = steps % 2 === 0 ? quote(steps) : 'volatility 0';
    refuse('ARGUMENT_INVALID', {
      at: 'latticeOption: steps',
      problem: 'Leisen–Reimer trees need odd steps and risk',
      met,
    });
  }
  const deviation = volatility * Math.sqrt(time);
  const d1 = (log(spot / strike) + (rate - dividendYield) * time) / deviation + deviation / 2;
  const upOfAsset = inversion(d1, steps);
  const probability = inversion(d1 - deviation, steps);
  const growth = exp(((rate - dividendYield) * time) / steps);
  const discount = exp((-rate * time) / steps);
  return {
    steps,
    up: (growth * upOfAsset) / probability,
    down: (growth * (1 - upOfAsset)) / (1 - probability),
    upWeight: discount * probability,
    downWeight: discount * (1 - probability),
  };
}

/** The probability of a move up for which so many moves reach the normal quantile z as nearly as may be. */
function inversion(z: number, steps: number): number {
  const scaled = z / (steps + 1 / 3 + 0.1 / (steps + 1));
  const share = -Math.abs(scaled * scaled * (steps + 1 / 6));
  const root = Math.sqrt(-expm1(share) / 4);
  return z < 0 ? 0.5 - root : 0.5 + root;
}

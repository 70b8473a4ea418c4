import { finiteResult } from '../../numeric/argument.ts';
import { exp } from '../../numeric/elementary.ts';
import { type AmericanOption, americanOption } from './american.ts';
import { type EuropeanOption, europeanOption } from './european.ts';
import { latticeOf, latticeValue } from './lattice.ts';
import { type Bounds, checkFigures, type OptionTerms, POSITIVE, RATE, VOLATILITY, YEARS, YIELD } from './terms.ts';

export interface PatentTerms {
  /** Present value today of what the product earns if it is launched now, above 0. */
  readonly presentValue: number;
  /** What launching costs, whenever it is done, above 0. */
  readonly launchCost: number;
  /** Years of protection left, above 0. */
  readonly yearsLeft: number;
  readonly rate: number;
  /** Standard deviation of the yearly change in the present value's logarithm. */
  readonly volatility: number;
  /** Share of the present value lost by each year of waiting, continuous; 1 ÷ yearsLeft unless said otherwise. */
  readonly costOfDelay?: number;
}

export interface PatentOption {
  /** The right to launch at any time. */
  readonly value: number;
  readonly errorBound: number;
  readonly method: AmericanOption['method'];
  readonly steps: number;
  readonly costOfDelay: number;
  /** Damodaran's formula, which allows a launch on the last day only: for reference, too low for a patent. */
  readonly european: EuropeanOption;
  /** presentValue − launchCost, below 0 too. */
  readonly launchNow: number;
  /** max(european, launchNow, 0): what the value is never below. */
  readonly floor: number;
  /** value − max(launchNow, 0): what the freedom to wait is worth. */
  readonly waiting: number;
  /** Present value from which on launching today is best; absent where waiting costs nothing. */
  readonly launchAbove?: number;
  /** The same right when protection runs off in a straight line, so that a year of waiting costs ever more: 1/T, 1/(T − 1), … */
  readonly runningOff: { readonly value: number; readonly errorBound: number; readonly steps: number };
}

const TERMS: Readonly<Record<keyof PatentTerms, Bounds>> = {
  presentValue: POSITIVE,
  launchCost: POSITIVE,
  yearsLeft: YEARS,
  rate: RATE,
  volatility: VOLATILITY,
  costOfDelay: YIELD,
};

const STEPS = 400;

/**
 * A patent not yet used: the right to launch the product at any time until protection ends.
 *
 *     American call on presentValue, strike launchCost, dividend yield costOfDelay = 1 ÷ yearsLeft
 *
 * The European formula, Damodaran's, is given beside it: it can fall below what launching today earns.
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value
 * @throws NO_CONVERGENCE    as `americanOption`
 * @source A. Damodaran, Damodaran on Valuation, chapter 12 (cost of delay); American exercise after Kim (1990)
 */
export function patentOption(terms: PatentTerms): PatentOption {
  const costOfDelay = terms.costOfDelay ?? 1 / terms.yearsLeft;
  const { costOfDelay: _, ...bounds } = TERMS;
  checkFigures('patentOption', terms, bounds);
  checkFigures('patentOption', { costOfDelay }, { costOfDelay: TERMS.costOfDelay });
  const { presentValue, launchCost, yearsLeft, rate, volatility } = terms;
  const market = { type: 'call', spot: presentValue, strike: launchCost, time: yearsLeft, rate, volatility } as const;
  const call: OptionTerms = { ...market, dividendYield: costOfDelay };
  const european = europeanOption(call);
  const american = americanOption(call);
  const launchNow = presentValue - launchCost;
  return {
    value: american.value,
    errorBound: american.errorBound,
    method: american.method,
    steps: american.steps,
    costOfDelay,
    european,
    launchNow,
    floor: Math.max(european.value, launchNow, 0),
    waiting: american.value - Math.max(launchNow, 0),
    ...(american.exerciseAt !== undefined && { launchAbove: american.exerciseAt }),
    runningOff: runningOff({ ...market, dividendYield: 0 }),
  };
}

/**
 * The call on an asset of which the share 1 − t/T is left: trees of n and n + 1 steps averaged, so that their saw-teeth
 * cancel, at n and 2n steps, carried on to none.
 */
function runningOff(call: OptionTerms): PatentOption['runningOff'] {
  if (call.volatility === 0) return { value: certain(call), errorBound: 0, steps: 0 };
  const calm = Math.abs(call.rate) / (call.volatility * call.volatility);
  // a tree whose move up has a probability between 0 and 1
  const least = Math.ceil(1.1 * calm * Math.abs(call.rate) * call.time);
  const steps = Math.max(STEPS, least);
  const valueAt = (n: number): number => {
    const worth = Float64Array.from({ length: n + 1 }, (_, k) => 1 - k / n);
    return latticeValue(call, latticeOf(call, { steps: n, exercise: 'american' }), true, worth);
  };
  const pair = (n: number): number => (valueAt(n) + valueAt(n + 1)) / 2;
  const [coarse, fine] = [pair(steps), pair(2 * steps)];
  const value = Math.max(2 * fine - coarse, call.spot - call.strike, 0);
  return { value, errorBound: 2 * Math.abs(fine - coarse) + 1e-12 * call.strike, steps: 2 * steps };
}

/** Without risk the launch brings S·(1 − t/T) − K·e^(−rt) at t, which is largest at an end or where its slope turns. */
function certain({ spot, strike, time, rate }: OptionTerms): number {
  const worth = (t: number): number => spot * (1 - t / time) - strike * exp(-rate * t);
  // worth is concave for a strike above 0, so its top is found by thirds
  let [low, high] = [0, time];
  for (let i = 0; i < 200; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (worth(a) < worth(b)) low = a;
    else high = b;
  }
  return finiteResult('patentOption', Math.max(0, worth(0), worth(low)));
}

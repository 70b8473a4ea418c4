import { finiteResult } from '../../numeric/argument.ts';
import { bivariateNormalCdf } from '../../numeric/bivariate-normal.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { normalCdf } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';
import { europeanOption, europeanValue } from './european.ts';
import {
  figureFaults,
  type OptionTerms,
  type OptionType,
  POSITIVE,
  RATE,
  report,
  typeFaults,
  VOLATILITY,
  YEARS,
  YIELD,
} from './terms.ts';

/** An option on an option: at `first.time` the price `first.strike` buys (call) or sells (put) the second one. */
export interface CompoundTerms {
  readonly first: { readonly type: OptionType; readonly strike: number; readonly time: number };
  /** The option underneath, which lapses at a later time; both times count from today. */
  readonly second: { readonly type: OptionType; readonly strike: number; readonly time: number };
  readonly spot: number;
  readonly rate: number;
  readonly dividendYield: number;
  readonly volatility: number;
}

export interface CompoundOption {
  readonly value: number;
  /** ∂value/∂spot. */
  readonly delta: number;
  /** Price of the asset at which the first decision is even; absent where it is the same at every price. */
  readonly criticalPrice?: number;
}

const LEG = { strike: POSITIVE, time: YEARS };
const SHARED = { spot: POSITIVE, rate: RATE, dividendYield: YIELD, volatility: { ...VOLATILITY, open: true as const } };

/**
 * An option on an option, by Geske: research that buys the right to develop, development that buys the right to launch.
 *
 *     call on call = S·e^(−qT₂)·Φ₂(y₁, z₁; ρ) − K₂·e^(−rT₂)·Φ₂(y₂, z₂; ρ) − K₁·e^(−rT₁)·Φ(y₂),   ρ = √(T₁/T₂)
 *     y of S over the critical price at T₁, z of S over K₂ at T₂; puts by the signs of the arguments and of ρ
 *
 * Three or more stages, and stages that may fail: `stagedInvestment`.
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value; a second option that lapses before the first
 * @source R. Geske, The Valuation of Compound Options, J. Financial Economics 7 (1979)
 */
export function compoundOption(terms: CompoundTerms): CompoundOption {
  checkCompound(terms);
  const { first, second, spot, rate, dividendYield, volatility } = terms;
  const market = { rate, dividendYield, volatility };
  const inner: OptionTerms = { type: second.type, spot, strike: second.strike, time: second.time, ...market };
  const later = { ...inner, time: second.time - first.time };
  const mother = first.type === 'call' ? 1 : -1;
  const daughter = second.type === 'call' ? 1 : -1;
  const due = first.strike * exp(-rate * first.time);
  const most = second.strike * exp(-rate * later.time);
  if (daughter < 0 && first.strike >= most) {
    // no price makes the put worth that much: its buyer never buys, its seller always sells
    const { value, delta } = europeanOption(inner);
    return mother > 0 ? { value: 0, delta: 0 } : { value: due - value, delta: -delta };
  }
  const criticalPrice = priceWorth(later, first.strike);
  const y2 = distance(spot / criticalPrice, first.time, market);
  const y1 = y2 + volatility * Math.sqrt(first.time);
  const z2 = distance(spot / second.strike, second.time, market);
  const z1 = z2 + volatility * Math.sqrt(second.time);
  const rho = mother * Math.sqrt(first.time / second.time);
  const both = mother * daughter;
  const kept = exp(-dividendYield * second.time) * bivariateNormalCdf(both * y1, daughter * z1, rho);
  const paid = second.strike * exp(-rate * second.time) * bivariateNormalCdf(both * y2, daughter * z2, rho);
  const value = both * (spot * kept - paid) - mother * due * normalCdf(both * y2);
  return { value: finiteResult('compoundOption', Math.max(0, value)), delta: both * kept, criticalPrice };
}

/** d₂ of a price relative to its threshold. */
function distance(
  ratio: number,
  time: number,
  { rate, dividendYield, volatility }: Pick<OptionTerms, 'rate' | 'dividendYield' | 'volatility'>,
): number {
  const deviation = volatility * Math.sqrt(time);
  return (log(ratio) + (rate - dividendYield) * time) / deviation - deviation / 2;
}

/** The price of the asset at which an option is worth so much. */
export function priceWorth(option: OptionTerms, worth: number): number {
  const excess = (x: number): number => europeanValue({ ...option, spot: option.strike * exp(x) }) - worth;
  const side = option.type === 'call' ? 1 : -1;
  let [low, high] = [-side, side];
  while (excess(low) > 0) low *= 2;
  while (excess(high) < 0) high *= 2;
  return option.strike * exp(root(excess, low, high).at);
}

function checkCompound({ first, second, ...shared }: CompoundTerms): void {
  const at = 'compoundOption';
  const faults = [
    ...[['first', first] as const, ['second', second] as const].flatMap(([name, leg]) => [
      ...typeFaults(`${at}: ${name}`, 'type', leg?.type),
      ...figureFaults(`${at}: ${name}`, leg ?? {}, LEG),
    ]),
    ...figureFaults(at, shared, SHARED),
  ];
  if (faults.length === 0 && second.time <= first.time) {
    const remedy = `give a time after ${first.time}`;
    faults.push({ at: `${at}: second: time`, problem: 'not after the first', met: String(second.time), remedy });
  }
  report(faults);
}

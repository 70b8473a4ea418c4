import { quote } from '../../base/errors.ts';
import { finiteResult } from '../../numeric/argument.ts';
import { bivariateNormalCdf } from '../../numeric/bivariate-normal.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { normalCdf } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';
import { europeanValue } from './european.ts';
import { checkTerms, figureFaults, NOT_NEGATIVE, type OptionTerms, POSITIVE, report, YEARS } from './terms.ts';

/** An option that its holder may extend once: at its end, for a fee, to a later end and another strike. */
export interface ExtendibleTerms extends OptionTerms {
  readonly extension: {
    /** Years from today to the later end. */
    readonly time: number;
    readonly strike: number;
    /** What extending costs, paid at the first end, 0 or more. */
    readonly fee: number;
  };
}

export interface ExtendibleOption {
  readonly value: number;
  /** The same option without the right to extend. */
  readonly withoutExtension: number;
  /** Prices of the asset at the first end between which extending is best; absent where it never is. */
  readonly extendBetween?: { readonly low: number; readonly high: number };
}

/** Beyond e^±this of the strike a price cannot be told from none, or from one without end. */
const FARTHEST = 600;

/**
 * An option with the holder's right to extend it: an option to license whose term may be bought longer.
 *
 *     V = E e^(−rT₁)·max(±(S − K₁), option(S, K₂, T₂ − T₁) − fee, 0)
 *       = option(K₁, T₁) + what extending adds on the one interval of prices where it beats both exercise and lapse
 *
 * by bivariate normal probabilities with correlation √(T₁/T₂).
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value; a later end that is not later; a dividend
 *                           yield below 0, which may leave two intervals; volatility 0
 * @source F. Longstaff, Pricing Options with Extendible Maturities, J. Finance 45 (1990)
 */
export function extendibleOption(terms: ExtendibleTerms): ExtendibleOption {
  checkExtendible(terms);
  const { type, spot, strike, time, rate, dividendYield, volatility, extension } = terms;
  const side = type === 'call' ? 1 : -1;
  const withoutExtension = europeanValue(terms);
  const later: OptionTerms = { ...terms, strike: extension.strike, time: extension.time - time };
  const between = interval(terms, later);
  if (between === undefined) return { value: withoutExtension, withoutExtension };

  const rho = Math.sqrt(time / extension.time);
  /** Φ of "above x" at the first end; `shift` is 1 under the measure of the asset, 0 under that of money. */
  const reach = (price: number, years: number, shift: 0 | 1): number => {
    const deviation = volatility * Math.sqrt(years);
    const d = (log(spot / price) + (rate - dividendYield) * years) / deviation + (shift - 0.5) * deviation;
    return Math.max(-FARTHEST, Math.min(FARTHEST, d));
  };
  const within = (low: number, high: number, shift: 0 | 1): number =>
    normalCdf(reach(low, time, shift)) - normalCdf(reach(high, time, shift));
  const thenExercised = (shift: 0 | 1): number => {
    const end = side * reach(extension.strike, extension.time, shift);
    const above = (price: number) => bivariateNormalCdf(reach(price, time, shift), end, side * rho);
    return above(between.low) - above(between.high);
  };
  const extended =
    side *
    (spot * exp(-dividendYield * extension.time) * thenExercised(1) -
      extension.strike * exp(-rate * extension.time) * thenExercised(0));
  const fee = extension.fee * exp(-rate * time) * within(between.low, between.high, 0);
  // what exercise would have brought on that interval, where it brings anything
  const [low, high] =
    side > 0 ? [Math.max(strike, between.low), between.high] : [between.low, Math.min(strike, between.high)];
  const foregone =
    side *
    (spot * exp(-dividendYield * time) * within(low, high, 1) - strike * exp(-rate * time) * within(low, high, 0));
  const value = withoutExtension + Math.max(0, extended - fee - foregone);
  return { value: finiteResult('extendibleOption', value), withoutExtension, extendBetween: between };
}

/** Where the later option less its fee beats both lapse and exercise: around the strike, or nowhere. */
function interval(terms: ExtendibleTerms, later: OptionTerms): { low: number; high: number } | undefined {
  const { type, strike, extension } = terms;
  const side = type === 'call' ? 1 : -1;
  const gain = (x: number): number => {
    const price = strike * exp(x);
    return europeanValue({ ...later, spot: price }) - extension.fee - Math.max(0, side * (price - strike));
  };
  if (gain(0) <= 0) return undefined;
  const edge = (direction: 1 | -1): number => {
    let far: number = direction;
    while (gain(far) > 0 && Math.abs(far) < FARTHEST) far *= 2;
    return strike * exp(gain(far) > 0 ? direction * FARTHEST : root(gain, 0, far).at);
  };
  return { low: edge(-1), high: edge(1) };
}

function checkExtendible(terms: ExtendibleTerms): void {
  const at = 'extendibleOption';
  checkTerms(at, terms);
  const faults = [
    ...figureFaults(at, terms, {
      dividendYield: { low: 0, high: 100 },
      volatility: { low: 0, high: 10, open: true },
    }),
    ...figureFaults(`${at}: extension`, terms.extension ?? {}, { time: YEARS, strike: POSITIVE, fee: NOT_NEGATIVE }),
  ];
  if (faults.length === 0 && terms.extension.time <= terms.time) {
    const remedy = `give a time after ${terms.time}`;
    faults.push({ at: `${at}: extension: time`, problem: 'not later', met: quote(terms.extension.time), remedy });
  }
  report(faults);
}

import { quote, refuse } from '../../base/errors.ts';
import { finiteResult } from '../../numeric/argument.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { firstWhere } from '../../numeric/first-where.ts';
import { gaussLegendre } from '../../numeric/gauss-quadrature.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';
import { europeanValue } from './european.ts';
import { checkFigures, checkTerms, type OptionTerms } from './terms.ts';

export interface BermudanOption {
  readonly value: number;
  /** How far the value moves when it is integrated with half as many points again. */
  readonly errorBound: number;
}

const REACH = 9;
const PANEL = 2.5;

/**
 * An option that may be exercised on so many evenly spaced dates, the last one its end; not today.
 *
 *     V(k, S) = max(±(S − K), e^(−rΔ)·E V(k + 1)),   the kink found first, both sides of it integrated on their own
 *
 * What a simulation with these dates estimates; with more and more dates it rises to `americanOption`.
 *
 * @param dates  1 … 10000
 * @throws ARGUMENT_INVALID  every term out of its range, by name and value; volatility 0; rates below 0 that leave two boundaries
 * @source a derivation of our own: backward induction, Gauss–Legendre panels
 * @complexity O(dates · nodes · points)
 */
export function bermudanOption(terms: OptionTerms, dates: number): BermudanOption {
  checkTerms('bermudanOption', terms);
  checkFigures(
    'bermudanOption',
    { dates, volatility: terms.volatility },
    {
      dates: { low: 1, high: 10_000, whole: true },
      volatility: { low: 0, high: 10, open: true },
    },
  );
  const { type, spot, strike, rate, dividendYield } = terms;
  // a call is the put with the asset and the strike, and their yields, exchanged
  const put: OptionTerms =
    type === 'put'
      ? terms
      : { ...terms, type: 'put', spot: strike, strike: spot, rate: dividendYield, dividendYield: rate };
  if (put.rate <= 0 && put.dividendYield >= put.rate) {
    const value = europeanValue(terms);
    return { value, errorBound: 4 * Number.EPSILON * value };
  }
  if (put.rate <= 0) {
    const met = `rate ${quote(rate)}, dividendYield ${quote(dividendYield)}`;
    const remedy = 'take americanOption or latticeOption';
    refuse('ARGUMENT_INVALID', { at: 'bermudanOption', problem: 'two exercise boundaries', met, remedy });
  }
  const [coarse, value] = [putValue(put, dates, 8), putValue(put, dates, 12)];
  const errorBound = Math.abs(value - coarse) + 1e-12 * Math.max(spot, strike);
  return { value: finiteResult('bermudanOption', value), errorBound };
}

function putValue({ spot, strike, time, rate, dividendYield, volatility }: OptionTerms, dates: number, points: number) {
  const years = time / dates;
  const deviation = volatility * Math.sqrt(years);
  const drift = (rate - dividendYield) * years - (deviation * deviation) / 2;
  const discount = exp(-rate * years);
  const kept = exp(-dividendYield * years);
  const start = log(spot / strike);
  const rule = gaussLegendre(points);
  let edge = 0; // ln of the boundary at the next date, as a share of the strike
  let nodes = new Float64Array(0);
  let held = new Float64Array(0);
  /** Value of waiting one date more, strike 1: exercise below the edge in closed form, holding on above it at the nodes. */
  const waiting = (x: number): number => {
    const centre = x + drift;
    const d = (edge - centre) / deviation;
    let above = 0;
    for (let j = firstWhere(nodes.length, (i) => nodes[i]! > centre - REACH * deviation); j < nodes.length; j++) {
      const z = (nodes[j]! - centre) / deviation;
      if (z > REACH) break;
      above += held[j]! * normalDensity(z);
    }
    return discount * (normalCdf(d) + above / deviation) - kept * exp(x) * normalCdf(d - deviation);
  };
  for (let k = dates - 1; k >= 1; k--) {
    const gain = (x: number): number => 1 - exp(x) - waiting(x);
    let far = 0.25;
    while (gain(-far) < 0 && far < 500) far *= 2;
    const found = gain(-far) < 0 ? -far : root(gain, -far, 0).at;
    const top = start + (rate - dividendYield) * years * k + REACH * volatility * Math.sqrt(years * k);
    const panels = Math.max(0, Math.ceil((top - found) / (PANEL * deviation)));
    const half = (top - found) / (2 * panels);
    const next = new Float64Array(panels * points);
    const values = next.map((_, j) => {
      const x = found + half * (2 * Math.floor(j / points) + 1 + rule.nodes[j % points]!);
      next[j] = x;
      return half * rule.weights[j % points]! * waiting(x);
    });
    [edge, nodes, held] = [found, next, values];
  }
  return strike * waiting(start);
}

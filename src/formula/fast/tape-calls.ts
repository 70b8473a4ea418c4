import { exp, expm1, log, log1p, pow } from '../../numeric/elementary.ts';
import { normalCdf, normalQuantile as quantile } from '../../numeric/normal.ts';

/** The operations of a tape that a processor has no instruction for; both evaluators call these very functions. */
export const CALLS = {
  exp,
  log,
  pow,
  normalBelow,
  normalQuantile,
  nearestWhole,
  annuity,
  annuityByRate,
  annuityByYears,
} as const;

export type CallName = keyof typeof CALLS;

/** Φ(x), also of what is no number: a scenario that is refused for it is refused elsewhere. */
function normalBelow(x: number): number {
  return Number.isNaN(x) ? x : normalCdf(x);
}

/** Φ⁻¹(p); 0 for what is no probability: such a scenario is refused elsewhere. */
function normalQuantile(p: number): number {
  return p > 0 && p < 1 ? quantile(p) : 0;
}

/** From here on every float64 is whole. */
const WHOLE = 4503599627370496;
/** Below it a half that lost a few bits on its way, such as 1.005 ÷ 0.01, still counts as one: halves come from written figures. */
const FUZZY = 17592186044416;
const BITS = 1.7763568394002505e-15;

/** The nearest whole number, halves away from zero. */
function nearestWhole(x: number): number {
  const size = Math.abs(x);
  if (!(size < WHOLE)) return x;
  const nearest = Math.floor((size < FUZZY ? size * (1 + BITS) : size) + 0.5);
  return x < 0 ? -nearest : nearest;
}

/** (1 − (1 + rate)^−years) ÷ rate, which is `years` at rate 0; rate > −1. */
function annuity(rate: number, years: number): number {
  return rate === 0 ? years : -expm1(-years * log1p(rate)) / rate;
}

/** Where the differences below would lose more digits than the series leaves out. */
const NEAR_ZERO = 0.003;
const TERMS = 8;

/** Slope of `annuity` by the rate: (years · (1 + rate)^(−years − 1) − annuity) ÷ rate, near 0 by the binomial series. */
function annuityByRate(rate: number, years: number): number {
  if (!(Math.abs(rate) * (Math.abs(years) + 1) < NEAR_ZERO)) {
    return (years * exp(-(years + 1) * log1p(rate)) - annuity(rate, years)) / rate;
  }
  let slope = 0;
  let term = years; // ± years · (years + 1) … (years + k − 1) ÷ k! · rate^(k − 2)
  for (let k = 2; k < 2 + TERMS; k++) {
    term *= (years + k - 1) / -k;
    slope += (k - 1) * term;
    term *= rate;
  }
  return slope;
}

/** Slope of `annuity` by the years: (1 + rate)^−years · ln(1 + rate) ÷ rate. */
function annuityByYears(rate: number, years: number): number {
  const growth = log1p(rate);
  return exp(-years * growth) * (rate === 0 ? 1 : growth / rate);
}

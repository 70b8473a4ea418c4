import { finiteResult } from '../../numeric/argument.ts';
import { exp, expm1, log } from '../../numeric/elementary.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';
import { europeanValue, exerciseNow } from './european.ts';
import { type Bounds, checkFigures, checkTerms, type OptionTerms } from './terms.ts';

/** A closed approximation that books and programs quote for an American option; `americanOption` gives the value itself. */
export type Approximation = 'barone-adesi-whaley' | 'ju-zhong' | 'bjerksund-stensland';

const POSITIVE_RISK: Bounds = { low: 0, high: 10, open: true };

/**
 * The value of an American option by a published approximation, for comparison with figures that others computed so.
 *
 *     value ≈ european + A·(spot/critical)^λ / (1 − χ),   χ = 0 in Barone-Adesi and Whaley, quadratic in ln(spot/critical) in Ju
 *
 * They miss by up to about 0.2 % of the strike over some years. Bjerksund and Stensland (1993) is a lower bound.
 *
 * @throws ARGUMENT_INVALID  terms out of range, volatility 0; a method that is none of these; a dividend yield or rate
 *                           below 0 that leaves the approximation without a critical price
 * @source G. Barone-Adesi, R. Whaley, J. Finance 42 (1987); N. Ju, R. Zhong, J. Derivatives 7 (1999); P. Bjerksund, G. Stensland, Scandinavian J. Management 9 (1993)
 */
export function approximateAmericanOption(terms: OptionTerms, method: Approximation): number {
  const at = 'approximateAmericanOption';
  checkTerms(at, terms);
  checkFigures(at, terms, {
    volatility: POSITIVE_RISK,
    rate: { low: 0, high: 10 },
    dividendYield: { low: 0, high: 100 },
  });
  const gain = terms.type === 'put' ? terms.rate : terms.dividendYield;
  if (gain * terms.time <= NEGLIGIBLE) return europeanValue(terms);
  return finiteResult(at, METHODS[method](terms));
}

/** Share of the strike that early exercise may bring without counting. */
const NEGLIGIBLE = 1e-13;

const METHODS: Readonly<Record<Approximation, (terms: OptionTerms) => number>> = {
  'barone-adesi-whaley': (terms) => quadratic(terms, false),
  'ju-zhong': (terms) => quadratic(terms, true),
  'bjerksund-stensland': (terms) => bjerksundStensland(terms.type === 'call' ? terms : mirrored(terms)),
};

/** A put is a call with the asset and the strike, and their yields, exchanged. */
function mirrored({ spot, strike, rate, dividendYield, ...rest }: OptionTerms): OptionTerms {
  return { ...rest, type: 'call', spot: strike, strike: spot, rate: dividendYield, dividendYield: rate };
}

function quadratic(terms: OptionTerms, isJu: boolean): number {
  const { type, spot, strike, time, rate, dividendYield, volatility } = terms;
  const side = type === 'call' ? 1 : -1;
  const variance = volatility * volatility;
  const lag = (2 * (rate - dividendYield)) / variance - 1;
  const elapsed = -expm1(-rate * time);
  // 2r/σ²h, of which r = 0 leaves 2/σ²T
  const pull = elapsed < 1e-12 ? 2 / (variance * time) : (2 * rate) / (variance * elapsed);
  const spread = Math.sqrt(lag * lag + 4 * pull);
  const power = (-lag + side * spread) / 2;
  const critical = criticalPrice(terms, power);
  if (side * (critical - spot) <= 0) return exerciseNow(terms);
  const atCritical = { ...terms, spot: critical };
  const premium = side * (critical - strike) - europeanValue(atCritical);
  const distance = log(spot / critical);
  const european = europeanValue(terms);
  if (!isJu) return european + premium * exp(power * distance);

  const deviation = volatility * Math.sqrt(time);
  const d1 = (log(critical / strike) + (rate - dividendYield) * time) / deviation + deviation / 2;
  const forward = critical * exp((rate - dividendYield) * time);
  // α·∂V/∂h, α/h and α·λ′ together: each is finite when the rate is 0
  const alpha = (2 * rate) / variance;
  const slope =
    (forward * normalDensity(d1)) / deviation -
    (side * forward * normalCdf(side * d1) * 2 * dividendYield) / variance +
    side * alpha * strike * normalCdf(side * (d1 - deviation));
  const turn = (-side * pull * pull) / spread;
  const remaining = 1 - elapsed;
  const width = 2 * power + lag;
  const b = (remaining * turn) / (2 * width);
  const c = -(remaining / width) * (slope / premium + pull + turn / width);
  return european + (premium * exp(power * distance)) / (1 - distance * (b * distance + c));
}

/** Where exercising is worth the approximate option: side·(s − K) = european(s) + side·(1 − e^(−qT)·Φ(side·d₁))·s/λ. */
function criticalPrice(terms: OptionTerms, power: number): number {
  const { type, strike, time, rate, dividendYield, volatility } = terms;
  const side = type === 'call' ? 1 : -1;
  const deviation = volatility * Math.sqrt(time);
  const excess = (x: number): number => {
    const price = strike * exp(x);
    const d1 = (x + (rate - dividendYield) * time) / deviation + deviation / 2;
    const kept = exp(-dividendYield * time) * normalCdf(side * d1);
    const held = europeanValue({ ...terms, spot: price }) + (side * (1 - kept) * price) / power;
    return (side * (price - strike) - held) / price;
  };
  let far = side * 0.5;
  while (excess(far) < 0 && Math.abs(far) < 300) far *= 2;
  return strike * exp(root(excess, 0, far).at);
}

/** A call exercised when the asset first meets one flat barrier, the best of those of one form; strike 1 inside. */
function bjerksundStensland({ spot: price, strike, time, rate, dividendYield, volatility }: OptionTerms): number {
  const spot = price / strike;
  const carry = rate - dividendYield;
  const variance = volatility * volatility;
  const lean = 0.5 - carry / variance;
  const power = lean + Math.sqrt(lean * lean + (2 * rate) / variance);
  const perpetual = power / (power - 1);
  const start = Math.max(1, rate / dividendYield);
  const decay = (-(carry * time + 2 * volatility * Math.sqrt(time)) * start) / (perpetual - start);
  const barrier = start - (perpetual - start) * expm1(decay);
  if (spot >= barrier) return price - strike;
  const deviation = volatility * Math.sqrt(time);
  const reach = log(barrier / spot);
  /** E of (spot/barrier)^γ on the paths that stay below the barrier and end below `end`. */
  const below = (gamma: number, end: number): number => {
    const drift = -rate + gamma * carry + 0.5 * gamma * (gamma - 1) * variance;
    const d = -(log(spot / end) + (carry + (gamma - 0.5) * variance) * time) / deviation;
    const direct = normalCdf(d);
    const turned = normalCdf(d - (2 * reach) / deviation);
    const size = drift * time - gamma * reach;
    const mirror = ((2 * carry) / variance + 2 * gamma - 1) * reach;
    return (direct > 0 ? exp(size) * direct : 0) - (turned > 0 ? exp(size + mirror) * turned : 0);
  };
  const held = (barrier - 1) * (exp(-power * reach) - below(power, barrier));
  const sold = barrier * (below(1, barrier) - below(1, 1)) - below(0, barrier) + below(0, 1);
  return strike * (held + sold);
}

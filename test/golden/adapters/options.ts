import { normalCdf } from '../../../src/numeric/normal.ts';
import { americanOption } from '../../../src/valuation/option/american.ts';
import { type Approximation, approximateAmericanOption } from '../../../src/valuation/option/approximate-american.ts';
import { bermudanOption } from '../../../src/valuation/option/bermudan.ts';
import { compoundOption } from '../../../src/valuation/option/compound.ts';
import { europeanOption } from '../../../src/valuation/option/european.ts';
import { exchangeOption } from '../../../src/valuation/option/exchange.ts';
import { extendibleOption } from '../../../src/valuation/option/extendible.ts';
import { latticeOption } from '../../../src/valuation/option/lattice.ts';
import { leastSquaresMonteCarlo } from '../../../src/valuation/option/least-squares-monte-carlo.ts';
import { leastSquaresPolicy } from '../../../src/valuation/option/least-squares-policy.ts';
import { patentOption } from '../../../src/valuation/option/patent-option.ts';
import type { OptionTerms } from '../../../src/valuation/option/terms.ts';
import type { Inputs, Topics } from '../contract.ts';

const SEED = 20010101;

function termsOf(given: Inputs): OptionTerms {
  const { type = 'call', spot, strike, time, rate, dividendYield = 0, volatility } = given;
  return { type, spot, strike, time, rate, dividendYield, volatility: volatility ?? Math.sqrt(given.variance) };
}

/** The volatility does not enter a tree whose moves are given. */
function treeOf(given: Inputs) {
  const { steps, u, d } = given.tree ?? given;
  const moves = u === undefined ? {} : { moves: { up: u, down: d } };
  const exercise = given.exercise === 'american' ? 'american' : 'european';
  const terms = termsOf(u === undefined ? given : { ...given, volatility: 0 });
  return { value: latticeOption(terms, { steps, exercise, ...moves }) };
}

const european = (given: Inputs) => ({ value: europeanOption(termsOf(given)).value });
const american = (given: Inputs) => ({ value: americanOption(termsOf(given)).value });
const approximate = (method: Approximation) => (given: Inputs) => ({
  value: approximateAmericanOption(termsOf(given), method),
});

function exchangeTerms(given: Inputs) {
  const asset = (n: 1 | 2) => ({
    spot: given[`s${n}`],
    quantity: given[`quantity${n}`] ?? 1,
    dividendYield: given[`dividendYield${n}`],
    volatility: given[`volatility${n}`],
  });
  return { received: asset(1), given: asset(2), correlation: given.correlation, time: given.time };
}

function exchangeByRatio(given: Inputs) {
  const { received, given: other, time, ...rest } = exchangeTerms(given);
  const { american: right, ratioVolatility } = exchangeOption({ received, given: other, time, ...rest });
  const ratio: OptionTerms = {
    type: 'call',
    spot: received.quantity * received.spot,
    strike: other.quantity * other.spot,
    time,
    rate: other.dividendYield,
    dividendYield: received.dividendYield,
    volatility: ratioVolatility,
  };
  return { exact: right.value, bjerksundStensland: approximateAmericanOption(ratio, 'bjerksund-stensland') };
}

/** A cost of delay in words names its figure last. */
function patent(given: Inputs) {
  const { spot, strike, time, rate, volatility } = termsOf(given);
  const stated = given.dividendYield ?? (typeof given.costOfDelay === 'number' ? given.costOfDelay : undefined);
  const delay = stated === undefined ? {} : { costOfDelay: stated };
  const terms = { presentValue: spot, launchCost: strike, yearsLeft: time, rate, volatility, ...delay };
  const { european: formula, launchNow } = patentOption(terms);
  const { value, d1, d2 } = formula;
  const Nd1 = d1 === undefined ? undefined : normalCdf(d1);
  return { value, valueFull: value, d1, d2, Nd1, Nd2: formula.exerciseProbability, npvIfNow: launchNow };
}

function longstaffSchwartz(given: Inputs) {
  const terms = termsOf(given);
  const dates = Number(/(\d+) dates a year/.exec(given.exercise)?.[1] ?? 50) * terms.time;
  return {
    europeanBlackScholes: europeanOption(terms).value,
    bermudan50: bermudanOption(terms, dates).value,
    americanContinuous: americanOption(terms).value,
    lsm: leastSquaresMonteCarlo(terms, { dates, paths: given.paths ?? 100_000, seed: SEED }).value,
  };
}

function eightPaths({ paths, strike, type, ratePerPeriod, basis }: Inputs) {
  const degree = Number(/X\^(\d)/.exec(basis)?.[1] ?? 2);
  const policy = leastSquaresPolicy({ paths, strike, type, ratePerPeriod, degree });
  const { american: value, european: atEnd, coefficients } = policy;
  return {
    american: value,
    americanFull: value,
    european: atEnd,
    europeanFull: atEnd,
    coefficientsAtDate1: coefficients[0],
    coefficientsAtDate2: coefficients[1],
  };
}

export const topics: Topics = {
  'options/european': european,
  'options/bsm-precise': european,
  'options/american-exact': american,
  'options/american-ju': approximate('ju-zhong'),
  'options/american-baw': approximate('barone-adesi-whaley'),
  'options/hull': (given) => (given.tree === undefined ? european(given) : treeOf(given)),
  'options/crr-tree': treeOf,
  'options/exchange-european': (given) => {
    const { value, deltaReceived: delta1, deltaGiven: delta2 } = exchangeOption(exchangeTerms(given));
    return { value, delta1, delta2 };
  },
  'options/exchange-american': exchangeByRatio,
  'options/compound': (given) => {
    const first = { type: given.motherType, strike: given.motherStrike, time: given.motherTime };
    const second = { type: given.daughterType, strike: given.daughterStrike, time: given.daughterTime };
    const { spot, rate, dividendYield, volatility } = given;
    return compoundOption({ first, second, spot, rate, dividendYield, volatility });
  },
  'options/extendible': (given) => {
    const extension = { time: given.time2, strike: given.strike2, fee: given.premium };
    const type = String(given.kind ?? 'call').includes('put') ? 'put' : 'call';
    return extendibleOption({ ...termsOf({ ...given, type, strike: given.strike1, time: given.time1 }), extension });
  },
  'options/longstaff-schwartz': longstaffSchwartz,
  'options/lsm-8-paths': eightPaths,
  'options/patent': patent,
};

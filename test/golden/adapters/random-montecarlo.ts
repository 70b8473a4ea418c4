import { pertDistribution } from '../../../src/numeric/beta-distributions.ts';
import { triangularDistribution } from '../../../src/numeric/bounded-distributions.ts';
import { choleskyFactor, correlate } from '../../../src/numeric/cholesky.ts';
import { productOfLognormals, sumOfNormals } from '../../../src/numeric/closed-forms.ts';
import type { Distribution } from '../../../src/numeric/distribution.ts';
import { lognormalOfMoments } from '../../../src/numeric/normal-distributions.ts';
import { philox4x32 } from '../../../src/numeric/philox.ts';
import { mt19937, pcg32, splitmix64, xoshiro256 } from '../../../src/numeric/published-generators.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import { SobolSequence } from '../../../src/numeric/sobol.ts';
import { threefry4x32 } from '../../../src/numeric/threefry.kernel.ts';
import type { Inputs, Topics } from '../contract.ts';

const PATHS = 100_000;
const LEVELS = [0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999];

export const topics: Topics = {
  'random-montecarlo/generator': (inputs) => {
    const next = generator(inputs);
    const words = Array.from({ length: 10_000 }, () => next());
    return { first: words.slice(0, 1000), thousandth: words[999], tenThousandth: words[9999] };
  },

  'random-montecarlo/sobol': ({ dimension, points, skip = 0 }) => {
    const out = new Float64Array(dimension * points);
    new SobolSequence(dimension).fill(skip, out);
    return { points: Array.from({ length: points }, (_, i) => [...out.subarray(i * dimension, (i + 1) * dimension)]) };
  },

  'random-montecarlo/triangular': ({ min, mode, max }) => described(triangularDistribution(min, mode, max)),

  'random-montecarlo/pert': ({ min, mode, max, lambda_ = 4 }) => described(pertDistribution(min, mode, max, lambda_)),

  'random-montecarlo/lognormal': ({ mean, standardDeviation }) =>
    described(lognormalOfMoments(mean, standardDeviation)),

  'random-montecarlo/lognormal-product': ({ constant, factorsMu, factorsSigma }) => {
    const law = productOfLognormals(constant, factorsMu, factorsSigma);
    return { ...described(law), standardDeviation: Math.sqrt(law.variance), ...namedQuantiles(law) };
  },

  'random-montecarlo/normal-dcf': (inputs) => {
    const terms = cashFlows(inputs);
    const law = sumOfNormals(terms);
    return {
      meanNpv: law.mean,
      standardDeviation: law.standardDeviation,
      probabilityOfLoss: law.cdf(0),
      ...namedQuantiles(law),
      conditionalMeanBelow05: law.meanBelow(0.05),
      monteCarlo: simulated(terms),
    };
  },
};

/** A function that gives the next word of the generator named. */
function generator({ generator: name, seed = 0, sequence = 0, state, key = [], counter = [0, 0, 0, 0] }: Inputs) {
  const words = (list: readonly (number | string)[]) => Uint32Array.from(list, Number);
  const bigSeed = BigInt(seed);
  switch (name) {
    case 'splitmix64':
      return splitmix64(bigSeed);
    case 'xoshiro256**':
    case 'xoshiro256++': {
      const seeding = splitmix64(bigSeed);
      return xoshiro256((state ?? [0, 0, 0, 0].map(seeding)).map(BigInt), name === 'xoshiro256**' ? '**' : '++');
    }
    case 'pcg32':
      return pcg32(bigSeed, BigInt(sequence));
    case 'mt19937':
      return mt19937(Number(seed));
    case 'philox4x32-10':
      return counted(words(counter), (at, out) => philox4x32(words(key), at, out));
    case 'threefry4x32-20':
      return counted(words(counter), (at, out) => threefry4x32(words(key), at, out));
    default:
      throw new Error(`no generator ${name}`);
  }
}

/** The words of a hash at one count after the other. */
function counted(counter: Uint32Array, hash: (counter: Uint32Array, out: Uint32Array) => void): () => number {
  const out = new Uint32Array(4);
  let used = 4;
  return () => {
    if (used === 4) {
      hash(counter, out);
      counter[0]! += 1;
      used = 0;
    }
    return out[used++]!;
  };
}

function described<T extends Distribution>(law: T) {
  return { ...law, quantiles: Object.fromEntries(LEVELS.map((p) => [String(p), law.quantile(p)])) };
}

/** quantile05, quantile95 and so on. */
function namedQuantiles(law: Distribution) {
  return Object.fromEntries(
    [1, 5, 10, 25, 50, 75, 90, 95, 99].map((p) => [`quantile${String(p).padStart(2, '0')}`, law.quantile(p / 100)]),
  );
}

function cashFlows({ years, meanCashflow, standardDeviations, correlation, discountRate, initialOutlay }: Inputs) {
  const year = Array.from({ length: years }, (_, i) => i);
  return {
    constant: -initialOutlay,
    weights: year.map((t) => (1 + discountRate) ** -(t + 1)),
    means: year.map((t) => (Array.isArray(meanCashflow) ? meanCashflow[t] : meanCashflow)),
    standardDeviations,
    correlation: year.map((i) => year.map((j) => (i === j ? 1 : correlation))),
  };
}

function simulated({ constant, weights, means, standardDeviations, correlation }: ReturnType<typeof cashFlows>) {
  const n = weights.length;
  const z = new Float64Array(n * PATHS);
  new RandomStream(1).fillNormal(z);
  correlate(choleskyFactor(correlation), z);
  const values = Float64Array.from({ length: PATHS }, (_, path) =>
    weights.reduce((sum, w, i) => sum + w * (means[i] + standardDeviations[i] * z[path * n + i]!), constant),
  );
  const mean = values.reduce((sum, x) => sum + x, 0) / PATHS;
  const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (PATHS - 1));
  const loss = values.filter((x) => x < 0).length / PATHS;
  return {
    meanNpv: { estimate: mean, standardError: spread / Math.sqrt(PATHS) },
    standardDeviation: { estimate: spread, standardError: spread / Math.sqrt(2 * PATHS) },
    probabilityOfLoss: { estimate: loss, standardError: Math.sqrt(Math.max(loss * (1 - loss), 1 / PATHS) / PATHS) },
  };
}

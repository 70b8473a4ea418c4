import { createRequire } from 'node:module';
import { erf, erfc } from '../../src/numeric/error-function.ts';
import { logGamma } from '../../src/numeric/gamma.ts';
import { incompleteBeta } from '../../src/numeric/incomplete-beta.ts';
import { incompleteGammaLower } from '../../src/numeric/incomplete-gamma.ts';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { studentTCdf, studentTQuantile } from '../../src/numeric/student-t.ts';

type Function1 = (...args: number[]) => number;

/** A function of ours as it is called; the comparison gives it as many arguments as it takes. */
const ours = (f: (...args: never[]) => number): Function1 => f as Function1;

/** One function that several libraries offer: which golden topic asks it, what is asked, what each library calls it. */
export interface Comparison {
  readonly name: string;
  readonly topic: string;
  readonly arguments: (inputs: Readonly<Record<string, number>>) => number[];
  readonly answer: string;
  readonly ours: Function1;
  readonly rivals: Readonly<Record<string, Function1>>;
}

/** The rivals as installed in this folder; `npm ci` here first. */
const load = createRequire(import.meta.url);
const simple = load('simple-statistics');
const { jStat } = load('jstat');
const r = load('lib-r-math.js');
const std = (name: string): Function1 => load(`@stdlib/${name}`);
const stdNormalCdf = std('stats-base-dists-normal-cdf');
const stdNormalQuantile = std('stats-base-dists-normal-quantile');
const stdGammaInc = std('math-base-special-gammainc');
const stdBetaInc = std('math-base-special-betainc');

export const comparisons: readonly Comparison[] = [
  {
    name: 'Φ(x)',
    topic: 'special-functions/normal-cdf',
    arguments: ({ x }) => [x as number],
    answer: 'cdf',
    ours: ours(normalCdf),
    rivals: {
      'simple-statistics': (x) => simple.cumulativeStdNormalProbability(x),
      jstat: (x) => jStat.normal.cdf(x, 0, 1),
      '@stdlib': (x) => stdNormalCdf(x as number, 0, 1),
      'lib-r-math': (x) => r.pnorm(x),
    },
  },
  {
    name: 'Φ⁻¹(p)',
    topic: 'special-functions/normal-quantile',
    arguments: ({ p }) => [p as number],
    answer: 'x',
    ours: ours(normalQuantile),
    rivals: {
      'simple-statistics': (p) => simple.probit(p),
      jstat: (p) => jStat.normal.inv(p, 0, 1),
      '@stdlib': (p) => stdNormalQuantile(p as number, 0, 1),
      'lib-r-math': (p) => r.qnorm(p),
    },
  },
  {
    name: 'erf(x)',
    topic: 'special-functions/erf',
    arguments: ({ x }) => [x as number],
    answer: 'erf',
    ours: ours(erf),
    rivals: { 'simple-statistics': simple.errorFunction, jstat: jStat.erf, '@stdlib': std('math-base-special-erf') },
  },
  {
    name: 'erfc(x)',
    topic: 'special-functions/erf',
    arguments: ({ x }) => [x as number],
    answer: 'erfc',
    ours: ours(erfc),
    rivals: { jstat: jStat.erfc, '@stdlib': std('math-base-special-erfc') },
  },
  {
    name: 'ln Γ(x)',
    topic: 'special-functions/gamma',
    arguments: ({ x }) => [x as number],
    answer: 'logAbsGamma',
    ours: ours(logGamma),
    rivals: {
      'simple-statistics': simple.gammaln,
      jstat: jStat.gammaln,
      '@stdlib': std('math-base-special-gammaln'),
      'lib-r-math': (x) => r.lgamma(x),
    },
  },
  {
    name: 'P(a, x)',
    topic: 'special-functions/incomplete-gamma',
    arguments: ({ a, x }) => [a as number, x as number],
    answer: 'lowerP',
    ours: ours(incompleteGammaLower),
    rivals: {
      jstat: (a, x) => jStat.lowRegGamma(a, x),
      '@stdlib': (a, x) => stdGammaInc(x as number, a as number),
      'lib-r-math': (a, x) => r.pgamma(x, a),
    },
  },
  {
    name: 'I_x(a, b)',
    topic: 'special-functions/incomplete-beta',
    arguments: ({ a, b, x }) => [a as number, b as number, x as number],
    answer: 'regularised',
    ours: ours(incompleteBeta),
    rivals: {
      jstat: (a, b, x) => jStat.ibeta(x, a, b),
      '@stdlib': (a, b, x) => stdBetaInc(x as number, a as number, b as number),
      'lib-r-math': (a, b, x) => r.pbeta(x, a, b),
    },
  },
  {
    name: 't CDF',
    topic: 'special-functions/t-cdf',
    arguments: ({ x, df }) => [x as number, df as number],
    answer: 'cdf',
    ours: ours(studentTCdf),
    rivals: {
      jstat: (x, df) => jStat.studentt.cdf(x, df),
      '@stdlib': std('stats-base-dists-t-cdf'),
      'lib-r-math': (x, df) => r.pt(x, df),
    },
  },
  {
    name: 't quantile',
    topic: 'special-functions/t-quantile',
    arguments: ({ p, df }) => [p as number, df as number],
    answer: 'x',
    ours: ours(studentTQuantile),
    rivals: {
      jstat: (p, df) => jStat.studentt.inv(p, df),
      '@stdlib': std('stats-base-dists-t-quantile'),
      'lib-r-math': (p, df) => r.qt(p, df),
    },
  },
];

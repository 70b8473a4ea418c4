import { addBinomial } from '../../numeric/add-binomial.ts';
import { checkPositive, checkWhole } from '../../numeric/argument.ts';
import { gaussLegendre } from '../../numeric/gauss-quadrature.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';

import { type GridLossLaw, gridLaw } from './grid-law.ts';
import { checkEqual, type EqualObligors } from './loss-law.ts';
import { normalMixing, type ProbitMixing, studentMixing } from './probit-mixing.ts';
import { checkStudent } from './student-large-pool.ts';

const RULE = gaussLegendre(24);

/** Panels are so many deviations of the conditional law long, or of what is mixed: 24 points hold a normal density there. */
const PANEL_DEVIATIONS = 4;

/** Weights below this cannot change a digit of the law. */
const NEGLIGIBLE = 1e-25;

const MOST_LOANS = 1_000_000;

/** A pool of equal loans. */
export interface EqualPool extends EqualObligors {
  /** 1 … 1,000,000. */
  readonly loans: number;
  /** Degrees of freedom of a Student t copula; Gaussian when left out. */
  readonly freedom?: number;
  /** Unit of the loss, above 0; 1 when left out. */
  readonly lossPerDefault?: number;
}

/**
 * The law of defaults in a finite pool of equal loans under one common factor, Gaussian or Student t.
 *
 *     P(D = d) = ∫ Binomial(d; n, Φ(u ÷ √(1 − ρ))) f(u) du,
 *     f the density of U = Φ⁻¹(p) + √ρ·Z, or of U = t_ν⁻¹(p)·W + √ρ·Z
 *
 * The binomial law narrows as n grows, so the panels shorten with it: some 0.5·√n·π of them and no fixed number of nodes.
 *
 * @throws ARGUMENT_INVALID  an argument out of range
 * @source Gordy, A comparative anatomy of credit risk models, Journal of Banking & Finance 24 (2000); Frey and McNeil (2001)
 * @complexity some √n densities and binomials of width √n each
 */
export function equalPoolLaw(pool: EqualPool): GridLossLaw {
  const { loans, probability, correlation, freedom, lossPerDefault = 1 } = pool;
  checkWhole('equalPoolLaw: loans', loans, 1, MOST_LOANS);
  checkPositive('equalPoolLaw: lossPerDefault', lossPerDefault);
  if (freedom === undefined) checkEqual('equalPoolLaw', pool);
  else checkStudent('equalPoolLaw', { probability, correlation, freedom });
  const masses = new Float64Array(loans + 1);
  if (correlation === 0 && (freedom === undefined || probability === 0.5)) {
    addBinomial(masses, loans, probability, 1);
  } else {
    const isNormal = freedom === undefined || probability === 0.5;
    mixBinomials(masses, isNormal ? normalMixing(pool) : studentMixing({ probability, correlation, freedom }));
  }
  return gridLaw({ unit: lossPerDefault, masses, mean: loans * probability * lossPerDefault });
}

function mixBinomials(masses: Float64Array, mixing: ProbitMixing): void {
  const loans = masses.length - 1;
  masses[0]! += mixing.nobody;
  masses[loans]! += mixing.everybody;
  const edges = marchingEdges(mixing, loans);
  for (let i = 1; i < edges.length; i++) {
    const half = (edges[i]! - edges[i - 1]!) / 2;
    const middle = (edges[i]! + edges[i - 1]!) / 2;
    for (let k = 0; k < RULE.nodes.length; k++) {
      const v = middle + half * RULE.nodes[k]!;
      const weight = half * RULE.weights[k]! * mixing.density(v);
      if (weight > NEGLIGIBLE) addBinomial(masses, loans, normalCdf(mixing.at(v) / mixing.own), weight);
    }
  }
}

/** Panels as long as the conditional law and what is mixed allow at each place. */
function marchingEdges({ own, low, high, at, stretch, smooth }: ProbitMixing, loans: number): number[] {
  const edges = [low];
  for (let v = low; v < high; ) {
    const x = at(v) / own;
    const p = Math.min(normalCdf(x), normalCdf(-x));
    // of the conditional law, in U; where nobody is likely to default, of the chance that nobody does
    const deviation = own * Math.min(Math.sqrt((p * (1 - p)) / loans) / normalDensity(x), 1 / Math.max(1, Math.abs(x)));
    v = Math.min(high, v + PANEL_DEVIATIONS * Math.min(deviation / stretch(v), smooth(v)));
    edges.push(v);
  }
  return edges;
}

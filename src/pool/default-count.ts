import { quote, refuse } from '../base/errors.ts';
import { normalCdf } from '../numeric/normal.ts';
import { equalPoolLaw } from './law/equal-pool.ts';

/**
 * The default probability of a loan when the common factor is z.
 *
 *     p(z) = Φ((Φ⁻¹(p) − √ρ z) ÷ √(1 − ρ))
 *
 * @source Vasicek, Loan portfolio value, Risk (December 2002)
 */
export function conditionalProbability(threshold: number, correlation: number, z: number): number {
  return normalCdf((threshold - Math.sqrt(correlation) * z) / Math.sqrt(1 - correlation));
}

/**
 * The law of the number of defaults among equal loans with one common normal factor, as `equalPoolLaw` has it.
 *
 *     P(D = d) = ∫ Binomial(d; n, p(z)) φ(z) dz
 *
 * @param loans        1 … 100,000
 * @param probability  of default of one loan over the horizon, above 0 and below 1
 * @param correlation  of two loans' latent asset values, 0 … 0.99
 * @returns            P(D = 0), P(D = 1), … P(D = n)
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function defaultCountLaw(loans: number, probability: number, correlation: number): Float64Array {
  checkLaw(loans, probability, correlation);
  return equalPoolLaw({ loans, probability, correlation }).masses;
}

function checkLaw(loans: number, probability: number, correlation: number): void {
  const fail = (name: string, range: string, met: number): never =>
    refuse('ARGUMENT_INVALID', { at: `defaultCountLaw: ${name}`, problem: `${range} expected`, met: quote(met) });
  if (!Number.isInteger(loans) || loans < 1 || loans > 100_000)
    fail('loans', 'a whole number from 1 to 100,000', loans);
  if (!(probability > 0 && probability < 1)) fail('probability', 'above 0 and below 1', probability);
  if (!(correlation >= 0 && correlation <= 0.99)) fail('correlation', '0 to 0.99', correlation);
}

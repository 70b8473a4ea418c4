import { checkFinite, checkInside, checkNotNegative, checkPositive, checkWithin } from '../numeric/argument.ts';
import { exp, log } from '../numeric/elementary.ts';
import { normalCdf, normalQuantile } from '../numeric/normal.ts';

/** A pledge whose value wanders until a bullet loan falls due. Shares and rates are fractions. */
export interface ValueAtRisk {
  /** Yearly drift of the value, for instance −0.1. */
  readonly drift: number;
  /** Yearly volatility of the value, above 0. */
  readonly volatility: number;
  /** Years to maturity, above 0. */
  readonly years: number;
  /** Cost of disposal, share of the proceeds. */
  readonly costShare: number;
  /** Simple yearly interest of the loan, paid at the end. */
  readonly interestRate: number;
}

/**
 * The pledge rate at which a sale at maturity covers principal and interest but for a chance of `chance`.
 *
 *     rate = (1 − c) · exp((μ − σ²/2)·T + σ·√T·Φ⁻¹(ε)) / (1 + r·T)
 *
 * It may exceed 1 where the value drifts up; a policy caps it. The value follows a geometric Brownian motion and is taken
 * to find a buyer: the chance of no sale is not in it.
 *
 * @param chance  that the proceeds fall short, between 0 and 1
 * @throws ARGUMENT_INVALID  a figure out of its range
 * @source lognormal quantile, in the spirit of Zhu and Xu (2012), Science Research Management 33(12)
 */
export function valueAtRiskPledgeRate(pledge: ValueAtRisk, chance: number): number {
  checkInside('valueAtRiskPledgeRate: chance', chance, 0, 1);
  const { growth, spread, kept, owed } = terms('valueAtRiskPledgeRate', pledge);
  return (kept * exp(growth + spread * normalQuantile(chance))) / owed;
}

/**
 * The chance that a sale at maturity does not cover principal and interest of a loan at a pledge rate.
 *
 *     chance = Φ((ln(rate · (1 + r·T) / (1 − c)) − (μ − σ²/2)·T) / (σ·√T))
 *
 * @param pledgeRate  above 0
 * @throws ARGUMENT_INVALID  a figure out of its range
 */
export function shortfallChance(pledge: ValueAtRisk, pledgeRate: number): number {
  checkPositive('shortfallChance: pledgeRate', pledgeRate);
  const { growth, spread, kept, owed } = terms('shortfallChance', pledge);
  return normalCdf((log((pledgeRate * owed) / kept) - growth) / spread);
}

function terms(at: string, { drift, volatility, years, costShare, interestRate }: ValueAtRisk) {
  checkFinite(`${at}: drift`, drift);
  checkPositive(`${at}: volatility`, volatility);
  checkPositive(`${at}: years`, years);
  checkWithin(`${at}: costShare`, costShare, 0, 0.999999);
  checkNotNegative(`${at}: interestRate`, interestRate);
  return {
    growth: (drift - volatility ** 2 / 2) * years,
    spread: volatility * Math.sqrt(years),
    kept: 1 - costShare,
    owed: 1 + interestRate * years,
  };
}

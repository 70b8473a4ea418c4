import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log } from '../../../src/numeric/elementary.ts';
import { normalCdf, normalQuantile } from '../../../src/numeric/normal.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import { lossGivenDefaultLaw } from '../../../src/pledge/loss/wrong-way.ts';
import { refusalOf } from '../../support/formulas.ts';

const borrower = { defaultProbability: 0.03, correlation: 0, level: 0.9 };
/** A lognormal value after a year and a half: drift −10 %, volatility 50 %, cost of sale 15 %. */
const lognormal = (loanToValue: number, noSaleProbability: string) => ({
  cover: (1 / loanToValue).toPrecision(12),
  noSaleProbability,
  medianPriceShare: '0.713551974706502', // exp((−0.1 − 0.125) × 1.5)
  logDeviation: '0.612372435695795', // 0.5 √1.5
  disposalCostShare: '0.15',
  yearsToCash: '0',
  discountRate: '0',
});
const pledge = {
  ...{ cover: '2', noSaleProbability: '0.6', medianPriceShare: '0.25', logDeviation: '0.5' },
  ...{ disposalCostShare: '0.15', yearsToCash: '1.5', discountRate: '0.06' },
};

describe('lossGivenDefaultLaw', () => {
  // 1 Worked example, by another program: a pure lognormal pledge at 30, 50 and 25 % of its value.
  it('has the lognormal losses', () => {
    const loss = (loanToValue: number) => lossGivenDefaultLaw(lognormal(loanToValue, '0'), borrower).mean;
    expect(loss(0.3)).toBeCloseTo(0.029956, 6);
    expect(loss(0.5)).toBeCloseTo(0.117589, 6);
    expect(loss(0.25)).toBeCloseTo(0.016213, 6);
  });
  it('and with an atom at no sale p₀ + (1 − p₀) × loss when sold, about 0.61', () => {
    const { mean, noSaleProbability, quantile } = lossGivenDefaultLaw(lognormal(0.3, '0.6'), borrower);
    expect(noSaleProbability).toBeCloseTo(0.6, 14);
    expect(mean).toBeCloseTo(0.6 + 0.4 * 0.029956, 6);
    expect(quantile).toBe(1);
  });
  // mpmath at 30 digits: the same integrals.
  it('moves with the borrower’s fortune', () => {
    const { mean, noSaleProbability, fullRecovery } = lossGivenDefaultLaw(pledge, { ...borrower, correlation: 0.4 });
    expect(noSaleProbability).toBeCloseTo(0.894797613304627, 12);
    expect(mean).toBeCloseTo(0.965107015641736, 10);
    expect(fullRecovery).toBeCloseTo(0.000552815169377, 11);
  });

  // 2 Laws.
  it('falls when collateral rises, grows with correlation, no sale and level', () => {
    const share = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => n / 100);
    fc.assert(
      fc.property(share(10, 400), share(0, 95), share(0, 80), share(50, 95), (cover, noSale, correlation, level) => {
        const law = (more: object = {}, rho = correlation, at = level) =>
          lossGivenDefaultLaw(
            { ...pledge, cover, noSaleProbability: noSale, ...more },
            { ...borrower, correlation: rho, level: at },
          );
        const here = law();
        expect(law({ cover: (cover + 0.1).toFixed(2) }).mean).toBeLessThanOrEqual(here.mean + 1e-12);
        expect(law({ noSaleProbability: (noSale + 0.05).toFixed(2) }).mean).toBeGreaterThanOrEqual(here.mean - 1e-12);
        expect(law({}, correlation + 0.1).mean).toBeGreaterThanOrEqual(here.mean - 1e-12);
        expect(here.shortfall).toBeGreaterThanOrEqual(here.quantile - 1e-9);
        expect(here.shortfall).toBeGreaterThanOrEqual(here.mean - 1e-9);
        expect(law({}, correlation, level + 0.04).quantile).toBeGreaterThanOrEqual(here.quantile - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  // 3 Differential: pairs (A, Y) drawn outright, kept where A defaults; mean, quantile and shortfall within four standard errors.
  it('agrees with drawn defaults', () => {
    const asked = { defaultProbability: 0.2, correlation: 0.3, level: 0.4 };
    const law = lossGivenDefaultLaw({ ...pledge, noSaleProbability: '0.3' }, asked);
    const drawn = new Float64Array(400_000);
    new RandomStream(7).fillNormal(drawn);
    const losses: number[] = [];
    for (let i = 0; i < drawn.length; i += 2) {
      const [a, e] = [drawn[i] as number, drawn[i + 1] as number];
      if (a >= normalQuantile(0.2)) continue;
      const rank = normalCdf(0.3 * a + Math.sqrt(1 - 0.09) * e);
      const net = rank < 0.3 ? 0 : 2 * 0.25 * 0.85 * exp(0.5 * normalQuantile((rank - 0.3) / 0.7));
      losses.push(1 - Math.min(1, net) * exp(-1.5 * log(1.06)));
    }
    losses.sort((x, y) => x - y);
    const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
    const error = (values: readonly number[]) =>
      Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)) / values.length);
    const worst = losses.slice(Math.floor(0.4 * losses.length));
    expect(Math.abs(mean(losses) - law.mean)).toBeLessThan(4 * error(losses));
    expect(Math.abs(mean(worst) - law.shortfall)).toBeLessThan(4 * error(worst) + 4 * error(losses));
    const below = losses.filter((loss) => loss <= law.quantile).length / losses.length;
    expect(Math.abs(below - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / losses.length));
  });

  // 4 Refusals.
  it('names what is out of range', () => {
    const message = refusalOf(() =>
      lossGivenDefaultLaw({ ...pledge, cover: '-1', noSaleProbability: '1.1', logDeviation: '0' }, borrower),
    );
    for (const place of ['/cover', '/noSaleProbability', '/logDeviation']) expect(message).toContain(place);
    expect(refusalOf(() => lossGivenDefaultLaw(pledge, { ...borrower, correlation: 1 }))).toContain('correlation');
    expect(refusalOf(() => lossGivenDefaultLaw(pledge, { ...borrower, defaultProbability: 0 }))).toContain(
      'strictly between',
    );
  });
  it('is total where no pledge finds a buyer or covers nothing', () => {
    expect(lossGivenDefaultLaw({ ...pledge, noSaleProbability: '1' }, borrower)).toMatchObject({
      mean: 1,
      shortfall: 1,
    });
    expect(lossGivenDefaultLaw({ ...pledge, cover: '0' }, borrower).mean).toBeCloseTo(1, 12);
  });
});

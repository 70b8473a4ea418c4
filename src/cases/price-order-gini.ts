import type { Sample } from '../numeric/argument.ts';
import { orderOf } from '../numeric/order.ts';
import { sum } from '../numeric/sum.ts';

/** How unequally estimates and prices are spread over the cases, both in the order of the prices. */
export interface PriceOrderGini {
  readonly giniEstimates: number;
  readonly giniPrices: number;
  /** Modified Kakwani index: quotient of the two; below 1 where dear things are estimated too low; null where all prices are the same. */
  readonly mki: number | null;
  /** Kakwani index: giniEstimates − giniPrices. */
  readonly ki: number;
}

/**
 * Gini measures of vertical equity.
 *
 *     G(v) = (2·Σ i·vᵢ / Σ vᵢ − (n + 1)) / n,   i = rank of the price, from 1;  mki = G(e)/G(p),  ki = G(e) − G(p)
 *
 * Equal prices keep their order.
 *
 * @param estimates  above 0
 * @param prices     as many, above 0
 * @source C. Quintos, A Gini Measure for Vertical Equity in Property Assessments, JPTAA 17(2) (2020)
 */
export function priceOrderGini(estimates: Sample, prices: Sample): PriceOrderGini {
  const order = orderOf(prices);
  const n = order.length;
  const gini = (values: Sample): number => {
    const ranked = sum(order.map((number, i) => (i + 1) * values[number]!));
    return ((2 * ranked) / sum(values) - (n + 1)) / n;
  };
  const [giniEstimates, giniPrices] = [gini(estimates), gini(prices)];
  const vary = prices[order[0]!] !== prices[order[n - 1]!];
  return {
    giniEstimates,
    giniPrices,
    mki: vary ? giniEstimates / giniPrices : null,
    ki: giniEstimates - giniPrices,
  };
}

import { RandomStream } from '../../src/numeric/random-stream.ts';

const YEARS = 10;
const TAX_LIFE = 10;

/** Relief from royalty in mid-year over ten years. */
export const INPUT = {
  sales: Array.from({ length: YEARS }, (_, year) => String(1_000_000 + 50_000 * year)),
  royaltyRate: '0.05',
  annualDecay: '0.03',
  maintenance: Array.from({ length: YEARS }, () => '10000'),
  taxRate: '0.25',
  discountRate: '0.12',
  timing: 'mid-year',
  taxLife: String(TAX_LIFE),
} as const;

/** What varies from scenario to scenario, and how far from the figures above, as a share of them. */
export const VARYING = ['sales[*]', 'royaltyRate', 'annualDecay', 'taxRate', 'discountRate'];
const MIDDLES = [1, 0.05, 0.03, 0.25, 0.12];
const SPREAD = 0.4;

/** One array for each of `VARYING`, uniform within ± 40 % of its middle. */
export function scenarioColumns(scenarios: number): Float64Array[] {
  return MIDDLES.map((middle, index) => {
    const column = new Float64Array(scenarios);
    new RandomStream(20261127, 0, index).fillUniform(column);
    return column.map((uniform) => middle * (1 + SPREAD * (2 * uniform - 1)));
  });
}

/** The formula of the model as a loop written for it alone: each power from the one before. */
export function byHand(columns: readonly Float64Array[], out: Float64Array): void {
  const [level, royalty, decay, tax, rate] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sales = Float64Array.from(INPUT.sales, Number);
  const upkeep = Float64Array.from(INPUT.maintenance, Number);
  for (let i = 0; i < out.length; i++) {
    const yearly = 1 / (1 + rate[i]!);
    const kept = 1 - decay[i]!;
    const half = Math.sqrt(1 + rate[i]!);
    let factor = yearly * half;
    let share = level[i]! * royalty[i]!;
    let sum = 0;
    for (let year = 0; year < YEARS; year++) {
      sum += (sales[year]! * share - upkeep[year]!) * factor;
      factor *= yearly;
      share *= kept;
    }
    let power = yearly;
    let annuity = 0;
    for (let year = 0; year < TAX_LIFE; year++) {
      annuity += power;
      power *= yearly;
    }
    out[i] = (sum * (1 - tax[i]!)) / (1 - (tax[i]! / TAX_LIFE) * annuity * half);
  }
}

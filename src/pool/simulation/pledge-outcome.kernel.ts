import { exp } from '../../numeric/elementary.ts';

/** What no pledge brings more than, in fen: keeps every amount whole in double precision. */
const MOST = 2 ** 50;

/**
 * Net proceeds of the pledge of each loan in default, in whole fen; 0 where it finds no buyer.
 *
 *     x        = r·s + √(1 − r²)·e,  s the loan's systematic factor of variance 1, e its own normal number
 *     proceeds = ⌊value · exp(drift[q] + deviation[q]·x) · netShare⌋,  where u ≥ noSale
 *
 * @param loan        position of each loan in default
 * @param loadingOf   row of the loadings by class
 * @param systematic  weights · z by row of loadings; times `perUnit` of variance 1 (0 without loadings)
 * @param drift       by quarter of default: (μ − σ²/2)·τ and σ√τ, τ the years until the sale
 */
export function pledgeProceeds(
  count: number,
  loan: Int32Array,
  quarter: Int32Array,
  classOf: Int32Array,
  loadingOf: Int32Array,
  systematic: Float64Array,
  perUnit: Float64Array,
  uniforms: Float64Array,
  normals: Float64Array,
  pledgeValue: Float64Array,
  drift: Float64Array,
  deviation: Float64Array,
  noSale: number,
  factorCorrelation: number,
  ownWeight: number,
  netShare: number,
  proceeds: Float64Array,
): void {
  for (let e = 0; e < count; e++) {
    if (uniforms[e]! < noSale) {
      proceeds[e] = 0;
      continue;
    }
    const p = loan[e]!;
    const q = quarter[e]!;
    const l = loadingOf[classOf[p]!]!;
    const x = factorCorrelation * (systematic[l]! * perUnit[l]!) + ownWeight * normals[e]!;
    const brought = Math.floor(pledgeValue[p]! * exp(drift[q]! + deviation[q]! * x) * netShare);
    proceeds[e] = brought < MOST ? brought : MOST;
  }
}

/**
 * Sorts the defaults of a scenario by scheme, keeping their order within it, and works out what each loan owed and what its
 * pledge covered of that.
 *
 *     owed principal = ⌊principal · outstanding share + ½⌋,  owed interest = ⌊principal owed · quarterly rate + ½⌋
 *     recovered      = min(proceeds, owed)
 *
 * @param first     schemes × (quarters + 1) + 1 entries, overwritten: events of scheme s that fell in quarter q stand at
 *                  first[s·(quarters + 1) + q] … first[s·(quarters + 1) + q + 1] − 1
 * @param place     where the event e goes; overwritten
 * @returns         what pledges brought above what was owed, in fen: the borrowers' own
 */
export function arrangeEvents(
  count: number,
  loan: Int32Array,
  quarter: Int32Array,
  moment: Float64Array,
  proceeds: Float64Array,
  schemeOf: Int32Array,
  principal: Float64Array,
  quarterlyRate: Float64Array,
  startQuarter: Int32Array,
  profile: Int32Array,
  share: Float64Array,
  schemes: number,
  quarters: number,
  first: Int32Array,
  toLoan: Int32Array,
  toMoment: Float64Array,
  owed: Float64Array,
  interest: Float64Array,
  recovered: Float64Array,
  excess: Float64Array,
): void {
  const width = quarters + 1;
  first.fill(0, 0, schemes * width + 1);
  for (let e = 0; e < count; e++) first[schemeOf[loan[e]!]! * width + quarter[e]! + 1]!++;
  for (let i = 0; i < schemes * width; i++) first[i + 1]! += first[i]!;
  // the last entry of a scheme's row is where the next row begins; entries move up as events are placed and are set back after
  for (let e = 0; e < count; e++) {
    const p = loan[e]!;
    const q = quarter[e]!;
    const to = first[schemeOf[p]! * width + q]!++;
    const rest = Math.floor(principal[p]! * share[profile[p]! + q - startQuarter[p]!]! + 0.5);
    const due = Math.floor(rest * quarterlyRate[p]! + 0.5);
    const brought = proceeds[e]!;
    const debt = rest + due;
    const covered = brought < debt ? brought : debt;
    toLoan[to] = p;
    toMoment[to] = moment[e]!;
    owed[to] = rest;
    interest[to] = due;
    recovered[to] = covered;
    excess[to] = brought - covered;
  }
  for (let i = schemes * width; i > 0; i--) first[i] = first[i - 1]!;
  first[0] = 0;
}

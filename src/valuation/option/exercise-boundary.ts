import { refuse } from '../../base/errors.ts';
import { cosPi, sinPi } from '../../numeric/circular.ts';
import { exp, expm1, log } from '../../numeric/elementary.ts';
import { gaussLegendre } from '../../numeric/gauss-quadrature.ts';
import { applyTransposed, factorise, solveUpper } from '../../numeric/qr.ts';
import { type BoundaryGrid, boundaryMisses } from './boundary.kernel.ts';

/** The market of a put with strike 1 that has one boundary, below which it is exercised: rate above 0. */
export interface PutMarket {
  readonly time: number;
  readonly rate: number;
  readonly dividendYield: number;
  readonly volatility: number;
}

export interface ExerciseBoundary {
  /** ln of the boundary just before the end, as a share of the strike: ln min(1, r/q). */
  readonly logTop: number;
  /** ln(top/boundary), 0 or more, while a share `left` of the time remains. */
  readonly depth: (left: number) => number;
  readonly iterations: number;
}

const MOST_ITERATIONS = 400;
/** Plain iterations before Newton's, and after one that did not help. */
const FIRST_PLAIN = 5;
/** Change of a depth below which the boundary stands. */
const STANDS = 1e-11;

/**
 * The early-exercise boundary of an American put by its integral equation.
 *
 *     B(τ) = K·e^(−(r − q)τ)·N/D,   N = Φ(d₋(τ, B/K)) + r∫ e^(ru)·Φ(d₋(τ − u, B(τ)/B(u))) du,
 *     D = Φ(d₊(τ, B/K)) + q∫ e^(qu)·Φ(d₊(τ − u, B(τ)/B(u))) du
 *
 * iterated on Chebyshev points of √τ; ln²(B/top) is interpolated. With u = τ·cos²θ the integrands are smooth at both ends.
 *
 * @param points  degree of the polynomial; twice as many angles serve each integral
 * @throws NO_CONVERGENCE  the boundary does not settle
 * @source L. Andersen, M. Lake, D. Offengenden, High-performance American option pricing, J. Computational Finance 20 (2016)
 * @complexity O(points³) an iteration
 */
export function exerciseBoundary(market: PutMarket, points: number): ExerciseBoundary {
  const nodes = Float64Array.from({ length: points + 1 }, (_, i) => cosPi(i / points));
  const grid = boundaryGrid(market, nodes);
  const { logTop } = grid;
  const depths = new Float64Array(points + 1);
  const deepest = perpetualDepth(market) + logTop;
  for (let i = 0; i < points; i++) {
    depths[i] = deepest * -expm1(-2 * grid.deviation[i]!);
  }
  const misses = new Float64Array(points);
  const columns = Array.from({ length: points }, () => new Float64Array(points));
  let before = Infinity;
  let patience = FIRST_PLAIN;
  let plain = patience;
  const kept = depths.slice();
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    boundaryMisses(grid, depths, misses, columns);
    const change = misses.reduce((most, miss) => Math.max(most, Math.abs(miss)), 0);
    if (change <= STANDS * Math.max(1, deepest)) {
      const squares = depths.map((depth) => depth * depth);
      return { logTop, iterations, depth: (left) => Math.sqrt(Math.max(0, interpolated(squares, nodes, left))) };
    }
    if (plain === 0 && !(change < before)) {
      // Newton's step strayed: back to where it began, and more of plain iteration, which creeps but stays its course
      depths.set(kept);
      patience *= 2;
      plain = patience;
      before = Infinity;
      continue;
    }
    before = change;
    kept.set(depths);
    const steps = plain > 0 ? misses : newtonSteps(columns, misses);
    plain = Math.max(0, plain - 1);
    for (let i = 0; i < points; i++) depths[i] = Math.max(0, depths[i]! + steps[i]!);
  }
  const met = JSON.stringify(market);
  return refuse('NO_CONVERGENCE', { at: 'americanOption', problem: 'the exercise boundary does not settle', met });
}

/** Solves (1 − ∂g/∂depths)·steps = misses; columns of the matrix are overwritten. */
function newtonSteps(columns: Float64Array[], misses: Float64Array): Float64Array {
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < column.length; i++) column[i] = (i === j ? 1 : 0) - column[i]!;
  }
  const qr = factorise(columns);
  if (qr.dependent.length > 0) return misses;
  const turned = misses.slice();
  applyTransposed(qr, turned);
  return solveUpper(qr, turned);
}

/** −ln of the boundary of a put that never ends: λ/(λ − 1), where ½σ²λ² + (r − q − ½σ²)λ = r, λ < 0. */
function perpetualDepth({ rate, dividendYield, volatility }: PutMarket): number {
  const variance = volatility * volatility;
  const drift = rate - dividendYield - variance / 2;
  const root = Math.sqrt(drift * drift + 2 * variance * rate);
  const power = drift > 0 ? -(drift + root) / variance : (-2 * rate) / (root - drift);
  return log(1 - 1 / power);
}

function boundaryGrid({ time, rate, dividendYield, volatility }: PutMarket, nodes: Float64Array): BoundaryGrid {
  const points = nodes.length - 1;
  const rule = gaussLegendre(2 * points);
  const angles = rule.nodes.length;
  const cells = points * angles;
  const [partDrift, partDeviation] = [new Float64Array(cells), new Float64Array(cells)];
  const [rateWeight, yieldWeight] = [new Float64Array(cells), new Float64Array(cells)];
  const shares = new Float64Array(cells * nodes.length);
  const years = nodes.map((x) => (time * (1 + x) * (1 + x)) / 4);
  for (let i = 0; i < points; i++) {
    for (let k = 0; k < angles; k++) {
      const cell = i * angles + k;
      const turn = (1 + rule.nodes[k]!) / 4; // θ/π, a quarter turn in all
      const [sine, cosine] = [sinPi(turn), cosPi(turn)];
      const part = years[i]! * sine * sine;
      const rest = years[i]! * cosine * cosine;
      // du = 2τ·sin θ·cos θ dθ, dθ = π/4 of the rule's own
      const weight = rule.weights[k]! * (Math.PI / 2) * years[i]! * sine * cosine;
      partDrift[cell] = (rate - dividendYield) * part;
      partDeviation[cell] = volatility * Math.sqrt(part);
      rateWeight[cell] = weight * exp(rate * rest);
      yieldWeight[cell] = weight * exp(dividendYield * rest);
      const row = shares.subarray(cell * nodes.length, (cell + 1) * nodes.length);
      sharesAt(nodes, (1 + nodes[i]!) * cosine - 1, row);
    }
  }
  return {
    points,
    angles,
    rate,
    dividendYield,
    logTop: dividendYield > rate ? log(rate / dividendYield) : 0,
    drift: years.map((left) => (rate - dividendYield) * left),
    deviation: years.map((left) => volatility * Math.sqrt(left)),
    partDrift,
    partDeviation,
    rateWeight,
    yieldWeight,
    shares,
  };
}

/** What each Chebyshev point contributes to the polynomial at x, by the barycentric formula. */
function sharesAt(nodes: Float64Array, x: number, shares: Float64Array): void {
  const last = nodes.length - 1;
  let total = 0;
  for (let j = 0; j <= last; j++) {
    const gap = x - nodes[j]!;
    if (gap === 0) {
      shares.fill(0);
      shares[j] = 1;
      return;
    }
    const weight = (j % 2 === 0 ? 1 : -1) * (j === 0 || j === last ? 0.5 : 1);
    shares[j] = weight / gap;
    total += shares[j]!;
  }
  for (let j = 0; j <= last; j++) shares[j]! /= total;
}

function interpolated(squares: Float64Array, nodes: Float64Array, left: number): number {
  const shares = new Float64Array(nodes.length);
  sharesAt(nodes, 2 * Math.sqrt(left) - 1, shares);
  return shares.reduce((sum, share, j) => sum + share * squares[j]!, 0);
}

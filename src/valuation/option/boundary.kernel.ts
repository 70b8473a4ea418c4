import { log } from '../../numeric/elementary.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';

/** The integral equation of one boundary on points of time, with all that does not change while it is iterated. */
export interface BoundaryGrid {
  readonly points: number;
  readonly angles: number;
  readonly rate: number;
  readonly dividendYield: number;
  readonly logTop: number;
  /** By point: years left, drift and deviation over them. */
  readonly drift: Float64Array;
  readonly deviation: Float64Array;
  /** By point and angle: drift and deviation of the part of the time, weights of the two integrals. */
  readonly partDrift: Float64Array;
  readonly partDeviation: Float64Array;
  readonly rateWeight: Float64Array;
  readonly yieldWeight: Float64Array;
  /** By point, angle and point: what each square contributes to the square at that angle. */
  readonly shares: Float64Array;
}

/**
 * One evaluation of the equation at the depths given.
 *
 *     g = ln top − ln B,  ln B = −drift + ln N/D
 *
 * @param depths   ln(top/boundary) by point, the last one (no time left) 0
 * @param misses   receives g − depth of each point
 * @param columns  receives ∂g/∂depth, one column for each point that moves
 */
export function boundaryMisses(
  grid: BoundaryGrid,
  depths: Float64Array,
  misses: Float64Array,
  columns: readonly Float64Array[],
): void {
  const { points, angles, rate, dividendYield, logTop, partDrift, partDeviation, shares } = grid;
  const size = points + 1;
  const gainPull = new Float64Array(points);
  const lossPull = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    const depth = depths[i]!;
    const [drift, deviation] = [grid.drift[i]!, grid.deviation[i]!];
    const low = (logTop - depth + drift) / deviation - deviation / 2;
    let gain = normalCdf(low);
    let loss = normalCdf(low + deviation);
    let gainSlope = -normalDensity(low) / deviation;
    let lossSlope = -normalDensity(low + deviation) / deviation;
    gainPull.fill(0);
    lossPull.fill(0);
    for (let k = 0, cell = i * angles; k < angles; k++, cell++) {
      const row = cell * size;
      let square = 0;
      for (let j = 0; j < points; j++) square += shares[row + j]! * depths[j]! * depths[j]!;
      const then = square > 0 ? Math.sqrt(square) : 0;
      const part = partDeviation[cell]!;
      const d = (then - depth + partDrift[cell]!) / part - part / 2;
      const [up, down] = [rate * grid.rateWeight[cell]!, dividendYield * grid.yieldWeight[cell]!];
      gain += up * normalCdf(d);
      loss += down * normalCdf(d + part);
      const gainTurn = (up * normalDensity(d)) / part;
      const lossTurn = (down * normalDensity(d + part)) / part;
      gainSlope -= gainTurn;
      lossSlope -= lossTurn;
      if (then === 0) continue;
      for (let j = 0; j < points; j++) {
        const pull = (shares[row + j]! * depths[j]!) / then;
        gainPull[j]! += gainTurn * pull;
        lossPull[j]! += lossTurn * pull;
      }
    }
    misses[i] = logTop + drift - log(gain / loss) - depth;
    for (let j = 0; j < points; j++) columns[j]![i] = lossPull[j]! / loss - gainPull[j]! / gain;
    columns[i]![i]! += lossSlope / loss - gainSlope / gain;
  }
}

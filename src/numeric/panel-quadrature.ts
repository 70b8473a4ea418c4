import { checkFinite, checkPositive } from './argument.ts';
import { gaussLegendre } from './gauss-quadrature.ts';

const RULE = gaussLegendre(24);

/** Distances from a steep place, in its widths, at which a panel ends. */
const CUTS = [0, 1, 2, 3, 4.5, 6.5, 9.5];

/** A place where a function changes within a few widths; of width 0 where it has a kink or a jump. */
export interface Steep {
  readonly at: number;
  readonly width: number;
}

/**
 * Ends of panels that cover low … high: short around each steep place, growing away from it, nowhere longer than `longest`.
 *
 * @param low      finite
 * @param high     finite; not above low: no panel
 * @param longest  on which the function is smooth away from its steep places; above 0
 * @param steep    places in any order, within the range or not
 * @returns ascending, the first low and the last high; empty when there is no panel
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function panelEdges(low: number, high: number, longest: number, steep: readonly Steep[] = []): number[] {
  checkFinite('panelEdges: low', low);
  checkFinite('panelEdges: high', high);
  checkPositive('panelEdges: longest', longest);
  if (high <= low) return [];
  const cuts = steep.flatMap((place) => cutsAround(place, longest)).filter((cut) => cut > low && cut < high);
  cuts.push(high);
  cuts.sort((a, b) => a - b);
  const edges = [low];
  for (const cut of cuts) {
    const from = edges[edges.length - 1]!;
    const parts = Math.ceil((cut - from) / longest);
    for (let part = 1; part < parts; part++) edges.push(from + ((cut - from) * part) / parts);
    if (cut > from) edges.push(cut);
  }
  return edges;
}

/** Ends of panels on both sides of a steep place, until they are as far apart as panels elsewhere. */
function cutsAround({ at, width }: Steep, longest: number): number[] {
  const cuts = [at];
  if (width <= 0) return cuts;
  let distance = 0;
  for (let i = 1; ; i++) {
    const next = i < CUTS.length ? CUTS[i]! * width : distance * 1.5;
    if (next - distance > longest) return cuts;
    distance = next;
    cuts.push(at - distance, at + distance);
  }
}

/**
 * The integral of a function over panels, each by the 24-point Gauss–Legendre rule.
 *
 * @param edges  ascending, as from `panelEdges`
 * @complexity 24 calls a panel
 */
export function integratePanels(f: (x: number) => number, edges: readonly number[]): number {
  let total = 0;
  for (let i = 1; i < edges.length; i++) {
    const middle = (edges[i]! + edges[i - 1]!) / 2;
    const half = (edges[i]! - edges[i - 1]!) / 2;
    let part = 0;
    for (let k = 0; k < RULE.nodes.length; k++) part += RULE.weights[k]! * f(middle + half * RULE.nodes[k]!);
    total += half * part;
  }
  return total;
}

import { quote, refuse } from '../base/errors.ts';
import { checkFinite, checkNotNegative, checkWhole, checkWithin } from './argument.ts';
import { gaussLegendre, type QuadratureRule } from './gauss-quadrature.ts';
import { sum } from './sum.ts';

/** An integral with the error it may have. */
export interface Integral {
  readonly value: number;
  /** By how much a rule of half as many points differs: as a rule far more than the true error. */
  readonly error: number;
  readonly evaluations: number;
}

/** How good is good enough; either bound will do. */
export interface IntegralOptions {
  /** 0 unless said otherwise. */
  readonly absolute?: number;
  /** Share of the integral; 10⁻¹⁰ unless said otherwise. */
  readonly relative?: number;
  /** 1000 unless said otherwise. */
  readonly mostIntervals?: number;
}

const FINE = gaussLegendre(15);
const COARSE = gaussLegendre(7);
const POINTS = FINE.nodes.length + COARSE.nodes.length;

interface Piece {
  readonly low: number;
  readonly high: number;
  readonly value: number;
  readonly error: number;
}

/**
 * The integral of a function over a finite interval, refined where it is hard.
 *
 * Each piece is integrated by the 15-point Gauss–Legendre rule and its error taken from the 7-point rule; the worst piece
 * is halved until the errors add up to no more than the bound. The ends themselves are never asked for.
 *
 * @param f     finite everywhere between low and high; a peak narrower than a hundredth of the interval may be missed
 * @param low   finite
 * @param high  finite; below low the integral changes its sign
 * @throws ARGUMENT_INVALID  an argument out of range, or f is not finite somewhere it was asked
 * @throws NO_CONVERGENCE    the pieces are used up; the message holds the error reached
 */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  options: IntegralOptions = {},
): Integral {
  const { absolute = 0, relative = 1e-10, mostIntervals = 1000 } = options;
  checkFinite('integrate: low', low);
  checkFinite('integrate: high', high);
  checkNotNegative('integrate: absolute', absolute);
  checkWithin('integrate: relative', relative, 0, 1);
  checkWhole('integrate: mostIntervals', mostIntervals, 2, 1e6);
  const pieces = [pieceOver(f, low, high)];
  for (let evaluations = POINTS; ; evaluations += 2 * POINTS) {
    const value = sum(pieces.map((piece) => piece.value));
    const error = pieces.reduce((total, piece) => total + piece.error, 0);
    if (error <= Math.max(absolute, relative * Math.abs(value), roundingOf(pieces)))
      return { value, error, evaluations };
    if (pieces.length >= mostIntervals) {
      const remedy = 'allow more intervals or a larger error, or split where the function jumps';
      refuse('NO_CONVERGENCE', { at: 'integrate', problem: 'the error stays too large', met: quote(error), remedy });
    }
    halveWorst(f, pieces);
  }
}

/** What rounding alone leaves: no bound below it can be met. */
function roundingOf(pieces: readonly Piece[]): number {
  return 4 * Number.EPSILON * pieces.reduce((total, piece) => total + Math.abs(piece.value), 0);
}

function halveWorst(f: (x: number) => number, pieces: Piece[]): void {
  let worst = 0;
  for (let i = 1; i < pieces.length; i++) if (pieces[i]!.error > pieces[worst]!.error) worst = i;
  const { low, high } = pieces[worst]!;
  const middle = low / 2 + high / 2;
  pieces[worst] = pieceOver(f, low, middle);
  pieces.push(pieceOver(f, middle, high));
}

function pieceOver(f: (x: number) => number, low: number, high: number): Piece {
  const half = high / 2 - low / 2;
  const middle = low / 2 + high / 2;
  const by = ({ nodes, weights }: QuadratureRule) =>
    sum(nodes.map((node, i) => half * weights[i]! * valueAt(f, middle + half * node)));
  const value = by(FINE);
  return { low, high, value, error: Math.abs(value - by(COARSE)) };
}

function valueAt(f: (x: number) => number, x: number): number {
  const value = f(x);
  if (Number.isFinite(value)) return value;
  const remedy = 'integrate where the function is finite';
  return refuse('ARGUMENT_INVALID', { at: `integrate: f(${x})`, problem: 'not finite', met: quote(value), remedy });
}

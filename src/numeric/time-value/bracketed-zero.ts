/**
 * The zero of a continuous function between two points where its signs differ, as exact as the function's own values.
 *
 * Inverse quadratic interpolation where it is safe, halving where it is not: never slower than about twice halving.
 *
 * @param f     finite on the whole bracket
 * @param low   f(low) and f(high) are of opposite sign; one of them may be zero
 * @param high  see `low`
 * @source T. Chandrupatla, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 *   without using derivatives, Advances in Engineering Software 28 (1997)
 */
export function bracketedZero(f: (x: number) => number, low: number, high: number): number {
  let [a, fa] = [low, f(low)];
  let [b, fb] = [high, f(high)];
  let [c, fc] = [a, fa];
  let step = 0.5;
  for (;;) {
    const x = a + step * (b - a);
    const fx = f(x);
    if (fx > 0 === fa > 0) [c, fc] = [a, fa];
    else [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];

    const [best, fBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const narrowest = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (fBest === 0 || !(narrowest < 0.5)) return best;
    step = Math.min(Math.max(interpolated([a, b, c], [fa, fb, fc]), narrowest), 1 - narrowest);
  }
}

type Three = readonly [number, number, number];

/** Where, as a share of the way from a to b, the parabola x(f) through three points has f = 0; one half where it bends too much. */
function interpolated([a, b, c]: Three, [fa, fb, fc]: Three): number {
  const along = (a - b) / (c - b);
  const rise = (fa - fb) / (fc - fb);
  if (!(rise * rise < along && (1 - rise) * (1 - rise) < 1 - along)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}

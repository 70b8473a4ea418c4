import { checkFinite, finiteResult } from './argument.ts';
import { log, log1p } from './elementary.ts';
import { scaledErfc } from './error-function.ts';
import { normalCdf, normalTail } from './normal.ts';

const ROOT_HALF = 0.7071067811865476;

/**
 * ln Φ(x), finite far beyond the point where Φ itself is zero in doubles.
 *
 *     x < −1: ln(e^(x²⁄2) erfc(−x ÷ √2) ÷ 2) − x² ÷ 2,  else ln Φ(x), for x > 1 as ln(1 − Q(x))
 *
 * @throws ARGUMENT_INVALID  x not finite, or a result beyond the largest number
 */
export function normalLogCdf(x: number): number {
  checkFinite('normalLogCdf: x', x);
  if (x > 1) return log1p(-normalTail(x));
  if (x < -1) return finiteResult('normalLogCdf', log(0.5 * scaledErfc(-x * ROOT_HALF)) - 0.5 * x * x);
  return log(normalCdf(x));
}

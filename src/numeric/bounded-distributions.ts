import { checkNumber, checkWithin } from './argument.ts';
import { checkMoments, checkRising, type Distribution } from './distribution.ts';

/**
 * The uniform distribution.
 *
 * @param min  finite, below `max`
 * @throws ARGUMENT_INVALID  min not below max, or ends too far apart for a variance
 */
export function uniformDistribution(min: number, max: number): Distribution {
  checkRising('uniformDistribution: min and max', min, max);
  const width = max - min;
  const mean = min + width / 2;
  const variance = (width * width) / 12;
  checkMoments('uniformDistribution', mean, variance);
  return {
    mean,
    variance,
    cdf: (x) => {
      checkNumber('uniformDistribution: x', x);
      return Math.min(Math.max((x - min) / width, 0), 1);
    },
    quantile: (p) => {
      checkWithin('uniformDistribution: p', p, 0, 1);
      return Math.min(min + p * width, max);
    },
  };
}

/**
 * The triangular distribution: its density rises evenly from `min` to `mode` and falls evenly to `max`.
 *
 *     F⁻¹(p) = min + √(p · (max − min)(mode − min))        up to p = (mode − min) / (max − min),
 *              max − √((1 − p) · (max − min)(max − mode))  beyond
 *
 * @param min   finite, below `max`
 * @param mode  min … max
 * @throws ARGUMENT_INVALID  min not below max, the mode not between them, or ends too far apart for a variance
 */
export function triangularDistribution(min: number, mode: number, max: number): Distribution {
  checkRising('triangularDistribution: min and max', min, max);
  checkWithin('triangularDistribution: mode', mode, min, max);
  const [width, left, right] = [max - min, mode - min, max - mode];
  const mean = (min + mode + max) / 3;
  const variance = (width * width - left * right) / 18;
  checkMoments('triangularDistribution', mean, variance);
  return {
    mean,
    variance,
    cdf: (x) => {
      checkNumber('triangularDistribution: x', x);
      if (x <= min) return 0;
      if (x >= max) return 1;
      return x <= mode ? ((x - min) * (x - min)) / (width * left) : 1 - ((max - x) * (max - x)) / (width * right);
    },
    quantile: (p) => {
      checkWithin('triangularDistribution: p', p, 0, 1);
      return p * width <= left ? min + Math.sqrt(p * width * left) : max - Math.sqrt((1 - p) * width * right);
    },
  };
}

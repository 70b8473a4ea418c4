import { quote, refuse } from '../base/errors.ts';
import { checkPositive } from './argument.ts';
import type { Distribution } from './distribution.ts';
import { studentTCdf, studentTQuantile } from './student-t.ts';

/**
 * Student's t distribution around 0.
 *
 *     variance = ν / (ν − 2)
 *
 * @param degreesOfFreedom  ν, above 2, whole or not
 * @throws ARGUMENT_INVALID  2 degrees or fewer, whose variance is not finite; `studentTQuantile` has the quantile alone
 */
export function studentTDistribution(degreesOfFreedom: number): Distribution {
  checkPositive('studentTDistribution: degreesOfFreedom', degreesOfFreedom);
  if (degreesOfFreedom <= 2) {
    refuse('ARGUMENT_INVALID', {
      at: 'studentTDistribution: degreesOfFreedom',
      problem: 'no finite variance',
      met: quote(degreesOfFreedom),
      remedy: 'give more than 2',
    });
  }
  return {
    mean: 0,
    variance: degreesOfFreedom / (degreesOfFreedom - 2),
    cdf: (x) => studentTCdf(x, degreesOfFreedom),
    quantile: (p) => studentTQuantile(p, degreesOfFreedom),
  };
}

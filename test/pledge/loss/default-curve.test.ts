import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultProbabilityBy,
  flatDefaultCurve,
  hazardDefaultCurve,
  migrationDefaultCurve,
} from '../../../src/pledge/loss/default-curve.ts';
import { refusalOf } from '../../support/formulas.ts';

const MATRIX = [
  [0.9, 0.08, 0.02],
  [0.1, 0.8, 0.1],
  [0, 0, 1],
];

describe('default curves', () => {
  // 1 Worked examples, by hand: 1 − 0.97² = 0.0591; 0.02 + 0.9 × 0.02 + 0.08 × 0.1 = 0.046; e^−0.05.
  it('follow from a yearly probability, migrations or hazards', () => {
    expect(defaultProbabilityBy(flatDefaultCurve(0.03), 2)).toBeCloseTo(0.0591, 15);
    const rated = migrationDefaultCurve(MATRIX, { grade: 0, years: 2 });
    expect(defaultProbabilityBy(rated, 1)).toBeCloseTo(0.02, 15);
    expect(defaultProbabilityBy(rated, 2)).toBeCloseTo(0.046, 15);
    const steps = hazardDefaultCurve([
      { untilYears: 1, rate: 0.02 },
      { untilYears: null, rate: 0.03 },
    ]);
    expect(defaultProbabilityBy(steps, 2)).toBeCloseTo(1 - 0.951229424500714, 14);
  });

  // 2 Laws.
  const curve = fc.oneof(
    fc.double({ min: 0.0001, max: 0.9, noNaN: true }).map(flatDefaultCurve),
    fc.constantFrom(0, 1).map((grade) => migrationDefaultCurve(MATRIX, { grade, years: 7 })),
  );
  const time = fc.double({ min: 0, max: 60, noNaN: true });
  it('rise from 0 and stay probabilities', () => {
    fc.assert(
      fc.property(curve, time, time, (one, a, b) => {
        expect(defaultProbabilityBy(one, 0)).toBe(0);
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((t) => defaultProbabilityBy(one, t));
        expect(low).toBeLessThanOrEqual(high as number);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
  // 3 Differential: a better grade defaults less at every time, powers of the matrix by hand.
  it('rank as the grades do', () => {
    const [good, poor] = [0, 1].map((grade) => migrationDefaultCurve(MATRIX, { grade, years: 10 }));
    for (let t = 0.5; t <= 15; t += 0.5) {
      expect(defaultProbabilityBy(good as never, t)).toBeLessThan(defaultProbabilityBy(poor as never, t));
    }
  });

  // 4 Refusals.
  it.each([
    [() => flatDefaultCurve(0), 'flatDefaultCurve: yearly'],
    [() => flatDefaultCurve(Number.NaN), 'met NaN'],
    [() => migrationDefaultCurve([[1]], { grade: 0, years: 1 }), 'a grade and default at least'],
    [
      () =>
        migrationDefaultCurve(
          [
            [0.5, 0.4],
            [0, 1],
          ],
          { grade: 0, years: 1 },
        ),
      'matrix[0]',
    ],
    [
      () =>
        migrationDefaultCurve(
          [
            [0.5, 0.5],
            [0.1, 0.9],
          ],
          { grade: 0, years: 1 },
        ),
      'not left again',
    ],
    [() => migrationDefaultCurve(MATRIX, { grade: 2, years: 1 }), 'grade'],
    [
      () =>
        migrationDefaultCurve(
          [
            [0, 1],
            [0, 1],
          ],
          { grade: 0, years: 1 },
        ),
      'default is certain',
    ],
    [() => hazardDefaultCurve([{ untilYears: 1, rate: 0.1 }]), 'open only in the last'],
    [() => defaultProbabilityBy(flatDefaultCurve(0.1), -1), 'defaultProbabilityBy: years'],
  ])('refuse what is none: %#', (work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/pledge/loss/staging.ts';
import { refusalOf } from '../../support/formulas.ts';

const PRESUMED = { significantAboveDays: 30, defaultFromDays: 90 };
const ALL = {
  ...PRESUMED,
  ...{ gradesDown: 2, probabilityRatio: 2, probabilityRise: 0.02, watchListCounts: true, forbearanceCounts: true },
};

describe('stageOf', () => {
  // 1 Worked example. Source: IFRS 9 5.5.11, more than 30 days past due; B5.5.37, 90 days.
  it('follows the presumptions of the standard', () => {
    const stage = (daysPastDue: number) => stageOf({ daysPastDue }, PRESUMED).stage;
    expect([0, 30, 31, 89, 90].map(stage)).toEqual([1, 1, 2, 2, 3]);
    expect(stageOf({ daysPastDue: 95 }, PRESUMED)).toMatchObject({
      horizon: 'lifetime',
      interestOn: 'net',
      notTested: ['credit-impaired'],
    });
  });
  it('names what moved the loan and what could not be tested', () => {
    const { stage, reasons, notTested } = stageOf(
      { daysPastDue: 0, lifetimeProbability: { foreseen: 0.02, now: 0.04 }, isOnWatchList: false },
      ALL,
    );
    expect([stage, reasons.map(({ code }) => code)]).toEqual([2, ['probability-ratio', 'probability-rise']]);
    expect(notTested).toEqual(['credit-impaired', 'grades-down', 'forborne']);
  });

  // 2 Laws.
  it('never improves on worse facts', () => {
    const days = fc.integer({ min: 0, max: 200 });
    const chance = fc.double({ min: 0, max: 0.5, noNaN: true });
    const facts = fc.record({
      daysPastDue: days,
      gradesDown: fc.integer({ min: 0, max: 5 }),
      isCreditImpaired: fc.boolean(),
      isOnWatchList: fc.boolean(),
      isForborne: fc.boolean(),
      lifetimeProbability: fc.record({ foreseen: chance, now: chance }),
    });
    const worse = fc.record({ days, grades: fc.integer({ min: 0, max: 4 }), chance, switches: fc.boolean() });
    fc.assert(
      fc.property(facts, worse, (one, more) => {
        const bad = {
          daysPastDue: one.daysPastDue + more.days,
          gradesDown: one.gradesDown + more.grades,
          isCreditImpaired: one.isCreditImpaired || more.switches,
          isOnWatchList: one.isOnWatchList || more.switches,
          isForborne: one.isForborne || more.switches,
          lifetimeProbability: { ...one.lifetimeProbability, now: one.lifetimeProbability.now + more.chance },
        };
        expect(stageOf(bad, ALL).stage).toBeGreaterThanOrEqual(stageOf(one, ALL).stage);
      }),
    );
  });

  // 4 Refusals.
  it('names facts and triggers that cannot be', () => {
    expect(refusalOf(() => stageOf({ daysPastDue: -1 }, PRESUMED))).toContain('stage facts /daysPastDue');
    expect(refusalOf(() => stageOf({ daysPastDue: 0 }, { ...PRESUMED, probabilityRatio: 1 }))).toContain(
      'stage triggers /probabilityRatio',
    );
    expect(refusalOf(() => stageOf({ daysPastDue: 0 }, { significantAboveDays: 30 } as never))).toContain(
      '/defaultFromDays: missing',
    );
  });
});

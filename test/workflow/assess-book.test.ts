import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irbCorporate } from '../../models/capital/irb-corporate.ts';
import type { StatedBookOptions } from '../../src/pledge/loss/book-options.ts';
import { flatDefaultCurve } from '../../src/pledge/loss/default-curve.ts';
import { expectedCreditLoss } from '../../src/pledge/loss/expected-credit-loss.ts';
import { stageOf } from '../../src/pledge/loss/staging.ts';
import { assessBook, type BookEntry, type BookLine } from '../../src/workflow/assess-book.ts';
import { figure } from '../support/figures.ts';
import { refusalOf } from '../support/formulas.ts';

const DAYS = { significantAboveDays: 30, defaultFromDays: 90 };
const LOAN = {
  ...{ id: 'L1', exposure: 1_000_000, annualDefaultProbability: 0.005, lossGivenDefault: 0.25 },
  ...{ effectiveRate: 0, termYears: 3, daysPastDue: 0 },
};

function assessed(raws: readonly unknown[], options: StatedBookOptions = DAYS) {
  const entries: BookEntry[] = raws.map((raw) => ({ raw }));
  const lines: BookLine[] = [];
  const work = assessBook(entries, options);
  for (;;) {
    const next = work.next();
    if (next.done === true) return { lines, totals: next.value };
    lines.push(next.value);
  }
}
const lossOf = (line: BookLine | undefined): number =>
  Number(line !== undefined && 'id' in line ? line.lossAllowance : Number.NaN);

describe('assessBook', () => {
  // 1 Worked example. Source: IFRS 9 Illustrative Example 8, 1,000,000 × 0.5 % × 25 % = 1,250 within a year.
  it('works out every loan and the totals, and goes on after a bad record', () => {
    const { lines, totals } = assessed([
      LOAN,
      { ...LOAN, exposure: -1, colour: 'red' },
      { ...LOAN, id: 'L3', daysPastDue: 95 },
    ]);
    expect(lines[0]).toMatchObject({ line: 1, id: 'L1', stage: 1, lossAllowance: '1250.00' });
    expect(lines[1]).toEqual({
      line: 2,
      faults: [
        { at: 'line 2 /colour', problem: 'no such field' },
        { at: 'line 2 /exposure', problem: 'a number from 0 to 1000000000000 expected', met: '-1' },
      ],
    });
    expect(lines[2]).toMatchObject({ stage: 3, lossAllowance: '250000.00', riskWeightedAssets: null });
    expect(totals).toMatchObject({ loans: 2, refused: 1 });
    expect(totals.stages[2]).toEqual({ stage: 3, loans: 1, exposure: '1000000.00', lossAllowance: '250000.00' });
  });
  it('asks for the best estimate of a loan in default: 12.5 × 1,000,000 × (0.25 − 0.2)', () => {
    const bad = { ...LOAN, isCreditImpaired: true };
    const [line, provided] = assessed([
      { ...bad, bestEstimate: 0.2 },
      { ...bad, bestEstimate: 0.3 },
    ]).lines;
    expect(line).toMatchObject({ stage: 3, riskWeightedAssets: '625000.00' });
    expect(provided).toMatchObject({ riskWeightedAssets: '0.00' });
  });

  // 2 Laws.
  const loan = fc.record({
    id: fc.constant('x'),
    exposure: fc.integer({ min: 0, max: 10 ** 9 }).map((n) => n / 100),
    annualDefaultProbability: fc.integer({ min: 1, max: 500 }).map((n) => n / 1000),
    lossGivenDefault: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    effectiveRate: fc.integer({ min: 0, max: 200 }).map((n) => n / 1000),
    termYears: fc.integer({ min: 1, max: 60 }).map((n) => n / 12),
    daysPastDue: fc.integer({ min: 0, max: 120 }),
    othersShare: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    turnoverMillionEuro: fc.integer({ min: 0, max: 80 }),
  });
  it('adds up to its totals, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(loan, { maxLength: 20 }), (loans) => {
        const there = assessed(loans);
        const back = assessed([...loans].reverse());
        expect(back.totals).toEqual(there.totals);
        const sum = there.lines.reduce((total, line) => total + Math.round(lossOf(line) * 100), 0);
        const stated = there.totals.stages.reduce(
          (total, { lossAllowance }) => total + Math.round(Number(lossAllowance) * 100),
          0,
        );
        expect(sum).toBe(stated);
      }),
    );
  });
  it('never gives a better stage or a smaller loss on more days past due', () => {
    fc.assert(
      fc.property(loan, fc.integer({ min: 0, max: 100 }), (one, more) => {
        const [now, later] = assessed([one, { ...one, daysPastDue: one.daysPastDue + more }]).lines;
        expect(lossOf(later)).toBeGreaterThanOrEqual(lossOf(now) - 0.01);
      }),
    );
  });

  // 3 Differential: one loan at a time by stageOf, expectedCreditLoss and the exact model.
  it('agrees with the single calculations to the fen', () => {
    fc.assert(
      fc.property(loan, fc.boolean(), (one, othersCount) => {
        const [line] = assessed([one], { ...DAYS, othersCount }).lines;
        const { stage } = stageOf({ daysPastDue: one.daysPastDue }, DAYS);
        const years = Math.ceil(one.termYears);
        const slow = expectedCreditLoss({
          ...{ stage, othersCount, effectiveRate: one.effectiveRate, defaultsAt: 'middle' },
          periods: Array.from({ length: years }, (_, k) => ({
            endYears: Math.min(k + 1, one.termYears).toPrecision(15),
            exposure: one.exposure,
            lossGivenDefault: one.lossGivenDefault,
            othersShare: one.othersShare,
          })),
          scenarios: [{ name: 'base', weight: 1, curve: flatDefaultCurve(one.annualDefaultProbability) }],
        });
        expect(line).toMatchObject({ stage });
        expect(Math.abs(lossOf(line) - Number(slow.lossAllowance))).toBeLessThan(0.0101);
        if (stage === 3) return;
        const exact = irbCorporate({
          exposure: one.exposure,
          defaultProbability: one.annualDefaultProbability,
          lossGivenDefault: one.lossGivenDefault,
          maturity: one.termYears.toPrecision(15),
          turnoverMillionEuro: one.turnoverMillionEuro,
        });
        const weighted = Number((line as { readonly riskWeightedAssets: string }).riskWeightedAssets);
        expect(Math.abs(weighted - figure(exact))).toBeLessThan(0.0101);
      }),
      { numRuns: 60 },
    );
  });

  // 4 Refusals.
  it.each([
    [null, 'an object expected; met null'],
    [[], 'an object expected'],
    [{ ...LOAN, id: '' }, '/id: a name of the loan expected'],
    [{ ...LOAN, daysPastDue: 1.5 }, '/daysPastDue: a whole number'],
    [{ ...LOAN, annualDefaultProbability: 0 }, '/annualDefaultProbability'],
    [{ ...LOAN, lossGivenDefault: '0,5' }, '/lossGivenDefault'],
    [{ ...LOAN, termYears: undefined }, '/termYears: missing'],
    [{ ...LOAN, isCreditImpaired: 'no' }, '/isCreditImpaired'],
    [{ ...LOAN, protoX: 1 }, 'no such field'],
  ])('reports %#', (raw, words) => {
    const [line] = assessed([raw]).lines;
    const faults = line !== undefined && 'faults' in line ? line.faults : [];
    const text = faults.map(({ at, problem, met }) => `${at}: ${problem}; met ${met}`).join('\n');
    expect(text).toContain(words);
  });
  it('refuses options that cannot be, all at once', () => {
    const scenarios = [{ weight: 0.5, probabilityFactor: 1, lossFactor: 1 }];
    const message = refusalOf(() => assessed([], { significantAboveDays: -1, defaultFromDays: -2, scenarios }));
    for (const place of ['/significantAboveDays', '/defaultFromDays', '/scenarios']) expect(message).toContain(place);
  });
});

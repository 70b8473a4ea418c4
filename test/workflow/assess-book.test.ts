import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irbCorporate } from '../../models/capital/irb-corporate.ts';
import { irbDefaulted } from '../../models/capital/irb-defaulted.ts';
import { irbOtherRetail } from '../../models/capital/irb-other-retail.ts';
import { standardised } from '../../models/capital/standardised.ts';
import { IpworthError } from '../../src/base/errors.ts';
import type { WrittenBookRecord } from '../../src/domain/book-record.ts';
import type { WrittenBookTerms } from '../../src/domain/book-terms.ts';
import type { DefaultCurve, StageFacts } from '../../src/domain/credit-loss.ts';
import { LOAN_CLASSES } from '../../src/domain/loan-class.ts';
import { daysBetween, parseDay } from '../../src/numeric/calendar.ts';
import { decimal, ZERO } from '../../src/numeric/decimal.ts';
import { lifetimeProbability } from '../../src/pledge/book/book-facts.ts';
import { exposureProfile, yearsOf } from '../../src/pledge/book/exposure-profile.ts';
import { borrowerCost } from '../../src/pledge/borrower-cost.ts';
import { classifyLoan } from '../../src/pledge/loan-class.ts';
import { loanSchedule } from '../../src/pledge/loan-schedule.ts';
import { defaultProbabilityBy, flatDefaultCurve } from '../../src/pledge/loss/default-curve.ts';
import { expectedCreditLoss } from '../../src/pledge/loss/expected-credit-loss.ts';
import { pledgeLossShare } from '../../src/pledge/loss/pledge-loss.ts';
import { stageOf } from '../../src/pledge/loss/staging.ts';
import { requiredProvisions } from '../../src/pledge/provisions.ts';
import {
  assessBook,
  type BookLine,
  type BookLoanLine,
  bookLines,
  bookLinesFrom,
} from '../../src/workflow/assess-book.ts';
import { classificationOn, provisionRatesOn } from '../../src/workflow/lending-rules.ts';
import { anyLoan, NO_CHOICES } from '../support/book-loans.ts';
import { figure } from '../support/figures.ts';
import { refusalOf } from '../support/formulas.ts';

const AS_OF = '2025-06-30';
const TERMS: WrittenBookTerms = {
  asOf: AS_OF,
  triggers: { significantAboveDays: 30, defaultFromDays: 90 },
  choices: NO_CHOICES,
};
const CURVE = (rate: number): DefaultCurve => [
  { untilYears: 1.5, rate },
  { untilYears: null, rate: rate / 2 },
];
const FULL: WrittenBookTerms = {
  ...TERMS,
  triggers: {
    ...TERMS.triggers,
    ...{ gradesDown: 2, probabilityRatio: 3, probabilityRise: 0.2, watchListCounts: true, forbearanceCounts: true },
  },
  choices: {
    ...{ technicalGraceDays: 7, creditImpairedFrom: 'substandard' },
    ...{ doubtfulFromLossShare: '0.5', lossFromLossShare: '0.9', restructuredMonths: 6, cureMonths: 6 },
    ...{ debtorNonPerformingShare: '0.1', debtorOverdueShare: '0.2' },
  },
  grades: [
    { grade: 'A', curve: CURVE(0.01) },
    { grade: 'B', curve: CURVE(0.05) },
    { grade: 'C', curve: CURVE(0.2) },
  ],
  scenarios: [
    { weight: 0.7, hazardFactor: 1, lossFactor: 1 },
    { weight: 0.3, hazardFactor: 2, lossFactor: 1.25 },
  ],
};
/** A million over a year at no interest, drawn on the day of the book. */
const LOAN: WrittenBookRecord = {
  id: 'L1',
  terms: {
    principal: '1000000',
    drawdownDay: AS_OF,
    termMonths: 12,
    dayCount: 'ACT/360',
    rates: [{ from: AS_OF, annualRate: 0 }],
    repayment: { kind: 'bullet' },
  },
  daysPastDue: 0,
  annualDefaultProbability: 0.005,
  lossGivenDefault: 0.25,
};
const OVERDUE = { daysPastDue: 95, overdueInterest: '0.01' };

const isLoan = (line: BookLine | undefined): line is BookLoanLine => line !== undefined && 'stage' in line;
function lineOf(record: WrittenBookRecord, terms = TERMS): BookLoanLine {
  const [line] = [...bookLines([record], terms)];
  if (!isLoan(line)) throw new Error(JSON.stringify(line));
  return line;
}

describe('a book of loans', () => {
  // 1 Worked examples. Source: IFRS 9 Illustrative Example 8, 1,000,000 × 0.5 % × 25 % = 1,250 within a year.
  it('works out every loan and the totals, and goes on after a bad record', () => {
    const { count, refused, totals } = assessBook(
      [LOAN, { ...LOAN, id: 'L2', daysPastDue: -1, colour: 'red' }, { ...LOAN, ...OVERDUE, id: 'L3' }],
      TERMS,
    );
    expect(count).toBe(2);
    expect(lineOf(LOAN)).toMatchObject({
      ...{ line: 1, id: 'L1', class: 'normal', stage: 1, lossAllowance: '1250.00', exposure: '1000000.00' },
      ...{ specificProvision: '0.00', generalProvision: '10000.00', nextPayment: { day: '2026-06-30' } },
    });
    expect(refused).toEqual([
      {
        ...{ line: 2, id: 'L2', code: 'INPUT_INVALID' },
        faults: [
          { at: 'line 2 /colour', problem: 'no such field' },
          { at: 'line 2 /daysPastDue', problem: 'a whole number from 0 to 100000 expected', met: '-1' },
        ],
      },
    ]);
    expect(totals).toMatchObject({ loans: 2, refused: 1, notWeighted: 1, nonPerformingRatio: '0.500000' });
    expect(totals.stages[2]).toEqual({ stage: 3, loans: 1, exposure: '1000000.01', lossAllowance: '250000.00' });
    // substandard: 25 % of 1,000,000
    expect(totals.classes[2]).toMatchObject({ loans: 1, specificProvision: '250000.00' });
  });
  it('follows the exposure down its schedule', () => {
    // 1,200,000 in four equal parts, one each quarter; stage 2, PD 10 % a year, LGD 50 %, no interest: by hand
    // 0.5 × Σ (0.9^a − 0.9^b) × balance over 92, 183, 273, 365 days
    const by = (days: number) => 1 - 0.9 ** (days / 365);
    const loss = [92, 183, 273, 365].reduce(
      (sum, day, k, all) => sum + 0.5 * (by(day) - by(all[k - 1] ?? 0)) * (1_200_000 - 300_000 * k),
      0,
    );
    const terms = {
      ...(LOAN.terms as object),
      principal: '1200000',
      repayment: { kind: 'equal-principal', everyMonths: 3 },
    };
    const line = lineOf({ ...LOAN, terms, annualDefaultProbability: 0.1, lossGivenDefault: 0.5 });
    expect(line.lossAllowance).toBe(loss.toFixed(2));
  });
  it('loses less of a loan the further its pledge covers what is left of it', () => {
    // 1,200,000 in two halves, PD 10 %, no interest; the pledge brings 450,000 net or, with 60 %, nothing: by hand
    // first half-year 1 − 0.4 × 450 ÷ 1200, second 1 − 0.4 × 450 ÷ 600
    const by = (days: number) => 1 - 0.9 ** (days / 365);
    const loss = by(183) * (1_200_000 - 0.4 * 450_000) + (by(365) - by(183)) * (600_000 - 0.4 * 450_000);
    const terms = {
      ...(LOAN.terms as object),
      principal: '1200000',
      repayment: { kind: 'equal-principal', everyMonths: 6 },
    };
    const pledge = {
      pledgeValue: '2000000',
      noSaleProbability: 0.6,
      salePriceShare: 0.25,
      disposalCostShare: 0.1,
      yearsToCash: 0,
    };
    const record = { ...LOAN, ...pledge, terms, annualDefaultProbability: 0.1 } as never;
    expect(lineOf(record).lossAllowance).toBe(loss.toFixed(2));
  });
  it('asks for the best estimate of a loan in default: 12.5 × 1,000,000 × (0.25 − 0.2)', () => {
    const bad = { ...LOAN, isCreditImpaired: true };
    expect(lineOf({ ...bad, bestEstimate: 0.2 }).riskWeightedAssets).toBe('625000.00');
    expect(lineOf({ ...bad, bestEstimate: 0.3 }).riskWeightedAssets).toBe('0.00');
    expect(lineOf(bad).riskWeightedAssets).toBeNull();
  });
  it('moves a loan by what became of its rating, by the watch list and by forbearance', () => {
    const record = { ...LOAN, annualDefaultProbability: null, grade: 'C', gradeAtOrigination: 'A' };
    expect(lineOf(record, FULL)).toMatchObject({
      stage: 2,
      reasons: ['grades-down', 'probability-ratio'],
      notTested: ['credit-impaired', 'watch-list', 'forborne'],
    });
    expect(lineOf({ ...LOAN, isForborne: true, isOnWatchList: true }, FULL).reasons).toEqual([
      'watch-list',
      'forborne',
    ]);
    expect(lineOf({ ...LOAN, annualDefaultProbability: 0.3, probabilityAtOrigination: 0.15 }, FULL).reasons).toEqual(
      [],
    );
    const risen = { ...LOAN, annualDefaultProbability: 0.4, probabilityAtOrigination: 0.15 };
    expect(lineOf(risen, FULL).reasons).toEqual(['probability-rise']);
  });
  it('looks a year further at a loan past its last day that still owes', () => {
    const terms = {
      ...(LOAN.terms as object),
      drawdownDay: '2024-06-20',
      rates: [{ from: '2024-06-20', annualRate: 0 }],
    };
    const late = { ...LOAN, terms, daysPastDue: 10, overduePrincipal: '1000000' };
    expect(lineOf(late)).toMatchObject({
      class: 'specialMention',
      stage: 1,
      lossAllowance: '1250.00',
      nextPayment: null,
    });
  });

  // 2 Laws.
  it('adds up to its totals, whatever the order, as columns and as lines', () => {
    fc.assert(
      fc.property(fc.array(anyLoan, { maxLength: 12 }), (loans) => {
        const there = assessBook(loans, FULL);
        expect(assessBook([...loans].reverse(), FULL).totals).toEqual(there.totals);
        const lines = [...bookLines(loans, FULL)].filter(isLoan);
        const sum = (pick: (line: BookLoanLine) => string | null) =>
          lines.reduce((total, line) => total.plus(pick(line) ?? 0), ZERO).toFixed(2);
        const { totals } = there;
        expect(sum(({ lossAllowance }) => lossAllowance)).toBe(totals.lossAllowance);
        expect(sum(({ exposure }) => exposure)).toBe(totals.exposure);
        expect(sum(({ principal }) => principal)).toBe(totals.principal);
        expect(sum(({ specificProvision }) => specificProvision)).toBe(totals.specificProvision);
        expect(sum(({ generalProvision }) => generalProvision)).toBe(totals.generalProvision);
        expect(sum(({ riskWeightedAssets }) => riskWeightedAssets)).toBe(totals.riskWeightedAssets);
        expect(there.count + there.refused.length).toBe(loans.length);
      }),
      { numRuns: 30 },
    );
  });
  it('never gives a better class, a better stage or a smaller loss on more days past due', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 1, max: 200 }), (loan, more) => {
        const late = {
          ...loan,
          daysPastDue: Math.max(1, loan.daysPastDue),
          overdueInterest: '100',
          isTechnicalDelay: false,
        };
        const both = [...bookLines([late, { ...late, daysPastDue: late.daysPastDue + more }], FULL)];
        if (!both.every(isLoan)) return;
        const [now, later] = both as [BookLoanLine, BookLoanLine];
        expect(LOAN_CLASSES.indexOf(later.class)).toBeGreaterThanOrEqual(LOAN_CLASSES.indexOf(now.class));
        expect(later.stage).toBeGreaterThanOrEqual(now.stage);
        if (later.stage < 3 || now.stage === 3) {
          expect(Number(later.lossAllowance)).toBeGreaterThanOrEqual(Number(now.lossAllowance));
        }
      }),
      { numRuns: 60 },
    );
  });
  it('never loses more on a pledge of more value', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 0, max: 1e8 }), fc.nat(1e8), (loan, pledgeValue, more) => {
        const pledge = { noSaleProbability: 0.5, salePriceShare: 0.3, disposalCostShare: 0.1, yearsToCash: 1 };
        const [now, covered] = [
          ...bookLines(
            [
              { ...loan, ...pledge, pledgeValue },
              { ...loan, ...pledge, pledgeValue: pledgeValue + more },
            ],
            FULL,
          ),
        ];
        if (!isLoan(now) || !isLoan(covered)) return;
        expect(Number(covered.lossAllowance)).toBeLessThanOrEqual(Number(now.lossAllowance));
        // no eligible collateral; the standardised approach takes off the provision, which follows the class
        if (loan.approach !== 'standardised') expect(covered.riskWeightedAssets).toBe(now.riskWeightedAssets);
      }),
      { numRuns: 60 },
    );
  });
  it('loses less on a smaller loss given default and no more by others counting', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const { pledgeValue, noSaleProbability, salePriceShare, disposalCostShare, yearsToCash, ...bare } = loan;
        const better = { ...bare, lossGivenDefault: Number(loan.lossGivenDefault) / 2 };
        const [now, less] = [...bookLines([bare, better], FULL)];
        const [counted] = [...bookLines([bare], { ...FULL, othersCount: true })];
        if (!isLoan(now) || !isLoan(less) || !isLoan(counted)) return;
        expect(Number(less.lossAllowance)).toBeLessThanOrEqual(Number(now.lossAllowance));
        expect(Number(counted.lossAllowance)).toBeLessThanOrEqual(Number(now.lossAllowance));
      }),
      { numRuns: 60 },
    );
  });
  it('gives the same lines whether records come at once or in time', async () => {
    const records = Array.from({ length: 5000 }, (_, i) => ({
      ...LOAN,
      id: `L${i}`,
      daysPastDue: i % 7 === 0 ? -1 : 0,
    }));
    async function* slowly() {
      yield* records;
    }
    const late: BookLine[] = [];
    for await (const line of bookLinesFrom(slowly(), TERMS)) late.push(line);
    const lines = [...bookLines(records, TERMS)];
    expect(late).toEqual(lines);
    expect(lines.map(({ line }) => line)).toEqual(records.map((_, i) => i + 1));
  });

  // 3 Differential: each loan alone by the single functions, to the fen.
  it.each([
    ['defaults in the middle, others out', FULL],
    ['defaults at the end, others in', { ...FULL, defaultsAt: 'end' as const, othersCount: true }],
  ])('equals the single calculations: %s', (_, terms) => {
    let compared = 0;
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const [line] = [...bookLines([loan], terms)];
        if (!isLoan(line)) return; // refused: the schedule alone refuses it too
        expect(line).toMatchObject(alone(loan, terms, line.effectiveRate));
        checkCapital(loan, line);
        compared++;
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(200);
  });
  it('refuses the contracts that the schedule refuses, with the same words', () => {
    const bad = {
      ...LOAN,
      terms: { ...(LOAN.terms as object), repayment: { kind: 'custom', principal: [] }, extra: 1 },
    };
    const [line] = [...bookLines([bad], TERMS)];
    const alone = refusalOf(() => loanSchedule(bad.terms)).replaceAll('loan terms', 'line 1 /terms');
    const faults = line !== undefined && 'faults' in line ? line.faults : [];
    for (const { at, problem } of faults) expect(alone).toContain(`${at}: ${problem}`);
    expect(faults.length).toBe(2);
  });

  // 4 Refusals.
  it.each<[unknown, string]>([
    [null, 'line 1: an object expected; met null'],
    [[], 'an object expected'],
    [{ ...LOAN, id: '' }, '/id: a name expected'],
    [{ ...LOAN, daysPastDue: 1.5 }, '/daysPastDue: a whole number'],
    [{ ...LOAN, annualDefaultProbability: 0 }, '/annualDefaultProbability'],
    [{ ...LOAN, annualDefaultProbability: null }, '/annualDefaultProbability: a yearly probability or a grade'],
    [{ ...LOAN, grade: 'AAA' }, '/grade: a grade of the scale expected'],
    [{ ...LOAN, lossGivenDefault: '0,5' }, '/lossGivenDefault'],
    [{ ...LOAN, terms: undefined }, '/terms: missing'],
    [{ ...LOAN, terms: { principal: -1 } }, 'line 1 /terms /principal'],
    [{ ...LOAN, isCreditImpaired: 'no' }, '/isCreditImpaired'],
    [{ ...LOAN, approach: 'standardised' }, '/riskWeight: missing'],
    [{ ...LOAN, overdueInterest: '-1' }, '/overdueInterest: an amount of 0 or more'],
    [{ ...LOAN, overdueInterest: 5 }, '/daysPastDue: days expected, since something is overdue; met 0'],
    [{ ...LOAN, daysPastDue: 5 }, 'what is overdue expected, since it is so by 5 days'],
    [
      { ...LOAN, ...OVERDUE, overduePrincipal: 1 },
      '/overduePrincipal: more than the 0.00 that has fallen due; met "1.00"',
    ],
    [{ ...LOAN, restructured: { on: '2026-01-01', classThen: 'normal' } }, '/restructured/on: after 2025-06-30'],
    [{ ...LOAN, before: { class: 'bad' } }, '/before: a class'],
    [{ ...LOAN, pledgeValue: 1 }, '/salePriceShare: missing'],
    [
      {
        ...LOAN,
        terms: { ...(LOAN.terms as object), prepayments: [{ day: '2025-07-01', amount: 2e6, effect: 'shorten' }] },
      },
      'line 1 /terms /prepayments/0/amount: only 1000000.00 is owed on 2025-07-01; met 2000000.00',
    ],
    [{ ...LOAN, terms: { ...(LOAN.terms as object), drawdownDay: '2025-06-29' } }, 'line 1 /terms /rates/0/from'],
    [{ ...LOAN, terms: { ...(LOAN.terms as object), drawdownDay: '2200-06-30' } }, 'line 1 addMonths: months'],
    [{ ...LOAN, protoX: 1 }, 'no such field'],
    [new IpworthError('INPUT_INVALID', [{ at: 'line 1', problem: 'not JSON' }]), 'line 1: not JSON'],
  ])('reports %#', (raw, words) => {
    const [line] = [...bookLines([raw], TERMS)];
    const faults = line !== undefined && 'faults' in line ? line.faults : [];
    expect(faults.map(({ at, problem, met }) => `${at}: ${problem}; met ${met}`).join('\n')).toContain(words);
  });
  it('refuses terms that cannot be, all at once, and a day before the rules', () => {
    const scenarios = [{ weight: 0.5, hazardFactor: 1, lossFactor: 1 }];
    const triggers = { significantAboveDays: -1, defaultFromDays: 0 };
    const message = refusalOf(() => assessBook([], { ...TERMS, triggers, defaultsAt: 'start' as never }));
    for (const place of ['/significantAboveDays', '/defaultFromDays', '/defaultsAt']) expect(message).toContain(place);
    expect(refusalOf(() => assessBook([], { ...TERMS, scenarios }))).toContain('weights that add up to 1');
    expect(refusalOf(() => assessBook([], { ...TERMS, asOf: '2023-06-30' }))).toContain('DATA_NOT_IN_FORCE');
  });
});

/** What the single functions say of a loan. */
function alone(loan: WrittenBookRecord, terms: WrittenBookTerms, effectiveRate: number) {
  const { payments, totals, principal, drawdownDay } = loanSchedule(loan.terms);
  const before = payments.filter(({ day }) => day <= AS_OF);
  const paid = before.reduce((sum, row) => sum.plus(row.principal), ZERO);
  const isDrawn = drawdownDay <= AS_OF;
  const balance = isDrawn ? decimal(principal).minus(paid) : ZERO;
  const next = payments.find(({ day }) => day > AS_OF);
  const remaining = Math.max(0, daysBetween(parseDay(AS_OF), parseDay(payments.at(-1)!.day)));

  const curveOf = (grade: string) => terms.grades!.find((one) => one.grade === grade)!.curve;
  const own = loan.annualDefaultProbability ?? null;
  const curve = own === null ? curveOf(loan.grade!) : flatDefaultCurve(own);
  const staging = stageOf(stageFacts(loan, curve, remaining, curveOf), terms.triggers);
  const { stage } = staging;
  const defaultsAt = terms.defaultsAt ?? 'middle';
  const lossIn = (over: 1 | 2 | 3): string => {
    const question = { asOf: AS_OF, stage: over, defaultsAt, overdueInterest: loan.overdueInterest! };
    const periods = exposureProfile(loan.terms, question);
    if (periods.length === 0) return '0.00';
    const { othersShare } = loan;
    const lossOf = (exposure: string): number => {
      const { pledgeValue = null, noSaleProbability, salePriceShare, disposalCostShare, yearsToCash } = loan;
      if (pledgeValue === null) return loan.lossGivenDefault;
      const netProceeds = pledgeValue * salePriceShare! * (1 - disposalCostShare!);
      const pledge = { netProceeds, noSaleProbability: noSaleProbability!, yearsToCash: yearsToCash! };
      return pledgeLossShare(Number(exposure), { ...pledge, discountRate: effectiveRate });
    };
    return expectedCreditLoss({
      ...{ stage: over, defaultsAt, effectiveRate, othersCount: terms.othersCount ?? false },
      periods: periods.map((period) => ({ ...period, lossGivenDefault: lossOf(period.exposure), othersShare })),
      scenarios: terms.scenarios!.map(({ weight, hazardFactor, lossFactor }, i) => ({
        ...{ name: String(i), weight, lossFactor },
        curve: curve.map(({ untilYears, rate }) => ({ untilYears, rate: rate * hazardFactor })),
      })),
    }).lossAllowance;
  };
  const [owedToday] = exposureProfile(loan.terms, {
    ...{ asOf: AS_OF, stage: 3, defaultsAt, overdueInterest: loan.overdueInterest! },
  });
  const exposure = owedToday?.exposure ?? '0.00';
  const lifetime = lossIn(stage === 1 ? 2 : stage);
  const ofOwed = Number(exposure) === 0 ? 0 : Number((Number(lifetime) / Number(exposure)).toFixed(12));
  const lossShare = Math.min(1, ofOwed);
  const classification = classifyLoan(
    {
      ...{ asOf: AS_OF, principalDaysPastDue: 0, interestDaysPastDue: loan.daysPastDue, expectedLossShare: lossShare },
      ...{ isTechnicalDelay: loan.isTechnicalDelay!, creditImpaired: loan.isCreditImpaired ?? null },
      ...{ restructured: loan.restructured ?? null, before: loan.before ?? null },
      debtorNonPerformingShare: loan.debtorNonPerformingShare ?? null,
      debtorOverdueShare: loan.debtorOverdueShare ?? null,
    },
    classificationOn(AS_OF, terms.choices),
  );
  const rates = provisionRatesOn(AS_OF);
  const provisions = requiredProvisions({ [classification.class]: balance.toFixed() }, rates.specific, rates.general);
  const loanAlone = borrowerCost(loanSchedule(withoutFees(loan.terms)), { fees: [], subsidies: [] }).loanAlone;
  if ((loan.effectiveRate ?? null) === null) expect(Math.abs(effectiveRate - loanAlone)).toBeLessThan(2e-12);
  return {
    principal: balance.toFixed(2),
    exposure,
    interest: totals.interest,
    nextPayment: next === undefined ? null : { day: next.day, amount: withoutFee(next) },
    remainingYears: yearsOf(remaining),
    class: classification.class,
    isClassComplete: classification.isComplete,
    stage,
    reasons: staging.reasons.map(({ code }) => code),
    notTested: staging.notTested,
    lossAllowance: lossIn(stage),
    specificProvision: decimal(provisions.specific).toDecimalPlaces(2).toFixed(2),
    generalProvision: decimal(provisions.general).toDecimalPlaces(2).toFixed(2),
  };
}

const withoutFee = ({ principal, interest }: { readonly principal: string; readonly interest: string }) =>
  decimal(principal).plus(interest).toFixed(2);

function withoutFees(terms: unknown): object {
  const { prepayments, ...rest } = terms as { readonly prepayments?: readonly { readonly feeShare: string }[] };
  return { ...rest, prepayments: (prepayments ?? []).map(({ feeShare, ...one }) => one) };
}

function stageFacts(
  loan: WrittenBookRecord,
  curve: DefaultCurve,
  remaining: number,
  curveOf: (grade: string) => DefaultCurve,
): StageFacts {
  const { gradeAtOrigination: then = null, probabilityAtOrigination = null, grade } = loan;
  const place = (name: string) => 'ABC'.indexOf(name);
  const foreseen =
    probabilityAtOrigination !== null
      ? flatDefaultCurve(probabilityAtOrigination)
      : then === null
        ? null
        : curveOf(then);
  const age = Math.max(0, parseDay(AS_OF) - parseDay((loan.terms as { readonly drawdownDay: string }).drawdownDay));
  return {
    daysPastDue: loan.daysPastDue,
    ...(loan.isCreditImpaired == null ? {} : { isCreditImpaired: loan.isCreditImpaired }),
    ...(loan.isOnWatchList == null ? {} : { isOnWatchList: loan.isOnWatchList }),
    ...(loan.isForborne == null ? {} : { isForborne: loan.isForborne }),
    ...(then === null ? {} : { gradesDown: Math.max(0, place(grade!) - place(then)) }),
    ...(foreseen === null ? {} : { lifetimeProbability: lifetimeProbability(foreseen, curve, { age, remaining }) }),
  };
}

/** Risk-weighted assets are those of the exact model to half a fen, and what float64 loses of a billion. */
function checkCapital(loan: WrittenBookRecord, line: BookLoanLine): void {
  const { exposure, stage, remainingYears, riskWeightedAssets } = line;
  const { lossGivenDefault, bestEstimate = null, turnoverMillionEuro = 50, riskWeight } = loan;
  const defaultProbability =
    loan.annualDefaultProbability ??
    defaultProbabilityBy(FULL.grades!.find(({ grade }) => grade === loan.grade)!.curve, 1);
  const pd = defaultProbability.toPrecision(15);
  const exact = () => {
    if (loan.approach === 'standardised') {
      const { coveredShare = 0, guarantorWeight = 1 } = loan;
      return standardised({
        exposure,
        provision: line.specificProvision,
        riskWeight: riskWeight!,
        coveredShare,
        guarantorWeight,
      });
    }
    if (stage === 3) return bestEstimate === null ? null : irbDefaulted({ exposure, lossGivenDefault, bestEstimate });
    if (loan.approach === 'irb-other-retail')
      return irbOtherRetail({ exposure, defaultProbability: pd, lossGivenDefault });
    const maturity = remainingYears;
    return irbCorporate({ exposure, defaultProbability: pd, lossGivenDefault, maturity, turnoverMillionEuro });
  };
  const outcome = exact();
  if (outcome === null) expect(riskWeightedAssets).toBeNull();
  else {
    const gap = Math.abs(Number(riskWeightedAssets) - figure(outcome));
    expect(gap).toBeLessThanOrEqual(0.005 + 1e-11 * Number(exposure));
  }
}

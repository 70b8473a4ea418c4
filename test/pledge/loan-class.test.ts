import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { ruleOn } from '../../src/catalog/rules-in-force.ts';
import {
  type ClassificationChoices,
  LOAN_CLASSES,
  type LoanClass,
  type LoanFacts,
} from '../../src/domain/loan-class.ts';
import { classByDays, classificationRule, classifyLoan } from '../../src/pledge/loan-class.ts';

const SETS = loadCatalog().lendingRules;
const SET = ruleOn(SETS, 'cn-asset-classification', '2025-06-30', 'test');
const NONE: ClassificationChoices = {
  technicalGraceDays: null,
  creditImpairedFrom: null,
  doubtfulFromLossShare: null,
  lossFromLossShare: null,
  restructuredMonths: null,
  cureMonths: null,
  debtorNonPerformingShare: null,
  debtorOverdueShare: null,
};
const ALL: ClassificationChoices = {
  technicalGraceDays: 7,
  creditImpairedFrom: 'substandard',
  doubtfulFromLossShare: '0.5',
  lossFromLossShare: '0.9',
  restructuredMonths: 6,
  cureMonths: 6,
  debtorNonPerformingShare: '0.1',
  debtorOverdueShare: '0.2',
};
const GOOD: LoanFacts = {
  asOf: '2025-06-30',
  principalDaysPastDue: 0,
  interestDaysPastDue: 0,
  isTechnicalDelay: false,
  creditImpaired: false,
  expectedLossShare: '0.01',
  restructured: null,
  before: null,
  debtorNonPerformingShare: '0',
  debtorOverdueShare: '0',
};
const [bare, full] = [classificationRule(SET, NONE), classificationRule(SET, ALL)];
const classOf = (change: Partial<LoanFacts>, rule = full): LoanClass =>
  classifyLoan({ ...GOOD, ...change }, rule).class;

describe('classifyLoan', () => {
  // 1 The bands of the 2023 rule, at their edges, for principal or interest.
  it.each<[number, LoanClass]>([
    [0, 'normal'],
    [1, 'specialMention'],
    [90, 'specialMention'],
    [91, 'substandard'],
    [270, 'substandard'],
    [271, 'doubtful'],
    [360, 'doubtful'],
    [361, 'loss'],
  ])('%d days past due are %s', (days, expected) => {
    expect(classOf({ principalDaysPastDue: days }, bare)).toBe(expected);
    expect(classOf({ interestDaysPastDue: days }, bare)).toBe(expected);
    expect(LOAN_CLASSES[classByDays(days, bare.fromDays)]).toBe(expected);
  });
  it.each<[string, Partial<LoanFacts>, LoanClass]>([
    ['a technical delay within the grace', { isTechnicalDelay: true, interestDaysPastDue: 7 }, 'normal'],
    ['a technical delay beyond it', { isTechnicalDelay: true, interestDaysPastDue: 8 }, 'specialMention'],
    ['impairment', { creditImpaired: true }, 'substandard'],
    ['an expected loss of half', { expectedLossShare: '0.5' }, 'doubtful'],
    ['an expected loss of nine tenths', { expectedLossShare: '0.9' }, 'loss'],
    [
      'restructuring inside the observation',
      { restructured: { on: '2025-01-01', classThen: 'substandard' } },
      'substandard',
    ],
    ['restructuring after it', { restructured: { on: '2024-12-30', classThen: 'substandard' } }, 'normal'],
    ['a cure not long enough ago', { before: { class: 'doubtful', curedOn: '2025-01-01' } }, 'substandard'],
    ['a cure long enough ago', { before: { class: 'doubtful', curedOn: '2024-12-30' } }, 'normal'],
    ['no cure', { before: { class: 'loss', curedOn: null } }, 'substandard'],
    ['a debtor with a tenth non-performing', { debtorNonPerformingShare: '0.1' }, 'normal'],
    ['a debtor with more', { debtorNonPerformingShare: '0.1001' }, 'substandard'],
    ['a debtor overdue elsewhere', { debtorOverdueShare: '0.21' }, 'substandard'],
  ])('grades %s as the caller chose', (_, change, expected) => {
    expect(classOf(change)).toBe(expected);
    // without the choices only days count, and a technical delay counts too
    const days = Math.max(change.interestDaysPastDue ?? 0, 0);
    expect(classOf(change, bare)).toBe(days > 0 ? 'specialMention' : 'normal');
  });
  it('says which finding rests on the rule and which on the caller, and what is missing', () => {
    const graded = classifyLoan({ ...GOOD, creditImpaired: null, principalDaysPastDue: 100 }, full);
    expect(graded).toMatchObject({ class: 'substandard', isNonPerforming: true, isComplete: false });
    expect(graded.findings.map(({ test, atLeast, source }) => [test, atLeast, source]).slice(0, 2)).toEqual([
      ['days-past-due', 'substandard', 'cn-asset-classification@1'],
      ['credit-impaired', 'unknown', 'the caller’s choice'],
    ]);
  });

  // 2 Law: the class never improves on worse facts.
  it('never improves when one fact gets worse', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
    const facts = fc.record({
      principalDaysPastDue: fc.nat(500),
      interestDaysPastDue: fc.nat(500),
      isTechnicalDelay: fc.boolean(),
      creditImpaired: fc.boolean(),
      expectedLossShare: share,
      restructuredAt: fc.option(
        fc.record({ month: fc.integer({ min: 1, max: 6 }), classThen: fc.constantFrom(...LOAN_CLASSES) }),
      ),
      beforeClass: fc.option(fc.constantFrom(...LOAN_CLASSES)),
      curedMonth: fc.option(fc.integer({ min: 1, max: 6 })),
      here: share,
      elsewhere: share,
      choices: fc.record({ grace: fc.option(fc.nat(30)), rule: fc.constantFrom(ALL, NONE) }),
    });
    type Drawn = typeof facts extends fc.Arbitrary<infer T> ? T : never;
    const build = (one: Drawn): LoanFacts => ({
      asOf: '2025-06-30',
      principalDaysPastDue: one.principalDaysPastDue,
      interestDaysPastDue: one.interestDaysPastDue,
      isTechnicalDelay: one.isTechnicalDelay,
      creditImpaired: one.creditImpaired,
      expectedLossShare: one.expectedLossShare,
      restructured: one.restructuredAt && {
        on: `2025-0${one.restructuredAt.month}-01`,
        classThen: one.restructuredAt.classThen,
      },
      before: one.beforeClass && {
        class: one.beforeClass,
        curedOn: one.curedMonth ? `2025-0${one.curedMonth}-01` : null,
      },
      debtorNonPerformingShare: one.here,
      debtorOverdueShare: one.elsewhere,
    });
    const worse: ((one: Drawn, by: number) => Drawn)[] = [
      (one, by) => ({ ...one, principalDaysPastDue: one.principalDaysPastDue + by }),
      (one, by) => ({ ...one, interestDaysPastDue: one.interestDaysPastDue + by }),
      (one) => ({ ...one, isTechnicalDelay: false }),
      (one) => ({ ...one, creditImpaired: true }),
      (one, by) => ({ ...one, expectedLossShare: Math.min(1, (Math.round(one.expectedLossShare * 100) + by) / 100) }),
      (one) => ({ ...one, curedMonth: null }),
      (one, by) => ({ ...one, curedMonth: one.curedMonth && Math.min(6, one.curedMonth + by) }),
      (one) => ({
        ...one,
        restructuredAt: one.restructuredAt && { ...one.restructuredAt, classThen: 'loss' as const },
      }),
      (one) => ({ ...one, beforeClass: one.beforeClass && ('loss' as const) }),
      (one) => ({ ...one, here: 1 }),
      (one) => ({ ...one, elsewhere: 1 }),
    ];
    fc.assert(
      fc.property(facts, fc.constantFrom(...worse), fc.integer({ min: 1, max: 400 }), (one, change, by) => {
        const rule = classificationRule(SET, { ...one.choices.rule, technicalGraceDays: one.choices.grace });
        const grade = (drawn: Drawn) => LOAN_CLASSES.indexOf(classifyLoan(build(drawn), rule).class);
        expect(grade(change(one, by))).toBeGreaterThanOrEqual(grade(one));
      }),
      { numRuns: 500 },
    );
  });

  // 4 Refusals.
  it('refuses a day before the rule, choices left out, days below zero and days to come', () => {
    expect(() => ruleOn(SETS, 'cn-asset-classification', '2023-06-30', 'x')).toThrow(
      /DATA_NOT_IN_FORCE.*met 2023-06-30/,
    );
    const { cureMonths: _, ...rest } = NONE;
    expect(() => classificationRule(SET, rest as never)).toThrow(/choices \/cureMonths: missing/);
    expect(() => classOf({ principalDaysPastDue: -1 })).toThrow(/principalDaysPastDue.*met -1/);
    expect(() => classOf({ restructured: { on: '2025-07-01', classThen: 'normal' } })).toThrow(
      /restructured\/on: after the day looked at, 2025-06-30; met 2025-07-01/,
    );
    const decided = { ...SET, figures: { ...SET.figures, cureMonths: { ...SET.figures.cureMonths!, value: '12' } } };
    expect(() => classificationRule(decided, ALL)).toThrow(/cureMonths: .* decides this: 12; met 6/);
    expect(classificationRule(decided, NONE).choices.cureMonths).toBe(12);
  });
});

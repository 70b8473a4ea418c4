import { type Fault, IpworthError } from '../base/errors.ts';
import { ClassificationChoices, LOAN_CLASSES, type LoanClass, LoanFacts } from '../domain/loan-class.ts';
import { parseWith } from '../domain/parse.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { known } from '../domain/sourced.ts';
import type { Label } from '../formula/quantities.ts';
import { addMonths, formatDay, parseDay } from '../numeric/calendar.ts';
import { decimal } from '../numeric/decimal.ts';

/** One test put to a loan: the class it asks for at least, or that a fact is missing. */
export interface ClassFinding extends Label {
  readonly test: string;
  readonly atLeast: LoanClass | 'unknown';
  /** The rule's figure, or the caller's choice. */
  readonly source: string;
}

export interface Classification {
  readonly class: LoanClass;
  readonly isNonPerforming: boolean;
  /** False while a test that was asked for lacks its fact: the class may then be worse. */
  readonly isComplete: boolean;
  readonly findings: readonly ClassFinding[];
}

/** What a classification rests on: bands of days, and the tests that apply. */
export interface ClassificationRule {
  readonly id: string;
  /** First day past due of each class but the first, ascending. */
  readonly fromDays: readonly [number, number, number, number];
  readonly choices: ClassificationChoices;
}

const BANDS = ['specialMentionFromDays', 'substandardFromDays', 'doubtfulFromDays', 'lossFromDays'] as const;

/**
 * A dated rule with the caller's decisions on what it leaves open.
 *
 * @throws INPUT_INVALID  a choice left out (write `null` to leave the test out), or one that the rule itself decides
 * @throws DATA_UNKNOWN   the rule does not tell its bands
 */
export function classificationRule(set: RuleSet, raw: ClassificationChoices): ClassificationRule {
  const choices = parseWith(ClassificationChoices, raw, 'classification choices');
  const faults: Fault[] = [];
  const decided: Record<string, unknown> = { ...choices };
  for (const [name, choice] of Object.entries(choices)) {
    const figure = set.figures[name]?.value;
    if (figure === null || figure === undefined) continue;
    if (choice !== null && !decimal(choice).equals(figure)) {
      const problem = `${set.id}@${set.version} decides this: ${figure}`;
      faults.push({ at: `classification choices /${name}`, problem, met: String(choice) });
    }
    decided[name] = typeof choice === 'string' ? figure : Number(figure);
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const days = BANDS.map((name) => {
    const leaf = set.figures[name] ?? { value: null };
    return Number(known(leaf, `${set.id}@${set.version} /figures/${name}`));
  });
  return {
    id: `${set.id}@${set.version}`,
    fromDays: days as unknown as ClassificationRule['fromDays'],
    choices: decided as ClassificationChoices,
  };
}

/** The class of a number of days past due, as an index into `LOAN_CLASSES`. */
export function classByDays(daysPastDue: number, fromDays: ClassificationRule['fromDays']): number {
  let index = 0;
  while (index < 4 && daysPastDue >= fromDays[index]!) index++;
  return index;
}

/**
 * The class of a loan: the worst that any test asks for.
 *
 *     days past due = the larger of principal's and interest's; a purely technical delay within the grace counts as 0
 *
 * @throws INPUT_INVALID  faults of the facts; a day of restructuring or cure after the day looked at
 * @source 商业银行金融资产风险分类办法 (令〔2023〕第1号), by the rule handed in
 */
export function classifyLoan(raw: LoanFacts, rule: ClassificationRule): Classification {
  const facts = parseWith(LoanFacts, raw, 'loan facts');
  for (const [place, day] of [
    ['restructured/on', facts.restructured?.on],
    ['before/curedOn', facts.before?.curedOn],
  ] as const) {
    if (day === undefined || day === null || day <= facts.asOf) continue;
    const problem = `after the day looked at, ${facts.asOf}`;
    throw new IpworthError('INPUT_INVALID', [{ at: `loan facts /${place}`, problem, met: day }]);
  }
  const tests = testsOf(facts, rule);
  const { index, isComplete } = worstOf(tests);
  return {
    class: LOAN_CLASSES[index]!,
    isNonPerforming: index >= 2,
    isComplete,
    findings: tests.map(({ test, atLeast, source, label }) => ({ test, atLeast, source, ...label() })),
  };
}

/** The class of facts that are known to be sound, as an index into `LOAN_CLASSES`, without the working. */
export function gradeOf(
  facts: LoanFacts,
  rule: ClassificationRule,
): { readonly index: number; readonly isComplete: boolean } {
  return worstOf(testsOf(facts, rule));
}

const CALLER = 'the caller’s choice';

/** A finding whose words are made when somebody reads them. */
interface ClassTest extends Pick<ClassFinding, 'test' | 'atLeast' | 'source'> {
  readonly label: () => Label;
}

function testsOf(facts: LoanFacts, rule: ClassificationRule): readonly ClassTest[] {
  return [daysTest(facts, rule), ...lossTests(facts, rule), ...historyTests(facts, rule), ...debtorTests(facts, rule)];
}

function worstOf(tests: readonly ClassTest[]): { readonly index: number; readonly isComplete: boolean } {
  let [index, isComplete] = [0, true];
  for (const { atLeast } of tests) {
    if (atLeast === 'unknown') isComplete = false;
    else index = Math.max(index, LOAN_CLASSES.indexOf(atLeast));
  }
  return { index, isComplete };
}

function daysTest(facts: LoanFacts, { id, fromDays, choices }: ClassificationRule): ClassTest {
  const days = Math.max(facts.principalDaysPastDue, facts.interestDaysPastDue);
  const isExempt = facts.isTechnicalDelay && days <= (choices.technicalGraceDays ?? -1);
  return {
    test: 'days-past-due',
    atLeast: LOAN_CLASSES[classByDays(isExempt ? 0 : days, fromDays)]!,
    source: isExempt && days > 0 ? CALLER : id,
    label: () => ({
      en: `${days} days past due${isExempt && days > 0 ? ', a purely technical delay' : ''}`,
      zh: `逾期${days}天${isExempt && days > 0 ? '（技术性原因）' : ''}`,
    }),
  };
}

/** A test of a fact that may be missing: not put, unknown, or the class it asks for. */
function put(test: string, label: () => Label, asked: LoanClass | null, isMet: boolean | null): ClassTest[] {
  if (asked === null) return [];
  return [{ test, label, source: CALLER, atLeast: isMet === null ? 'unknown' : isMet ? asked : 'normal' }];
}

function lossTests({ creditImpaired, expectedLossShare }: LoanFacts, { choices }: ClassificationRule): ClassTest[] {
  const share = (from: typeof choices.lossFromLossShare, asked: LoanClass): ClassTest[] => {
    if (from === null) return [];
    const label = () => ({
      en: `expected loss of ${expectedLossShare ?? '?'} against ${from}`,
      zh: `预期信用损失占比${expectedLossShare ?? '?'}，界限${from}`,
    });
    const isMet = expectedLossShare === null ? null : decimal(expectedLossShare).gte(from);
    return put(`${asked}-by-expected-loss`, label, asked, isMet);
  };
  const impaired = () => ({ en: 'the loan is credit-impaired', zh: '已发生信用减值' });
  return [
    ...put('credit-impaired', impaired, choices.creditImpairedFrom, creditImpaired),
    ...share(choices.doubtfulFromLossShare, 'doubtful'),
    ...share(choices.lossFromLossShare, 'loss'),
  ];
}

function historyTests({ asOf, restructured, before }: LoanFacts, { choices }: ClassificationRule): ClassTest[] {
  const { restructuredMonths, cureMonths } = choices;
  const isWithin = (start: string, months: number) => asOf < formatDay(addMonths(parseDay(start), months));
  const found: ClassTest[] = [];
  if (restructured !== null && restructuredMonths !== null) {
    const label = () => ({
      en: `restructured on ${restructured.on}, observed for ${restructuredMonths} months`,
      zh: `${restructured.on}重组，观察期${restructuredMonths}个月`,
    });
    const isObserved = isWithin(restructured.on, restructuredMonths);
    found.push(...put('restructured', label, restructured.classThen, isObserved));
  }
  if (before !== null && LOAN_CLASSES.indexOf(before.class) >= 2 && cureMonths !== null) {
    const label = () => ({
      en: `non-performing before, ${before.curedOn === null ? 'not cured' : `cured on ${before.curedOn}`}`,
      zh: `原为不良，${before.curedOn === null ? '尚未清偿全部逾期' : `${before.curedOn}起正常履约`}`,
    });
    const isObserved = before.curedOn === null || isWithin(before.curedOn, cureMonths);
    found.push(...put('cure', label, 'substandard', isObserved));
  }
  return found;
}

function debtorTests(facts: LoanFacts, { choices }: ClassificationRule): ClassTest[] {
  return (['debtorNonPerformingShare', 'debtorOverdueShare'] as const).flatMap((name) => {
    const [share, above] = [facts[name], choices[name]];
    if (above === null) return [];
    const label = () => ({
      en: `${share ?? '?'} of the debtor’s debt ${name === 'debtorOverdueShare' ? 'at all banks is overdue by more than 90 days' : 'here is non-performing'}, against ${above}`,
      zh: `债务人${name === 'debtorOverdueShare' ? '在所有银行逾期超过90天' : '在本行不良'}债务占比${share ?? '?'}，界限${above}`,
    });
    const isMet = share === null ? null : decimal(share).gt(above);
    return put(name === 'debtorOverdueShare' ? 'debtor-overdue' : 'debtor-non-performing', label, 'substandard', isMet);
  });
}

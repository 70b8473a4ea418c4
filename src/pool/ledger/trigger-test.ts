import type { ClaimFacts, PoolEventOf } from '../../domain/pool-events.ts';
import { needTerm, type TriggerTerms } from '../../domain/scheme-terms.ts';
import { formatDay, parseDay, type SerialDay } from '../../numeric/calendar.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import { type PoolDraft, unfit } from './draft.ts';

/** Refuses a claim whose trigger is not met, naming each test that fails. */
export function testTrigger({ rules, name }: FenScheme, facts: ClaimFacts): void {
  const trigger = needTerm(rules.payout.trigger, name);
  const tests = testsOf(trigger, facts);
  const failed = tests.filter(({ isMet }) => !isMet);
  const isMet =
    trigger.combination === 'all' ? failed.length === 0 : failed.length < tests.length || tests.length === 0;
  if (isMet) return;
  const joined = failed.map(({ test }) => test).join(trigger.combination === 'all' ? ', ' : ' or ');
  unfit('facts', `the scheme's trigger is not met: ${joined}`, JSON.stringify(facts));
}

function testsOf(trigger: TriggerTerms, facts: ClaimFacts): { readonly test: string; readonly isMet: boolean }[] {
  const { daysPastDue, monthsNonPerforming, recognisedBy } = trigger;
  const tests: { test: string; isMet: boolean }[] = [];
  const add = (test: string, isMet: boolean): void => {
    tests.push({ test, isMet });
  };
  if (daysPastDue !== null) add(`${daysPastDue} days past due`, (facts.daysPastDue ?? 0) >= daysPastDue);
  if (trigger.isNonPerforming) add('non-performing', facts.isNonPerforming === true);
  if (monthsNonPerforming !== null) {
    add(`${monthsNonPerforming} months non-performing`, (facts.monthsNonPerforming ?? 0) >= monthsNonPerforming);
  }
  if (trigger.courtFiling) add('filed in court', facts.courtFiling === true);
  if (trigger.writeOff) add('written off', facts.writeOff === true);
  if (trigger.lossEstablished === true) add('loss established', facts.lossEstablished === true);
  if (recognisedBy !== null) add(`recognised by ${recognisedBy}`, facts.recognisedBy?.includes(recognisedBy) === true);
  return tests;
}

/** Refuses a claim filed after its window, counted in working days from the day after the trigger. */
export function testWindow(draft: PoolDraft, { rules, name }: FenScheme, event: PoolEventOf<'claim'>): void {
  const window = rules.payout.filingWorkingDays;
  if (window === null) return;
  const days = needTerm(window, name);
  const { triggeredOn, day } = event;
  if (triggeredOn === undefined) unfit('triggeredOn', `the scheme gives ${days} working days from this day`, 'nothing');
  if (triggeredOn > day) unfit('triggeredOn', `after the claim on ${day}`, triggeredOn);
  const last = formatDay(workingDayAfter(draft, parseDay(triggeredOn), days));
  if (day > last) unfit('day', `filed after the last day, ${last} (${days} working days from ${triggeredOn})`, day);
}

/** The last of `count` working days after a day. */
function workingDayAfter(
  { read: { holidays, extraWorkingDays } }: PoolDraft,
  from: SerialDay,
  count: number,
): SerialDay {
  let day = from;
  for (let left = count; left > 0; ) {
    day++;
    const text = formatDay(day);
    if (extraWorkingDays.has(text) || (!isWeekend(day) && !holidays.has(text))) left--;
  }
  return day;
}

const SATURDAY = parseDay('2000-01-01');

function isWeekend(day: SerialDay): boolean {
  return (((day - SATURDAY) % 7) + 7) % 7 < 2;
}

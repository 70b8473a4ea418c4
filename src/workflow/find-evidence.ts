import { refuse } from '../base/errors.ts';
import { buildCaseBase } from '../cases/case-base.ts';
import { parseCsv } from '../cases/csv.ts';
import { type CaseEstimate, estimate } from '../cases/estimate.ts';
import type { PledgeApplication } from '../domain/application.ts';

/**
 * What similar past cases say, when the application asks. No case dated after the valuation day is used; a base without
 * days cannot promise that, so it is refused.
 *
 * @throws INPUT_INVALID          a file without a question, a question without a file, cases without days, a broken file
 * @throws EVIDENCE_INSUFFICIENT  the base does not support an estimate
 */
export function findEvidence(
  { cases, valuationDay }: PledgeApplication,
  caseFile: string | undefined,
): CaseEstimate | null {
  if (cases === undefined && caseFile === undefined) return null;
  if (cases === undefined) {
    refuse('INPUT_INVALID', {
      at: 'application /cases',
      problem: 'a case file is given, but the application does not say how to read it',
    });
  }
  if (caseFile === undefined) {
    refuse('INPUT_INVALID', {
      at: 'application /cases',
      problem: 'the application asks for similar cases, but no case file is given',
      remedy: 'add --cases CASES.csv',
    });
  }
  if (cases.base.date === undefined) {
    refuse('INPUT_INVALID', {
      at: 'application /cases/base/date',
      problem: 'cases without a day cannot be held to the valuation day',
      remedy: 'name the column of days, or one day for all as { "every": "2007-12-31" }',
    });
  }
  const base = buildCaseBase(parseCsv(caseFile), cases.base);
  return estimate(base, cases.target, { ...cases.estimate, asOf: cases.estimate.asOf ?? valuationDay });
}

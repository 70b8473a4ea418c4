import { readFileSync } from 'node:fs';
import { assessPledge } from '../../src/workflow/assess-pledge.ts';
import type { Assessment } from '../../src/workflow/assessment.ts';

const made = new Map<number, Assessment>();

/** The shipped example with few scenarios, and a loan of another term where one is given. */
export function example(termMonths = 12): Assessment {
  const known = made.get(termMonths);
  if (known !== undefined) return known;
  const application = JSON.parse(readFileSync('docs/examples/application.json', 'utf8'));
  application.book.scenarios = 2000;
  application.loan.termMonths = termMonths;
  const caseFile = readFileSync('docs/examples/university-licensing-2007.csv', 'utf8');
  const assessment = assessPledge(application, { caseFile });
  made.set(termMonths, assessment);
  return assessment;
}

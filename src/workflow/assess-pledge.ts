import type { Control } from '../base/control.ts';
import { attempt, type Result } from '../base/result.ts';
import { sha256 } from '../base/sha256.ts';
import { VERSION } from '../base/version.ts';
import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { parseApplication } from '../domain/parse-application.ts';
import type { Label } from '../formula/quantities.ts';
import type { CrossCheck } from '../valuation/cross-checks.ts';
import { appraise } from './appraise.ts';
import { assessLoan } from './assess-loan.ts';
import { assessPool } from './assess-pool.ts';
import type { Assessment } from './assessment.ts';
import { findEvidence } from './find-evidence.ts';
import { resolve } from './resolve.ts';

/** What a caller may hand over beside the application. */
export interface AssessOptions extends Control {
  /** Text of the CSV file with past cases, which the application's `cases` block reads. */
  readonly caseFile?: string;
  /** Data sets to look ids up in; the built-in ones unless given. */
  readonly catalog?: Catalog;
}

/**
 * The journey of one pledge application: what the rights are worth, what can be lent on them, what that may cost, and
 * what the compensation pool behind a book of such loans would pay.
 *
 * @param raw  an application document, format `ipworth/application@1`
 * @throws INPUT_INVALID          faults in the application or the case file, all at once
 * @throws DATA_NOT_FOUND · DATA_NOT_IN_FORCE · DATA_UNKNOWN   about the data sets it names
 * @throws EVIDENCE_INSUFFICIENT  the past cases do not support a value; METHODS_TOO_FEW  fewer than two methods
 * @throws CANCELLED              the signal was raised
 */
export function assessPledge(raw: unknown, options: AssessOptions = {}): Assessment {
  const application = parseApplication(raw); // unknown JSON becomes typed data
  const pledge = resolve(application, options.catalog ?? loadCatalog()); // ids and days become data
  const evidence = findEvidence(application, options.caseFile); // similar past cases
  const opinion = appraise(pledge, evidence); // several methods become one opinion
  const loan = assessLoan(pledge, opinion); // the value becomes a loan's limits and losses
  const pool = assessPool(pledge, loan, options); // the loan becomes a book, the book meets its pool
  return {
    format: 'ipworth/assessment@1',
    library: VERSION,
    application,
    dataSets: pledge.dataSets,
    dataFigures: pledge.dataFigures,
    caseFile: options.caseFile === undefined ? null : { hash: sha256(options.caseFile) },
    life: { rights: pledge.lives, useful: pledge.life },
    evidence,
    opinion,
    scheme: pledge.scheme,
    loan,
    pool,
    demands: pledge.demands,
    warnings: [
      ...pledge.warnings,
      ...opinion.methods.flatMap(({ outcome }) => outcome.warnings),
      ...opinion.checks.filter(({ holds }) => holds === 'no').map(failedCheck),
    ],
  };
}

/** A check that does not hold and may be explained; one that cannot be explained was refused before. */
function failedCheck({ en, zh, figure, bound }: CrossCheck): Label {
  return { en: `does not hold: ${en} (${figure} against ${bound})`, zh: `未满足：${zh}（${figure}，界限${bound}）` };
}

/** `assessPledge` whose refusals come back as values, so that a batch survives one bad application. */
export function tryAssessPledge(raw: unknown, options: AssessOptions = {}): Result<Assessment> {
  return attempt(() => assessPledge(raw, options));
}

import { refuse } from '../base/errors.ts';
import { buildCaseBase, type CaseBase } from '../cases/case-base.ts';
import { parseCsv } from '../cases/csv.ts';
import { type CaseEstimate, estimate } from '../cases/estimate.ts';
import { type FileRatios, studyFileEstimates } from '../cases/file-estimates.ts';
import { type HealthMap, healthMap } from '../cases/health-map.ts';
import { type InferredSchema, inferSchema } from '../cases/infer-schema.ts';
import { knownCase } from '../cases/known-case.ts';
import { type LearnedWeights, learnWeights } from '../cases/learn-weights.ts';
import { type CaseStudy, studyCases } from '../cases/study-cases.ts';
import { suggestGroups } from '../cases/suggest-groups.ts';
import { type CaseRequest, type CaseRequestInput, CaseRequest as Request } from '../domain/case-report.ts';
import type { CaseEstimateInput, CaseSchema } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';

/** What a file of cases says: of its own accuracy, of where it is thin, and of a target. */
export interface CaseFileReport {
  readonly format: 'ipworth/cases@1';
  readonly schema: CaseSchema;
  /** Whether the schema was told from the cells, and what it leaves out. */
  readonly inferred: InferredSchema['skipped'] | null;
  readonly rowsRead: number;
  readonly cases: number;
  readonly leftOut: CaseBase['leftOut'];
  readonly fileEstimates: FileRatios | null;
  readonly learned: LearnedWeights | null;
  readonly study: CaseStudy | null;
  readonly health: HealthMap;
  readonly estimate: CaseEstimate | null;
  /** What the case is worth that was valued as if that were unknown. */
  readonly knownValue: number | null;
}

/** Above so many cases an interval by all of them, each left out in turn, takes too long. */
const MOST_FOR_JACKKNIFE = 2000;

/**
 * From a file of cases to nearest cases, value, interval, ratio study and health map.
 *
 * @throws INPUT_INVALID          a request, file or schema that does not fit; all faults of one kind at once
 * @throws EVIDENCE_INSUFFICIENT  too few cases, with how many more would do
 */
export function studyCaseFile(text: string, input: CaseRequestInput): CaseFileReport {
  const request = parseWith(Request, input, 'case request');
  if (request.schema === undefined && request.value === undefined) {
    const remedy = 'name the column of values, or give a schema';
    refuse('INPUT_INVALID', { at: 'case request /value', problem: 'missing', remedy });
  }
  const table = parseCsv(text);
  const ignore = [...request.ignore, ...(request.estimates === undefined ? [] : [request.estimates])];
  const told = request.schema === undefined ? inferSchema(table, { ...columnsOf(request), ignore }) : null;
  const schema = request.schema ?? told!.schema;
  const base = buildCaseBase(table, schema);
  const groups = suggestGroups(base);
  const groupBy = request.groupBy ?? groups.groupBy;
  const options = estimateOptions(request);
  const learned = request.learn ? learnWeights(base, options) : null;
  const used = learned === null ? options : { ...options, weights: learned.weights };
  const study = { estimate: used, scheme: request.scheme, ...(groupBy !== undefined && { groupBy }) };
  const known = request.like === undefined ? null : knownCase(base, request.like);
  const target = request.target ?? known?.target;
  return {
    format: 'ipworth/cases@1',
    schema,
    inferred: told === null ? null : told.skipped,
    rowsRead: base.rowsRead,
    cases: base.cases.length,
    leftOut: base.leftOut,
    fileEstimates: request.estimates === undefined ? null : studyFileEstimates(table, base, request.estimates),
    learned,
    study: request.estimates === undefined ? studyCases(base, study) : null,
    health: healthMap(base, {
      by: request.healthBy ?? groups.healthBy,
      level: request.level,
      k: request.k,
      ...(request.asOf !== undefined && { asOf: request.asOf }),
    }),
    estimate:
      target === undefined
        ? null
        : estimate(base, target, { ...used, interval: intervalOf(request, base), ...asOfAnd(request, known?.id) }),
    knownValue: known?.value ?? null,
  };
}

function columnsOf({ value, per, id, date }: CaseRequest) {
  return {
    ...(value !== undefined && { value }),
    ...(per !== undefined && { per }),
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date }),
  };
}

function estimateOptions({ k, level, centre, weighting }: CaseRequest): CaseEstimateInput {
  return { k, level, centre, weighting };
}

function asOfAnd(request: CaseRequest, id: string | undefined): Partial<CaseEstimateInput> {
  const { asOf, within, halfLifeYears } = request;
  return {
    ...(asOf !== undefined && { asOf }),
    ...(within !== undefined && { within }),
    ...(halfLifeYears !== undefined && { halfLifeYears }),
    ...(id !== undefined && { exclude: [id] }),
  };
}

function intervalOf({ interval }: CaseRequest, base: CaseBase) {
  return interval ?? (base.cases.length > MOST_FOR_JACKKNIFE ? 'split' : 'jackknife+');
}

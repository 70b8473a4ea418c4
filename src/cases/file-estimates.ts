import { quote, refuse } from '../base/errors.ts';
import { readNumber } from './attribute-code.ts';
import type { CaseBase } from './case-base.ts';
import type { Table } from './csv.ts';
import { FaultList } from './fault-list.ts';
import { type ChasingTest, salesChasingTest } from './leakage.ts';
import { type RatioStudy, ratioStudy } from './ratio-study.ts';

/** Estimates that a file brings along, held against its values. */
export interface FileRatios {
  readonly column: string;
  /** Cases without an estimate, or with an estimate or value not above 0. */
  readonly leftOut: number;
  readonly ratios: RatioStudy;
  readonly chasing: ChasingTest;
}

/**
 * A ratio study of the estimates in a column of the file.
 *
 * @throws INPUT_INVALID          no such column, cells that are no numbers; up to 20 at once
 * @throws EVIDENCE_INSUFFICIENT  fewer than two pairs of estimate and value
 */
export function studyFileEstimates(table: Table, base: CaseBase, column: string): FileRatios {
  const place = table.header.indexOf(column);
  if (place < 0) {
    const remedy = `the file has ${table.header.map(quote).join(', ')}`;
    refuse('INPUT_INVALID', { at: 'estimates', problem: 'no such column', met: quote(column), remedy });
  }
  const faults = new FaultList('the case file');
  const pairs = base.cases.flatMap(({ cells, rowNumber }, i) => {
    const cell = cells[place]!;
    if (base.schema.missingMarks.includes(cell)) return [];
    const met = readNumber(cell);
    if (typeof met === 'number')
      return met > 0 && base.values![i]! > 0 ? [{ estimate: met, price: base.values![i]! }] : [];
    faults.add({ at: `row ${rowNumber}, column ${quote(column)}`, met: quote(cell), ...met });
    return [];
  });
  faults.refuseAny('INPUT_INVALID');
  if (pairs.length < 2) {
    const problem = 'two pairs of estimate and value above 0 are needed';
    refuse('EVIDENCE_INSUFFICIENT', { at: 'estimates', problem, met: quote(pairs.length) });
  }
  const [estimates, prices] = [pairs.map((pair) => pair.estimate), pairs.map(({ price }) => price)];
  return {
    column,
    leftOut: base.cases.length - pairs.length,
    ratios: ratioStudy(estimates, prices),
    chasing: salesChasingTest(pairs.map(({ estimate, price }) => estimate / price)),
  };
}

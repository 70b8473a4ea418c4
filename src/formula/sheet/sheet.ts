import { accept } from '../accept.ts';
import { RESULT_NAME } from '../check.ts';
import type { Model } from '../define-model.ts';
import { evaluate } from '../exact.ts';
import { YEAR_NAME } from '../infer.ts';
import type { InputOf, Inputs } from '../quantities.ts';
import type { SheetCell } from './sheet-cell.ts';
import { allCells, hasSeries, tablesIn, type Work, withParts } from './sheet-content.ts';
import { cellsOf, layOut, onSheet, rangeOf } from './sheet-layout.ts';
import { sheetLines } from './sheet-lines.ts';
import { sheetName } from './sheet-names.ts';

/** A defined name: the line, input or part of the model that it stands for, and its cells. */
export interface SheetName {
  readonly name: string;
  readonly of: string;
  readonly range: string;
}

/** One sheet of a workbook as plain data. Names are defined on this sheet. */
export interface Sheet {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  readonly names: readonly SheetName[];
}

/**
 * The sheet reading: a model at work on an input, as cells with live formulas that recalculate to the same figures.
 *
 * Inputs stand in their own area, tables below them, then every line of the model with one column for each entry of a
 * series, then the model's conditions. Names are defined for all of them, labels stand in both languages, and cells hold
 * the exact figures as last computed. A model behind an input has a sheet of its own, which the input's cell reads.
 * An optional input that was left out is an empty cell, and may be filled in. Days are serial numbers as spreadsheets count
 * them from 1900-03-01 on.
 *
 * @param input  as the model itself is called
 * @param taken  names of other sheets of the same workbook
 * @returns the model's own sheet, then those of models behind its inputs
 * @throws INPUT_INVALID     as the model
 * @throws ARGUMENT_INVALID  a formula of more than 8,192 characters, the most that spreadsheets hold
 */
export function sheetsOf<I extends Inputs>(
  model: Model<I>,
  input: InputOf<I>,
  taken: readonly string[] = [],
): readonly Sheet[] {
  return sheets(model as unknown as Model, input, { title: model.id.split('/').at(-1) ?? model.id, taken });
}

interface Naming {
  readonly title: string;
  readonly taken: readonly string[];
}

function sheets(model: Model, input: unknown, { title, taken }: Naming): readonly Sheet[] {
  const result = model.try(input);
  if (!result.ok) throw result.error;
  const { checked } = model;
  const accepted = accept(checked.spec, input);
  const name = sheetName(title, taken);
  const nested: Sheet[] = [];
  const links = new Map<string, string>();
  for (const key of accepted.outcomes.keys()) {
    const used = [...taken, name, ...nested.map((sheet) => sheet.name)];
    const behind = sheets(checked.spec.inputs[key]?.model as Model, (input as Readonly<Record<string, unknown>>)[key], {
      title: key,
      taken: used,
    });
    const [first] = behind as readonly [Sheet];
    links.set(key, first.names.find(({ of }) => of === RESULT_NAME)?.range ?? '');
    nested.push(...behind);
  }
  const { lines, conditions } = sheetLines(checked);
  const { entries } = accepted;
  const values = withParts(evaluate(checked, accepted.values, entries).values, [...lines, ...conditions], entries);
  const layout = layOut({ model: checked, lines, conditions, entries, tables: tablesIn(checked, accepted.values) });
  const cells = cellsOf(layout, checked, [...lines, ...conditions]);
  const work: Work = { model: checked, lines, conditions, outcome: result.value, values, layout, cells, links };
  const names = [...layout.names].flatMap(([of, defined]): SheetName[] =>
    of === YEAR_NAME && !hasSeries(checked)
      ? []
      : [{ name: defined, of, range: onSheet(name, rangeOf(layout, of, cells.isSeries(of))) }],
  );
  return [{ name, names, cells: allCells(work) }, ...nested];
}

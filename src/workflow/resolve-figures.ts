import { refuse } from '../base/errors.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { dataTable, findFigure } from '../catalog/data-figures.ts';
import { modelById } from '../catalog/models.ts';
import { isReference, type MethodRequest } from '../domain/application.ts';
import type { DataFigure } from '../domain/reference-table.ts';

/** Figures of data sets that methods name, ready to be put in, with where each comes from. */
export interface ResolvedFigures {
  readonly figures: ReadonlyMap<string, unknown>;
  readonly sourced: readonly DataFigure[];
  readonly sets: ReadonlySet<{ readonly id: string; readonly version: number; readonly inForce: Span }>;
}

interface Span {
  readonly from: string | null;
  readonly until: string | null;
}

const PREFIX = 'data.';

/** The kind of data set that a table input may name, and the catalogue's sets of that kind. */
const TABLE_KINDS: Readonly<Record<string, keyof Catalog>> = { fees: 'annualFees' };

/**
 * The figures and tables that inputs refer to by `data.<set>.<row>.<column>`; `data.<set>.<column>` in a series of rates,
 * `data.<set>.<row>` for an input that is a table.
 *
 * @throws DATA_NOT_FOUND · DATA_NOT_IN_FORCE · DATA_UNKNOWN  about the set or the figure, with the place of the input
 * @throws INPUT_INVALID  a table of another kind than the model's input names
 */
export function resolveFigures(methods: readonly MethodRequest[], catalog: Catalog, day: string): ResolvedFigures {
  const figures = new Map<string, unknown>();
  const sourced: DataFigure[] = [];
  const sets = new Set<{ readonly id: string; readonly version: number; readonly inForce: Span }>();
  for (const [index, { model, inputs }] of methods.entries()) {
    for (const [name, input] of Object.entries(inputs)) {
      if (!isReference(input) || !input.from.startsWith(PREFIX)) continue;
      const at = `application /methods/${index}/inputs/${name}`;
      const [set = '', ...place] = input.from.slice(PREFIX.length).split('.');
      const shape = modelById(model, `application /methods/${index}/model`).checked.spec.inputs[name]?.table;
      if (shape !== undefined) {
        checkTableKind(catalog, shape.dataSet, set, at);
        const table = dataTable(catalog, { set, row: place[0], day }, at);
        figures.set(input.from, table.rows);
        sets.add(table.set);
        continue;
      }
      const [row, column] = place.length > 1 ? place : [undefined, place[0] ?? ''];
      const found = findFigure(catalog, { set, row, column: column ?? '', day }, at);
      if (!figures.has(input.from)) sourced.push(found.figure);
      figures.set(input.from, found.figure.value);
      sets.add(found.set);
    }
  }
  return { figures, sourced, sets };
}

function checkTableKind(catalog: Catalog, kind: string | undefined, set: string, at: string): void {
  const sets = kind === undefined ? undefined : catalog[TABLE_KINDS[kind] ?? 'schemes'];
  if (kind === undefined || TABLE_KINDS[kind] === undefined) {
    const remedy = 'write the table out, row by row';
    refuse('INPUT_INVALID', { at, problem: 'no data set holds this table', met: JSON.stringify(set), remedy });
  }
  if (sets?.some(({ id }) => id === set)) return;
  const remedy = `known are ${[...new Set(sets?.map(({ id }) => id))].join(', ')}`;
  refuse('DATA_NOT_FOUND', {
    at,
    problem: `no data set of kind "${kind}" has this id`,
    met: JSON.stringify(set),
    remedy,
  });
}

import { aimAt, setEntries, setTerms } from '../../src/cases/case-index/aim.ts';
import { openNotes } from '../../src/cases/case-index/case-notes.ts';
import { cellTable } from '../../src/cases/case-index/cell-table.ts';
import { compileQuery } from '../../src/cases/case-index/compile-query.ts';
import { type IndexTarget, TargetReader } from '../../src/cases/case-index/index-target.ts';
import { NearestList } from '../../src/cases/case-index/nearest-list.ts';
import { freezeColumns } from '../../src/cases/case-index/read-columns.ts';
import { scanSegment, searchSegment } from '../../src/cases/case-index/search-segment.ts';
import { makeSegment } from '../../src/cases/case-index/segment.ts';
import { FaultList } from '../../src/cases/fault-list.ts';
import { IndexQuery, IndexSchema } from '../../src/domain/case-index-schema.ts';
import type { CaseData } from './data.ts';

type Distances = (target: IndexTarget) => Float64Array;

/** The search through the tree and the flat scan, on one segment. */
export function treeAndFlat(data: CaseData, k: number): { readonly tree: Distances; readonly flat: Distances } {
  const schema = IndexSchema.parse(data.schema);
  const faults = new FaultList('the cases');
  const { frozen, columns } = freezeColumns(cellTable({ columns: data.columns }), schema, faults);
  const none = { values: null, days: null, grades: null, groups: null, circular: null, groupNames: [], ids: null };
  const query = compileQuery(frozen, openNotes(none, data.count), IndexQuery.parse({ k }));
  const segment = makeSegment(frozen, columns, 0, { isShared: false });
  const reader = new TargetReader(frozen, new Set(['']));
  const best = new NearestList(k);
  let mark = 0;
  const by =
    (search: typeof searchSegment): Distances =>
    (target) => {
      const stored = reader.read(target);
      const aim = aimAt(query, stored)!;
      setTerms(segment, frozen, query, stored);
      setEntries(segment, frozen, query);
      best.clear();
      search({ segment, query, aim, gate: undefined, self: -1, start: -1, best, mark: ++mark, guess: query.typical });
      return best.distances.slice(0, best.count);
    };
  return { tree: by(searchSegment), flat: by(scanSegment) };
}

import type { IndexSchema } from '../../domain/case-index-schema.ts';
import type { FaultList } from '../fault-list.ts';
import type { CellTable } from './cell-table.ts';
import { type Codes, ColumnReader, checkRange } from './column-reader.ts';
import { isMeasured } from './encode-cell.ts';
import { type FrozenAttribute, freezeAttribute, storeCodes, withLevels } from './frozen-attribute.ts';

/** Attributes of cases as they are stored. */
export interface StoredColumns {
  readonly frozen: readonly FrozenAttribute[];
  /** Attribute by attribute; NaN where missing. */
  readonly columns: Float32Array[];
}

/** Reads the attributes of cases and freezes ranges and levels. */
export function freezeColumns(table: CellTable, schema: IndexSchema, faults: FaultList): StoredColumns {
  const readers = openReaders(schema, faults);
  return freezeCodes(
    readers,
    readers.map((reader) => [reader.read(table, faults)]),
  );
}

/** A reader for each attribute; adds declared ranges that cannot be to the faults. */
export function openReaders({ attributes, missingMarks }: IndexSchema, faults: FaultList): ColumnReader[] {
  return attributes.map((attribute) => {
    checkRange(attribute, faults);
    return new ColumnReader(attribute, missingMarks);
  });
}

/**
 * Freezes ranges and levels by the codes of all cases.
 *
 * @param stretches  attribute by attribute, stretch by stretch; emptied on the way, so that both never stand in memory at once
 */
export function freezeCodes(readers: readonly ColumnReader[], stretches: Codes[][]): StoredColumns {
  const frozen: FrozenAttribute[] = [];
  const columns = readers.map(({ attribute, levels }, j) => {
    const one = freezeAttribute(attribute, stretches[j]!, levels);
    frozen.push(one);
    const column = storedColumn(one, stretches[j]!);
    stretches[j] = [];
    return column;
  });
  return { frozen, columns };
}

/** Reads the attributes of more cases: ranges stay, levels that are new go behind the others. */
export function moreColumns(
  table: CellTable,
  { missingMarks }: IndexSchema,
  earlier: readonly FrozenAttribute[],
  faults: FaultList,
): StoredColumns {
  const frozen: FrozenAttribute[] = [];
  const columns = earlier.map((one) => {
    const reader = new ColumnReader(one.attribute, missingMarks, one.levels);
    const codes = reader.read(table, faults);
    frozen.push(withLevels({ ...one, levels: reader.levels }));
    return storedColumn(one, [codes]);
  });
  return { frozen, columns };
}

function storedColumn(frozen: FrozenAttribute, stretches: readonly Codes[]): Float32Array {
  const column = new Float32Array(stretches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const codes of stretches) {
    if (isMeasured(frozen.attribute)) storeCodes(frozen, codes, column.subarray(at, at + codes.length));
    else column.set(codes, at);
    at += codes.length;
  }
  return column;
}

import { quote } from '../../base/errors.ts';
import type { IndexAttribute, IndexSchema } from '../../domain/case-index-schema.ts';
import { enteringLevels } from '../attribute-code.ts';
import { declaredRange } from '../attribute-column.ts';
import type { FaultList } from '../fault-list.ts';
import type { CellTable } from './cell-table.ts';
import { type Cell, cellEncoder, isBlank } from './encode-cell.ts';
import { type FrozenAttribute, freezeAttribute, stored, withLevels } from './frozen-attribute.ts';

/** Attributes of cases as they are stored. */
export interface StoredColumns {
  readonly frozen: readonly FrozenAttribute[];
  /** Attribute by attribute; NaN where missing. */
  readonly columns: readonly Float32Array[];
}

/** Reads the attributes of cases and freezes ranges and levels. */
export function freezeColumns(table: CellTable, schema: IndexSchema, faults: FaultList): StoredColumns {
  const books = schema.attributes.map(() => new Map<string, number>());
  return freezeCodes(schema, [readCodes(table, schema, books, faults)], books);
}

/** Codes of some cases, attribute by attribute; levels that are new are entered in the books. */
export function readCodes(
  table: CellTable,
  schema: IndexSchema,
  books: readonly Map<string, number>[],
  faults: FaultList,
): Float64Array[] {
  return schema.attributes.map((attribute, j) => {
    refuseRange(attribute, faults);
    return codesOf(table, attribute, books[j]!, { schema, faults });
  });
}

/** Freezes ranges and levels by the codes of all cases, which come in stretches. The stretches are emptied on the way. */
export function freezeCodes(
  schema: IndexSchema,
  stretches: readonly Float64Array[][],
  books: readonly ReadonlyMap<string, number>[],
): StoredColumns {
  const frozen: FrozenAttribute[] = [];
  const columns = schema.attributes.map((attribute, j) => {
    const codes = new Float64Array(stretches.reduce((sum, stretch) => sum + stretch[j]!.length, 0));
    let at = 0;
    for (const stretch of stretches) {
      codes.set(stretch[j]!, at);
      at += stretch[j]!.length;
      stretch[j] = new Float64Array(0);
    }
    const one = freezeAttribute(attribute, codes, [...books[j]!.keys()]);
    frozen.push(one);
    return storedColumn(one, codes);
  });
  return { frozen, columns };
}

/** Reads the attributes of more cases: ranges stay, levels that are new go behind the others. */
export function moreColumns(
  table: CellTable,
  schema: IndexSchema,
  earlier: readonly FrozenAttribute[],
  faults: FaultList,
): StoredColumns {
  const frozen: FrozenAttribute[] = [];
  const columns = earlier.map((one) => {
    const book = new Map(one.levels.map((level, number) => [level, number]));
    const codes = codesOf(table, one.attribute, book, { schema, faults });
    frozen.push(withLevels({ ...one, levels: [...book.keys()] }));
    return storedColumn(one, codes);
  });
  return { frozen, columns };
}

function storedColumn(frozen: FrozenAttribute, codes: Float64Array): Float32Array {
  const column = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) column[i] = stored(frozen, codes[i]!);
  return column;
}

interface Reading {
  readonly schema: IndexSchema;
  readonly faults: FaultList;
}

function codesOf(
  table: CellTable,
  attribute: IndexAttribute,
  book: Map<string, number>,
  reading: Reading,
): Float64Array {
  const { schema, faults } = reading;
  const name = attribute.column ?? attribute.name;
  const cells = table.column(name, faults);
  const marks = new Set(schema.missingMarks);
  const encode = cellEncoder(attribute, enteringLevels(book));
  const isTyped = ArrayBuffer.isView(cells);
  const codes = new Float64Array(table.count);
  for (let i = 0; i < codes.length; i++) {
    const cell: Cell = cells[i];
    codes[i] = Number.NaN;
    if (isBlank(cell, marks) || (isTyped && Number.isNaN(cell))) continue;
    const code = encode(cell);
    if (typeof code === 'number') codes[i] = code;
    else faults.add({ at: table.placeOf(i, name), met: quote(cell), ...code });
  }
  return codes;
}

function refuseRange(attribute: IndexAttribute, faults: FaultList): void {
  if (!('range' in attribute) || attribute.range === undefined) return;
  if (declaredRange({ ...attribute, column: '' }) !== undefined) return;
  const problem = 'a declared range that the transform cannot take';
  faults.add({
    at: `attribute ${quote(attribute.name)}`,
    problem,
    met: quote(attribute.range),
    remedy: 'raise its lower end',
  });
}

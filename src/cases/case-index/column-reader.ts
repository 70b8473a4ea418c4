import { quote } from '../../base/errors.ts';
import type { IndexAttribute } from '../../domain/case-index-schema.ts';
import { declaredRange } from '../attribute-column.ts';
import type { FaultList } from '../fault-list.ts';
import type { CellTable } from './cell-table.ts';
import { type Cell, type CellEncoder, cellEncoder, isBlank } from './encode-cell.ts';

/** Codes of some cases by one attribute, NaN where unknown: float32 where they are whole numbers. */
export type Codes = Float64Array | Float32Array;

/** Cells of a column whose codes are remembered, at most. */
const MOST_REMEMBERED = 100_000;

/** A text of its own: one that was cut out of a file would keep the file in memory. */
export const ownText = (text: string): string => ` ${text}`.slice(1);

/** Whether the codes of an attribute are whole numbers, which float32 keeps exactly: serial days, ranks, numbers of levels. */
export function hasWholeCodes({ kind }: IndexAttribute): boolean {
  return kind !== 'numeric' && kind !== 'ratio';
}

/** Reads one attribute of cases that come stretch by stretch, and enters levels that are new. */
export class ColumnReader {
  readonly attribute: IndexAttribute;
  readonly #book: Map<string, number>;
  readonly #marks: ReadonlySet<string>;
  readonly #encode: CellEncoder;
  /** Codes of cells that were read before; numbers are read anew, they hardly ever come again. */
  readonly #remembered: Map<string, number> | undefined;

  /** @param levels  that have numbers already */
  constructor(attribute: IndexAttribute, missingMarks: readonly string[], levels: readonly string[] = []) {
    this.attribute = attribute;
    this.#book = new Map(levels.map((level, number) => [level, number]));
    this.#marks = new Set(missingMarks);
    this.#encode = cellEncoder(attribute, (level) => {
      const known = this.#book.get(level);
      if (known !== undefined) return known;
      this.#book.set(ownText(level), this.#book.size);
      return this.#book.size - 1;
    });
    this.#remembered = hasWholeCodes(attribute) ? new Map() : undefined;
  }

  /** Levels by their numbers, in the order in which they were met. */
  get levels(): readonly string[] {
    return [...this.#book.keys()];
  }

  /** The codes of the cases of a table; adds what cannot be read to the faults. */
  read(table: CellTable, faults: FaultList): Codes {
    const name = this.attribute.column ?? this.attribute.name;
    const cells = table.column(name, faults);
    const codes = hasWholeCodes(this.attribute) ? new Float32Array(table.count) : new Float64Array(table.count);
    const isTyped = ArrayBuffer.isView(cells);
    const encode = this.#encode;
    const remembered = this.#remembered;
    for (let i = 0; i < codes.length; i++) {
      const cell: Cell = cells[i];
      if (typeof cell === 'string' && remembered !== undefined) {
        const before = remembered.get(cell);
        if (before !== undefined) {
          codes[i] = before;
          continue;
        }
      }
      codes[i] = Number.NaN;
      if (isBlank(cell, this.#marks) || (isTyped && Number.isNaN(cell))) continue;
      const code = encode(cell);
      if (typeof code !== 'number') faults.add({ at: table.placeOf(i, name), met: quote(cell), ...code });
      else {
        codes[i] = code;
        if (typeof cell === 'string') this.#remember(cell, code);
      }
    }
    return codes;
  }

  #remember(cell: string, code: number): void {
    const { size } = this.#remembered ?? { size: MOST_REMEMBERED };
    if (size < MOST_REMEMBERED) this.#remembered?.set(ownText(cell), code);
  }
}

/** Refuses a declared range that the transform cannot take. */
export function checkRange(attribute: IndexAttribute, faults: FaultList): void {
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

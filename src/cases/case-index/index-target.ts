import { quote } from '../../base/errors.ts';
import { FaultList } from '../fault-list.ts';
import { type Cell, type CellEncoder, cellEncoder, isBlank, isMeasured } from './encode-cell.ts';
import { type FrozenAttribute, stored } from './frozen-attribute.ts';

/** What is sought: attributes by name, absent or null where unknown. */
export type IndexTarget = Readonly<Record<string, Cell>>;

/** A target as the index would store it. */
export interface StoredTarget {
  /** Stored numbers; NaN where unknown, -1 for a level that no case has. */
  readonly numbers: Float64Array;
  /** The level of each attribute that has levels, seen or not. */
  readonly levels: readonly (string | undefined)[];
}

/** Reads targets by the attributes of an index; made once for many targets. */
export class TargetReader {
  readonly #frozen: readonly FrozenAttribute[];
  readonly #marks: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  readonly #encoders: readonly CellEncoder[];
  /** The level that was read last. */
  #met: string | undefined;

  constructor(frozen: readonly FrozenAttribute[], marks: ReadonlySet<string>) {
    this.#frozen = frozen;
    this.#marks = marks;
    this.#names = new Set(frozen.map(({ attribute }) => attribute.name));
    this.#encoders = frozen.map(({ attribute, numberOf }) =>
      cellEncoder(attribute, (level) => {
        this.#met = level;
        return numberOf(level);
      }),
    );
  }

  /** @throws INPUT_INVALID  an attribute that the index does not have, a value that cannot be read; all at once */
  read(target: IndexTarget): StoredTarget {
    const faults = new FaultList('the target');
    for (const name of Object.keys(target)) {
      if (this.#names.has(name)) continue;
      const remedy = `the index has ${[...this.#names].map(quote).join(', ')}`;
      faults.add({ at: `target ${quote(name)}`, problem: 'no such attribute', met: quote(target[name]), remedy });
    }
    const numbers = new Float64Array(this.#frozen.length).fill(Number.NaN);
    const levels = new Array<string | undefined>(numbers.length).fill(undefined);
    for (let j = 0; j < numbers.length; j++) {
      const one = this.#frozen[j]!;
      const cell = target[one.attribute.name];
      if (isBlank(cell, this.#marks)) continue;
      this.#met = undefined;
      const code = this.#encoders[j]!(cell);
      levels[j] = this.#met;
      if (typeof code === 'number') numbers[j] = isMeasured(one.attribute) ? stored(one, code) : code;
      else faults.add({ at: `target ${quote(one.attribute.name)}`, met: quote(cell), ...code });
    }
    faults.refuseAny('INPUT_INVALID');
    return { numbers, levels };
  }
}

/** A stored case as a target. @param record  its stored numbers */
export function targetOfRecord(frozen: readonly FrozenAttribute[], record: Float32Array): StoredTarget {
  const numbers = new Float64Array(frozen.length);
  const levels = new Array<string | undefined>(frozen.length).fill(undefined);
  for (let j = 0; j < frozen.length; j++) {
    numbers[j] = record[j]!;
    if (!isMeasured(frozen[j]!.attribute)) levels[j] = frozen[j]!.levels[record[j]!];
  }
  return { numbers, levels };
}

import { quote } from '../../base/errors.ts';
import { UNSEEN_LEVEL } from '../attribute-code.ts';
import { FaultList } from '../fault-list.ts';
import { type Cell, cellEncoder, isBlank, isMeasured } from './encode-cell.ts';
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

/**
 * A target by the attributes of an index.
 *
 * @throws INPUT_INVALID  an attribute that the index does not have, a value that cannot be read; all at once
 */
export function storeTarget(
  frozen: readonly FrozenAttribute[],
  target: IndexTarget,
  marks: ReadonlySet<string>,
): StoredTarget {
  const faults = new FaultList('the target');
  const names = frozen.map(({ attribute }) => attribute.name);
  for (const name of Object.keys(target)) {
    if (names.includes(name)) continue;
    const remedy = `the index has ${names.map(quote).join(', ')}`;
    faults.add({ at: `target ${quote(name)}`, problem: 'no such attribute', met: quote(target[name]), remedy });
  }
  const levels: (string | undefined)[] = [];
  const numbers = Float64Array.from(frozen, (one) => {
    const cell = target[one.attribute.name];
    let met: string | undefined;
    const code = isBlank(cell, marks)
      ? Number.NaN
      : cellEncoder(one.attribute, (level) => {
          met = level;
          return one.numberOf(level);
        })(cell);
    levels.push(met);
    if (typeof code === 'number') return code === UNSEEN_LEVEL && !isMeasured(one.attribute) ? code : stored(one, code);
    faults.add({ at: `target ${quote(one.attribute.name)}`, met: quote(cell), ...code });
    return Number.NaN;
  });
  faults.refuseAny('INPUT_INVALID');
  return { numbers, levels };
}

/** A stored case as a target. @param record  its stored numbers */
export function targetOfRecord(frozen: readonly FrozenAttribute[], record: Float32Array): StoredTarget {
  return {
    numbers: Float64Array.from(frozen, (_, j) => record[j]!),
    levels: frozen.map((one, j) => (isMeasured(one.attribute) ? undefined : one.levels[record[j]!])),
  };
}

import { quote } from '../base/errors.ts';
import type { CaseTarget } from '../domain/case-schema.ts';
import { codeOf, frozenLevels, UNSEEN_LEVEL } from './attribute-code.ts';
import { type CaseBase, cellOf } from './case-base.ts';
import { FaultList } from './fault-list.ts';

/** A target as the base would code it. */
export interface CodedTarget {
  /** Code of each attribute; NaN where unknown. */
  readonly codes: Float64Array;
  /** What the target says of each attribute; null where unknown. */
  readonly cells: readonly (string | null)[];
  /** Levels that no case has: they count as different from all. */
  readonly unseenLevels: readonly { readonly attribute: string; readonly level: string }[];
}

/**
 * A target by the schema of a base.
 *
 * @throws INPUT_INVALID  an attribute the schema does not have, a value that cannot be read; all at once
 */
export function codeTarget(base: CaseBase, target: CaseTarget): CodedTarget {
  const { attributes } = base.schema;
  const faults = new FaultList('the target');
  const names = attributes.map(({ name }) => name);
  for (const name of Object.keys(target)) {
    if (names.includes(name)) continue;
    const remedy = `the schema has ${names.map(quote).join(', ')}`;
    faults.add({ at: `target ${quote(name)}`, problem: 'no such attribute', met: quote(target[name]), remedy });
  }
  const codes = new Float64Array(attributes.length).fill(Number.NaN);
  const unseenLevels: { attribute: string; level: string }[] = [];
  const cells = attributes.map((attribute, j) => {
    const value = target[attribute.name] ?? null;
    const text = value === null ? null : String(value);
    if (text === null || base.schema.missingMarks.includes(text)) return null;
    const code = codeOf(attribute, text, frozenLevels(base.columns[j]!.levels));
    if (typeof code === 'number') {
      codes[j] = code;
      if (code === UNSEEN_LEVEL && attribute.kind === 'categorical')
        unseenLevels.push({ attribute: attribute.name, level: text });
    } else faults.add({ at: `target ${quote(attribute.name)}`, met: quote(value), ...code });
    return text;
  });
  faults.refuseAny('INPUT_INVALID');
  return { codes, cells, unseenLevels };
}

/** A case of the base as a target of its own. */
export function targetOf(base: CaseBase, number: number): CaseTarget {
  return Object.fromEntries(base.schema.attributes.map(({ name }, j) => [name, cellOf(base, number, j)]));
}

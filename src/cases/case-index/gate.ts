import { NO_DAY, type Notes } from './case-notes.ts';
import type { Admission } from './compile-query.ts';
import type { Segment } from './segment.ts';

/** Cases that one target may not find, besides those that no target may: itself, and all that are related to it. */
export interface Except {
  readonly number: number;
  /** -1 for a case that is related to no other. */
  readonly group: number;
  /** Serial day; later and undated cases may not be found, unless it is `NO_DAY`. */
  readonly asOf: number;
}

export const NONE: Except = { number: -1, group: -1, asOf: NO_DAY };

/** Leaves those of the first `count` candidates that may be found; returns how many are left. */
export type Gate = (count: number) => number;

/** The gate of a segment for one search; nothing where all but the target itself may be found. */
export function gateOf(segment: Segment, admission: Admission, notes: Notes, except: Except): Gate | undefined {
  const { numbers, arrays } = segment;
  const { candidates } = arrays.scanning;
  const isAlone = except.group < 0 && except.asOf === NO_DAY;
  if (admission.isOpen && admission.conditions.length === 0 && isAlone) return undefined;
  const mayBeFound = admits(admission, notes, except);
  const { records, stride } = arrays.measuring;
  const { conditions } = admission;
  return (count) => {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const slot = candidates[i]!;
      if (!mayBeFound(numbers[slot]!)) continue;
      let meets = true;
      for (const condition of conditions) {
        const value = records[slot * stride + condition.attribute]!;
        meets &&=
          'from' in condition ? value >= condition.from && value <= condition.to : condition.levels[value] === 1;
      }
      if (meets) candidates[kept++] = slot;
    }
    return kept;
  };
}

/** Whether a case may be found by what is known of it. */
function admits(admission: Admission, notes: Notes, except: Except): (number: number) => boolean {
  const { asOf, grades, withoutCircular, excluded, excludedGroups, isOpen } = admission;
  const groups = notes.groups;
  const isRelated = (number: number): boolean =>
    (except.group >= 0 && groups !== null && groups[number] === except.group) ||
    (except.asOf < NO_DAY && !(notes.days![number]! <= except.asOf));
  if (isOpen) return (number) => !isRelated(number);
  return (number) =>
    !isRelated(number) &&
    (asOf === undefined || notes.days![number]! <= asOf) &&
    (grades === undefined || grades[notes.grades![number]!] === 1) &&
    !(withoutCircular && notes.circular![number] === 1) &&
    !excluded.has(number) &&
    !(excludedGroups.size > 0 && groups !== null && excludedGroups.has(groups[number]!));
}

import { Grade } from '../../domain/case-schema.ts';
import { formatDay } from '../../numeric/calendar.ts';
import { NO_DAY, NO_GRADE, type Notes } from './case-notes.ts';
import type { NearestList } from './nearest-list.ts';

/** A case that was found. */
export interface FoundCase {
  readonly number: number;
  readonly id: string;
  readonly distance: number;
  /** Null where unknown, or where the schema names no column for it. */
  readonly value: number | null;
  readonly day: string | null;
  readonly grade: Grade | null;
  readonly group: string | null;
  readonly circular: boolean | null;
}

/** The nearest cases, nearest first, equal distances by number. */
export interface Matches {
  readonly numbers: Int32Array;
  readonly distances: Float64Array;
  /** The cases with what is known of them. */
  readonly toCases: () => FoundCase[];
}

/** A copy of what a list holds. */
export function matchesOf({ numbers, distances, count }: NearestList, notes: Notes): Matches {
  const found = { numbers: numbers.slice(0, count), distances: distances.slice(0, count) };
  return {
    ...found,
    toCases: () => Array.from(found.numbers, (number, i) => foundCase(notes, number, found.distances[i]!)),
  };
}

function foundCase(notes: Notes, number: number, distance: number): FoundCase {
  const value = notes.values?.[number] ?? Number.NaN;
  const day = notes.days?.[number] ?? NO_DAY;
  const grade = notes.grades?.[number] ?? NO_GRADE;
  const group = notes.groups?.[number] ?? -1;
  return {
    number,
    id: notes.idOf(number),
    distance,
    value: Number.isNaN(value) ? null : value,
    day: day === NO_DAY ? null : formatDay(day),
    grade: grade === NO_GRADE ? null : Grade.options[grade]!,
    group: group < 0 ? null : notes.groupNames[group]!,
    circular: notes.circular === null ? null : notes.circular[number] === 1,
  };
}

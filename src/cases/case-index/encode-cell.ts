import type { IndexAttribute } from '../../domain/case-index-schema.ts';
import { codeOf, type LevelCode, transformed, type Unreadable } from '../attribute-code.ts';

/** What a caller may write for an attribute of a case: blank where unknown, words of a set also as a list. */
export type Cell = number | string | boolean | null | undefined | readonly string[];

/** Between words of a set as it is kept; no text that is read holds it. */
export const WORD_END = '\u001f';

/** Beyond these, squares and quotients leave the range of doubles. */
const LARGEST = 1e100;
const SMALLEST = 1e-100;

/** Whether differences of an attribute are differences of numbers; levels differ or stand in a table. */
export function isMeasured({ kind }: IndexAttribute): boolean {
  return kind === 'numeric' || kind === 'ratio' || kind === 'date' || kind === 'ordinal' || kind === 'presence';
}

/** Whether the distance of two levels comes from a table made for the target. */
export function isTabled({ kind }: IndexAttribute): boolean {
  return kind === 'taxonomy' || kind === 'set';
}

/** Whether a cell says nothing. */
export function isBlank(cell: Cell, marks: ReadonlySet<string>): cell is null | undefined {
  return cell === null || cell === undefined || (typeof cell === 'string' && marks.has(cell));
}

/** Reads cells that say something. */
export type CellEncoder = (cell: NonNullable<Cell>) => number | Unreadable;

/**
 * The numbers that stand for cells of an attribute: transformed values, serial days, ranks from 0, numbers of levels.
 * Sets are levels too, each different set one.
 */
export function cellEncoder(attribute: IndexAttribute, levelCode: LevelCode): CellEncoder {
  if (attribute.kind === 'set') return (cell) => levelCode(canonicalSet(wordsOf(cell, attribute.separator)));
  if (attribute.kind === 'taxonomy') return (cell) => (Array.isArray(cell) ? aList() : levelCode(String(cell)));
  const own = { ...attribute, column: attribute.column ?? attribute.name };
  if (own.kind !== 'numeric') return (cell) => (Array.isArray(cell) ? aList() : codeOf(own, String(cell), levelCode));
  const { transform } = own;
  return (cell) => {
    if (typeof cell === 'number') {
      const size = Math.abs(cell);
      if (size === 0 || (size <= LARGEST && size >= SMALLEST)) return transformed(transform, cell);
      return { problem: 'no number that can be compared', remedy: 'leave it out where it is unknown' };
    }
    return Array.isArray(cell) ? aList() : codeOf(own, String(cell), levelCode);
  };
}

const aList = (): Unreadable => ({ problem: 'a list where one value belongs', remedy: 'give one value' });

function wordsOf(cell: Cell, separator: string): readonly string[] {
  const words = Array.isArray(cell) ? cell : String(cell).split(separator);
  return words.map((word) => String(word).trim()).filter((word) => word !== '');
}

function canonicalSet(words: readonly string[]): string {
  return [...new Set(words)].sort().join(WORD_END);
}

/** The words of a set as it is kept. */
export function wordsOfSet(level: string): readonly string[] {
  return level === '' ? [] : level.split(WORD_END);
}

import { attempt } from '../base/result.ts';
import type { Attribute } from '../domain/case-schema.ts';
import { parseDay } from '../numeric/calendar.ts';
import { log, log1p } from '../numeric/elementary.ts';

/** Why a cell cannot be read, and what would be right. */
export interface Unreadable {
  readonly problem: string;
  readonly remedy: string;
}

/** Code of a level that no case has: different from every other. */
export const UNSEEN_LEVEL = -1;

/** Numbers of the levels of a column without order. */
export type LevelCode = (level: string) => number;

/** Numbers levels in the order in which they are met, and enters them in the book. */
export function enteringLevels(book: Map<string, number>): LevelCode {
  return (level) => {
    const known = book.get(level);
    if (known === undefined) book.set(level, book.size);
    return known ?? book.size - 1;
  };
}

/** Numbers the levels that a book has; any other is unseen. */
export function frozenLevels(book: ReadonlyMap<string, number>): LevelCode {
  return (level) => book.get(level) ?? UNSEEN_LEVEL;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Beyond this size, or below its inverse, squares and quotients leave the range of doubles. */
const LARGEST = 1e100;

/** The number a cell holds, or why it holds none. */
export function readNumber(text: string): number | Unreadable {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) {
    const remedy = 'write plain decimals such as 1234.5, or leave the cell empty';
    return { problem: 'text where a number belongs', remedy };
  }
  const value = Number(trimmed);
  const size = Math.abs(value);
  if (size === 0 || (size <= LARGEST && size >= 1 / LARGEST)) return value;
  return { problem: 'a number too large or too small to compare', remedy: 'choose other units' };
}

/** The serial day a cell holds, or why it holds none. */
export function readDay(text: string): number | Unreadable {
  const day = attempt(() => parseDay(text.trim()));
  return day.ok ? day.value : { problem: 'no day of the calendar', remedy: 'write days as 2021-07-27' };
}

/** The number that stands for a cell in comparisons: transformed values, serial days, ranks from 0, level numbers. */
export function codeOf(attribute: Attribute, text: string, levelCode: LevelCode): number | Unreadable {
  switch (attribute.kind) {
    case 'numeric':
      return transformed(attribute.transform, readNumber(text));
    case 'ratio':
      return shareOf(readNumber(text));
    case 'date':
      return readDay(text);
    case 'ordinal':
      return rankOf(attribute.levels, text);
    case 'presence':
      return rankOf([attribute.absent, attribute.present], text);
    case 'categorical':
      return levelCode(text);
  }
}

type Transform = Extract<Attribute, { kind: 'numeric' }>['transform'];

/** A number by its transform; logarithms are the library's own, the same on every engine. */
export function transformed(transform: Transform, value: number | Unreadable): number | Unreadable {
  if (typeof value !== 'number' || transform === 'linear') return value;
  if (transform === 'log') {
    if (value > 0) return log(value);
    return { problem: 'a number that has no logarithm', remedy: "leave the cell empty, or use the transform 'log1p'" };
  }
  if (value >= 0) return log1p(value);
  return { problem: 'a count below zero', remedy: 'give counts of 0 or more' };
}

function shareOf(value: number | Unreadable): number | Unreadable {
  if (typeof value !== 'number' || (value >= 0 && value <= 1)) return value;
  return { problem: 'not a share between 0 and 1', remedy: 'for 25 % write 0.25' };
}

function rankOf(levels: readonly string[], text: string): number | Unreadable {
  const rank = levels.indexOf(text);
  if (rank >= 0) return rank;
  return { problem: 'not one of the declared levels', remedy: `write one of ${levels.join(', ')}` };
}

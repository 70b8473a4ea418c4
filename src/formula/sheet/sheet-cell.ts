import type { Single } from '../exact-functions.ts';
import type { Kind } from '../kinds.ts';
import { plainText } from './sheet-names.ts';

/** What a cell is for, which a writer may show by its looks. */
export type SheetRole = 'title' | 'heading' | 'text' | 'input' | 'line' | 'part' | 'result' | 'check';

/** One cell of a sheet; rows and columns are counted from 0. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly role: SheetRole;
  /** What it shows: with a formula, the last computed value; null where it is empty. */
  readonly value: string | number | boolean | null;
  /** Without the sign "=". */
  readonly formula?: string;
  /** A number format as spreadsheets write it. */
  readonly format?: string;
  /** The only texts an input may hold. */
  readonly choices?: readonly string[];
}

const PERCENT = '0.00##%';

/** Number formats by kind; what is not listed stays general. */
const FORMATS: Readonly<Partial<Record<Kind, string>>> = {
  money: '#,##0.00',
  share: PERCENT,
  rate: PERCENT,
  count: '#,##0',
  day: 'yyyy-mm-dd',
};

/** Where spreadsheets have 1970-01-01. */
const DAYS_BEFORE_1970 = 25569;

/** A figure as a cell holds it: a float, a truth or a text; null where it is absent or beyond what a cell can hold. */
export function cellValue(value: Single, kind: Kind): SheetCell['value'] {
  if (value === null || (typeof value === 'object' && 'rows' in value)) return null;
  if (typeof value !== 'object') return value;
  const number = value.toNumber() + (kind === 'day' ? DAYS_BEFORE_1970 : 0);
  return Number.isFinite(number) ? number : null;
}

export function formatOf(kind: Kind): Pick<SheetCell, 'format'> {
  const format = FORMATS[kind];
  return format === undefined ? {} : { format };
}

/** The texts that an input of this kind is chosen from. */
export function choicesOf(kind: Kind): Pick<SheetCell, 'choices'> {
  if (kind === 'timing') return { choices: ['year-end', 'mid-year'] };
  return kind === 'boolean' ? { choices: ['TRUE', 'FALSE'] } : {};
}

/** A cell of text, safe whatever it says. */
export function textCell(row: number, column: number, text: string, role: SheetRole = 'text'): SheetCell {
  return { row, column, role, value: plainText(text) };
}

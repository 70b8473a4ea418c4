import { checksum } from '../../base/checksum.ts';
import type { PoolBook } from '../../domain/pool-book.ts';

/** Changed with every change of what the walk draws from the same book and seed. */
const ENGINE = 'walk-1';

const CHUNK = 8192;

interface Laid {
  readonly row: Int32Array;
  readonly [name: string]: unknown;
}

/**
 * Mark of a laid-out book: of every number the walk reads, and of the columns of the book in the order of positions.
 */
export function bookHash(book: PoolBook, laid: Laid): string {
  const parts: string[] = [ENGINE];
  for (const [name, value] of Object.entries(laid)) {
    if (name === 'row') continue; // the caller's order of rows is no part of the book
    parts.push(ArrayBuffer.isView(value) ? `${name}:${checksum(unitsOf(value))}` : `${name}=${String(value)}`);
  }
  for (const name of ['principal', 'annualRate', 'repayment', 'scheme', 'pledgeValue', 'ipPart'] as const) {
    const column = book[name];
    parts.push(`${name}:${checksum(unitsOf(Float64Array.from(laid.row, (row) => column[row]!)))}`);
  }
  for (const name of ['ids', 'isFirstLoan', 'firmClass', 'ipKind'] as const) {
    const column = book[name];
    if (column !== null)
      parts.push(`${name}:${checksum(Array.from(laid.row, (row) => JSON.stringify(column[row])).join())}`);
  }
  parts.push(`bank:${checksum(Array.from(laid.row, (row) => JSON.stringify(book.banks[book.bank[row]!])).join())}`);
  const borrowers = new Map<number, number>();
  const borrower = laid.row.map((row) => {
    const met = book.borrower[row]!;
    if (!borrowers.has(met)) borrowers.set(met, borrowers.size);
    return borrowers.get(met)!;
  });
  parts.push(`borrower:${checksum(unitsOf(borrower))}`);
  const text = parts.join('\n');
  return checksum(text) + checksum(`${text.length}\n${text}`);
}

/** The bytes of a typed array as text, two a unit. */
export function unitsOf(view: ArrayBufferView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const units = new Uint16Array(Math.ceil(bytes.length / 2));
  new Uint8Array(units.buffer).set(bytes);
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  return text;
}

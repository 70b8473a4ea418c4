import { checksum } from '../../base/checksum.ts';
import type { PoolBook } from '../../domain/pool-book.ts';

/** Changed with every change of what the walk draws from the same book and seed. */
const ENGINE = 'walk-1';

interface Laid {
  readonly row: Int32Array;
  readonly [name: string]: unknown;
}

/** Mark of a laid-out book: of every number the walk reads, and of the columns of the book in the order of positions. */
export function bookHash(book: PoolBook, laid: Laid): string {
  const { row } = laid;
  const parts: string[] = [ENGINE];
  for (const [name, value] of Object.entries(laid)) {
    if (name === 'row') continue; // the caller's order of rows is no part of the book
    parts.push(ArrayBuffer.isView(value) ? `${name}:${markOf(value)}` : `${name}=${String(value)}`);
  }
  const column = new Float64Array(row.length);
  for (const name of ['principal', 'annualRate', 'repayment', 'scheme', 'pledgeValue', 'ipPart'] as const) {
    const values = book[name];
    for (let i = 0; i < row.length; i++) column[i] = values[row[i]!]!;
    parts.push(`${name}:${markOf(column)}`);
  }
  for (const name of ['bank', 'borrower'] as const) parts.push(`${name}:${markOf(renumbered(book[name], row))}`);
  const banks = new Set<string>();
  for (const r of row) banks.add(book.banks[book.bank[r]!]!);
  parts.push(JSON.stringify([...banks]));
  for (const name of ['ids', 'isFirstLoan', 'firmClass', 'ipKind'] as const) {
    const facts = book[name];
    if (facts !== null) parts.push(`${name}:${checksum(JSON.stringify(Array.from(row, (r) => facts[r])))}`);
  }
  const text = parts.join('\n');
  return checksum(text) + checksum(`${text.length}\n${text}`);
}

/** Indices numbered anew in the order in which positions meet them: the caller's own numbers are no part of the book. */
function renumbered(values: Int32Array, row: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  const out = new Int32Array(row.length);
  for (let i = 0; i < row.length; i++) {
    const met = values[row[i]!]!;
    const known = numbers.get(met);
    out[i] = known ?? numbers.size;
    if (known === undefined) numbers.set(met, numbers.size);
  }
  return out;
}

/** A short mark of the bytes of a typed array, as `checksum` makes one of a text; words of 32 bits in the place of units. */
export function markOf(view: ArrayBufferView): string {
  const padded = new Uint8Array(Math.ceil(view.byteLength / 4) * 4);
  padded.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  const words = new Int32Array(padded.buffer);
  let first = 0x811c9dc5 | 0;
  let second = 0x9747b28c | 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    first = Math.imul(first ^ word, 0x01000193);
    first ^= first >>> 13;
    second = Math.imul(second ^ word, 0x5bd1e995);
    second ^= second >>> 15;
  }
  return `${view.byteLength} ${first >>> 0} ${second >>> 0}`;
}

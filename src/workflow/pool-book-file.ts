import { parseCsv } from '../cases/csv.ts';
import { parseNdjson } from '../cases/ndjson.ts';
import type { PoolBook } from '../domain/pool-book.ts';
import { type PoolBookTerms, poolBook } from '../domain/pool-book-rows.ts';

const WORDS = { document: 'the pool book', row: 'loan', emptyCode: 'INPUT_INVALID' } as const;

/**
 * A book of loans from a file: CSV with a header, or NDJSON with one object a line, told apart by the first sign. Columns are
 * those of `PoolLoanRow`; an empty cell of a CSV file is no cell.
 *
 * @throws INPUT_INVALID  no header or no loan, rows of another length, quotes out of place, lines that are no JSON object; and
 *   what `poolBook` refuses
 */
export function poolBookFromFile(text: string, terms: PoolBookTerms): PoolBook {
  if (/^\s*\{/.test(text)) return poolBook(parseNdjson(text), terms);
  const { header, rows } = parseCsv(text, WORDS);
  const objects = rows.map((cells) => {
    const row: Record<string, string> = {};
    header.forEach((name, column) => {
      const cell = cells[column]!;
      if (cell !== '') row[name] = cell;
    });
    return row;
  });
  return poolBook(objects, terms);
}

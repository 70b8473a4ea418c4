import { closeSync, openSync, readSync } from 'node:fs';
import { faultText, refuse } from '../base/errors.ts';
import type { StatedBookOptions } from '../pledge/loss/book-options.ts';
import { assessBook, type BookEntry } from '../workflow/assess-book.ts';
import type { Streams } from './run-cli.ts';

export interface LoansCommand extends StatedBookOptions {
  readonly path: string;
}

const BYTES = 1 << 16;
/** Lines that are handed to the output together. */
const LINES = 1024;

/**
 * Works through a book of loans, one JSON record a line: results on `out`, one a line, the totals last; bad records on `err`.
 *
 * @returns whether every record was sound
 */
export function assessLoans({ path, ...options }: LoansCommand, streams: Streams): boolean {
  const lines = assessBook(entriesOf(path), options);
  let written: string[] = [];
  const flush = (): void => {
    if (written.length > 0) streams.out(`${written.join('\n')}\n`);
    written = [];
  };
  for (;;) {
    const next = lines.next();
    if (next.done === true) {
      flush();
      streams.out(`${JSON.stringify({ totals: next.value })}\n`);
      return next.value.refused === 0;
    }
    if ('faults' in next.value) {
      for (const fault of next.value.faults) streams.err(`INPUT_INVALID ${path} ${faultText(fault)}\n`);
      continue;
    }
    written.push(JSON.stringify(next.value));
    if (written.length >= LINES) flush();
  }
}

/** The records of a file, line by line; blank lines at the end are none. */
function* entriesOf(path: string): Generator<BookEntry> {
  let number = 0;
  for (const line of linesOf(path)) {
    number++;
    if (line.trim() === '') {
      yield { fault: { at: `line ${number}`, problem: 'an empty line' } };
      continue;
    }
    let entry: BookEntry;
    try {
      entry = { raw: JSON.parse(line) as unknown };
    } catch {
      entry = { fault: { at: `line ${number}`, problem: 'not JSON', met: JSON.stringify(line.slice(0, 40)) } };
    }
    yield entry;
  }
}

/** The lines of a file, piece by piece. @throws INPUT_INVALID  it cannot be read */
export function* linesOf(path: string): Generator<string> {
  const file = open(path);
  try {
    const buffer = new Uint8Array(BYTES);
    const decoder = new TextDecoder('utf-8');
    let rest = '';
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const lines = (rest + decoder.decode(buffer.subarray(0, size), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    rest += decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const code = (error as { readonly code?: string }).code ?? String(error);
    return refuse('INPUT_INVALID', {
      at: path,
      problem: `the file cannot be read (${code})`,
      remedy: 'check its name',
    });
  }
}

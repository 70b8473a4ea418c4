import { closeSync, openSync, readSync } from 'node:fs';
import { IpworthError, refuse } from '../base/errors.ts';

const BYTES = 1 << 16;
/** No record is longer than so many characters; a file without ends of lines must not fill the memory. */
const LONGEST_LINE = 1 << 22;

/** The values of a file with one JSON value a line; a line that holds none is an `IpworthError` in its place. */
export function* valuesOf(path: string): Generator<unknown> {
  let number = 0;
  for (const line of linesOf(path)) yield jsonOf(line, `line ${++number}`);
}

function jsonOf(line: string | null, at: string): unknown {
  const bad = (problem: string, met?: string) =>
    new IpworthError('INPUT_INVALID', [met === undefined ? { at, problem } : { at, problem, met }]);
  if (line === null) return bad(`longer than ${LONGEST_LINE} characters`);
  if (line.trim() === '') return bad('an empty line');
  const met = JSON.stringify(line.slice(0, 40));
  if (line.includes('\uFFFD')) return bad('not UTF-8 text', met);
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return bad('not JSON', met);
  }
}

/** Lines of a file; `null` stands for one that is too long. */
function* linesOf(path: string): Generator<string | null> {
  const file = open(path);
  try {
    const buffer = new Uint8Array(BYTES);
    const decoder = new TextDecoder('utf-8');
    let [rest, isTooLong] = ['', false];
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const lines = (rest + decoder.decode(buffer.subarray(0, size), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        yield isTooLong ? null : line;
        isTooLong = false;
      }
      if (rest.length > LONGEST_LINE) isTooLong = true;
      if (isTooLong) rest = '';
    }
    rest += decoder.decode();
    if (isTooLong) yield null;
    else if (rest !== '') yield rest;
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

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { refuse } from '../base/errors.ts';

/** A whole text file, UTF-8. @throws INPUT_INVALID  not there, not readable, not UTF-8 */
export function readText(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    refuse('INPUT_INVALID', {
      at: path,
      problem: `the file cannot be read (${codeOf(error)})`,
      remedy: 'check its name and rights',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    refuse('INPUT_INVALID', { at: path, problem: 'the file is not UTF-8 text', remedy: 'save it as UTF-8' });
  }
}

/** JSON of a file, or the line and column where it breaks. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const before = position === undefined ? text : text.slice(0, Number(position));
    const lines = before.split('\n');
    const place = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
    refuse('INPUT_INVALID', {
      at: `${path} ${place}`,
      problem: 'not JSON',
      met: JSON.stringify(text.slice(before.length, before.length + 20)),
    });
  }
}

/**
 * Writes several files into a folder so that all appear or none: each beside its place first, then renamed.
 *
 * @throws INPUT_INVALID  the folder cannot be made or written; nothing is left behind
 */
export function writeTogether(folder: string, files: Readonly<Record<string, string>>): void {
  const drafts: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    const staged = Object.entries(files).map(([name, content]) => {
      const draft = join(folder, `.${name}.${process.pid}`);
      writeFileSync(draft, content);
      drafts.push(draft);
      return { draft, path: join(folder, name) };
    });
    for (const { draft, path } of staged) renameSync(draft, path);
  } catch (error) {
    for (const draft of drafts) rmSync(draft, { force: true });
    const problem = `the folder cannot be written (${codeOf(error)})`;
    refuse('INPUT_INVALID', { at: folder, problem, remedy: 'choose another --out' });
  }
}

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? String(error);
}

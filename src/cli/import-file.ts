import { readFileSync } from 'node:fs';
import { refuse } from '../base/errors.ts';
import { type ImportOptions, importData } from '../workflow/import-data.ts';
import type { ImportKind } from '../workflow/import-templates.ts';
import { writeTogether } from './files.ts';

export interface ImportCommand extends ImportOptions {
  readonly kind: ImportKind;
  readonly path: string;
  readonly outFolder: string | undefined;
}

/** Imports a CSV file as a data set; writes it to a folder, or else returns it to be printed. @returns what to print */
export function importFile({ kind, path, outFolder, ...options }: ImportCommand): string {
  const sets = importData(kind, readBytes(path), options);
  const [set] = Object.values(sets).flat();
  const json = `${JSON.stringify(set, null, 2)}\n`;
  if (outFolder === undefined) return json;
  const name = `${options.id}@${options.version ?? 1}.json`;
  writeTogether(outFolder, { [name]: json });
  return `${name}\n`;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as { readonly code?: string }).code ?? String(error);
    return refuse('INPUT_INVALID', {
      at: path,
      problem: `the file cannot be read (${code})`,
      remedy: 'check its name',
    });
  }
}

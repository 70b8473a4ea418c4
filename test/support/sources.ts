import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project: path from its top with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export const TOP = fileURLToPath(new URL('../../', import.meta.url));

/** Every file under the given files and folders of the project whose name fits, in order of path. */
export function sourcesIn(places: readonly string[], fits: RegExp = /\.ts$/): Source[] {
  return places
    .flatMap(pathsIn)
    .filter((path) => fits.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(TOP, path), 'utf8') }));
}

function pathsIn(place: string): string[] {
  if (!existsSync(join(TOP, place))) return [];
  if (!statSync(join(TOP, place)).isDirectory()) return [place];
  return readdirSync(join(TOP, place), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? pathsIn(`${place}/${entry.name}`) : [`${place}/${entry.name}`]));
}

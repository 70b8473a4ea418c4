import { posix } from 'node:path';
import ts from 'typescript';
import type { Source } from './sources.ts';

/** Rooms and their numbers: a room imports itself and rooms of smaller numbers; rooms of one number never meet. */
const ROOMS: Readonly<Record<string, number>> = {
  base: 0,
  numeric: 1,
  formula: 2,
  domain: 3,
  catalog: 4,
  valuation: 5,
  cases: 5,
  pledge: 5,
  pool: 5,
  compute: 5,
  workflow: 6,
  report: 7,
  cli: 8,
};

/** The rooms that work on what has been looked up, and so never look anything up. */
const SIBLINGS = 5;

/** Packages and the files that may import them. What is not listed belongs nowhere in `src` and `models`. */
const OWNERS: Readonly<Record<string, RegExp>> = {
  'decimal.js': /^src\/numeric\/decimal\.ts$/,
  'simple-statistics': /^src\/numeric\//,
  'ml-regression': /^src\/numeric\//,
  'ml-matrix': /^src\/numeric\//,
  'hucre/xlsx': /^src\/report\/xlsx\.ts$/,
  hyparquet: /^src\/cases\/parquet\.ts$/,
  zod: /^src\/(domain|catalog)\//,
  ipworth: /^models\/never$/,
};

const NODE_OWNER = /^src\/cli\//;

/** What a file imports, as the compiler lists it: static, type-only, re-exported and dynamic. */
export function importsOf({ text }: Source): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Imports that a room may not make, one line each. */
export function importFaults(source: Source): string[] {
  return importsOf(source).flatMap((name) => {
    const fault = name.startsWith('.') ? relativeFault(source, name) : packageFault(source.path, name);
    return fault === undefined ? [] : [`${source.path}: ${fault}`];
  });
}

function packageFault(path: string, name: string): string | undefined {
  const owner = name.startsWith('node:') ? NODE_OWNER : OWNERS[name];
  if (owner?.test(path)) return undefined;
  return owner ? `${name} belongs to ${owner.source}` : `${name} is no dependency of the library`;
}

function relativeFault(source: Source, name: string): string | undefined {
  const target = posix.join(posix.dirname(source.path), name);
  if (!/\.(ts|json)$/.test(target)) return `${name} is imported without its extension`;
  const from = roomOf(source.path);
  const to = roomOf(target);
  if (from === to) return undefined;
  if (source.path.endsWith('.kernel.ts') && to !== 'base' && to !== 'numeric') {
    return `a kernel imports base, numeric and its own room only, not ${target}`;
  }
  if (!mayImport(from, to)) return `${from} may not import ${to} (${target})`;
  return from === 'report' && to === 'workflow' && !isTypeOnly(source, name)
    ? `report imports types of workflow only (${target})`
    : undefined;
}

function mayImport(from: string, to: string): boolean {
  if (from === 'index') return to !== 'cli';
  if (from === 'models') return to === 'formula' || to === 'domain';
  if (to === 'models') return from === 'catalog';
  if (to === 'index') return from === 'cli';
  const [importer, imported] = [ROOMS[from], ROOMS[to]];
  if (importer === undefined || imported === undefined) return false;
  return imported < importer && !(importer === SIBLINGS && to === 'catalog');
}

/** `base`, `numeric`, … for files of a room, `index` for the public door, `models` for the data; otherwise the path itself. */
export function roomOf(path: string): string {
  if (path === 'src/index.ts') return 'index';
  const [top, room] = path.split('/');
  if (top === 'models') return 'models';
  return top === 'src' && room !== undefined && room in ROOMS ? room : path;
}

function isTypeOnly({ path, text }: Source, name: string): boolean {
  const isFrom = (node: ts.Expression | undefined) =>
    node !== undefined && ts.isStringLiteral(node) && node.text === name;
  const statements = ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements;
  return (
    !/import\s*\(/.test(text) &&
    statements.every((node) => {
      if (ts.isImportDeclaration(node) && isFrom(node.moduleSpecifier)) return node.importClause?.isTypeOnly === true;
      return !(ts.isExportDeclaration(node) && isFrom(node.moduleSpecifier)) || node.isTypeOnly;
    })
  );
}

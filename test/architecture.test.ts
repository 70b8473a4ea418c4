import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cardFaults,
  doorFaults,
  idleTestFaults,
  languageFaults,
  modelFaults,
  placeFaults,
  sizeFaults,
  wordFaults,
} from './support/house-rules.ts';
import { importFaults, importsOf, roomOf } from './support/imports.ts';
import { type Source, sourcesIn } from './support/sources.ts';

const CODE = sourcesIn(['src', 'models']);
const ROOM_NAMES = [...new Set(CODE.filter(({ path }) => /^src\/\w+\//.test(path)).map(({ path }) => roomOf(path)))];

const source = (path: string, ...lines: string[]): Source => ({ path, text: `${lines.join('\n')}\n` });
const times = (count: number, line: string): string[] => Array.from({ length: count }, () => line);

describe('the house', () => {
  it('is read', () => {
    expect(CODE.length).toBeGreaterThan(10);
    expect(ROOM_NAMES).toContain('numeric');
  });
  it('imports only backwards, and packages only where they belong', () => {
    expect(CODE.flatMap(importFaults)).toEqual([]);
  });
  it('keeps to the words of its rooms', () => {
    expect(CODE.flatMap(wordFaults)).toEqual([]);
  });
  it('keeps files, functions and parameter lists short', () => {
    expect([...CODE, ...sourcesIn(['benchmarks', 'test/support'])].flatMap(sizeFaults)).toEqual([]);
  });
  it('has no chance, clock, engine-dependent arithmetic, printing or default export', () => {
    expect(CODE.flatMap(languageFaults)).toEqual([]);
  });
  it('has one door, of named re-exports', () => {
    expect(sourcesIn(['src/index.ts']).flatMap(doorFaults)).toEqual([]);
    expect(CODE.filter(({ path }) => /^src\/.*\/index\.ts$/.test(path))).toEqual([]);
  });
  it('declares its models', () => {
    expect(sourcesIn(['models']).flatMap(modelFaults)).toEqual([]);
  });
  it('has a card in each room', () => {
    expect(cardFaults(ROOM_NAMES, sourcesIn(['src'], /README\.md$/))).toEqual([]);
  });
  it('runs all its tests', () => {
    expect(sourcesIn(['test', 'benchmarks']).flatMap(idleTestFaults)).toEqual([]);
  });
  it('names no place of one machine', () => {
    const places = ['src', 'models', 'test', 'benchmarks', 'docs', 'README.md', '.ci'];
    expect(sourcesIn(places, /(\.(ts|md|sh|json|mjs)|\/run)$/).flatMap(placeFaults)).toEqual([]);
  });
});

describe('the rule of imports', () => {
  const faults = (path: string, ...lines: string[]) => importFaults(source(path, ...lines));
  const refused = (path: string, name: string) => expect(faults(path, `import { x } from '${name}';`)).toHaveLength(1);
  const allowed = (path: string, name: string) => expect(faults(path, `import { x } from '${name}';`)).toEqual([]);

  it('goes red when any import of the house is turned around', () => {
    const crossings = CODE.filter(({ path }) => ROOM_NAMES.includes(roomOf(path))).flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => ({ from: file.path, to: posix.join(posix.dirname(file.path), name) }))
        .filter(({ from, to }) => roomOf(from) !== roomOf(to)),
    );
    expect(crossings.length).toBeGreaterThan(10);
    for (const { from, to } of crossings) refused(to, posix.relative(posix.dirname(to), from));
  });

  it('keeps siblings apart, and away from the catalog', () => {
    refused('src/cases/a.ts', '../pool/b.ts');
    refused('src/pledge/a.ts', '../valuation/b.ts');
    refused('src/pool/a.ts', '../catalog/b.ts');
    allowed('src/pool/a.ts', '../domain/b.ts');
    allowed('src/workflow/a.ts', '../catalog/b.ts');
  });

  it('sees type-only, re-exported and dynamic imports', () => {
    expect(faults('src/base/a.ts', "import type { X } from '../domain/b.ts';")).toHaveLength(1);
    expect(faults('src/base/a.ts', "export { x } from '../domain/b.ts';")).toHaveLength(1);
    expect(faults('src/base/a.ts', "const x = await import('../domain/b.ts');")).toHaveLength(1);
    expect(faults('src/base/a.ts', "// import { x } from '../domain/b.ts';")).toEqual([]);
  });

  it('lets report see the types of workflow only', () => {
    expect(faults('src/report/a.ts', "import type { X } from '../workflow/b.ts';")).toEqual([]);
    refused('src/report/a.ts', '../workflow/b.ts');
  });

  it('keeps the command line out of the door, and models to the language and the nouns', () => {
    refused('src/index.ts', './cli/main.ts');
    allowed('src/index.ts', './report/table.ts');
    allowed('models/cost/a.ts', '../../src/formula/model.ts');
    refused('models/cost/a.ts', '../../src/numeric/decimal.ts');
    refused('src/valuation/a.ts', '../../models/cost/a.ts');
    allowed('src/catalog/a.ts', '../../models/cost/a.ts');
  });

  it('gives each package its owner', () => {
    allowed('src/numeric/decimal.ts', 'decimal.js');
    refused('src/numeric/other.ts', 'decimal.js');
    allowed('src/domain/a.ts', 'zod');
    refused('src/pool/a.ts', 'zod');
    refused('src/cases/a.ts', 'simple-statistics');
    refused('src/cases/a.ts', 'ml-regression');
    refused('src/report/a.ts', 'node:fs');
    allowed('src/cli/a.ts', 'node:fs');
    refused('src/cli/a.ts', 'left-pad');
  });

  it('keeps kernels to numbers and their room, and asks for extensions', () => {
    refused('src/pool/a.kernel.ts', '../domain/b.ts');
    allowed('src/pool/a.kernel.ts', './b.ts');
    allowed('src/pool/a.kernel.ts', '../numeric/sum.ts');
    refused('src/pool/a.ts', './b');
  });
});

describe('each other rule', () => {
  const language = (line: string, path = 'src/pool/a.ts') => languageFaults(source(path, line));

  it('knows the words of a room, in code and comments', () => {
    expect(wordFaults(source('src/numeric/a.ts', 'const x = 1;', '// the Loan'))).toEqual([
      'src/numeric/a.ts:2: numeric knows no Loan',
    ]);
    expect(wordFaults(source('src/cases/a.ts', 'const poolSize = 1;'))).toHaveLength(1);
    expect(wordFaults(source('src/pool/a.ts', 'const loan = 1;'))).toEqual([]);
  });

  it('counts lines and parameters', () => {
    const long = (count: number) => ['function f() {', ...times(count - 2, '  f();'), '}'];
    const wide = 'const f = (a: number, b: number, c: number, d: number, e: number) => a;';
    expect(sizeFaults(source('src/a.ts', ...times(250, '')))).toEqual([]);
    expect(sizeFaults(source('src/a.ts', ...times(251, '')))).toHaveLength(1);
    expect(sizeFaults(source('src/a.ts', ...long(60)))).toEqual([]);
    expect(sizeFaults(source('src/a.ts', ...long(61)))).toHaveLength(1);
    expect(sizeFaults(source('src/a.kernel.ts', ...long(80)))).toEqual([]);
    expect(sizeFaults(source('src/a.kernel.ts', ...long(81)))).toHaveLength(1);
    expect(sizeFaults(source('src/a.ts', wide))).toHaveLength(1);
    expect(sizeFaults(source('src/a.ts', wide.replace(', e: number', '')))).toEqual([]);
    expect(sizeFaults(source('src/a.kernel.ts', wide))).toEqual([]);
  });

  it.each([
    'const x = Math.random();',
    'const x = Math.exp(1);',
    "const x = Math['pow'](1, 2);",
    'const { hypot } = Math;',
    'const x = Date.now();',
    'const x = new Date(0);',
    'const x = performance.now();',
    'const x = a ** b;',
    'const x = a ** 0.5;',
    'let x = 1; x **= y;',
    'const x = a.localeCompare(b);',
    'console.log(1);',
    'export default 1;',
    'export default function f() {}',
    'const x = 1; export { x as default };',
    "export * from './b.ts';",
  ])('refuses %s', (line) => {
    expect(language(line)).toHaveLength(1);
  });

  it.each([
    'const x = Math.sqrt(2) * Math.PI;',
    '// Math.exp differs between engines',
    'const x = a ** 2 + 2 ** -k + 10n ** b;',
    'const words = "console.log(new Date())";',
    'export const x = 1;',
  ])('accepts %s', (line) => {
    expect(language(line)).toEqual([]);
  });

  it('lets the command line print', () => {
    expect(language('console.log(1);', 'src/cli/main.ts')).toEqual([]);
  });

  it('keeps the door to named re-exports, and bodies out of models', () => {
    expect(doorFaults(source('src/index.ts', "export { x } from './base/errors.ts';"))).toEqual([]);
    expect(doorFaults(source('src/index.ts', 'export const x = 1;'))).toHaveLength(1);
    expect(modelFaults(source('models/cost/a.ts', 'export const a = defineModel({});'))).toEqual([]);
    expect(modelFaults(source('models/cost/a.ts', 'export const a = (x: number) => x;'))).toHaveLength(1);
  });

  it.each(['only', 'skip', 'todo', 'skipIf'])('finds tests with .%s', (word) => {
    expect(idleTestFaults(source('test/a.test.ts', `it.${word}('x', () => {});`))).toHaveLength(1);
    expect(idleTestFaults(source('test/a.test.ts', `describe.concurrent.${word}('x', () => {});`))).toHaveLength(1);
    expect(idleTestFaults(source('test/a.test.ts', `queue.${word}();`))).toEqual([]);
  });

  it('asks each room for a short card', () => {
    expect(cardFaults(['base'], [])).toHaveLength(1);
    expect(cardFaults(['base'], [source('src/base/README.md', ...times(13, 'x'))])).toHaveLength(1);
    expect(cardFaults(['base'], [source('src/base/README.md', ...times(12, 'x'))])).toEqual([]);
  });

  it.each(['work', 'root', 'home', 'tmp'])('finds paths under /%s', (folder) => {
    expect(placeFaults(source('docs/a.md', `see /${folder}/x`))).toHaveLength(1);
    expect(placeFaults(source('docs/a.md', `see src/${folder}/x`))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { ERROR_CODES, refuse } from '../src/base/errors.ts';
import { docBlocks, runBlock } from './support/doc-blocks.ts';
import { sourcesIn } from './support/sources.ts';

const PAGES = sourcesIn(['README.md', 'docs'], /\.md$/);

/** What a page's import means inside this repository. */
async function load(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ name === 'ipworth' ? new URL('../src/index.ts', import.meta.url).href : name);
}

describe('the pages', () => {
  const blocks = PAGES.flatMap(docBlocks);

  it('are read', () => {
    expect(PAGES.map(({ path }) => path)).toContain('docs/errors.md');
  });

  it.each(blocks)('$path:$line does what it says', async (block) => {
    await runBlock(block, load);
  });

  it('have a paragraph for each error code, in order, and for nothing else', () => {
    const page = PAGES.find(({ path }) => path === 'docs/errors.md')?.text ?? '';
    const sections = page.split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([...ERROR_CODES]);
    for (const section of sections) expect(section.split('\n').slice(1).join(' ').trim().length).toBeGreaterThan(80);
  });
});

describe('a block', () => {
  const library = {
    half: (x: number) => x / 2,
    amount: { toString: () => '1.50', toJSON: () => '1.50' },
    refuseAll: () => refuse('ARGUMENT_INVALID', { at: 'x', problem: 'is refused' }),
  };
  const run = (...code: string[]) =>
    runBlock({ path: 'docs/a.md', line: 10, code: code.join('\n') }, async () => library);
  const START = "import { half, amount, refuseAll } from 'ipworth';";

  it('is found by its mark, with its place', () => {
    const text = ['# A', '```sh', 'ls', '```', '```ts', 'half(1);', '```', '````ts', '```ts', '````', ''].join('\n');
    const found = docBlocks({ path: 'docs/a.md', text }).map(({ line, code }) => [line, code]);
    expect(found).toEqual([
      [6, 'half(1);'],
      [9, '```ts'],
    ]);
    expect(() => docBlocks({ path: 'docs/a.md', text: '```ts\nhalf(1);' })).toThrow('docs/a.md:1');
  });

  it('holds when its claims do', async () => {
    await run(START, 'half(5); // => 2.5', 'const x: number = half(1);', 'x', '  * 3; // => 1.5');
    await run(
      START,
      '({ a: half(3), b: [x()] });',
      '// => { a: 1.5,',
      "//      b: ['y'] }",
      "function x() { return 'y'; }",
    );
    await run(
      START,
      'amount; // => 1.50',
      "amount; // => '1.50'",
      'await half(2); // => 1',
      'undefined; // => undefined',
    );
    await run("import * as all from 'ipworth';", "import type { X } from 'ipworth';", 'all.half(4); // => 2');
    await run(START, 'refuseAll(); // => throws ARGUMENT_INVALID');
    await run('// a page may run code without a claim', '1 + 1;');
  });

  it.each([
    ['a wrong digit', 'half(5); // => 2.51'],
    ['a wrong digit further on', '[half(1), half(2)]; // => [0.5, 1.1]'],
    ['a value that is missing', '({ a: 1 }); // => { a: 1, b: 2 }'],
    ['text for a number', "half(5); // => '2.5'"],
    ['no error', 'half(5); // => throws ARGUMENT_INVALID'],
    ['another error', 'refuseAll(); // => throws NO_SOLUTION'],
    ['an error that nobody claimed', 'refuseAll();'],
    ['a claim beside a declaration', 'const x = half(5); // => 2.5'],
    ['a claim inside a function', 'const f = () => {\n  half(5); // => 9\n};'],
  ])('fails on %s', async (_, code) => {
    await expect(run(START, code)).rejects.toThrow(/docs\/a\.md:1\d|ARGUMENT_INVALID/);
  });
});

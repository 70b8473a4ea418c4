import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli } from '../src/cli/run-cli.ts';

const readme = readFileSync('README.md', 'utf8');

it('shows what the main job really prints', () => {
  let out = '';
  const cases = ['--cases', 'docs/examples/university-licensing-2007.csv'];
  const code = runCli(['appraise', 'docs/examples/application.json', ...cases], {
    out: (text) => (out += text),
    err: () => {},
  });
  expect(code).toBe(0);
  const printed = new Set(out.split('\n'));
  const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1]?.trimEnd().split('\n') ?? [];
  expect(shown.length).toBeGreaterThan(25);
  expect(shown.filter((line) => !printed.has(line))).toEqual([]);
});

it('names only commands that package.json has', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = [...readme.matchAll(/npm run (\S+)/g)].map((found) => found[1] as string);
  expect(named).toContain('appraise');
  for (const name of named) expect(scripts).toHaveProperty(name);
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuse } from '../../src/base/errors.ts';
import type { Adapter } from './contract.ts';
import { type Adapters, loadAdapters, type Report, runSuite } from './suite.ts';

const RUN = fileURLToPath(new URL('run.ts', import.meta.url));

describe('the runner', () => {
  let dir = '';
  const put = (name: string, content: unknown) =>
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
  const asked = { id: 'a-1', topic: 'a/double', inputs: { x: 2 }, expected: { y: 4 }, tolerance: { exact: true } };
  const suite = (topics: Record<string, Adapter>, broken: [string, string][] = []): Promise<Report> =>
    runSuite(dir, { byTopic: new Map(Object.entries(topics)), broken: new Map(broken) } satisfies Adapters);
  const double: Adapter = ({ x }) => ({ y: 2 * x });
  const refusing: Adapter = () => refuse('ARGUMENT_INVALID', { at: 'double: x', problem: 'is odd' });

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'golden-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('counts passed, failed and not covered cases by topic', async () => {
    put('a.json', [asked, { ...asked, id: 'a-2', expected: { y: 5 } }, { ...asked, id: 'a-3', topic: 'a/other' }]);
    const report = await suite({ 'a/double': double });
    expect(report).toMatchObject({ passed: 1, failed: 1, notCovered: 1 });
    expect(report.topics.map(({ topic }) => topic)).toEqual(['a/double', 'a/other']);
    expect(report.failures).toEqual([{ id: 'a-2', reason: 'y: expected 5, met 4, off by 1, allowed 0' }]);
    expect(report.topics[0]?.worstRelativeError).toBe(0.2);
  });

  it('takes our refusal where there is no answer, and nothing else', async () => {
    put('a.json', [{ ...asked, expected: null }]);
    expect((await suite({ 'a/double': refusing })).failures).toEqual([]);
    expect((await suite({ 'a/double': double })).failures[0]?.reason).toContain('must be refused; met {"y":4}');
    const crash: Adapter = () => JSON.parse('{');
    expect((await suite({ 'a/double': crash })).failures[0]?.reason).toContain('threw: SyntaxError');
    put('a.json', [asked]);
    expect((await suite({ 'a/double': refusing })).failures[0]?.reason).toContain(
      'refused: IpworthError: ARGUMENT_INVALID',
    );
  });

  it('puts a printed mistake to the topic it mistakes', async () => {
    put('a.json', [{ ...asked, topic: 'a/double-trap', expected: { publishedButWrong: 4 }, tolerance: { abs: 0.1 } }]);
    expect((await suite({ 'a/double': double })).failures[0]?.reason).toContain('published but wrong');
    expect((await suite({ 'a/double': refusing })).failures).toEqual([]);
  });

  it('names malformed files, cases and tolerances', async () => {
    put('a.json', '[{]');
    expect((await suite({})).failures[0]).toMatchObject({ id: 'a.json' });
    put('a.json', [{ id: 'a-1' }, { ...asked, expected: 3 }, { ...asked, tolerance: { y: 'roughly' } }]);
    const { failures, failed } = await suite({ 'a/double': double });
    expect(failures.map(({ id }) => id)).toEqual(['a.json[0]', 'a.json[1]', 'a-1']);
    expect(failures[2]?.reason).toContain('unknown form "roughly" for y');
    expect(failed).toBe(3);
  });

  it('counts the cases of an adapter that fails to load as failures', async () => {
    put('a.json', [asked]);
    expect((await suite({}, [['a', 'Error: gone']])).failures).toEqual([
      { id: 'a-1', reason: 'adapters/a.ts: Error: gone' },
    ]);
    expect((await suite({ 'a/double': double }, [['b', 'Error: gone']])).failures[0]?.id).toBe('adapters/b.ts');
    put('broken.ts', 'throw new Error("gone");');
    expect([...(await loadAdapters(dir)).broken.keys()]).toEqual(['broken']);
  });

  it('resolves the data sets that cases name', async () => {
    put('a.json', [asked]);
    const seen: string[] = [];
    await suite({ 'a/double': (_, { data, dataDir, id }) => ({ y: seen.push(data('data/x.csv'), dataDir, id) }) });
    expect(seen).toEqual([join(dir, 'data/x.csv'), join(dir, 'data'), 'a-1']);
  });

  it('prints one JSON object, and answers a wrong call in one line with code 2', () => {
    put('a.json', [{ ...asked, topic: 'no-such/topic' }]);
    const command = (...args: string[]) => ['--import', 'tsx', RUN, ...args];
    const out = execFileSync(process.execPath, command('--cases', dir, '--json'), { encoding: 'utf8' });
    expect(JSON.parse(out)).toMatchObject({ passed: 0, failed: 0, notCovered: 1, failures: [] });
    for (const args of [['--nonsense'], ['--cases', join(dir, 'none')]]) {
      const { status, stderr, stdout } = spawnSync(process.execPath, command(...args), { encoding: 'utf8' });
      expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    }
  });
});

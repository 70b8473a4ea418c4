import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipworth-loans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = runCli(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}
const DAYS = ['--significant-above', '30', '--default-from', '90'];
const record = (id: string, more: object = {}) =>
  JSON.stringify({
    ...{ id, exposure: '1000000', annualDefaultProbability: 0.005, lossGivenDefault: '0.25' },
    ...{ effectiveRate: 0, termYears: 1, daysPastDue: 0, ...more },
  });

describe('ipworth loans', () => {
  it('prints a line a loan and the totals, reports bad records with their line and goes on', () => {
    const path = join(folder, 'book.ndjson');
    const lines = [record('贷款一'), '{"id":', record('b', { exposure: -1 }), '', record('c', { daysPastDue: 40 })];
    writeFileSync(path, lines.join('\n'));
    const { code, out, err } = run('loans', path, ...DAYS);
    expect(code).toBe(3);
    const printed = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(printed.map(({ id }) => id)).toEqual(['贷款一', 'c', undefined]);
    expect(printed[0]).toMatchObject({ line: 1, stage: 1, lossAllowance: '1250.00' });
    expect(printed[1]).toMatchObject({ line: 5, stage: 2 });
    expect(printed[2].totals).toMatchObject({ loans: 2, refused: 3 });
    expect(err.trim().split('\n')).toEqual([
      `INPUT_INVALID ${path} line 2: not JSON; met "{\\"id\\":"`,
      `INPUT_INVALID ${path} line 3 /exposure: a number from 0 to 1000000000000 expected; met -1`,
      `INPUT_INVALID ${path} line 4: an empty line`,
    ]);
  });
  it('ends with 0 when every record is sound, over many pieces of the file', () => {
    const path = join(folder, 'long.ndjson');
    writeFileSync(path, `${Array.from({ length: 5000 }, (_, i) => record(`loan ${i} 号`)).join('\n')}\n`);
    const { code, out, err } = run('loans', path, ...DAYS);
    expect([code, err, out.trim().split('\n').length]).toEqual([0, '', 5001]);
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '').totals.stages[0]).toMatchObject({
      loans: 5000,
      exposure: '5000000000.00',
      lossAllowance: '6250000.00',
    });
  });
  it.each([
    [['loans'], 'loans needs a file'],
    [['loans', 'a', 'b'], 'one file expected'],
    [['loans', 'a'], 'loans needs --significant-above'],
    [['loans', 'a', '--significant-above', 'x', '--default-from', '90'], '--significant-above takes whole days, met x'],
  ])('answers %j with usage', (args, words) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
  it('names a file that is not there', () => {
    expect(run('loans', join(folder, 'none'), ...DAYS)).toMatchObject({ code: 3 });
  });
});

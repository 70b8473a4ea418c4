import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import { poolSetup } from '../../src/pool/ledger/pool-setup.ts';
import { book, claimed, zhongshanRules } from '../pool/ledger/events.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipworth-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = runCli(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const setup = file('setup.json', JSON.stringify(poolSetup(zhongshanRules(), '2020-01-01')));
const of = book();
const events = [of.fund('2025-01-02', '1000000'), ...claimed(of, '2025-02-01', 'x', '1000000'), of.pay('2025-03-31')];
const lines = events.map((event) => JSON.stringify(event));

describe('ipworth pool', () => {
  it('prints what an administrator reports', () => {
    const { code, out, err } = run('pool', file('year.ndjson', `${lines.join('\n')}\n`), '--setup', setup);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^balance +460,000\.00$/m);
    expect(run('pool', join(folder, 'year.ndjson'), '--setup', setup, '--lang', 'zh').out).toMatch(
      /^资金池余额 +460,000\.00$/m,
    );
  });
  it('takes a scheme by its id, with the terms that its sources do not tell', () => {
    const supplied = (value: string) => ({ value, reason: 'as the bank and the office agreed' });
    const version = {
      from: '2021-06-01',
      scheme: 'cn-zhongshan-four-party',
      supplied: {
        compensationBase: supplied('principal'),
        netOfRecoveries: supplied('true'),
        ipPartOnly: supplied('false'),
        'payout.manner': supplied('afterLoss'),
      },
    };
    const named = file('named.json', JSON.stringify({ versions: [version] }));
    const { err } = run('pool', join(folder, 'year.ndjson'), '--setup', named, '--json');
    expect(err).not.toContain('/versions');
    const wrong = file('wrong.json', JSON.stringify({ versions: [{ from: '2021-06-01', scheme: 'cn-nowhere' }] }));
    expect(run('pool', join(folder, 'year.ndjson'), '--setup', wrong)).toMatchObject({
      code: 3,
      err: expect.stringContaining('cn-nowhere'),
    });
  });
  it('tells a day before, as JSON', () => {
    const { code, out } = run('pool', join(folder, 'year.ndjson'), '--setup', setup, '--on', '2025-02-01', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ day: '2025-02-01', balance: '1000000.00', nplRate: '1.000000' });
  });
  it('reports bad lines and events with their line, and goes on', () => {
    const path = file('bad.ndjson', [lines[0], '{"id":', '', lines[0], ...lines.slice(1), '{"kind":"pay"}'].join('\n'));
    const { code, out, err } = run('pool', path, '--setup', setup);
    expect(code).toBe(3);
    expect(out).toMatch(/^balance +460,000\.00$/m);
    expect(err.trim().split('\n')).toEqual([
      `INPUT_INVALID ${path} line 2: not JSON; met "{\\"id\\":"`,
      `INPUT_INVALID ${path} line 3: an empty line`,
      `INPUT_INVALID ${path} line 4 fund e1: id: told already; met e1`,
      expect.stringContaining(`INPUT_INVALID ${path} line 10 pay without id: /id: missing`),
      expect.stringContaining(`INPUT_INVALID ${path} line 10 pay without id: /day: missing`),
    ]);
  });
  it('writes the state, which can be read again, and the report', () => {
    const out = join(folder, 'out');
    expect(run('pool', join(folder, 'year.ndjson'), '--setup', setup, '--out', out).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, 'state.json'), 'utf8'))).toMatchObject({
      balance: 46_000_000,
      earmarked: 0,
    });
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toMatchObject({ poolUsed: '0.540000' });
  });
  it('says more with --help', () => {
    expect(run('pool', '--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--setup') });
  });
  it.each([
    [['pool'], 2, 'pool needs a file of events'],
    [['pool', 'a', 'b', '--setup', 'c'], 2, 'one file of events expected'],
    [['pool', 'a'], 2, 'pool needs --setup'],
    [['pool', 'a', '--setup', 'b', '--lang', 'fr'], 2, '--lang takes en or zh, met fr'],
    [['pool', 'a', '--sets'], 2, '--sets'],
    [['pool', 'none.ndjson', '--setup', 'none.json'], 3, 'none.json: the file cannot be read'],
    [['pool', 'none.ndjson', '--setup', setup], 3, 'none.ndjson: the file cannot be read'],
    [['pool', join(folder, 'year.ndjson'), '--setup', setup, '--on', 'today'], 3, 'met "today"'],
    [['pool', join(folder, 'year.ndjson'), '--setup', file('empty.json', '{}')], 3, 'pool setup /versions: missing'],
  ])('answers %j with code %i', (args, code, words) => {
    const { code: met, err } = run(...args);
    expect([met, err]).toEqual([code, expect.stringContaining(words)]);
  });
});

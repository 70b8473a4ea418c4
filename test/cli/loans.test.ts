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
const DAYS = ['--as-of', '2025-06-30', '--significant-above', '30', '--default-from', '90'];
const TERMS = {
  principal: '1000000',
  drawdownDay: '2025-06-30',
  termMonths: 12,
  dayCount: 'ACT/360',
  rates: [{ from: '2025-01-01', annualRate: 0 }],
  repayment: { kind: 'bullet' },
};
const record = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    terms: TERMS,
    annualDefaultProbability: 0.005,
    lossGivenDefault: '0.25',
    daysPastDue: 0,
    ...more,
  });

describe('ipworth loans', () => {
  it('prints a line a loan and the totals, reports bad records with their line and goes on', () => {
    const path = join(folder, 'book.ndjson');
    const lines = [
      record('贷款一'),
      '{"id":',
      record('b', { lossGivenDefault: -1 }),
      '',
      record('c', { daysPastDue: 40, overdueInterest: '5' }),
    ];
    writeFileSync(path, lines.join('\n'));
    const { code, out, err } = run('loans', path, ...DAYS);
    expect(code).toBe(3);
    const printed = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(printed.map(({ id }) => id)).toEqual(['贷款一', 'c', undefined]);
    expect(printed[0]).toMatchObject({ line: 1, stage: 1, lossAllowance: '1250.00' });
    expect(printed[1]).toMatchObject({ line: 5, stage: 2, class: 'specialMention', exposure: '1000005.00' });
    expect(printed[2].totals).toMatchObject({ loans: 2, refused: 3 });
    expect(err.trim().split('\n')).toEqual([
      `INPUT_INVALID ${path} line 2: not JSON; met "{\\"id\\":"`,
      `INPUT_INVALID ${path} line 3 /lossGivenDefault: a number from 0 to 1 expected; met -1`,
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
    [['loans', 'a'], 'loans needs --as-of'],
    [['loans', 'a', '--as-of', '2025-06-30'], 'loans needs --significant-above'],
    [
      ['loans', 'a', '--as-of', '2025-06-30', '--significant-above', 'x'],
      '--significant-above takes whole days, met x',
    ],
  ])('answers %j with usage', (args, words) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
  it('takes all that can be said of a book from a file, the other options before it', () => {
    const [path, terms] = [join(folder, 'one.ndjson'), join(folder, 'terms.json')];
    writeFileSync(path, record('a', { annualDefaultProbability: null, grade: 'B', isOnWatchList: true }));
    const triggers = { significantAboveDays: 30, defaultFromDays: 90, watchListCounts: true };
    const grades = [{ grade: 'B', curve: [{ untilYears: null, rate: 0.02 }] }];
    writeFileSync(terms, JSON.stringify({ asOf: '2024-01-01', triggers, grades }));
    const { code, out, err } = run('loans', path, '--terms', terms, '--as-of', '2025-06-30');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ stage: 2, reasons: ['watch-list'] });
    writeFileSync(terms, JSON.stringify({ asOf: '2023-01-01', triggers }));
    expect(run('loans', path, '--terms', terms)).toMatchObject({ code: 4 });
    writeFileSync(terms, '{');
    expect(run('loans', path, '--terms', terms)).toMatchObject({ code: 3 });
  });
  it('reports lines that are no text or too long, and goes on', () => {
    const path = join(folder, 'odd.ndjson');
    const bytes = [
      Buffer.from([0xff, 10]),
      Buffer.from(`${'x'.repeat(5_000_000)}\n`),
      Buffer.from(`${record('a')}\r\n`),
    ];
    writeFileSync(path, Buffer.concat(bytes));
    const { code, out, err } = run('loans', path, ...DAYS);
    expect(code).toBe(3);
    expect(err).toContain('line 1: not UTF-8 text');
    expect(err).toContain('line 2: longer than 4194304 characters');
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ line: 3, id: 'a' });
  });
  it('names a file that is not there', () => {
    expect(run('loans', join(folder, 'none'), ...DAYS)).toMatchObject({ code: 3 });
  });
});

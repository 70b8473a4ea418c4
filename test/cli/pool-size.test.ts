import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import { madeUpPoolBook } from '../support/made-up-pool-book.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipworth-pool-size-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BOOK = 'docs/examples/pool-book.csv';
const SETUP = 'docs/examples/pool-setup.json';
const ASKED = ['--scheme', 'cn-zhongshan-four-party', '--day', '2026-01-01', '--probability', '0.99'];

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = runCli(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('ipworth pool-size', () => {
  it('reads the made-up book as it was drawn', () => {
    expect(readFileSync(BOOK, 'utf8')).toBe(madeUpPoolBook());
  });

  it('says how large the pool must be, and draws the pictures of the guide', () => {
    const { code, out, err } = run(
      'pool-size',
      BOOK,
      '--setup',
      SETUP,
      ...ASKED,
      '--scenarios',
      '2000',
      '--out',
      folder,
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('160 loans, 685,500,000.00 lent; scheme Zhongshan pledge-loan risk compensation');
    expect(out).toMatch(/pool required [\d,.]+ to last with probability 99% \(2000 scenarios, seed 1; /);
    expect(out).toContain('supplied: payout.manner = afterLoss (the caller');
    const { size } = JSON.parse(readFileSync(join(folder, 'pool-size.json'), 'utf8'));
    expect(size).toMatchObject({ loans: 160, lent: 68_550_000_000, opening: 7_000_000_000 });
    const needs = size.points.map((point: { required: { estimate: number } }) => point.required.estimate);
    expect(needs).toEqual([...needs].sort((a, b) => a - b));
    const html = readFileSync(join(folder, 'pool-size.html'), 'utf8');
    expect(html.match(/<svg /g)).toHaveLength(3);
    for (const name of ['pool-balance.svg', 'pool-exhaustion.svg', 'pool-need.svg']) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(readFileSync(join('docs/examples', name), 'utf8'));
    }
  });

  it('tells the exact law beside the scenarios where there is one, in Chinese too', () => {
    const setup = JSON.parse(readFileSync(SETUP, 'utf8'));
    const bare = fileOf('bare.json', JSON.stringify({ ...setup, pledge: { ...setup.pledge, priceShare: 0 } }));
    const { code, out } = run('pool-size', BOOK, '--setup', bare, ...ASKED, '--scenarios', '1000', '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toContain('所需资金池 72,036,000.00 以99%的概率不致耗尽 (精确分布)');
    expect(out).toContain('由模型的精确分布直接得出');
    expect(out).toContain('政府资金');
  });

  it('names what is wrong with the book, the setup and the scheme before any scenario', () => {
    const [header, first] = madeUpPoolBook().split('\n');
    const broken = fileOf('broken.csv', `${header}\n${first!.replace('bullet', 'never')}\n`);
    expect(run('pool-size', broken, '--setup', SETUP, ...ASKED)).toMatchObject({
      code: 3,
      err: expect.stringContaining('row 1, column repayment'),
    });
    const odd = fileOf(
      'odd.json',
      JSON.stringify({ ...JSON.parse(readFileSync(SETUP, 'utf8')), ratings: { A: 3 }, speed: 1 }),
    );
    const { err } = run('pool-size', BOOK, '--setup', odd, ...ASKED);
    expect(err).toContain('the setup /ratings/A: a probability above 0 and below 1 expected; met 3');
    expect(err).toContain('the setup /speed: no such field');
    const open = fileOf('open.json', JSON.stringify({ ...JSON.parse(readFileSync(SETUP, 'utf8')), supplied: {} }));
    expect(run('pool-size', BOOK, '--setup', open, ...ASKED)).toMatchObject({
      code: 4,
      err: expect.stringContaining('cn-zhongshan-four-party@2 compensationBase'),
    });
    expect(run('pool-size', BOOK, '--setup', SETUP, ...ASKED, '--scheme', 'none')).toMatchObject({ code: 3 });
    expect(run('pool-size', BOOK, '--setup', SETUP, ...ASKED, '--scenarios', '5').err).toContain('sizePool: scenarios');
  });

  it.each([
    [['pool-size'], 'pool-size needs a book'],
    [['pool-size', 'a', 'b'], 'one book expected'],
    [['pool-size', 'a'], 'pool-size needs --setup'],
    [['pool-size', 'a', '--setup', 'b', ...ASKED, '--seed', 'x'], '--seed takes a number, met x'],
    [['pool-size', 'a', '--setup', 'b', ...ASKED, '--lang', 'fr'], '--lang takes en or zh'],
    [['pool-size', 'a', '--wrong'], 'wrong'],
  ])('answers %j with usage', (args, words) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
  it('explains itself', () => {
    expect(run('pool-size', '--help').out).toContain('usage: ipworth pool-size BOOK.csv');
    expect(run('--help').out).toContain('pool-size  how large a compensation pool must be');
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';

const EXAMPLE = 'docs/examples/application.json';
const CASES = 'docs/examples/university-licensing-2007.csv';
const folder = mkdtempSync(join(tmpdir(), 'ipworth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = runCli(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** The example with one place changed and few scenarios, as a file. */
function file(name: string, change: (application: { [key: string]: object }) => void = () => {}): string {
  const application = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  application.book.scenarios = 1000;
  application.basis = [];
  change(application);
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(application));
  return path;
}

describe('ipworth', () => {
  it('helps and tells its version', () => {
    expect(run('--help')).toMatchObject({ code: 0, err: '' });
    expect(run('--help').out).toContain('usage: ipworth appraise');
    expect(run('--version').out).toBe('0.1.0\n');
  });

  it.each([
    [[], 'no command'],
    [['frobnicate'], 'frobnicate'],
    [['appraise'], 'needs an application'],
    [['appraise', 'a.json', 'b.json'], 'b.json'],
    [['appraise', 'a.json', '--nonsense'], '--nonsense'],
    [['appraise', 'a.json', '--lang', 'fr'], 'met fr'],
    [['appraise', 'a.json', '--out'], '--out'],
  ])('answers %j with usage, code 2 and no stack trace', (args, text) => {
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(text);
    expect(err).toContain('usage:');
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('ipworth appraise', () => {
  it('prints the same summary each time and writes outcome and report', () => {
    const path = file('good.json');
    const outFolder = join(folder, 'out');
    const first = run('appraise', path, '--cases', CASES, '--out', outFolder);
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(readdirSync(outFolder).sort()).toEqual(['outcome.json', 'report.html']);
    const outcome = readFileSync(join(outFolder, 'outcome.json'), 'utf8');
    expect(JSON.parse(outcome).format).toBe('ipworth/assessment@1');
    expect(readFileSync(join(outFolder, 'report.html'), 'utf8')).toContain('<svg');
    const second = run('appraise', path, '--cases', CASES, '--out', outFolder);
    expect(second).toEqual(first);
    expect(readFileSync(join(outFolder, 'outcome.json'), 'utf8')).toBe(outcome);
  });
  it('speaks Chinese', () => {
    const { code, out } = run('appraise', file('good.json'), '--cases', CASES, '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toMatch(/[\u4e00-\u9fff]/);
  });

  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{\n  "format": "ipworth/application@1",\n  oops\n}');
  const binary = join(folder, 'binary.json');
  writeFileSync(binary, Uint8Array.from([0xff, 0xfe, 0x00]));
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, '');
  const header = join(folder, 'header.csv');
  writeFileSync(header, `${readFileSync(CASES, 'utf8').split('\n')[0]}\n`);

  it.each<[string, string, string, number, RegExp]>([
    ['a missing file', join(folder, 'nowhere.json'), CASES, 3, /INPUT_INVALID .*nowhere\.json.*ENOENT/],
    ['broken JSON', broken, CASES, 3, /INPUT_INVALID .*broken\.json line 3, column 3: not JSON/],
    ['bytes that are no text', binary, CASES, 3, /INPUT_INVALID .*UTF-8/],
    ['a missing case file', file('good.json'), join(folder, 'no.csv'), 3, /INPUT_INVALID .*no\.csv/],
    ['an empty case file', file('good.json'), empty, 4, /EVIDENCE_INSUFFICIENT/],
    ['a case file without cases', file('good.json'), header, 4, /EVIDENCE_INSUFFICIENT/],
    [
      'a percentage',
      file('percent.json', (a) => Object.assign(a.loan as object, { annualRate: '4.35' })),
      CASES,
      3,
      /\/loan\/annualRate.*4\.35/,
    ],
    [
      'an unknown scheme',
      file('scheme.json', (a) => Object.assign(a.scheme as object, { id: 'cn-atlantis' })),
      CASES,
      3,
      /DATA_NOT_FOUND .*cn-atlantis/,
    ],
    [
      'an unknown term',
      file('term.json', (a) => Object.assign(a, { scheme: { id: 'cn-haikou' } })),
      CASES,
      4,
      /DATA_UNKNOWN .*cn-haikou@1 layers\.government\.share/,
    ],
    [
      'a lapsed right',
      file('lapsed.json', (a) => Object.assign((a.rights as object[])[0] as object, { feeStatus: 'lapsed' })),
      CASES,
      3,
      /feeStatus.*lapsed/,
    ],
  ])('refuses %s and writes nothing', (_, application, cases, code, text) => {
    const outFolder = join(folder, 'refused');
    const met = run('appraise', application, '--cases', cases, '--out', outFolder);
    expect([met.code, met.out]).toEqual([code, '']);
    expect(met.err).toMatch(text);
    expect(met.err).not.toMatch(/^\s+at /m);
    expect(existsSync(outFolder)).toBe(false);
  });
  it('refuses a folder it cannot write, and leaves nothing behind', () => {
    const taken = file('taken');
    const { code, err } = run('appraise', file('good.json'), '--cases', CASES, '--out', taken);
    expect(code).toBe(3);
    expect(err).toMatch(/cannot be written \((EEXIST|ENOTDIR)\)/);
  });
});

describe('ipworth import', () => {
  // Made-up figures.
  const rates = join(folder, 'rates.csv');
  writeFileSync(rates, 'from,rate,mark,source,locator\n2025-01-01,0.03,S,desk,a\n');
  const gb18030 = join(folder, 'gb18030.csv');
  writeFileSync(gb18030, Uint8Array.from([0xc0, 0xfb, 0xc2, 0xca, 0x0a]));

  it('prints a data set, or writes it', () => {
    const printed = run('import', 'rates', rates, '--id', 'house', '--revision', '2', '--from', '2025');
    expect([printed.code, printed.err]).toEqual([0, '']);
    expect(JSON.parse(printed.out)).toMatchObject({ id: 'house', version: 2, inForce: { from: '2025', until: null } });
    const outFolder = join(folder, 'sets');
    expect(run('import', 'rates', rates, '--id', 'house', '--out', outFolder).out).toBe('house@1.json\n');
    expect(JSON.parse(readFileSync(join(outFolder, 'house@1.json'), 'utf8'))).toMatchObject({ id: 'house' });
  });
  it.each([
    [['import'], 2, 'needs a kind and a file'],
    [['import', 'rates', rates], 2, 'needs --id'],
    [['import', 'rates', rates, 'more', '--id', 'a'], 2, 'found also more'],
    [['import', 'prices', rates, '--id', 'a'], 2, 'met prices'],
    [['import', 'rates', rates, '--id', 'a', '--revision', '0'], 2, 'met 0'],
    [['import', 'rates', 'nowhere.csv', '--id', 'a'], 3, 'nowhere.csv: the file cannot be read'],
    [['import', 'rates', gb18030, '--id', 'a'], 3, 'not UTF-8 text'],
    [['import', 'betas', rates, '--id', 'a'], 3, 'row 1: the column "key" is missing'],
    [['import', 'rates', rates, '--id', 'A B'], 3, 'met "A B"'],
  ])('answers %j with code %i', (args, code, text) => {
    const met = run(...args);
    expect([met.code, met.out]).toEqual([code, '']);
    expect(met.err).toContain(text);
  });
});

describe('ipworth cases', () => {
  const VALUE = ['--value', 'Licensing Income ($M)', '--per', 'Licenses and Options Executed'];
  it('says what the cases of a file are worth, as text and as JSON, the same each time', () => {
    const { code, out, err } = run('cases', CASES, ...VALUE, '--like', 'Case Western Reserve U.');
    expect([code, err]).toEqual([0, '']);
    for (const words of ['How the file is read', 'known value of this case', 'COD, %', 'Where the base is thin'])
      expect(out).toContain(words);
    const json = run('cases', CASES, ...VALUE, '--like', 'Case Western Reserve U.', '--json');
    const report = JSON.parse(json.out);
    expect(report).toMatchObject({ format: 'ipworth/cases@1', cases: 54, estimate: { cases: { used: 53 } } });
    expect(run('cases', CASES, ...VALUE, '--like', 'Case Western Reserve U.', '--json').out).toBe(json.out);
    const schema = join(folder, 'schema.json');
    const target = join(folder, 'target.json');
    writeFileSync(schema, JSON.stringify(report.schema));
    writeFileSync(target, JSON.stringify({ 'US Patents Filed': 30, 'US Patents Issued': 12 }));
    const again = run(
      'cases',
      CASES,
      '--schema',
      schema,
      '--target',
      target,
      '--k',
      '5',
      '--level',
      '0.8',
      '--lang',
      'zh',
    );
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain('所求价值');
  });
  it('helps', () => {
    expect(run('cases', '--help')).toMatchObject({ code: 0, err: '' });
    expect(run('cases', '--help').out).toContain('--estimates');
  });
  it.each([
    [[], 'cases needs a CSV file'],
    [[CASES], 'cases needs --value or --schema'],
    [[CASES, 'b.csv', ...VALUE], 'found also b.csv'],
    [[CASES, ...VALUE, '--lang', 'fr'], 'met fr'],
    [[CASES, ...VALUE, '--like', 'x', '--target', 'y'], 'one of --target and --like'],
    [[CASES, ...VALUE, '--colour'], '--colour'],
  ])('answers %j with usage and code 2', (args, text) => {
    const { code, out, err } = run('cases', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(text);
  });
  it.each([
    [['none.csv', ...VALUE], 3, 'none.csv: the file cannot be read'],
    [[CASES, '--value', 'Price'], 3, 'no such column; met "Price"'],
    [[CASES, ...VALUE, '--k', 'many'], 3, 'case request /k: '],
    [[CASES, ...VALUE, '--like', 'Hogwarts'], 3, 'like: no case of that name; met "Hogwarts"'],
    [[CASES, ...VALUE, '--k', '60', '--like', 'Case Western Reserve U.'], 4, 'EVIDENCE_INSUFFICIENT'],
    [[CASES, ...VALUE, '--scheme', 'rolling-origin'], 3, 'cases with a day are needed'],
    [[CASES, ...VALUE, '--scheme', 'leave-group-out=colour'], 3, 'no such attribute; met "colour"'],
  ])('refuses %j with code %d', (args, expected, text) => {
    const { code, out, err } = run('cases', ...args);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toContain(text);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { dataFigure } from '../../src/catalog/data-figures.ts';
import { type ImportOptions, importData } from '../../src/workflow/import-data.ts';
import { IMPORT_KINDS, type ImportKind, TEMPLATES } from '../../src/workflow/import-templates.ts';
import { refusalOf } from '../support/formulas.ts';

const header = (kind: ImportKind) => readFileSync(`docs/templates/${kind}.csv`, 'utf8').trim();
const csv = (kind: ImportKind, ...rows: readonly string[]) => [header(kind), ...rows].join('\r\n');
const OPTIONS: ImportOptions = { id: 'mine' };
const catalogOf = (kind: ImportKind, file: string | Uint8Array) =>
  loadCatalog([{ name: 'organisation', sets: importData(kind, file, OPTIONS) }]);

// Made-up figures: they test the reading, and say nothing about any industry.
const C26 =
  '2019-2023,C26,化学原料,division,100,200,40,1000000,,10,0.05,sales,,,,50,doc 1,example.org,2024-12-13,2025-01-02,P';
const BETA = 'made-up,made-up industry,虚构行业,2025-01-01,0.9,1.1,0.3,0.25,12,S,own list,sheet 1';

describe('importData', () => {
  // 1 Worked examples: a row in, a figure with its source out.
  it('reads industry tables', () => {
    const catalog = catalogOf('industry-royalties', csv('industry-royalties', C26));
    const query = { set: 'mine', row: 'C26', column: 'rateMean', day: '2025-01-31' };
    expect(dataFigure(catalog, query)).toMatchObject({
      place: 'C26 2019-2023 / rateMean',
      value: '0.05',
      note: 'share of sales',
      mark: 'P',
      source: { work: 'doc 1', locator: 'example.org', retrieved: '2025-01-02' },
    });
    expect(refusalOf(() => dataFigure(catalog, { ...query, column: 'entryFeeMean' }))).toMatch(/^DATA_UNKNOWN/);
    expect(refusalOf(() => dataFigure(catalog, { ...query, day: '2024-12-12' }))).toMatch(/^DATA_NOT_IN_FORCE/);
  });
  it('reads rates, indices and betas', () => {
    const rates = catalogOf('rates', csv('rates', '2025-01-01,0.03,S,desk,a', '2025-02-01,,S,desk,a'));
    const rate = (day: string) => dataFigure(rates, { set: 'mine', column: 'rate', day });
    expect(rate('2025-01-31').value).toBe('0.03');
    expect(refusalOf(() => rate('2025-02-01'))).toMatch(/^DATA_UNKNOWN/);
    const indices = catalogOf('indices', csv('indices', '2025-01-01,101.5,S,desk,a'));
    expect(dataFigure(indices, { set: 'mine', column: 'index', day: '2025-06-01' }).value).toBe('101.5');
    const betas = catalogOf('betas', csv('betas', BETA));
    const beta = { set: 'mine', row: 'made-up', column: 'unleveredBeta', day: '2025-01-31' };
    expect(dataFigure(betas, beta)).toMatchObject({ value: '0.9', source: { work: 'own list', locator: 'sheet 1' } });
  });
  it('has a template for each kind, with the columns it reads', () => {
    expect(readdirSync('docs/templates').sort()).toEqual(IMPORT_KINDS.map((kind) => `${kind}.csv`).sort());
    for (const kind of IMPORT_KINDS) {
      expect(header(kind).split(',')).toEqual(TEMPLATES[kind].columns.map(({ name }) => name));
    }
  });

  // 2 Laws: bytes, byte order mark, line ends and the order of columns change nothing.
  it('does not care how the same table is written', () => {
    const text = csv('rates', '2025-01-01,0.03,S,"desk, upstairs",a', '2025-02-01,0.02,S,desk,b');
    const plain = importData('rates', text, OPTIONS);
    const bytes = new TextEncoder().encode(`\ufeff${text.replaceAll('\r\n', '\n')}`);
    expect(importData('rates', bytes, OPTIONS)).toEqual(plain);
    expect(importData('rates', `\ufeff${text}`, OPTIONS)).toEqual(plain);
    const cells = text.split('\r\n').map((line) => line.replace('"desk, upstairs"', 'desk').split(','));
    const usual = importData('rates', cells.map((row) => row.join(',')).join('\n'), OPTIONS);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const shuffled = cells.map((row) => order.map((i) => row[i]).join(',')).join('\n');
        expect(importData('rates', shuffled, OPTIONS)).toEqual(usual);
      }),
    );
  });
  it('gives what a file in the catalogue would hold', () => {
    const [set] = importData('betas', csv('betas', BETA), OPTIONS).referenceTables!;
    expect(JSON.parse(JSON.stringify(set))).toEqual(set);
  });

  // 4 Refusals: all at once, with row, column and value.
  it('names every cell that cannot be read', () => {
    const bad = C26.replace(',100,', ',1e2x,').replace(',0.05,', ',5%,').replace(',1000000,', ',"1,000,000",');
    const twice = C26.replace(',50,', ',-5,');
    expect(refusalOf(() => importData('industry-royalties', csv('industry-royalties', bad, twice), OPTIONS))).toBe(
      [
        'INPUT_INVALID: row 2, column "contracts": an exact number expected, without separators or a per cent sign; met "1e2x"',
        'row 2, column "fixedMean": an exact number expected, without separators or a per cent sign; met "1,000,000"',
        'row 2, column "rateMean": an exact number expected, without separators or a per cent sign; met "5%"',
        'row 3, column "freeContracts": a whole number of 0 or more expected; met "-5"',
      ].join('\n'),
    );
    const per = refusalOf(() =>
      importData('industry-royalties', csv('industry-royalties', C26.replace(',0.05,', ',5,')), OPTIONS),
    );
    expect(per).toContain('column "rateMean": a share between 0 and 1 expected: for 25 % write "0.25"; met "5"');
  });
  it('tells the laws of the data by row and column', () => {
    const odd = C26.replace(',100,', ',60,')
      .replace('C26', 'C')
      .replace('2024-12-13', '2025-02-30')
      .replace(',P', ',I');
    const message = refusalOf(() => importData('industry-royalties', csv('industry-royalties', C26, odd), OPTIONS));
    expect(message).toMatch(/^DATA_INVALID: row 3, column "published": a day of the calendar.*met "2025-02-30"/);
    expect(message).toContain('row 3, column "mark"');
    const sums = refusalOf(() =>
      importData(
        'industry-royalties',
        csv('industry-royalties', C26.replace(',100,', ',60,').replace('C26', 'C')),
        OPTIONS,
      ),
    );
    expect(sums).toContain('row 2, column "contracts": fewer than its kinds together, 100; met 60');
    expect(sums).toContain('row 2, column "level": a code of a section stands beside it; met "division"');
    const back = csv('rates', '2025-02-01,0.03,S,desk,a', '2025-01-01,0.02,X,desk,a');
    const series = refusalOf(() => importData('rates', back, OPTIONS));
    expect(series).toContain('row 3, column "mark"');
    const order = csv('rates', '2025-02-01,0.03,S,desk,a', '2025-01-01,0.02,S,desk,a');
    expect(refusalOf(() => importData('rates', order, OPTIONS))).toContain(
      'row 3, column "from": a day after 2025-02-01 expected; met "2025-01-01"',
    );
    expect(refusalOf(() => importData('betas', csv('betas', BETA, BETA), OPTIONS))).toContain('row 3, column "key"');
  });
  it.each([
    [
      () => importData('rates', 'from,rate\n2025-01-01,1', OPTIONS),
      /row 1: the column "mark" is missing.*[\s\S]*"source" is missing/,
    ],
    [
      () => importData('rates', `${header('rates')},extra\n1,2,3,4,5,6`, OPTIONS),
      /row 1: no column of this template; met "extra"/,
    ],
    [
      () => importData('rates', header('rates'), OPTIONS),
      /^INPUT_INVALID: the import file: there is a header but no line of data below it/,
    ],
    [() => importData('rates', '', OPTIONS), /^INPUT_INVALID: the import file: the file is empty/],
    [
      () => importData('rates', Uint8Array.from([0xc0, 0xfb, 0xc2, 0xca]), OPTIONS),
      /^INPUT_INVALID: the import file: not UTF-8 text; save it as UTF-8; a file in GB18030/,
    ],
    [
      () => importData('rates', csv('rates', ',0.1,S,desk,a'), OPTIONS),
      /row 2, column "from": empty, and may not be; met ""/,
    ],
    [
      () => importData('rates', csv('rates', '2025-01-01,0.1,S,desk,a'), { id: 'My Rates' }),
      /^DATA_INVALID.*\/id.*met "My Rates"/,
    ],
    [() => importData('prices' as ImportKind, '', OPTIONS), /nothing that can be imported; met "prices"/],
  ])('refuses, %#', (work, message) => {
    expect(refusalOf(work)).toMatch(message);
  });
});

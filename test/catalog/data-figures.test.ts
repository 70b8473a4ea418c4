import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { dataFigure, dataTable, type FigureQuery } from '../../src/catalog/data-figures.ts';
import { refusalOf } from '../support/formulas.ts';

const CATALOG = loadCatalog();
const figure = (set: string, column: string, row?: string, day = '2025-01-31') =>
  dataFigure(CATALOG, { set, column, row, day } satisfies FigureQuery, 'here');

describe('dataFigure', () => {
  // 1 Worked examples, each with where it comes from.
  it('gives a figure with its source, mark and place', () => {
    expect(figure('unido-sales-royalties', 'high', 'machinery')).toEqual({
      set: 'unido-sales-royalties@1',
      place: 'machinery / high',
      label: { en: 'machinery: high, share of sales', zh: '机械制造：上限（占销售收入）' },
      value: '0.03',
      kind: 'share',
      currency: null,
      mark: 'S',
      source: {
        work: 'appraisal examination notes, attributing a survey to UNIDO',
        locator: 't.100ksw.com/kj/pgs/fxzd/339796.shtml',
      },
      status: 'published',
      note: null,
      cautions: [
        {
          en: 'customary ranges, not statistics; the original publication was not seen; old',
          zh: '惯例区间而非统计；未见原始出版物；年代较早',
        },
      ],
    });
    expect(figure('cn-licence-contracts', 'fixedMean', '2023')).toMatchObject({
      value: '1660000',
      currency: 'CNY',
      mark: 'P',
    });
  });
  it.each([
    ['2021-12-19', '0.0385'],
    ['2021-12-20', '0.038'],
    ['2024-02-19', '0.0345'],
    ['2024-10-20', '0.0335'],
    ['2025-02-19', '0.031'],
  ])('reads a series of rates by the day: LPR of %s', (day, value) => {
    expect(figure('cn-lpr', 'oneYear', undefined, day).value).toBe(value);
  });
  // 3 Sums that the notices print: kinds of contracts add up, totals are means times contracts.
  it('holds statistics that agree with themselves', () => {
    for (const year of ['2022', '2023']) {
      const of = (column: string) => Number(figure('cn-licence-contracts', column, year).value);
      expect(of('fixedContracts') + of('runningContracts') + of('freeContracts')).toBe(of('contracts'));
      expect(Math.abs(of('fixedTotal') / of('fixedContracts') / of('fixedMean') - 1)).toBeLessThan(5e-4);
    }
    const of = (row: string) => Number(figure('drug-success', 'success', row).value);
    expect(of('phase-1') * of('phase-2') * of('phase-3') * of('approval')).toBeCloseTo(of('phase-1-to-approval'), 3);
  });
  it('gives rows for a table input', () => {
    const { rows, set } = dataTable(CATALOG, { set: 'cn-patent-annual-fees', row: 'design', day: '2025-01-31' });
    expect([set.id, rows[0], rows.at(-1)]).toEqual(['cn-patent-annual-fees', [3, '600'], [15, '3000']]);
  });

  // 4 Refusals, each code.
  it.each([
    [
      () => figure('unido', 'low', 'machinery'),
      /^DATA_NOT_FOUND: here: no data set has this id; met "unido"; known are /,
    ],
    [
      () => figure('unido-sales-royalties', 'low', 'toys'),
      /^DATA_NOT_FOUND: here: no such row; met "toys"; known are overall, /,
    ],
    [
      () => figure('unido-sales-royalties', 'mean', 'overall'),
      /^DATA_NOT_FOUND.*no such column; met "mean"; known are low, high/,
    ],
    [() => figure('unido-sales-royalties', 'constructor', 'overall'), /no such column; met "constructor"/],
    [
      () => figure('cn-licence-contracts', 'contracts', '2023', '2024-12-12'),
      /^DATA_NOT_IN_FORCE: here: published on 2024-12-13; met 2024-12-12/,
    ],
    [() => figure('cn-lpr', 'oneYear', undefined, '2025-02-20'), /^DATA_NOT_IN_FORCE.*"cn-lpr" does not hold/],
    [
      () => figure('cn-lpr', 'oneYear', undefined, '2024-03-01'),
      /^DATA_UNKNOWN: here: no source tells 2024-02-20 \/ oneYear of cn-lpr@1/,
    ],
    [() => figure('cn-lpr', 'oneYear', 'a-row'), /no such row/],
    [
      () => figure('cn-patent-maintenance', 'lapseRate', 'high-value-2022'),
      /^DATA_UNKNOWN.*no renewal or lapse rate by age/,
    ],
    [
      () => figure('cn-industry-royalties', 'rateMean', 'C26'),
      /^DATA_NOT_FOUND: here: no such industry; met "C26"; there is none: import your own/,
    ],
    [
      () => dataTable(CATALOG, { set: 'cn-patent-annual-fees', row: 'trademark', day: '2025-01-31' }),
      /^DATA_NOT_FOUND.*no such row/,
    ],
  ])('refuses, %#', (work, message) => {
    expect(refusalOf(work)).toMatch(message);
  });
  it('holds a caller’s tables to the laws', () => {
    const [table] = CATALOG.referenceTables;
    const load = (change: object) =>
      refusalOf(() => loadCatalog([{ name: 'organisation', sets: { referenceTables: [{ ...table, ...change }] } }]));
    const row = { key: 'a', en: 'a', zh: '甲', figures: { odd: { value: '1', mark: 'P', source: 'x' } } };
    expect(load({ rows: [row, row] })).toMatch(
      /\/rows\/0\/figures\/odd: no such column[\s\S]*\/rows\/1\/key: the key of row 0 again/,
    );
    const column = {
      columns: { part: { kind: 'share', en: 'part', zh: '比例' } },
      sources: { x: { work: 'w', locator: 'l' } },
    };
    const leaf = (one: object) => load({ ...column, rows: [{ ...row, figures: { part: { source: 'x', ...one } } }] });
    expect(leaf({ value: '25', mark: 'P' })).toContain('/rows/0/figures/part/value: a share between 0 and 1 expected');
    expect(leaf({ value: '0.25' })).toContain('a known figure has a mark');
    expect(leaf({ value: null, mark: 'P' })).toContain('an unknown one has none');
    expect(leaf({ value: '0.25', mark: 'P', source: 'y' })).toContain('a key of sources expected; known are x');
    const sets = { nonsense: [] } as never;
    expect(refusalOf(() => loadCatalog([{ name: 'mine', sets }]))).toContain('no such kind of data set; met nonsense');
  });
});

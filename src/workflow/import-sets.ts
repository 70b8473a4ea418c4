import type { Cell, ImportOptions, ImportRow } from './import-data.ts';
import type { ImportKind } from './import-templates.ts';

const TITLES: Readonly<Record<ImportKind, { readonly en: string; readonly zh: string }>> = {
  'industry-royalties': { en: 'Licence fees and royalty rates by industry', zh: '分行业许可费与提成率' },
  rates: { en: 'Interest rates', zh: '利率' },
  indices: { en: 'Price index', zh: '价格指数' },
  betas: { en: 'Betas by industry', zh: '分行业贝塔系数' },
};

const COLUMNS = {
  rate: { kind: 'rate', en: 'rate', zh: '利率' },
  index: { kind: 'number', en: 'index', zh: '指数' },
  unleveredBeta: { kind: 'number', en: 'unlevered beta', zh: '无财务杠杆贝塔' },
  leveredBeta: { kind: 'number', en: 'levered beta', zh: '有财务杠杆贝塔' },
  debtToEquity: { kind: 'number', en: 'debt to equity', zh: '负债权益比' },
  taxRate: { kind: 'share', en: 'tax rate', zh: '所得税率' },
  companies: { kind: 'count', en: 'companies', zh: '样本公司数' },
} as const;
type ColumnName = keyof typeof COLUMNS;

/** The JSON of a data set, as it would stand in `models/`; the loader checks it. */
export function rawSet(kind: ImportKind, rows: readonly ImportRow[], options: ImportOptions): unknown {
  const { id, version = 1, title = TITLES[kind], from = null, until = null } = options;
  const head = { id, version, title, status: 'published', inForce: { from, until }, region: 'CN', cautions: [] };
  switch (kind) {
    case 'industry-royalties': {
      const sources = sourcesOf(rows, 'sourceDocNo', 'sourceUrl');
      return { ...head, sources: sources.entries, rows: rows.map(({ cells }) => cells) };
    }
    case 'rates':
      return { ...head, ...series(rows, 'rate') };
    case 'indices':
      return { ...head, ...series(rows, 'index') };
    case 'betas':
      return { ...head, ...betas(rows) };
  }
}

function series(rows: readonly ImportRow[], name: ColumnName) {
  const sources = sourcesOf(rows, 'source', 'locator');
  return {
    sources: sources.entries,
    columns: { [name]: COLUMNS[name] },
    entries: rows.map(({ cells }) => ({ from: cells.from, figures: figures([name], cells, sources.keyOf(cells)) })),
  };
}

const BETAS = ['unleveredBeta', 'leveredBeta', 'debtToEquity', 'taxRate', 'companies'] as const;

function betas(rows: readonly ImportRow[]) {
  const sources = sourcesOf(rows, 'source', 'locator');
  return {
    sources: sources.entries,
    columns: Object.fromEntries(BETAS.map((name) => [name, COLUMNS[name]])),
    rows: rows.map(({ cells }) => ({
      key: cells.key,
      en: cells.industryEn,
      zh: cells.industryZh,
      published: cells.published,
      figures: figures(BETAS, cells, sources.keyOf(cells)),
    })),
  };
}

type Cells = Readonly<Record<string, Cell>>;

function figures(names: readonly ColumnName[], cells: Cells, source: string) {
  const leaf = (value: Cell | undefined) => (value === null ? { value, source } : { value, mark: cells.mark, source });
  return Object.fromEntries(names.map((name) => [name, leaf(cells[name])]));
}

/** Each work and place that the rows name, once, under a key of its own. */
function sourcesOf(rows: readonly ImportRow[], work: string, locator: string) {
  const keys = new Map<string, string>();
  const nameOf = (cells: Cells): string => JSON.stringify([cells[work], cells[locator]]);
  for (const { cells } of rows) if (!keys.has(nameOf(cells))) keys.set(nameOf(cells), `source-${keys.size + 1}`);
  const entries = [...keys].map(([name, key]) => {
    const [writtenWork, writtenLocator] = JSON.parse(name) as readonly [Cell, Cell];
    return [key, { work: writtenWork, locator: writtenLocator }] as const;
  });
  return { entries: Object.fromEntries(entries), keyOf: (cells: Cells) => keys.get(nameOf(cells)) as string };
}

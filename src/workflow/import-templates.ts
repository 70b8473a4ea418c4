import type { DataSetKind } from '../catalog/catalog.ts';
import type { FigureKind } from '../domain/reference-table.ts';

/** What can be imported: industry tables as CNIPA publishes them, and a firm's own rates, indices and betas. */
export const IMPORT_KINDS = ['industry-royalties', 'rates', 'indices', 'betas'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** How a cell is read: `text` as it stands, `whole` as a whole number, the others as exact figures of their kind. */
export type CellKind = FigureKind | 'text' | 'whole';

export interface TemplateColumn {
  readonly name: string;
  readonly kind: CellKind;
  /** Whether an empty cell is allowed: the figure is then unknown. */
  readonly mayBeEmpty: boolean;
}

export interface Template {
  readonly set: DataSetKind;
  readonly columns: readonly TemplateColumn[];
}

const need = (kind: CellKind, ...names: readonly string[]): readonly TemplateColumn[] =>
  names.map((name) => ({ name, kind, mayBeEmpty: false }));
const may = (kind: CellKind, ...names: readonly string[]): readonly TemplateColumn[] =>
  names.map((name) => ({ name, kind, mayBeEmpty: true }));

const ORIGIN = need('text', 'mark', 'source', 'locator');

/** The columns of each template, in order; `docs/templates/<kind>.csv` holds the header. */
export const TEMPLATES: Readonly<Record<ImportKind, Template>> = {
  'industry-royalties': {
    set: 'industryRoyalties',
    columns: [
      ...need('text', 'period', 'gbt4754Code', 'industry', 'level'),
      ...need('whole', 'contracts'),
      ...may('whole', 'patents', 'fixedContracts'),
      ...may('money', 'fixedMean', 'fixedMedian'),
      ...may('whole', 'runningContracts'),
      ...may('share', 'rateMean'),
      ...may('text', 'rateBase'),
      ...may('whole', 'entryFeeContracts'),
      ...may('money', 'entryFeeMean'),
      ...may('share', 'entryRateMean'),
      ...may('whole', 'freeContracts'),
      ...need('text', 'sourceDocNo', 'sourceUrl', 'published', 'retrieved', 'mark'),
    ],
  },
  rates: { set: 'rateSeries', columns: [...need('text', 'from'), ...may('rate', 'rate'), ...ORIGIN] },
  indices: { set: 'rateSeries', columns: [...need('text', 'from'), ...may('number', 'index'), ...ORIGIN] },
  betas: {
    set: 'referenceTables',
    columns: [
      ...need('text', 'key', 'industryEn', 'industryZh', 'published'),
      ...may('number', 'unleveredBeta', 'leveredBeta', 'debtToEquity'),
      ...may('share', 'taxRate'),
      ...may('count', 'companies'),
      ...ORIGIN,
    ],
  },
};

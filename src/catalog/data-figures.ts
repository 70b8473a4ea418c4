import { refuse } from '../base/errors.ts';
import type { IndustryRoyalties, IndustryRoyalty } from '../domain/industry-royalties.ts';
import type { AnnualFeeTable } from '../domain/reference-data.ts';
import type { Column, DataFigure, FigureKind, Leaf, RateSeries, ReferenceTable } from '../domain/reference-table.ts';
import { RightKind } from '../domain/right.ts';
import type { SourceEntry } from '../domain/sourced.ts';
import type { TableRows } from '../formula/quantities.ts';
import { decimal, text } from '../numeric/decimal.ts';
import type { Catalog } from './catalog.ts';
import { inForceOn, versionOn } from './in-force.ts';

/** A figure by the id of its set and its place there, on a day. */
export interface FigureQuery {
  readonly set: string;
  /** Row and column of a table; in a series of rates the column only. */
  readonly row?: string | undefined;
  readonly column: string;
  readonly day: string;
}

/** A set that was used, with what was read in it. */
export interface FoundFigure {
  readonly figure: DataFigure;
  readonly set: ReferenceTable | RateSeries | IndustryRoyalties;
}

/**
 * A figure of a reference table, a series of rates or the industry tables, with its source.
 *
 * @throws DATA_NOT_FOUND     no such set, row or column; those there are named
 * @throws DATA_NOT_IN_FORCE  the set, the row or the rate does not hold on the day, or was not yet published
 * @throws DATA_UNKNOWN       no source tells the figure
 */
export function dataFigure(catalog: Catalog, query: FigureQuery, at = 'dataFigure'): DataFigure {
  return findFigure(catalog, query, at).figure;
}

/** `dataFigure` together with the set it was found in. */
export function findFigure(catalog: Catalog, query: FigureQuery, at: string): FoundFigure {
  const { set: id, day } = query;
  const { rateSeries, industryRoyalties, referenceTables } = catalog;
  if (rateSeries.some((set) => set.id === id)) {
    const set = versionOn(rateSeries, id, day, at);
    return { set, figure: seriesFigure(set, query, at) };
  }
  if (industryRoyalties.some((set) => set.id === id)) {
    const set = versionOn(industryRoyalties, id, day, at);
    return { set, figure: industryFigure(set, query, at) };
  }
  const known = [...referenceTables, ...rateSeries, ...industryRoyalties];
  const set = versionOn(known, id, day, at) as ReferenceTable;
  return { set, figure: tableFigure(set, query, at) };
}

function tableFigure(set: ReferenceTable, { row: key, column, day }: FigureQuery, at: string): DataFigure {
  const row = set.rows.find((one) => one.key === key);
  if (row === undefined)
    return unfound(
      at,
      'row',
      key,
      set.rows.map((one) => one.key),
    );
  if (row.published !== undefined) refuseUnpublished(at, row.published, day);
  const { figures, en, zh } = row;
  return figureOf(set, { at, row: row.key, label: { en, zh }, column, leaf: figures[column] });
}

function seriesFigure(set: RateSeries, { row, column, day }: FigureQuery, at: string): DataFigure {
  if (row !== undefined) return unfound(at, 'row', row, ['none: a series is read by the day']);
  const entry = set.entries.findLast(({ from }) => from <= day);
  if (entry === undefined) {
    const first = set.entries[0]?.from;
    return refuse('DATA_NOT_IN_FORCE', { at, problem: `the series begins on ${first}`, met: day });
  }
  return figureOf(set, { at, row: entry.from, label: set.title, column, leaf: entry.figures[column] });
}

interface Place {
  readonly at: string;
  readonly row: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly column: string;
  readonly leaf: Leaf | undefined;
}

function figureOf(set: ReferenceTable | RateSeries, { at, row, label, column, leaf }: Place): DataFigure {
  const head: Column | undefined = Object.hasOwn(set.columns, column) ? set.columns[column] : undefined;
  if (head === undefined) return unfound(at, 'column', column, Object.keys(set.columns));
  const place = `${row} / ${column}`;
  if (leaf === undefined || leaf.value === null || leaf.mark === undefined) return unknown(at, set, place, leaf?.note);
  return {
    set: nameOf(set),
    place,
    label: { en: `${label.en}: ${head.en}`, zh: `${label.zh}：${head.zh}` },
    value: text(decimal(leaf.value)),
    kind: head.kind,
    currency: head.currency ?? null,
    mark: leaf.mark,
    source: set.sources[leaf.source] as SourceEntry,
    status: set.status,
    note: leaf.note ?? null,
    cautions: set.cautions,
  };
}

const INDUSTRY_FIGURES = {
  contracts: ['count', 'contracts', '合同数'],
  patents: ['count', 'patents', '专利数'],
  fixedContracts: ['count', 'contracts with a fixed amount', '固定费合同数'],
  fixedMean: ['money', 'mean fixed amount per contract', '固定费均值'],
  fixedMedian: ['money', 'median fixed amount per contract', '固定费中位数'],
  runningContracts: ['count', 'contracts with a running royalty', '提成合同数'],
  rateMean: ['share', 'mean royalty rate', '提成率均值'],
  entryFeeContracts: ['count', 'contracts with an entry fee and a royalty', '入门费加提成合同数'],
  entryFeeMean: ['money', 'mean entry fee', '入门费均值'],
  entryRateMean: ['share', 'mean royalty rate beside an entry fee', '入门费合同提成率均值'],
  freeContracts: ['count', 'contracts free of charge', '免费合同数'],
} as const satisfies Partial<Record<keyof IndustryRoyalty, readonly [FigureKind, string, string]>>;

/** The newest row of an industry that was published by the day. */
function industryFigure(set: IndustryRoyalties, { row: code, column, day }: FigureQuery, at: string): DataFigure {
  const ofCode = set.rows.filter(({ gbt4754Code }) => gbt4754Code === code);
  if (ofCode.length === 0)
    return unfound(
      at,
      'industry',
      code,
      set.rows.map(({ gbt4754Code }) => gbt4754Code),
    );
  if (!Object.hasOwn(INDUSTRY_FIGURES, column)) return unfound(at, 'column', column, Object.keys(INDUSTRY_FIGURES));
  const name = column as keyof typeof INDUSTRY_FIGURES;
  const ordered = [...ofCode].sort((a, b) => (a.published < b.published ? -1 : 1));
  refuseUnpublished(at, (ordered[0] as IndustryRoyalty).published, day);
  const row = ordered.findLast(({ published }) => published <= day) as IndustryRoyalty;
  const [kind, en, zh] = INDUSTRY_FIGURES[name];
  const value = row[name];
  const place = `${row.gbt4754Code} ${row.period} / ${column}`;
  if (value === null) return unknown(at, set, place, undefined);
  const base = name === 'rateMean' || name === 'entryRateMean' ? row.rateBase : null;
  return {
    set: nameOf(set),
    place,
    label: { en: `${row.gbt4754Code}: ${en}`, zh: `${row.industry}：${zh}` },
    value: text(decimal(value)),
    kind,
    currency: kind === 'money' ? 'CNY' : null,
    mark: row.mark,
    source: { work: row.sourceDocNo, locator: row.sourceUrl, retrieved: row.retrieved },
    status: set.status,
    note: base === null ? null : `share of ${base}`,
    cautions: set.cautions,
  };
}

/**
 * The rows of a table that a model's input names by kind of data set: `fees` for yearly fees by year of life.
 *
 * @throws DATA_NOT_FOUND · DATA_NOT_IN_FORCE · DATA_UNKNOWN  as `dataFigure`
 */
export function dataTable(
  catalog: Catalog,
  query: Omit<FigureQuery, 'column'>,
  at = 'dataTable',
): { readonly rows: TableRows; readonly set: AnnualFeeTable } {
  const set = versionOn(catalog.annualFees, query.set, query.day, at);
  const kind = RightKind.safeParse(query.row);
  const rows = kind.success ? set.fees[kind.data] : undefined;
  if (rows === undefined) return unfound(at, 'row', query.row, Object.keys(set.fees));
  return { set, rows: rows.map(({ through, fee }) => [through, fee] as const) };
}

function nameOf({ id, version }: { readonly id: string; readonly version: number }): string {
  return `${id}@${version}`;
}

function refuseUnpublished(at: string, published: string, day: string): void {
  if (inForceOn({ from: published, until: null }, day) !== 'no') return;
  const remedy = 'a valuation uses nothing that was published after its day';
  refuse('DATA_NOT_IN_FORCE', { at, problem: `published on ${published}`, met: day, remedy });
}

function unfound(at: string, what: string, met: string | undefined, known: readonly string[]): never {
  const shown = [...new Set(known)];
  const list = shown.length === 0 ? 'there is none: import your own' : `known are ${shown.slice(0, 40).join(', ')}`;
  return refuse('DATA_NOT_FOUND', { at, problem: `no such ${what}`, met: JSON.stringify(met ?? null), remedy: list });
}

function unknown(at: string, set: { id: string; version: number }, place: string, note: string | undefined): never {
  const problem = `no source tells ${place} of ${nameOf(set)}${note === undefined ? '' : ` (${note})`}`;
  return refuse('DATA_UNKNOWN', { at, problem, met: 'null', remedy: 'give the figure yourself, with its source' });
}

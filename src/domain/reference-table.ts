import * as z from 'zod';
import { decimal, type Exact } from '../numeric/decimal.ts';
import { AnyExact, Day, Identifier, Label } from './quantities.ts';
import { DayOrYear, dataSetFields, Mark, type SourceEntry } from './sourced.ts';

/** What a column's figures are: a part of a whole, a yearly rate, an amount, a number of things or a length of time. */
export const FigureKind = z.enum(['share', 'rate', 'money', 'count', 'years', 'number']);
export type FigureKind = z.infer<typeof FigureKind>;

/** Names of columns, as a formula would write them. */
const ColumnName = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, { error: 'a name such as "meanLife" expected' });

export const Column = z.strictObject({
  kind: FigureKind,
  /** Of amounts. */
  currency: z.enum(['CNY', 'USD', 'EUR', 'KRW']).optional(),
  ...Label.shape,
});
export type Column = z.infer<typeof Column>;

/** A figure that says how well it is known and from where; `null` names the source in which it was sought. */
export const Leaf = z
  .strictObject({
    value: AnyExact.nullable(),
    mark: Mark.optional(),
    source: z.string().min(1),
    note: z.string().optional(),
  })
  .refine(({ value, mark }) => (value === null) === (mark === undefined), {
    error: 'a known figure has a mark (P, S or C), an unknown one has none',
  });
export type Leaf = z.infer<typeof Leaf>;

const Figures = z.record(ColumnName, Leaf);

/** A published table: statistics, ranges or parameters, one row for each thing and one column for each figure of it. */
export const ReferenceTable = z
  .strictObject({
    ...dataSetFields,
    status: z.enum(['enacted', 'published', 'draft', 'illustrative']),
    region: z.string().min(1),
    /** What the figures are not. */
    cautions: z.array(Label),
    columns: z.record(ColumnName, Column),
    rows: z
      .array(
        z.strictObject({
          key: Identifier,
          ...Label.shape,
          /** When the row became public: no valuation of an earlier day may use it. */
          published: DayOrYear.optional(),
          figures: Figures,
        }),
      )
      .min(1),
  })
  .superRefine((table, context) => {
    for (const [index, { key, figures }] of table.rows.entries()) {
      const path = ['rows', index];
      const first = table.rows.findIndex((row) => row.key === key);
      if (first !== index)
        context.addIssue({ code: 'custom', path: [...path, 'key'], message: `the key of row ${first} again` });
      checkFigures(table, figures, (place, message) =>
        context.addIssue({ code: 'custom', path: [...path, 'figures', ...place], message }),
      );
    }
  });
export type ReferenceTable = z.infer<typeof ReferenceTable>;

/** Rates or indices that hold from one day until the next: a loan prime rate, a price index. */
export const RateSeries = z
  .strictObject({
    ...dataSetFields,
    status: z.enum(['enacted', 'published', 'draft', 'illustrative']),
    region: z.string().min(1),
    cautions: z.array(Label),
    columns: z.record(ColumnName, Column),
    entries: z.array(z.strictObject({ from: Day, figures: Figures })).min(1),
  })
  .superRefine((series, context) => {
    for (const [index, { from, figures }] of series.entries.entries()) {
      const path = ['entries', index];
      const before = series.entries[index - 1]?.from;
      if (before !== undefined && before >= from)
        context.addIssue({ code: 'custom', path: [...path, 'from'], message: `a day after ${before} expected` });
      checkFigures(series, figures, (place, message) =>
        context.addIssue({ code: 'custom', path: [...path, 'figures', ...place], message }),
      );
    }
  });
export type RateSeries = z.infer<typeof RateSeries>;

interface Columned {
  readonly columns: Readonly<Record<string, Column>>;
  readonly sources: Readonly<Record<string, SourceEntry>>;
}

type Complain = (place: readonly string[], message: string) => void;

function checkFigures(set: Columned, figures: Readonly<Record<string, Leaf>>, complain: Complain): void {
  for (const [name, leaf] of Object.entries(figures)) {
    const column = set.columns[name];
    if (column === undefined) {
      complain([name], `no such column; known are ${Object.keys(set.columns).join(', ')}`);
      continue;
    }
    if (!Object.hasOwn(set.sources, leaf.source)) {
      complain([name, 'source'], `a key of sources expected; known are ${Object.keys(set.sources).join(', ')}`);
    }
    const problem = leaf.value === null ? undefined : kindProblem(column.kind, leaf.value);
    if (problem !== undefined) complain([name, 'value'], problem);
  }
}

/** Why a figure cannot be of a kind; undefined where it can. */
export function kindProblem(kind: FigureKind, value: Exact): string | undefined {
  const figure = decimal(value);
  switch (kind) {
    case 'share':
      return figure.gte(0) && figure.lte(1) ? undefined : 'a share between 0 and 1 expected: for 25 % write "0.25"';
    case 'rate':
      return figure.gt(-1) && figure.lte(2)
        ? undefined
        : 'a rate above -1 and at most 2 expected: for 5 % write "0.05"';
    case 'count':
      return figure.gte(0) && figure.isInteger() ? undefined : 'a whole number of 0 or more expected';
    case 'money':
    case 'years':
      return figure.gte(0) ? undefined : '0 or more expected';
    case 'number':
      return undefined;
  }
}

/** A figure of a data set together with where it comes from, so that a report can print both. */
export interface DataFigure {
  /** The set it stands in, as `id@version`. */
  readonly set: string;
  /** Row and column, or the day from which it holds and the column. */
  readonly place: string;
  readonly label: z.infer<typeof Label>;
  readonly value: string;
  readonly kind: FigureKind;
  readonly currency: string | null;
  readonly mark: Mark;
  readonly source: SourceEntry;
  readonly status: string;
  readonly note: string | null;
  readonly cautions: readonly z.infer<typeof Label>[];
}

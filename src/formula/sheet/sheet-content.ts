import { refuse } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { RESULT_NAME } from '../check.ts';
import { ENTRY_WORDS } from '../entry-words.ts';
import { evaluateOne, type Values } from '../exact.ts';
import { isSeries, type Single, type Table, type Value } from '../exact-functions.ts';
import { YEAR_NAME } from '../infer.ts';
import type { Kind } from '../kinds.ts';
import type { CheckedModel } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import { print } from '../print.ts';
import type { Label } from '../quantities.ts';
import type { Expression } from '../syntax.ts';
import { cellValue, choicesOf, formatOf, type SheetCell, type SheetRole, textCell } from './sheet-cell.ts';
import { absence, type Cells, cellFormula, type Site } from './sheet-formula.ts';
import { COLUMN, type Layout, type TablePlace } from './sheet-layout.ts';
import type { SheetLine, SheetPart } from './sheet-lines.ts';

/** All that the cells of one model are made from. */
export interface Work {
  readonly model: CheckedModel;
  readonly lines: readonly SheetLine[];
  readonly conditions: readonly SheetLine[];
  readonly outcome: Outcome;
  readonly values: Values;
  readonly layout: Layout;
  readonly cells: Cells;
  /** By input: the cell of another sheet that it reads. */
  readonly links: ReadonlyMap<string, string>;
}

const HEADINGS: Readonly<Record<keyof Layout['headings'], Label>> = {
  inputs: { en: 'Inputs', zh: '输入' },
  tables: { en: 'Tables', zh: '表' },
  lines: { en: 'Calculation', zh: '计算' },
  checks: { en: 'Conditions', zh: '条件' },
};

const DEFAULT_STANDS = 'default 默认值';
const LINKED = 'from its own sheet 见分表';

/** Every cell of a model's sheet, row by row. */
export function allCells(work: Work): readonly SheetCell[] {
  const { layout, model, outcome, lines, conditions } = work;
  const { id, version, title, hash } = outcome.model;
  return [
    textCell(0, COLUMN.name, title.en, 'title'),
    textCell(1, COLUMN.name, title.zh, 'title'),
    textCell(2, COLUMN.name, `${id}@${version} ${hash.slice(0, 12)}, ipworth ${outcome.library}`),
    ...Object.entries(HEADINGS).flatMap(([area, { en, zh }]) => {
      const row = layout.headings[area as keyof Layout['headings']];
      return row < 0 ? [] : [textCell(row, COLUMN.name, `${en} ${zh}`, 'heading')];
    }),
    ...(hasSeries(model) ? numberingCells(work) : []),
    ...Object.keys(model.spec.inputs).flatMap((name) =>
      layout.tables.has(name) ? tableCells(work, name) : inputCells(work, name),
    ),
    ...lines.flatMap((line) => [...line.parts.flatMap((part) => partCells(work, part)), ...lineCells(work, line)]),
    ...conditions.flatMap((line) => [
      ...line.parts.flatMap((part) => partCells(work, part)),
      ...conditionCells(work, line),
    ]),
  ];
}

export function hasSeries({ spec }: CheckedModel): boolean {
  return Object.values(spec.inputs).some(({ perYear }) => perYear);
}

/** The tables of a model and how many rows they have; one that was left out keeps an empty row. */
export function tablesIn({ spec }: CheckedModel, values: Values): Map<string, Pick<TablePlace, 'count' | 'isOpen'>> {
  const tables = Object.entries(spec.inputs).filter(([, { kind }]) => kind === 'table');
  return new Map(
    tables.map(([name]) => {
      const rows = (values.get(name) as Table | null)?.rows ?? [];
      return [name, { count: Math.max(1, rows.length), isOpen: rows.at(-1)?.[0] === null }];
    }),
  );
}

/** Values with those of the parts; a part that cannot be computed stands in a branch that is not taken, and has none. */
export function withParts(values: Values, lines: readonly SheetLine[], entries: number): Values {
  const all = new Map(values);
  for (const { name, expression } of lines.flatMap(({ parts }) => parts)) {
    const found = attempt(() => evaluateOne(expression, all, entries));
    if (found.ok) all.set(name, found.value);
  }
  return all;
}

function rowOf({ layout }: Work, name: string): number {
  return layout.rows.get(name) as number;
}

/** Name, labels and formula of a row. */
function heads(row: number, name: string, label: Label, remark: string): SheetCell[] {
  return [
    textCell(row, COLUMN.name, name),
    textCell(row, COLUMN.english, label.en),
    textCell(row, COLUMN.chinese, label.zh),
    ...(remark === '' ? [] : [textCell(row, COLUMN.formula, remark)]),
  ];
}

function numberingCells(work: Work): SheetCell[] {
  const { seriesOf, entries } = work.outcome;
  const row = rowOf(work, YEAR_NAME);
  const name = seriesOf === 'year' ? YEAR_NAME : '';
  const numbers = Array.from({ length: entries }, (_, entry): SheetCell => {
    return { row, column: COLUMN.firstEntry + entry, role: 'heading', value: entry + 1 };
  });
  return [...heads(row, name, ENTRY_WORDS[seriesOf], ''), ...numbers];
}

function inputCells(work: Work, name: string): SheetCell[] {
  const { model, outcome, values, links } = work;
  const { label, kind, perYear } = model.spec.inputs[name] as NonNullable<CheckedModel['spec']['inputs'][string]>;
  const link = links.get(name);
  const isDefault = outcome.inputs.find((given) => given.name === name)?.isDefault === true;
  const looks = { role: link === undefined ? 'input' : 'line', ...formatOf(kind), ...choicesOf(kind) } as const;
  const row = rowOf(work, name);
  const remark = link === undefined ? (isDefault ? DEFAULT_STANDS : '') : LINKED;
  const given = values.get(name) as Value;
  const columns = perYear ? work.layout.entries : 1;
  const figures = Array.from({ length: columns }, (_, entry): SheetCell => {
    const value = cellValue(isSeries(given) ? (given[entry] as Single) : given, kind);
    const formula = link === undefined ? {} : { formula: link };
    return { row, column: (perYear ? COLUMN.firstEntry : COLUMN.figure) + entry, value, ...looks, ...formula };
  });
  return [...heads(row, name, label, remark), ...figures];
}

function tableCells(work: Work, name: string): SheetCell[] {
  const { label, table } = work.model.spec.inputs[name] as NonNullable<CheckedModel['spec']['inputs'][string]>;
  const { first, hasStart, isOpen, count } = work.layout.tables.get(name) as TablePlace;
  const { by, gives } = table as NonNullable<typeof table>;
  const rows = (work.values.get(name) as Table | null)?.rows ?? [];
  const line = (row: number, key: Single, figure: Single): SheetCell[] => [
    { row, column: COLUMN.figure, role: 'input', value: cellValue(key, by), ...formatOf(by) },
    { row, column: COLUMN.firstEntry, role: 'input', value: cellValue(figure, gives), ...formatOf(gives) },
  ];
  const start = hasStart
    ? [COLUMN.figure, COLUMN.firstEntry].map(
        (column): SheetCell => ({ row: first - 1, column, role: 'text', value: 0 }),
      )
    : [];
  const body = Array.from({ length: count }, (_, i) => {
    const [key, figure] = rows[i] ?? [null, null];
    return line(first + i, key, figure);
  });
  const above = isOpen ? [textCell(first + count - 1, COLUMN.formula, 'any more 以上')] : [];
  return [...heads(rowOf(work, name), name, label, ''), ...start, ...body.flat(), ...above];
}

/** A part's cells are empty text where the part is absent. */
function partCells(work: Work, part: SheetPart): SheetCell[] {
  const written = print(part.expression);
  const label = { en: 'part of the line below', zh: '下行的组成部分' };
  const figures = figureCells({
    work,
    ...part,
    role: 'part',
    value: work.values.get(part.name) ?? null,
    whenAbsent: '""',
  });
  return [...heads(rowOf(work, part.name), '', label, written), ...figures];
}

function lineCells(work: Work, line: SheetLine): SheetCell[] {
  const role = line.name === RESULT_NAME ? 'result' : 'line';
  const text = work.outcome.steps.find(({ name }) => name === line.name)?.formula ?? '';
  const value = work.values.get(line.name) as Value;
  return [
    ...heads(rowOf(work, line.name), line.name, line.label, text),
    ...figureCells({ work, ...line, role, value }),
  ];
}

function conditionCells(work: Work, line: SheetLine): SheetCell[] {
  const value = evaluateOne(line.expression, work.values, work.layout.entries) ?? true;
  const text = work.model.spec.conditions?.find(({ code }) => code === line.name)?.that ?? '';
  const figures = figureCells({ work, ...line, role: 'check', value, whenAbsent: 'TRUE' });
  return [...heads(rowOf(work, line.name), line.name, line.label, text), ...figures];
}

interface Figures {
  readonly work: Work;
  readonly name: string;
  readonly expression: Expression;
  readonly kind: Kind;
  readonly perYear: boolean;
  readonly isRunning?: boolean;
  readonly role: SheetRole;
  readonly value: Value;
  /** What stands there when the expression is absent. */
  readonly whenAbsent?: string;
}

function figureCells({
  work,
  name,
  expression,
  kind,
  perYear,
  isRunning,
  role,
  value,
  whenAbsent,
}: Figures): SheetCell[] {
  const row = rowOf(work, name);
  const { cells, layout } = work;
  return Array.from({ length: perYear ? layout.entries : 1 }, (_, entry): SheetCell => {
    const site: Site = { cells, entry, ...(isRunning === true ? { own: { name, entry } } : {}) };
    const isAbsent = whenAbsent === undefined ? undefined : absence(expression, site);
    const whole = cellFormula(expression, site);
    const formula = isAbsent === undefined ? whole : `IF(${isAbsent},${whenAbsent},${whole})`;
    if (formula.length > LONGEST_FORMULA) refuseLength(work, name, formula.length);
    const single = isSeries(value) ? (value[entry] as Single) : value;
    const cached = single === null && whenAbsent === '""' ? '' : cellValue(single, kind);
    const column = (perYear ? COLUMN.firstEntry : COLUMN.figure) + entry;
    return { row, column, role, formula, value: cached, ...formatOf(kind) };
  });
}

const LONGEST_FORMULA = 8192;

function refuseLength({ model }: Work, line: string, length: number): never {
  refuse('ARGUMENT_INVALID', {
    at: `${model.spec.id}: line ${line}`,
    problem: `a cell formula longer than the ${LONGEST_FORMULA} characters that spreadsheets hold`,
    met: String(length),
    remedy: 'split the line in two',
  });
}

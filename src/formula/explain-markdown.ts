import { ENTRY_WORDS } from './entry-words.ts';
import { type ExplainedStep, explain } from './explain.ts';
import { formatFigure } from './figure-format.ts';
import { type Given, isSeriesFigure, type Outcome } from './outcome.ts';
import type { Label } from './quantities.ts';

const WORDS = {
  inputs: { en: 'Inputs', zh: '输入' },
  working: { en: 'Calculation', zh: '计算过程' },
  warnings: { en: 'Warnings', zh: '提示' },
  item: { en: 'Item', zh: '项目' },
  figure: { en: 'Figure', zh: '数值' },
  numbers: { en: 'With numbers', zh: '代入' },
  result: { en: 'Result', zh: '结果' },
  isDefault: { en: ' (default)', zh: '（默认值）' },
  isComputed: { en: ' (computed below)', zh: '（计算见下）' },
  colon: { en: ': ', zh: '：' },
} as const satisfies Readonly<Record<string, Label>>;

/**
 * The working of an outcome as Markdown, in English or Chinese: inputs, then every line with its formula and the numbers
 * put in, a table with one row for each entry where the line is a series, then the outcomes of models behind its inputs.
 * Made from `explain`, which gives the same as structured steps.
 */
export function explainMarkdown(outcome: Outcome, language: 'en' | 'zh'): string {
  return sections(outcome, language, { depth: 1, of: '' }).join('\n');
}

/** How deep an outcome lies within others, and the input it worked out. */
interface Nesting {
  readonly depth: number;
  readonly of: string;
}

function sections(outcome: Outcome, language: 'en' | 'zh', { depth, of }: Nesting): string[] {
  const say = (label: Label): string => escaped(label[language]);
  const heading = (level: number, text: string): string[] => [`${'#'.repeat(Math.min(6, level))} ${text}`, ''];
  const { model, inputs, warnings, seriesOf } = outcome;
  const entry = say(ENTRY_WORDS[seriesOf]);
  return [
    ...heading(depth, of === '' ? say(model.title) : `${say(model.title)} ${code(of)}`),
    code(`${model.id}@${model.version}`),
    '',
    ...heading(depth + 1, say(WORDS.inputs)),
    ...inputTables(outcome, entry, say),
    ...heading(depth + 1, say(WORDS.working)),
    ...explain(outcome).flatMap((step) => working(step, entry, say)),
    ...(warnings.length === 0 ? [] : heading(depth + 1, say(WORDS.warnings))),
    ...warnings.map((warning) => `- ${say(warning)} (${code(warning.code)})`),
    ...(warnings.length === 0 ? [] : ['']),
    ...inputs.flatMap(({ name, outcome: nested }) =>
      nested === undefined ? [] : sections(nested, language, { depth: depth + 1, of: name }),
    ),
  ];
}

type Say = (label: Label) => string;

/** Single inputs in one table, series in another, one row for each entry. */
function inputTables({ inputs, entries }: Outcome, entry: string, say: Say): string[] {
  const singles = inputs.filter(({ value }) => !isSeriesFigure(value));
  const series = inputs.filter(({ value }) => isSeriesFigure(value));
  const remark = ({ isDefault, outcome }: Given): string =>
    isDefault ? say(WORDS.isDefault) : outcome === undefined ? '' : say(WORDS.isComputed);
  const rows = singles.map((one) => [`${say(one.label)} ${code(one.name)}`, `${single(one)}${remark(one)}`]);
  const heads = series.map((one) => `${say(one.label)} ${code(one.name)}${remark(one)}`);
  const byEntry = Array.from({ length: entries }, (_, i) => [
    String(i + 1),
    ...series.map(({ value, kind }) => formatFigure((value as readonly string[])[i] as string, kind)),
  ]);
  return [
    ...(rows.length === 0 ? [] : table([say(WORDS.item), say(WORDS.figure)], rows)),
    ...(series.length === 0 ? [] : table([entry, ...heads], byEntry)),
  ];
}

function single({ value, kind }: Given): string {
  if (value === null) return '—';
  if (typeof value === 'string') return formatFigure(value, kind);
  return isSeriesFigure(value) ? '' : value.rows.map(([by, gives]) => `${by ?? '∞'}: ${gives}`).join('; ');
}

function working({ name, label, formula, working }: ExplainedStep, entry: string, say: Say): string[] {
  const head = `**${say(label)}**${say(WORDS.colon)}${code(`${name} = ${formula}`)}`;
  const [only] = working;
  if (only !== undefined && only.entry === undefined) {
    return [head, '', `${code(only.numbers)} = **${escaped(only.result)}**`, ''];
  }
  const rows = working.map(({ entry: number, numbers, result }) => [String(number), code(numbers), escaped(result)]);
  return [head, '', ...table([entry, say(WORDS.numbers), say(WORDS.result)], rows)];
}

/** A table whose last column, or all but the first, holds figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line), ''];
}

/** Text as it stands, on one line. */
function code(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'")}\``;
}

/** Text from strangers, with nothing that Markdown or a page would act on. */
function escaped(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]#~]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

import { formatFigure } from './figure-format.ts';
import { UNITS, YEAR_NAME } from './infer.ts';
import type { Kind } from './kinds.ts';
import type { SeriesOf } from './model.ts';
import { type Figure, isSeriesFigure, type Outcome, type Step } from './outcome.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import type { Label } from './quantities.ts';

/** One line of an explanation: the words, the formula, the same with numbers put in, and what came out. */
export interface ExplainedStep {
  readonly name: string;
  readonly label: Label;
  readonly formula: string;
  /** One entry, or one for each entry of a series. */
  readonly working: readonly { readonly entry?: number; readonly numbers: string; readonly result: string }[];
}

/** The working of an outcome, line by line, numbers substituted; made from the outcome's own record. */
export function explain({ model, entries, inputs, steps }: Outcome): readonly ExplainedStep[] {
  const figures = new Map<string, { readonly kind: Kind; readonly value: Figure }>([
    [YEAR_NAME, { kind: 'years', value: Array.from({ length: entries }, (_, index) => String(index + 1)) }],
    ...Object.entries(UNITS).map(([name, value]) => [name, { kind: 'money', value }] as const),
    ...[...inputs, ...steps].map((one) => [one.name, one] as const),
  ]);
  return steps.map((step) => {
    const expression = parse({ model: model.id, formula: step.name, text: step.formula });
    const numbers = (entry?: number): string =>
      print(expression, (name, across) => shown(figures.get(name), across ? undefined : entry));
    return { name: step.name, label: step.label, formula: step.formula, working: workings(step, numbers) };
  });
}

function workings(step: Step, numbers: (year?: number) => string): ExplainedStep['working'] {
  if (!isSeriesFigure(step.value))
    return [{ numbers: numbers(), result: formatFigure(step.value as string, step.kind) }];
  return step.value.map((value, index) => {
    return { entry: index + 1, numbers: numbers(index + 1), result: formatFigure(value, step.kind) };
  });
}

/** The figure that stands for a name: this entry's, or all of them in brackets where the line looks across. */
function shown(figure: { readonly kind: Kind; readonly value: Figure } | undefined, entry?: number): string {
  if (figure === undefined || figure.value === null) return '—';
  const { kind, value } = figure;
  if (typeof value === 'string') return operand(value, kind);
  if (!isSeriesFigure(value)) return `[${value.rows.map(([by, gives]) => `${by ?? '∞'}: ${gives}`).join('; ')}]`;
  if (entry !== undefined) return operand(value[entry - 1] as string, kind);
  return `[${value.map((one) => formatFigure(one, kind)).join('; ')}]`;
}

/** A figure where a name stood: one below zero needs brackets to stay one operand. */
function operand(figure: string, kind: Kind): string {
  const text = formatFigure(figure, kind);
  return text.startsWith('-') ? `(${text})` : text;
}

/** An explanation as plain text, in English or Chinese. */
export function explainText(outcome: Outcome, language: 'en' | 'zh'): string {
  const entryText = ENTRY[outcome.seriesOf];
  const lines = explain(outcome).flatMap(({ label, formula, working, name }) => {
    const head = `${label[language]} (${name}) = ${formula}`;
    return [
      head,
      ...working.map(
        ({ entry, numbers, result }) =>
          `  ${entry === undefined ? '' : entryText(entry)[language]}${numbers} = ${result}`,
      ),
    ];
  });
  return [outcome.model.title[language], ...lines].join('\n');
}

const ENTRY: Readonly<Record<SeriesOf, (entry: number) => Label>> = {
  year: (entry) => ({ en: `year ${entry}: `, zh: `第${entry}年：` }),
  comparable: (entry) => ({ en: `comparable ${entry}: `, zh: `可比案例${entry}：` }),
  part: (entry) => ({ en: `part ${entry}: `, zh: `第${entry}项：` }),
};

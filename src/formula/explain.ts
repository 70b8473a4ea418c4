import type { Model } from './define-model.ts';
import { formatFigure } from './figure-format.ts';
import { YEAR_NAME } from './infer.ts';
import type { Kind } from './kinds.ts';
import type { SeriesOf } from './model.ts';
import type { Figure, Outcome, Step } from './outcome.ts';
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
export function explain(model: Model, outcome: Outcome): readonly ExplainedStep[] {
  const kinds = new Map<string, Kind>([[YEAR_NAME, 'years']]);
  const figures = new Map<string, Figure>(Object.entries(outcome.inputs));
  const series = Object.values(outcome.inputs).find((figure) => Array.isArray(figure));
  figures.set(
    YEAR_NAME,
    Array.from(series ?? [''], (_, index) => String(index + 1)),
  );
  for (const [name, { kind }] of Object.entries(model.checked.spec.inputs)) kinds.set(name, kind);
  for (const step of outcome.steps) {
    kinds.set(step.name, step.kind);
    figures.set(step.name, step.value);
  }
  return outcome.steps.map((step, index) => {
    const expression = model.checked.lines[index]?.expression;
    const numbers = (entry?: number): string =>
      expression === undefined
        ? ''
        : print(expression, (name, across) =>
            shown(figures.get(name), kinds.get(name) ?? 'number', across ? undefined : entry),
          );
    return { name: step.name, label: step.label, formula: step.formula, working: workings(step, numbers) };
  });
}

function workings(step: Step, numbers: (year?: number) => string): ExplainedStep['working'] {
  if (!Array.isArray(step.value))
    return [{ numbers: numbers(), result: formatFigure(step.value as string, step.kind) }];
  return step.value.map((value: string, index) => {
    return { entry: index + 1, numbers: numbers(index + 1), result: formatFigure(value, step.kind) };
  });
}

/** The figure that stands for a name: this entry's, or all of them in brackets where the line looks across. */
function shown(figure: Figure | undefined, kind: Kind, entry: number | undefined): string {
  if (figure === undefined || figure === null) return '—';
  if (typeof figure === 'string') return operand(figure, kind);
  if (entry !== undefined) return operand(figure[entry - 1] as string, kind);
  return `[${figure.map((one) => formatFigure(one, kind)).join('; ')}]`;
}

/** A figure where a name stood: one below zero needs brackets to stay one operand. */
function operand(figure: string, kind: Kind): string {
  const text = formatFigure(figure, kind);
  return text.startsWith('-') ? `(${text})` : text;
}

/** An explanation as plain text, in English or Chinese. */
export function explainText(model: Model, outcome: Outcome, language: 'en' | 'zh'): string {
  const entryText = ENTRY[model.checked.spec.seriesOf ?? 'year'];
  const lines = explain(model, outcome).flatMap(({ label, formula, working, name }) => {
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

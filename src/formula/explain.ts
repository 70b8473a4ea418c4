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
  for (const [name, { kind }] of Object.entries(model.checked.spec.inputs)) kinds.set(name, kind);
  for (const step of outcome.steps) {
    kinds.set(step.name, step.kind);
    figures.set(step.name, step.value);
  }
  return outcome.steps.map((step, index) => {
    const expression = model.checked.lines[index]?.expression;
    const numbers = (year?: number): string =>
      expression === undefined ? '' : print(expression, (name) => shown(name, year, kinds, figures));
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

/** The figure that stands for a name: this year's, or all years in brackets where the line looks across years. */
function shown(name: string, year: number | undefined, kinds: Map<string, Kind>, figures: Map<string, Figure>): string {
  if (name === YEAR_NAME && year !== undefined) return String(year);
  const kind = kinds.get(name) ?? 'number';
  const value = figures.get(name);
  if (value === undefined || value === null) return '—';
  if (typeof value === 'string') return formatFigure(value, kind);
  if (year !== undefined) return formatFigure(value[year - 1] as string, kind);
  return `[${value.map((one) => formatFigure(one, kind)).join('; ')}]`;
}

/** An explanation as plain text, in English or Chinese. */
export function explainText(model: Model, outcome: Outcome, language: 'en' | 'zh'): string {
  const lines = explain(model, outcome).flatMap(({ label, formula, working, name }) => {
    const head = `${label[language]} (${name}) = ${formula}`;
    return [
      head,
      ...working.map(
        ({ entry, numbers, result }) =>
          `  ${entryText(model.checked.spec.seriesOf, entry, language)}${numbers} = ${result}`,
      ),
    ];
  });
  return [outcome.model.title[language], ...lines].join('\n');
}

function entryText(seriesOf: SeriesOf | undefined, entry: number | undefined, language: 'en' | 'zh'): string {
  if (entry === undefined) return '';
  if (language === 'en') return `${seriesOf ?? 'year'} ${entry}: `;
  return seriesOf !== 'comparable' ? `第${entry}年：` : `可比案例${entry}：`;
}

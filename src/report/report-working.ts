import { formatFigure } from '../formula/figure-format.ts';
import { isNumeric } from '../formula/kinds.ts';
import { isSeriesFigure, type Outcome, type Step } from '../formula/outcome.ts';
import type { Assessment } from '../workflow/assessment.ts';
import { paragraph, subsection, table } from './html.ts';
import type { Table } from './tables.ts';
import type { Say } from './words.ts';

/** Every method and the expected loss, line by line as their outcomes record them. */
export function workings({ opinion, loan }: Assessment, say: Say): string[] {
  const titled = (outcome: Outcome, remark: string): string =>
    workingOf(outcome, `${say(outcome.model.title)}${remark}`, say);
  return [
    ...opinion.methods.map(({ outcome }) => titled(outcome, '')),
    titled(loan.expectedLossAlone, `${say('comma')}${say('alone')}`),
    titled(loan.expectedLossWithScheme, `${say('comma')}${say('withScheme')}`),
  ];
}

function workingOf(outcome: Outcome, title: string, say: Say): string {
  const { id, version, hash } = outcome.model;
  const series = seriesTable(outcome, say);
  return subsection(title, [
    paragraph(`${id}@${version} ${hash.slice(0, 12)}`, 'soft'),
    table(lineTable(outcome, say)),
    series.rows.length === 0 ? '' : table(series),
  ]);
}

/** Inputs, then the lines of the model in their order; what runs over years or comparables stands in its own table. */
function lineTable({ inputs, steps }: Outcome, say: Say): Table {
  const given = inputs.map(({ label, name, kind, value }) => [
    say(label),
    name,
    figureText({ kind: isNumeric(kind) ? 'count' : kind, value }, say), // as it was given: exact, thousands grouped
  ]);
  const lines = steps.map((step) => [say(step.label), `${step.name} = ${step.formula}`, figureText(step, say)]);
  return {
    head: [say('line'), say('formula'), say('result')],
    rows: [...given, ...lines],
    numbers: [2],
    strong: [given.length + steps.findIndex(({ name }) => name === 'value')],
  };
}

/** One row for each year or comparable, one column for each series. */
function seriesTable({ inputs, steps }: Outcome, say: Say): Table {
  const series = [
    ...[...inputs, ...steps].flatMap(({ label, kind, value }) =>
      isSeriesFigure(value) ? [{ name: say(label), cells: value.map((one) => formatFigure(one, kind)) }] : [],
    ),
  ];
  const entries = series[0]?.cells ?? [];
  return {
    head: [say('entry'), ...series.map(({ name }) => name)],
    rows: entries.map((_, i) => [String(i + 1), ...series.map(({ cells }) => cells[i] ?? '—')]),
    numbers: [0, ...series.map((_, i) => i + 1)],
  };
}

function figureText({ value, kind }: Pick<Step, 'kind' | 'value'>, say: Say): string {
  if (value === null) return '—';
  if (isSeriesFigure(value)) return say('below');
  if (typeof value !== 'string') return value.rows.map(([by, gives]) => `${by ?? '∞'}: ${gives}`).join('; ');
  return value === 'year-end' || value === 'mid-year' ? say(value) : formatFigure(value, kind);
}

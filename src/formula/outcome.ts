import type { Kind } from './kinds.ts';
import type { SeriesOf } from './model.ts';
import type { Label } from './quantities.ts';

/** A table as recorded: rows of what it is read by, null for "any more", and what it gives. */
export interface TableFigure {
  readonly rows: readonly (readonly [by: string | null, gives: string])[];
}

/** A figure as text, one a year where it is a series; null where an optional input was absent. */
export type Figure = string | readonly string[] | TableFigure | null;

/** One input: what it is called, what was given or stood in, and how it was worked out where another model gave it. */
export interface Given {
  readonly name: string;
  readonly label: Label;
  readonly kind: Kind;
  readonly value: Figure;
  /** The caller left it out and the model's default stands. */
  readonly isDefault: boolean;
  readonly outcome?: Outcome;
}

/** One line of the working: what it is called, how it is computed, what came out. */
export interface Step {
  readonly name: string;
  readonly label: Label;
  /** The formula in its printed form. */
  readonly formula: string;
  readonly kind: Kind;
  readonly value: Figure;
}

/** A condition that was not met, by its code in the model and in words. */
export interface Warning extends Label {
  readonly code: string;
}

/** What a model answers: the value, how it came about, and what it takes to repeat it. Plain data, safe to store. */
export interface Outcome {
  readonly model: { readonly id: string; readonly version: number; readonly title: Label; readonly hash: string };
  readonly library: string;
  /** What its series run over, and how many entries they have. */
  readonly seriesOf: SeriesOf;
  readonly entries: number;
  readonly inputs: readonly Given[];
  readonly steps: readonly Step[];
  /** The line called `value`: up to 34 significant digits, unrounded. */
  readonly value: string;
  readonly kind: Kind;
  readonly warnings: readonly Warning[];
  /** A short hash of each part of this record by its place, so that a slip in any of them shows; see `verify`. */
  readonly seal: Readonly<Record<string, string>>;
}

export function isSeriesFigure(figure: Figure): figure is readonly string[] {
  return Array.isArray(figure);
}

/** What the caller wrote, as the record holds it: run again, it gives the same outcome. */
export function recordedInput({ inputs }: Outcome): Readonly<Record<string, unknown>> {
  const written = inputs.filter(({ value, isDefault }) => value !== null && !isDefault);
  return Object.fromEntries(
    written.map((one) => [one.name, one.outcome ? recordedInput(one.outcome) : asWritten(one)]),
  );
}

function asWritten({ kind, value }: Given): unknown {
  if (kind === 'boolean') return isSeriesFigure(value) ? value.map((one) => one === 'true') : value === 'true';
  return typeof value === 'object' && value !== null && 'rows' in value ? value.rows : value;
}

import type { Kind } from './kinds.ts';
import type { Label } from './quantities.ts';

/** A figure as text, one a year where it is a series; null where an optional input was absent. */
export type Figure = string | readonly string[] | null;

/** One line of the working: what it is called, how it is computed, what came out. */
export interface Step {
  readonly name: string;
  readonly label: Label;
  /** The formula in its printed form. */
  readonly formula: string;
  readonly kind: Kind;
  readonly value: Figure;
}

/** What a model answers: the value, how it came about, and what it takes to repeat it. Plain data, safe to store. */
export interface Outcome {
  readonly model: { readonly id: string; readonly version: number; readonly title: Label; readonly hash: string };
  readonly library: string;
  readonly inputs: Readonly<Record<string, Figure>>;
  readonly steps: readonly Step[];
  /** The line called `value`: up to 34 significant digits, unrounded. */
  readonly value: string;
  readonly kind: Kind;
  readonly warnings: readonly Label[];
}

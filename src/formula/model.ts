import type { Kind } from './kinds.ts';
import type { Inputs, Label } from './quantities.ts';
import type { Expression } from './syntax.ts';

/** Where a formula, a figure or an example comes from. */
export interface Source {
  readonly work: string;
  readonly locator: string;
  /** P: the primary text was read; S: a secondary text was read; C: computed from stated inputs. */
  readonly mark: 'P' | 'S' | 'C';
}

/** What one entry of a series stands for: a year, a comparable, a part of a whole. A model's series all run over the same. */
export type SeriesOf = 'year' | 'comparable' | 'part';

/** One line of a model: its formula and its name in both languages. */
export interface Line extends Label {
  readonly is: string;
}

/** A condition on inputs and lines that a sound case meets; when it fails, the outcome carries a warning, or is refused. */
export interface Condition extends Label {
  /** What a program tells it by, in the warnings of an outcome and in refusals: kebab-case. */
  readonly code: string;
  readonly that: string;
  readonly otherwise: 'warn' | 'refuse';
}

/** A worked example: inputs, and the figures a source prints or that follow exactly, each with the gap it allows. */
export interface Example {
  readonly source: Source;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expect: readonly {
    readonly name: string;
    /** One figure, or one for each entry of a series. */
    readonly is: string | readonly string[];
    readonly within: string;
  }[];
}

/** An answer that was printed somewhere and does not follow from its inputs: the model must not return it. */
export interface Misprint extends Label {
  readonly source: Source;
  readonly given: Readonly<Record<string, unknown>>;
  /** The line whose figure was printed. */
  readonly name: string;
  readonly printed: string;
}

/** A model as a valuer writes it. The line called `value` is the result. */
export interface ModelSpec<I extends Inputs = Inputs> {
  readonly id: string;
  readonly version: number;
  readonly title: Label;
  /** The question the model answers, one sentence in each language. */
  readonly question: Label;
  /** Where the formula comes from; a model of one's own may say instead how it was derived. */
  readonly sources: readonly Source[];
  readonly derivation?: Label;
  /** What was chosen where practice differs: timing, order of tax and charges, rounding. */
  readonly conventions?: readonly Label[];
  /** Cases that the model does not fit. */
  readonly notFor?: readonly Label[];
  /** What its series run over, years unless said otherwise. */
  readonly seriesOf?: SeriesOf;
  readonly inputs: I;
  /** Groups of optional inputs of which a caller gives exactly one. */
  readonly oneOf?: readonly (readonly string[])[];
  readonly formulas: Readonly<Record<string, Line>>;
  readonly conditions?: readonly Condition[];
  readonly examples: readonly Example[];
  readonly misprints?: readonly Misprint[];
}

/** A formula that was read and found sound. */
export interface CheckedLine {
  readonly name: string;
  readonly label: Label;
  readonly expression: Expression;
  readonly kind: Kind;
  readonly perYear: boolean;
  /** Whether it stands on its own previous entry, and so has to be worked out entry by entry. */
  readonly isRunning: boolean;
}

export interface CheckedCondition extends CheckedLine {
  readonly otherwise: 'warn' | 'refuse';
  /** Whether it stands on computed lines, not on inputs alone. */
  readonly needsLines: boolean;
}

/** A model after checking: what every reading works from. Lines stand in an order in which each uses only earlier ones. */
export interface CheckedModel<I extends Inputs = Inputs> {
  readonly spec: ModelSpec<I>;
  readonly lines: readonly CheckedLine[];
  readonly conditions: readonly CheckedCondition[];
}

import type { Exact } from '../numeric/decimal.ts';
import type { Model } from './define-model.ts';
import type { Kind, Timing } from './kinds.ts';

/** A name in the two languages of reports. */
export interface Label {
  readonly en: string;
  readonly zh: string;
}

/** One input of a model: what it stands for, what it is called, which values it may take. `V` is what a caller writes. */
export interface Quantity<V = unknown> {
  readonly kind: Kind;
  readonly label: Label;
  readonly perYear: boolean;
  readonly optional: boolean;
  /** Used when an optional input is left out; without it the input is then absent. */
  readonly otherwise?: Written;
  readonly minimum?: string;
  readonly maximum?: string;
  /** What to write instead of a value out of range. */
  readonly remedy?: string;
  /** Of a table: the kind it is read by, the kind it gives, and the data set that holds it, if one does. */
  readonly table?: TableShape;
  /** A model whose inputs a caller may write here instead of its result. */
  readonly model?: Model;
  /** Only for the compiler: what a caller may write here. */
  readonly accepts?: V;
}

/** A table as it is written, row by row: what it is read by, and what it gives. In the last row `null` stands for "any more". */
export type TableRows = readonly (readonly [by: Exact | null, gives: Exact])[];
export type Written = string | boolean | TableRows;

export interface TableShape {
  readonly by: Kind;
  readonly gives: Kind;
  readonly dataSet?: string;
}

export interface Range {
  readonly minimum?: string;
  readonly maximum?: string;
}

export type OptionalQuantity<V> = Quantity<V> & { readonly optional: true };
export type Inputs = Readonly<Record<string, Quantity>>;

type RequiredNames<I extends Inputs> = {
  [K in keyof I]: I[K] extends { readonly optional: true } ? never : K;
}[keyof I];
type Accepted<Q> = Q extends Quantity<infer V> ? V : never;

/** What a caller of a model writes, worked out from the model's declared inputs. */
export type InputOf<I extends Inputs> = { readonly [K in RequiredNames<I>]: Accepted<I[K]> } & {
  readonly [K in Exclude<keyof I, RequiredNames<I>>]?: Accepted<I[K]>;
};

const LARGEST = '1e18';

/** An amount in the currency unit of the whole calculation, zero or more. */
export function money(label: Label): Quantity<Exact> {
  return { kind: 'money', label, perYear: false, optional: false, minimum: '0', maximum: LARGEST };
}

/** An amount that may be negative, such as a profit. */
export function signedMoney(label: Label): Quantity<Exact> {
  return { kind: 'money', label, perYear: false, optional: false, minimum: `-${LARGEST}`, maximum: LARGEST };
}

/** A part of a whole, 0 to 1. */
export function share(label: Label): Quantity<Exact> {
  const remedy = 'a share lies between 0 and 1: for 25 % write 0.25';
  return { kind: 'share', label, perYear: false, optional: false, minimum: '0', maximum: '1', remedy };
}

/** A rate per year, as a fraction, above −1 and at most 2 (200 %). */
export function annualRate(label: Label): Quantity<Exact> {
  const remedy = 'a yearly rate is a fraction above -1 and at most 2: for 12 % write 0.12';
  return { kind: 'rate', label, perYear: false, optional: false, minimum: '-0.999999', maximum: '2', remedy };
}

/** A length of time in years, above 0 and at most 200 unless said otherwise. */
export function years(label: Label, range: Range = {}): Quantity<Exact> {
  return { kind: 'years', label, perYear: false, optional: false, minimum: '0.000001', maximum: '200', ...range };
}

/** A plain number: a factor, an index, a multiple. */
export function number(label: Label, range: Range = {}): Quantity<Exact> {
  return { kind: 'number', label, perYear: false, optional: false, minimum: '-1e18', maximum: '1e18', ...range };
}

/** A whole number of things, zero or more. */
export function count(label: Label): Quantity<Exact> {
  return { kind: 'count', label, perYear: false, optional: false, minimum: '0', maximum: '1e15' };
}

/** Whether flows fall at the end or in the middle of their year. */
export function timing(): Quantity<Timing> {
  const label = { en: 'Timing of flows within a year', zh: '年内现金流时点' };
  return { kind: 'timing', label, perYear: false, optional: false };
}

/** A day of the calendar, written `YYYY-MM-DD`, in the years 1800 … 2200. */
export function day(label: Label): Quantity<string> {
  return { kind: 'day', label, perYear: false, optional: false };
}

/** Yes or no. */
export function flag(label: Label): Quantity<boolean> {
  return { kind: 'boolean', label, perYear: false, optional: false };
}

/** The part of a year that the first period covers, above 0 and at most 1, which is also what it is when left out. */
export function firstYear(): OptionalQuantity<Exact> {
  const label = { en: 'Part of a year that the first period covers', zh: '首期占全年的比例' };
  return optional(years(label, { maximum: '1' }), '1');
}

/**
 * A table of rows `[by, gives]` in ascending order: bands with their upper ends, the last open with `null`, or figures
 * to be looked up. `dataSet` names the kind of data set that holds it, such as `fees`.
 */
export function table(label: Label, shape: TableShape): Quantity<TableRows> {
  return { kind: 'table', label, perYear: false, optional: false, table: shape };
}

/** An input that is either written as a figure, or worked out by another model from that model's own inputs. */
export function resultOf<V, I extends Inputs>(quantity: Quantity<V>, model: Model<I>): Quantity<V | InputOf<I>> {
  const { accepts: _, ...rest } = quantity;
  return { ...rest, model: model as unknown as Model };
}

/** One figure a year, first year first, 1 to 100 years. All yearly inputs of a model must have the same number of years. */
export function perYear<V>(quantity: Quantity<V>): Quantity<readonly V[]> {
  const { accepts: _, ...rest } = quantity;
  return { ...rest, perYear: true };
}

/** One figure for each comparable, in a model whose series run over comparables. */
export const perComparable: <V>(quantity: Quantity<V>) => Quantity<readonly V[]> = perYear;

/** One figure for each part of a whole, such as risks or phases, in a model whose series run over parts. */
export const perPart: <V>(quantity: Quantity<V>) => Quantity<readonly V[]> = perYear;

/** An input that may be left out: absent, or `otherwise` where that is given. */
export function optional<V>(quantity: Quantity<V>, otherwise?: Written): OptionalQuantity<V> {
  return { ...quantity, optional: true, ...(otherwise === undefined ? {} : { otherwise }) };
}

import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { MONEY_UNITS, type MoneyUnit } from '../domain/money-format.ts';
import { parseWith } from '../domain/parse.ts';
import { Day } from '../domain/quantities.ts';
import type { RuleFigure, RuleSet, RuleTable, RuleUnit } from '../domain/rule-set.ts';
import type { Label, TableRows } from '../formula/quantities.ts';
import { decimal, type Exact, isExact, text } from '../numeric/decimal.ts';
import { type DataSetUse, dataSetUse } from './catalog.ts';
import { inForceOn, versionOn } from './in-force.ts';

/** One figure taken from a rule, or given by the caller in its place. */
export interface FigureUse {
  readonly name: string;
  readonly label: Label;
  /** As the rule writes it, in yuan where it is an amount; `null` where the rule does not tell it. */
  readonly rule: Exact | TableRows | null;
  readonly mark: 'P' | 'S' | 'C' | null;
  /** Work and locator of its source. */
  readonly source: string;
  /** What the caller gave instead, where the rule leaves it open. */
  readonly given?: unknown;
}

/** Which version of a rule an answer stands on, and which of its figures. */
export interface RuleUse extends DataSetUse {
  readonly title: Label;
  readonly day: string;
  readonly inForce: { readonly from: string | null; readonly until: string | null };
  readonly figures: readonly FigureUse[];
}

/** Figures of a rule ready to be a model's inputs, and the record of their use. */
export interface ResolvedRule {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly use: RuleUse;
  readonly warnings: readonly Label[];
}

/** What is asked of a rule: the names under which a model wants its figures, and what the caller gave himself. */
export interface RuleRequest {
  readonly day: string;
  readonly unit: MoneyUnit;
  /** Name of the model's input → name of the rule's figure or table. */
  readonly figures: Readonly<Record<string, string>>;
  /** Figures of these inputs that the caller gives himself, by input. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Inputs whose known figure a caller may replace, because his own case decides it. */
  readonly open: readonly string[];
  readonly at: string;
}

/**
 * The version of a rule that holds on a day. A day before its first version or after its last has no rule.
 *
 * @throws INPUT_INVALID      no day of the calendar
 * @throws DATA_NOT_FOUND · DATA_NOT_IN_FORCE
 */
export function ruleOn(sets: readonly RuleSet[], id: string, day: string, at: string): RuleSet {
  return versionOn(sets, id, parseWith(Day, day, `${at}: day`), `${at}: day`);
}

/**
 * Takes the figures a model needs out of a rule, amounts in the unit of the calculation.
 *
 * @throws DATA_UNKNOWN   a figure that no source tells and the caller does not give
 * @throws INPUT_INVALID  a figure given that the rule knows and does not leave open
 */
export function resolveRule(set: RuleSet, request: RuleRequest): ResolvedRule {
  const { figures, given, open, at, day, unit } = request;
  const faults: Fault[] = [];
  const inputs: Record<string, unknown> = {};
  const uses: FigureUse[] = [];
  for (const [input, name] of Object.entries(figures)) {
    const leaf: RuleFigure | RuleTable | undefined = set.figures[name] ?? set.tables[name];
    if (leaf === undefined) {
      const remedy = `it has ${[...Object.keys(set.figures), ...Object.keys(set.tables)].join(', ')}`;
      refuse('DATA_NOT_FOUND', { at: `${set.id}@${set.version}`, problem: 'no such figure', met: name, remedy });
    }
    const own = given[input];
    const problem = own === undefined ? undefined : givenProblem(leaf, open.includes(input), own);
    if (problem !== undefined) faults.push({ at: `${at}: ${input}`, problem, met: JSON.stringify(own) ?? 'nothing' });
    uses.push({ name, ...useOf(set, leaf), ...(own === undefined ? {} : { given: own }) });
    if (own !== undefined || leaf.value === null) inputs[input] = own;
    else inputs[input] = inUnit(leaf, unit);
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const unknown = Object.entries(figures).filter(([input]) => inputs[input] === undefined);
  if (unknown.length > 0) {
    throw new IpworthError(
      'DATA_UNKNOWN',
      unknown.map(([input, name]) => unknownFault(set, name, `${at}: ${input}`)),
    );
  }
  const { title, inForce } = set;
  const isUnclear = inForceOn(inForce, day) === 'unknown';
  return {
    inputs,
    use: { ...dataSetUse(set), title, day, inForce, figures: uses },
    warnings: isUnclear ? [unclear(set)] : [],
  };
}

function givenProblem({ value }: RuleFigure | RuleTable, isOpen: boolean, own: unknown): string | undefined {
  if (isOpen || value === null) return undefined;
  if (!Array.isArray(value) && isExact(own) && decimal(own).equals(value as Exact)) return undefined;
  return `the rule knows this figure (${JSON.stringify(value)}) and it cannot be overruled`;
}

function useOf(set: RuleSet, { label, value, mark, source, note }: RuleFigure | RuleTable): Omit<FigureUse, 'name'> {
  const entry = set.sources[source ?? ''];
  const origin = entry === undefined ? '' : `${entry.work}，${entry.locator}`;
  return { label, rule: value, mark: mark ?? null, source: note === undefined ? origin : `${origin} (${note})` };
}

/** A rule's amounts are yuan; a calculation in 万元 needs them in 万元. */
function inUnit(leaf: RuleFigure | RuleTable, unit: MoneyUnit): unknown {
  if ('unit' in leaf) return scaled(leaf.value as Exact, leaf.unit, unit);
  const rows = leaf.value as TableRows;
  return rows.map(([by, gives]) => [by === null ? null : scaled(by, leaf.by, unit), scaled(gives, leaf.gives, unit)]);
}

function scaled(value: Exact, counts: RuleUnit, unit: MoneyUnit): string {
  const figure = decimal(value);
  return text(counts === 'yuan' ? figure.div(MONEY_UNITS[unit].size) : figure);
}

/** One fen in the unit of the calculation. */
export function fenIn(unit: MoneyUnit): string {
  return scaled('0.01', 'yuan', unit);
}

function unknownFault({ id, version, figures, tables }: RuleSet, name: string, at: string): Fault {
  const note = (figures[name] ?? tables[name])?.note;
  return {
    at,
    problem: `${id}@${version} does not tell ${name}${note === undefined ? '' : ` (${note})`}`,
    met: 'null',
    remedy: 'give it, with your own source',
  };
}

function unclear({ id, version }: RuleSet): Label {
  return {
    en: `the sources do not tell the exact days on which ${id}@${version} holds; confirm that it does`,
    zh: `资料未载明 ${id}@${version} 的确切施行日期，请核实其在该日有效`,
  };
}

import { attempt } from '../../base/result.ts';
import { type FunctionName, looksAcross } from '../functions.ts';
import { infer, YEAR_NAME } from '../infer.ts';
import type { Kind, Type } from '../kinds.ts';
import type { CheckedLine, CheckedModel } from '../model.ts';
import { print } from '../print.ts';
import { type Expression, namesIn, partsOf } from '../syntax.ts';
import { REPEATED } from './sheet-functions.ts';

/** A line with the parts that a sheet needs rows of their own for, in which every series that a function looks across is a name. */
export interface SheetLine
  extends Pick<CheckedLine, 'name' | 'label' | 'expression' | 'perYear' | 'kind' | 'isRunning'> {
  readonly parts: readonly SheetPart[];
}

export interface SheetPart extends Pick<CheckedLine, 'name' | 'expression' | 'perYear' | 'kind'> {}

/** The branch an expression stands in: computed only where it is taken. */
interface Guard {
  readonly condition: Expression;
  readonly isThen: boolean;
}

interface Site {
  readonly line: string;
  readonly isRunning: boolean;
  readonly guards: readonly Guard[];
}

/** The parts of a model's lines so far; the same text is one part. */
interface Shared {
  readonly model: CheckedModel;
  readonly byText: Map<string, SheetPart>;
  readonly taken: Set<string>;
}

/** The lines and conditions of a model, taken apart as far as cells need. */
export function sheetLines(model: CheckedModel): { readonly lines: SheetLine[]; readonly conditions: SheetLine[] } {
  const taken = new Set([...Object.keys(model.spec.inputs), ...model.lines.map(({ name }) => name)]);
  const shared: Shared = { model, byText: new Map(), taken };
  const apart = ({ expression, ...line }: CheckedLine): SheetLine => {
    const before = shared.byText.size;
    const whole = lowered(expression, { line: line.name, isRunning: line.isRunning, guards: [] }, shared);
    return { ...line, expression: whole, parts: [...shared.byText.values()].slice(before) };
  };
  return { lines: model.lines.map(apart), conditions: model.conditions.map(apart) };
}

function lowered(node: Expression, site: Site, shared: Shared): Expression {
  const down = (child: Expression): Expression => lowered(child, site, shared);
  switch (node.type) {
    case 'number':
    case 'name':
      return node;
    case 'negate':
    case 'not':
      return { ...node, operand: down(node.operand) };
    case 'binary':
      return { ...node, left: down(node.left), right: down(node.right) };
    case 'if': {
      const condition = down(node.condition);
      const [then, otherwise] = [node.then, node.otherwise].map((branch) => {
        const guard = { condition, isThen: branch === node.then };
        return lowered(branch, { ...site, guards: [...site.guards, guard] }, shared);
      }) as [Expression, Expression];
      return { ...node, condition, then, otherwise };
    }
    case 'call':
      return looksAcross(node) ? across(node, site, shared) : elementwise(node, site, shared);
  }
}

type Call = Extract<Expression, { type: 'call' }>;

const ENTRY_BY_ENTRY: readonly string[] = ['first', 'last', 'previous'] satisfies readonly FunctionName[];

/** A series of a line that runs on itself is written out cell by cell: a range would hold entries still to come. */
function across(node: Call, site: Site, shared: Shared): Expression {
  const [series, ...rest] = node.args as readonly [Expression, ...Expression[]];
  if (node.name === 'count') return node;
  if (site.isRunning && namesIn(series).includes(site.line)) return node;
  const whole = { ...site, guards: site.guards.filter(({ condition }) => !isSeries(condition, shared)) };
  const inner = lowered(series, whole, shared);
  const first = ENTRY_BY_ENTRY.includes(node.name) || inner.type === 'name' ? inner : partFor(inner, whole, shared);
  return { ...node, args: [first, ...rest.map((arg, i) => argument(node, { arg, index: i + 1 }, site, shared))] };
}

function elementwise(node: Call, site: Site, shared: Shared): Expression {
  return { ...node, args: node.args.map((arg, index) => argument(node, { arg, index }, site, shared)) };
}

function argument(
  { name }: Call,
  { arg, index }: { readonly arg: Expression; readonly index: number },
  site: Site,
  shared: Shared,
): Expression {
  const inner = lowered(arg, site, shared);
  const isPlain = inner.type === 'name' || inner.type === 'number';
  const isRepeated = REPEATED[name as FunctionName]?.includes(index) === true;
  return isRepeated && !isPlain ? partFor(inner, site, shared) : inner;
}

/** The name of the part that stands for an expression, which is only computed where the line would compute it. */
function partFor(expression: Expression, { line, guards }: Site, shared: Shared): Expression {
  const zero: Expression = { type: 'number', text: '0', at: expression.at };
  const kind = kindOf(expression, shared);
  const guarded = (kind === 'day' ? [] : guards).reduceRight<Expression>((inner, { condition, isThen }) => {
    const [then, otherwise] = isThen ? [inner, zero] : [zero, inner];
    return { type: 'if', condition, then, otherwise, at: inner.at };
  }, expression);
  const text = print(guarded);
  const part = shared.byText.get(text) ?? {
    name: freeName(line.replaceAll('-', '_'), shared.taken),
    expression: guarded,
    kind,
    perYear: isSeries(guarded, shared),
  };
  shared.byText.set(text, part);
  return { type: 'name', name: part.name, at: expression.at };
}

/** The kind of a part, for the format of its cells. */
function kindOf(expression: Expression, { model, byText }: Shared): Kind {
  const named = [...model.lines, ...byText.values()];
  const typeOf = (name: string): Type | undefined =>
    name === YEAR_NAME
      ? { kind: 'years', perYear: true }
      : ((model.spec.inputs[name] as Type | undefined) ?? named.find((one) => one.name === name));
  const place = { model: model.spec.id, formula: 'part', text: '' };
  const type = attempt(() => infer({ place, typeOf, oneOf: [] }, expression));
  return type.ok ? type.value.kind : 'number';
}

function freeName(line: string, taken: Set<string>): string {
  let k = 1;
  while (taken.has(`${line}_part${k}`)) k++;
  taken.add(`${line}_part${k}`);
  return `${line}_part${k}`;
}

/** Whether an expression has one figure for each entry. */
function isSeries(node: Expression, shared: Shared): boolean {
  if (node.type === 'name') {
    const { spec, lines } = shared.model;
    const part = [...shared.byText.values()].find(({ name }) => name === node.name);
    const line = lines.find(({ name }) => name === node.name);
    return (spec.inputs[node.name] ?? line ?? part)?.perYear ?? node.name === YEAR_NAME;
  }
  if (node.type === 'call' && looksAcross(node)) return node.name === 'previous' || node.name === 'cumulative';
  return partsOf(node).some((part) => isSeries(part, shared));
}

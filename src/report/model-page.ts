import type { Model } from '../formula/define-model.ts';
import { explainText } from '../formula/explain.ts';
import type { Kind } from '../formula/kinds.ts';
import { latex } from '../formula/latex.ts';
import type { CheckedLine, Example, Misprint, ModelSpec, Source } from '../formula/model.ts';
import { print } from '../formula/print.ts';
import type { Label, Quantity } from '../formula/quantities.ts';

/** What a figure of each kind is counted in. */
const UNITS: Readonly<Record<Kind, string>> = {
  money: 'amount in the currency unit of the whole calculation',
  number: 'plain number',
  share: 'share of a whole, as a fraction',
  rate: 'per year, as a fraction',
  years: 'years',
  count: 'whole number',
  day: 'day, YYYY-MM-DD',
  boolean: 'true or false',
  timing: '"year-end" or "mid-year"',
  table: 'rows [up to, figure]',
};

const MARKS: Readonly<Record<Source['mark'], string>> = {
  P: 'primary text read',
  S: 'secondary text read',
  C: 'computed from stated inputs',
};

/**
 * The page of a model in Markdown, made from the model's own text: the question, the formula, symbols and units, when not
 * to use it, a worked example that runs, sources and the table of checks.
 *
 * @param name  what the example calls the model; of the library's own, the name it is exported under
 */
export function modelPage(model: Model, name: string): string {
  const { checked, id } = model;
  const { spec } = checked;
  const sections: readonly (string | undefined)[] = [
    `# ${spec.title.en} · ${spec.title.zh}`,
    `\`${id}\`, version ${spec.version}`,
    `${spec.question.en}\n\n${spec.question.zh}`,
    section('Formula', formulaTable(checked.lines)),
    fenced('math', inPrint(model)),
    section('Inputs', inputTable(spec)),
    section('Conventions', list(spec.conventions)),
    section('When not to use it', list(spec.notFor)),
    section('Checks', checkTable(spec)),
    section('Example', exampleCode(model, name)),
    section('Worked examples', exampleTable(spec.examples)),
    section('Printed elsewhere, and wrong', misprintTable(spec.misprints)),
    section('Sources', sourceList(spec)),
  ];
  return `${sections.filter((text) => text !== undefined).join('\n\n')}\n`;
}

/** The name under which the model of an id is exported: `income/relief-from-royalty` as `reliefFromRoyalty`. */
export function exportNameOf(id: string): string {
  return id.replace(/^.*\//, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function section(title: string, body: string | undefined): string | undefined {
  return body === undefined ? undefined : `## ${title}\n\n${body}`;
}

function list(labels: readonly Label[] = []): string | undefined {
  return labels.length === 0 ? undefined : labels.map(({ en, zh }) => `- ${en} · ${zh}`).join('\n');
}

/** A table of Markdown; a bar inside a cell is escaped. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
const both = ({ en, zh }: Label): string => `${en} · ${zh}`;
const code = (text: string): string => `\`${text}\``;

function formulaTable(lines: readonly CheckedLine[]): string | undefined {
  const rows = lines.map((line) => [
    code(`${line.name}${line.perYear ? '[t]' : ''}`),
    code(print(line.expression)),
    both(line.label),
    UNITS[line.kind],
  ]);
  return table(['line', 'is', 'meaning', 'unit'], rows);
}

/** The lines as a book prints them. */
function inPrint(model: Model): string {
  const lines = latex(model).map((line) => line.latex.replace(' = ', ' &= '));
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

function inputTable({ inputs, oneOf = [] }: ModelSpec): string {
  const rows = Object.entries(inputs).map(([name, quantity]) => [
    code(`${name}${quantity.perYear ? '[t]' : ''}`),
    both(quantity.label),
    UNITS[quantity.kind],
    rangeOf(quantity),
    presence(quantity),
  ]);
  const groups = oneOf.map((names) => `Exactly one of ${names.map(code).join(', ')} is given.`);
  return [table(['symbol', 'meaning', 'unit', 'range', 'given'], rows) ?? 'None.', ...groups].join('\n\n');
}

function rangeOf({ minimum, maximum }: Quantity): string {
  if (minimum === undefined && maximum === undefined) return '';
  return `${minimum ?? '−∞'} … ${maximum ?? '∞'}`;
}

function presence({ optional, otherwise, model }: Quantity): string {
  const behind = model === undefined ? '' : `, or the inputs of \`${model.id}\``;
  if (!optional) return `always${behind}`;
  return `${otherwise === undefined ? 'may be left out' : `${JSON.stringify(otherwise)} unless given`}${behind}`;
}

function checkTable({ conditions = [] }: ModelSpec): string | undefined {
  const rows = conditions.map((condition) => [
    code(condition.code),
    code(condition.that),
    condition.otherwise === 'refuse' ? 'refused' : 'warned',
    both(condition),
  ]);
  return table(['code', 'holds in a sound case', 'otherwise', 'words'], rows);
}

/** The first example as a program, and its working. */
function exampleCode(model: Model, name: string): string | undefined {
  const [first] = model.checked.spec.examples;
  const result = first === undefined ? undefined : model.try(first.given);
  if (first === undefined || result?.ok !== true) return undefined;
  const program = [
    `import { ${name} } from 'ipworth';`,
    '',
    `const outcome = ${name}({`,
    ...Object.entries(first.given).map(([input, value]) => `  ${input}: ${literal(value)},`),
    '});',
    `outcome.value; // => '${result.value.value}'`,
  ];
  return [fenced('ts', program.join('\n')), fenced('text', explainText(result.value, 'en'))].join('\n\n');
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${literal(one)}`)
    .join(', ')} }`;
}

function exampleTable(examples: readonly Example[]): string | undefined {
  const rows = examples.flatMap(({ source, expect }) =>
    expect.map(({ name, is, within }) => [sourceText(source), code(name), [is].flat().join(', '), within]),
  );
  return table(['source', 'line', 'is', 'within'], rows);
}

function misprintTable(misprints: readonly Misprint[] = []): string | undefined {
  return table(
    ['source', 'line', 'printed', 'why it is wrong'],
    misprints.map((one) => [sourceText(one.source), code(one.name), one.printed, both(one)]),
  );
}

function sourceList({ sources, derivation }: ModelSpec): string {
  const derived = derivation === undefined ? [] : [`- derived: ${both(derivation)}`];
  return [...sources.map((source) => `- ${sourceText(source)}`), ...derived].join('\n');
}

const sourceText = ({ work, locator, mark }: Source): string => `${work}, ${locator} [${mark}: ${MARKS[mark]}]`;

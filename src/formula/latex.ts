import { YEAR_NAME } from './infer.ts';
import { nameLatex, under } from './latex-names.ts';
import type { CheckedModel, SeriesOf } from './model.ts';
import type { Label } from './quantities.ts';
import { type Expression, PRECEDENCE } from './syntax.ts';

/** One line of a model as a book prints it. */
export interface LatexLine {
  readonly name: string;
  readonly label: Label;
  /** `name = formula`, to stand in a display; needs the package amsmath. */
  readonly latex: string;
}

/** Where in a formula we are: which names are series, and the index that stands for an entry, if one does. */
interface Site {
  readonly isSeries: (name: string) => boolean;
  readonly letters: string;
  readonly count: string;
  readonly index?: string;
  /** How many sums are around. */
  readonly depth: number;
}

type Written = readonly [text: string, tight: number];

const ATOM = 9;
/** Fractions and powers: whole as an operand, in brackets as the base of a power. */
const WHOLE = 8;
const TERM = PRECEDENCE['×'];
const SUM = PRECEDENCE['+'];
/** A sum sign holds what follows as far as the next plus. */
const BIG = SUM + 0.5;

/** Index letters of sums within one another, by what a series runs over. */
const LETTERS: Readonly<Record<SeriesOf, string>> = { year: 'tsuv', comparable: 'ijkl', part: 'ijkl' };

/**
 * The lines of a model in LaTeX, in the order in which they are computed: fractions, powers, sums over an index, cases for
 * `if`, Greek for names that are or spell a Greek letter, function notation for the rest.
 *
 *     value = sum(royalty ÷ (1 + rate)^t)   →   \mathit{value} = \sum_{t=1}^{n} \frac{\mathit{royalty}_{t}}{(1 + \mathit{rate})^{t}}
 *
 * The index of a series is t for years, i for comparables and parts; n is the number of entries.
 */
export function latex({ checked }: { readonly checked: CheckedModel }): readonly LatexLine[] {
  const { spec, lines } = checked;
  const isSeries = (name: string): boolean =>
    spec.inputs[name]?.perYear ?? lines.find((line) => line.name === name)?.perYear ?? false;
  const isTaken = Object.hasOwn(spec.inputs, 'n') || Object.hasOwn(spec.formulas, 'n');
  const site = { isSeries, letters: LETTERS[spec.seriesOf ?? 'year'], count: isTaken ? 'N' : 'n', depth: 0 };
  return lines.map(({ name, label, expression, perYear }) => {
    const within: Site = perYear ? { ...site, index: site.letters.slice(0, 1), depth: 1 } : site;
    return { name, label, latex: `${nameText(name, within)[0]} = ${write(expression, within)}` };
  });
}

function write(node: Expression, site: Site, tight = 0): string {
  const [text, own] = written(node, site);
  return own < tight ? `\\left(${text}\\right)` : text;
}

function written(node: Expression, site: Site): Written {
  switch (node.type) {
    case 'number':
      return [node.text, ATOM];
    case 'name':
      return nameText(node.name, site);
    case 'negate':
      return [`-${write(node.operand, site, TERM)}`, SUM];
    case 'not':
      return [`\\lnot ${write(node.operand, site, ATOM)}`, WHOLE];
    case 'if':
      return cases(write(node.then, site), `\\text{if } ${write(node.condition, site)}`, write(node.otherwise, site));
    case 'binary':
      return binary(node, site);
    case 'call':
      return call(node, site);
  }
}

function cases(first: string, condition: string, second: string): Written {
  return [`\\begin{cases} ${first} & ${condition} \\\\ ${second} & \\text{otherwise} \\end{cases}`, 0];
}

/** A name; a series bears its index, and the number of the year is that index. */
function nameText(name: string, { isSeries, index }: Site): Written {
  if (name === YEAR_NAME && index !== undefined)
    return [index, index.length > 1 && !index.startsWith('\\') ? SUM : ATOM];
  return [isSeries(name) && index !== undefined ? under(nameLatex(name), index) : nameLatex(name), ATOM];
}

const SIGNS: Readonly<Record<string, string>> = {
  '−': '-',
  '×': '\\times',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  and: '\\land',
  or: '\\lor',
};

function binary({ operator, left, right }: Extract<Expression, { type: 'binary' }>, site: Site): Written {
  if (operator === '÷') return [`\\frac{${write(left, site)}}{${write(right, site)}}`, WHOLE];
  if (operator === '^') return [`${write(left, site, ATOM)}^{${write(right, site)}}`, WHOLE];
  const own = PRECEDENCE[operator];
  const isComparison = own === PRECEDENCE['='];
  const sides = [write(left, site, isComparison ? SUM : own), write(right, site, isComparison ? SUM : own + 0.5)];
  return [sides.join(` ${SIGNS[operator] ?? operator} `), own];
}

type Call = Extract<Expression, { type: 'call' }>;

function call(node: Call, site: Site): Written {
  const arg = (index: number, tight = 0): string => write(node.args[index] as Expression, site, tight);
  const series = node.args[0] as Expression;
  /** The first argument in the entry of an index, as the name x_k or an expression in brackets. */
  const entry = (index: string): Written => [write(series, { ...site, index, depth: site.depth + 1 }, ATOM), ATOM];
  const free = site.letters[site.depth] ?? 'k';
  const inner = (tight: number): string => write(series, { ...site, index: free, depth: site.depth + 1 }, tight);
  const over = (sign: string, to: string): string => `${sign}_{${free}=1}^{${to}} ${inner(TERM)}`;
  switch (node.name) {
    case 'sum':
      return [over('\\sum', site.count), BIG];
    case 'product':
      return [over('\\prod', site.count), BIG];
    case 'mean':
      return [`\\frac{1}{${site.count}} ${over('\\sum', site.count)}`, BIG];
    case 'cumulative':
      return [over('\\sum', site.index ?? site.count), BIG];
    case 'first':
      return entry('1');
    case 'last':
      return entry(site.count);
    case 'at':
      return entry(arg(1));
    case 'count':
      return [site.count, ATOM];
    case 'previous': {
      const index = site.index ?? (site.letters[0] as string);
      return cases(arg(1), `\\text{if } ${index} = 1`, write(series, { ...site, index: `${index}-1` }));
    }
    case 'min':
    case 'max':
      return node.args.length === 1
        ? [`\\${node.name}_{${free}} ${inner(TERM)}`, BIG]
        : notation(node, site, `\\${node.name}`);
    case 'exp':
      return [`e^{${arg(0)}}`, WHOLE];
    case 'sqrt':
      return [`\\sqrt{${arg(0)}}`, ATOM];
    case 'abs':
      return [`\\left|${arg(0)}\\right|`, ATOM];
    case 'yearsBetween':
      return [`\\frac{${arg(1)} - ${arg(0, SUM + 0.5)}}{365}`, WHOLE];
    default:
      return notation(node, site, NOTATIONS[node.name] ?? `\\operatorname{${node.name}}`);
  }
}

const NOTATIONS: Readonly<Record<string, string>> = { ln: '\\ln', Φ: '\\Phi' };

function notation(node: Call, site: Site, name: string): Written {
  return [`${name}\\left(${node.args.map((arg) => write(arg, site)).join(', ')}\\right)`, ATOM];
}

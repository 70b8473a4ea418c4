/** One step of a stack machine: put a number or what a name stands for on the stack, or apply something to its top. */
export interface Instruction {
  readonly does: 'number' | 'name' | 'apply';
  readonly what: string;
  /** How many figures are taken from the stack. */
  readonly takes: number;
}

/** A formula as instructions, or why it cannot be read. */
export type Program = readonly Instruction[] | { readonly problem: string };

const RANKS: Readonly<Record<string, number>> = {
  ...{ or: 1, and: 2, '<': 4, '≤': 4, '>': 4, '≥': 4, '=': 4, '≠': 4, '+': 5, '−': 5, '×': 6, '÷': 6, '^': 8 },
};
const PREFIXES: Readonly<Record<string, Waiting>> = {
  '−': { sign: 'negate', rank: 7, takes: 1 },
  not: { sign: 'not', rank: 3, takes: 1 },
};
const COMPARISON = 4;
const SPELT: Readonly<Record<string, string>> = {
  ...{ '*': '×', '/': '÷', '-': '−', '<=': '≤', '>=': '≥', '!=': '≠', '==': '=', Phi: 'Φ' },
};
/** What closes or parts which bracket. */
const OPENING: ReadonlyMap<string, string> = new Map([
  ...([
    [')', '('],
    [',', '('],
    ['then', 'if'],
    ['else', 'then'],
    ['', ''],
  ] as const),
]);
const WORDS = ['if', 'then', 'else', 'and', 'or', 'not'];
const TOKEN = /[ \t\r\n]*(?:(\d*\.?\d+)|([\p{L}_][\p{L}\p{N}_]*)|([<>!=]=|\S|$))/uy;
/** Longer than any formula the language accepts. */
const LONGEST = 2000;

interface Token {
  readonly type: 'number' | 'name' | 'sign';
  /** In the printed spelling; nothing at the end. */
  readonly text: string;
}

/** An operator or bracket that waits for what follows it. Brackets, open or of words, have rank 0. */
interface Waiting {
  readonly sign: string;
  readonly rank: number;
  readonly takes: number;
  /** The function whose arguments the bracket holds. */
  readonly call?: string;
}

interface Yard {
  readonly out: Instruction[];
  readonly waiting: Waiting[];
  /** Whether an operand is due, not an operator. */
  isOpen: boolean;
}

/**
 * A formula as instructions for a stack machine, by the shunting-yard method: operators wait on a stack until one that
 * binds less tightly, a bracket or the end releases them. Nothing recurses, so that no nesting is too deep.
 *
 * @source E. W. Dijkstra, ALGOL 60 translation, MR 34/61 (Mathematisch Centrum, 1961)
 */
export function compile(formula: string): Program {
  if (formula.length > LONGEST) return { problem: `longer than ${LONGEST} characters` };
  const yard: Yard = { out: [], waiting: [], isOpen: true };
  let before: Token | undefined;
  TOKEN.lastIndex = 0;
  for (;;) {
    const token = nextToken(formula);
    if (token === undefined) return { problem: 'a character that no formula holds' };
    const problem = yard.isOpen ? operand(yard, token, before) : operator(yard, token, before);
    if (problem !== undefined) return { problem };
    if (token.text === '') return yard.out;
    before = token;
  }
}

function nextToken(formula: string): Token | undefined {
  const [, number, name, sign = ''] = TOKEN.exec(formula) ?? [undefined, undefined, undefined, undefined];
  if (TOKEN.lastIndex === 0 && formula !== '') return undefined;
  if (number !== undefined) return { type: 'number', text: number };
  const text = name ?? sign;
  const isName = name !== undefined && !WORDS.includes(name);
  return { type: isName ? 'name' : 'sign', text: Object.hasOwn(SPELT, text) ? (SPELT[text] as string) : text };
}

/** Takes a token where an operand is due; says what is wrong with it. */
function operand(yard: Yard, { type, text }: Token, before?: Token): string | undefined {
  const { out, waiting } = yard;
  if (type !== 'sign') {
    out.push({ does: type, what: text, takes: 0 });
    yard.isOpen = false;
  } else if (text === '(' || text === 'if') waiting.push({ sign: text, rank: 0, takes: 0 });
  else if (Object.hasOwn(PREFIXES, text)) waiting.push(PREFIXES[text] as Waiting);
  else if (text === ')' && before?.text === '(' && waiting.at(-1)?.call !== undefined) {
    out.push({ does: 'apply', what: waiting.pop()?.call as string, takes: 0 });
    yard.isOpen = false;
  } else return `a number, a name or a bracket expected, not "${text}"`;
  return undefined;
}

/** Takes a token where an operator is due. */
function operator(yard: Yard, { text }: Token, before?: Token): string | undefined {
  const { out, waiting } = yard;
  yard.isOpen = text !== ')';
  if (Object.hasOwn(RANKS, text)) return binary(yard, text, RANKS[text] as number);
  if (text === '(' && before?.type === 'name') {
    waiting.push({ sign: '(', rank: 0, takes: 1, call: out.pop()?.what as string });
    return undefined;
  }
  const opening = OPENING.get(text);
  if (opening === undefined) return `an operator expected, not "${text}"`;
  while (waiting.length > 0 && waiting.at(-1)?.sign !== opening) {
    const released = waiting.pop() as Waiting;
    if (['(', 'if', 'then'].includes(released.sign)) return `"${released.sign}" is left open`;
    emit(yard, released);
  }
  if (opening === '') return undefined;
  const bracket = waiting.pop();
  if (bracket === undefined) return `"${text}" closes nothing`;
  if (opening !== '(') waiting.push({ sign: text, rank: 0, takes: 3 });
  else if (text === ',') {
    if (bracket.call === undefined) return 'a comma outside a call';
    waiting.push({ ...bracket, takes: bracket.takes + 1 });
  } else if (bracket.call !== undefined) out.push({ does: 'apply', what: bracket.call, takes: bracket.takes });
  return undefined;
}

function binary(yard: Yard, sign: string, rank: number): string | undefined {
  const { waiting } = yard;
  const isTighter = (other: Waiting): boolean => (sign === '^' ? other.rank > rank : other.rank >= rank);
  for (let top = waiting.at(-1); top !== undefined && top.rank > 0 && isTighter(top); top = waiting.at(-1)) {
    if (rank === COMPARISON && top.rank === COMPARISON) return 'comparisons do not chain';
    emit(yard, top);
    waiting.pop();
  }
  waiting.push({ sign, rank, takes: 2 });
  return undefined;
}

function emit({ out }: Yard, { sign, takes }: Waiting): void {
  out.push({ does: 'apply', what: sign, takes });
}

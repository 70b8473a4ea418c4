import type { Expression } from '../syntax.ts';
import { CALLS, type CallName } from './tape-calls.ts';

/** What one operation of a tape does with the results of earlier ones; `truth` and comparisons give 1 or 0. */
export type Code = 'constant' | 'truth' | 'variable' | ArithmeticName | CallName;

export type ArithmeticName = keyof typeof ARITHMETIC;

const ARITHMETIC = {
  add: (a: number, b: number): number => a + b,
  sub: (a: number, b: number): number => a - b,
  mul: (a: number, b: number): number => a * b,
  div: (a: number, b: number): number => a / b,
  neg: (a: number): number => -a,
  abs: (a: number): number => Math.abs(a),
  sqrt: (a: number): number => Math.sqrt(a),
  min: (a: number, b: number): number => Math.min(a, b),
  max: (a: number, b: number): number => Math.max(a, b),
  lt: (a: number, b: number): number => Number(a < b),
  le: (a: number, b: number): number => Number(a <= b),
  eq: (a: number, b: number): number => Number(a === b),
  and: (a: number, b: number): number => a * b,
  or: (a: number, b: number): number => Math.max(a, b),
  not: (a: number): number => 1 - a,
  /** The second where the first is true, otherwise the third. */
  select: (a: number, b: number, c: number): number => (a === 1 ? b : c),
} as const;

const MEANING: Readonly<Record<string, (a: number, b: number, c: number) => number>> = { ...ARITHMETIC, ...CALLS };

const TRUTHS: ReadonlySet<Code> = new Set<Code>(['truth', 'lt', 'le', 'eq', 'and', 'or', 'not']);
const COMMUTES: ReadonlySet<Code> = new Set<Code>(['add', 'mul', 'and', 'or', 'eq']);

/** Where an operation came from: a part of a model's line. */
export interface Origin {
  readonly line: string;
  readonly expression: Expression;
}

/** Number of an operation on its tape. */
export type Node = number;

export interface Operation {
  readonly code: Code;
  /** Earlier operations, up to three. */
  readonly args: readonly Node[];
  /** Of a constant its figure, of a truth 1 or 0, of a variable the number of its column. */
  readonly value: number;
  readonly origin: Origin | undefined;
  /** Stands in a branch that not every scenario takes: where it is not taken, the result may be no number. */
  readonly isGuarded: boolean;
}

/** A computation as a list of float64 operations, each on the results of earlier ones. */
export interface Tape {
  readonly operations: readonly Operation[];
  /** Names of the columns. */
  readonly variables: readonly string[];
  readonly outputs: readonly Node[];
  /** The truth that a scenario is sound: where it is 0, every output is refused. */
  readonly holds: Node;
}

/** The first operation of every tape. */
const TRUE: Node = 0;

/** Writes a tape: equal operations once, those of constants at once, and at the end only those that count. */
export class TapeBuilder {
  readonly operations: Operation[] = [];
  readonly #numbers = new Map<string, Node>();
  readonly #variables: string[] = [];
  #guard: Node = TRUE;
  #holds: Node = TRUE;
  #origin: Origin | undefined;

  constructor() {
    this.truth(true);
  }

  constant(value: number): Node {
    return this.#push('constant', [], Object.is(value, -0) ? 0 : value);
  }

  truth(value: boolean): Node {
    return this.#push('truth', [], Number(value));
  }

  /** The figures of a column of that name. */
  variable(name: string): Node {
    const column = this.#variables.indexOf(name);
    return this.#push('variable', [], column >= 0 ? column : this.#variables.push(name) - 1);
  }

  /** The figure of a constant or truth; undefined for what a scenario decides. */
  known(node: Node): number | undefined {
    const { code, value } = this.operations[node] as Operation;
    return code === 'constant' || code === 'truth' ? value : undefined;
  }

  emit(code: ArithmeticName | CallName, ...given: readonly Node[]): Node {
    const args = COMMUTES.has(code) ? [...given].sort((a, b) => a - b) : given;
    const figures = args.map((node) => this.known(node));
    if (!figures.includes(undefined)) {
      const [a = 0, b = 0, c = 0] = figures as readonly number[];
      const result = evaluateOne(code, a, b, c);
      return TRUTHS.has(code) ? this.truth(result === 1) : this.constant(result);
    }
    return this.#shortened(code, args, figures) ?? this.#push(code, args, 0);
  }

  /** Refuses every scenario in which the truth is not one, as far as it is looked at there. */
  require(truth: Node): void {
    this.#holds = this.emit('and', this.#holds, this.emit('or', this.emit('not', this.#guard), truth));
  }

  /** Refuses figures that left the range of float64 before a comparison or a quotient could hide it. */
  requireFinite(node: Node): Node {
    if (this.operations[node]?.code === 'variable') return node; // has a range of its own
    this.require(this.emit('le', this.emit('abs', node), this.constant(Number.MAX_VALUE)));
    return node;
  }

  /** Runs `work` where `condition` holds only: what it requires is required there. */
  where<T>(condition: Node, work: () => T): T {
    const outside = this.#guard;
    this.#guard = this.emit('and', outside, condition);
    const result = work();
    this.#guard = outside;
    return result;
  }

  /** Runs `work` on behalf of a part of a line, the one underway unless named. */
  from<T>(line: string | undefined, expression: Expression, work: () => T): T {
    const outside = this.#origin;
    this.#origin = { line: line ?? outside?.line ?? '', expression };
    const result = work();
    this.#origin = outside;
    return result;
  }

  /** The tape of these results; every column stays, whether or not it counts. */
  finish(outputs: readonly Node[]): Tape {
    const live = new Set<Node>([...outputs, this.#holds]);
    for (let node = this.operations.length - 1; node >= 0; node--) {
      if (live.has(node)) for (const arg of (this.operations[node] as Operation).args) live.add(arg);
    }
    const kept = [...live].sort((a, b) => a - b);
    const place = new Map(kept.map((node, index) => [node, index]));
    const placed = (node: Node): Node => place.get(node) as Node;
    return {
      operations: kept.map((node) => {
        const operation = this.operations[node] as Operation;
        return { ...operation, args: operation.args.map(placed) };
      }),
      variables: [...this.#variables],
      outputs: outputs.map(placed),
      holds: placed(this.#holds),
    };
  }

  #push(code: Code, args: readonly Node[], value: number): Node {
    const key = `${code} ${args.join(' ')} ${value}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const isGuarded = this.#guard !== TRUE;
    const node = this.operations.push({ code, args, value, origin: this.#origin, isGuarded }) - 1;
    this.#numbers.set(key, node);
    return node;
  }

  /** An operation that a constant or an equal argument makes needless. */
  #shortened(code: Code, args: readonly Node[], figures: readonly (number | undefined)[]): Node | undefined {
    const [a, b, c] = args as readonly [Node, Node, Node];
    const [x, y] = figures;
    switch (code) {
      case 'add':
        return x === 0 ? b : y === 0 ? a : undefined;
      case 'sub':
        return y === 0 ? a : undefined;
      case 'mul':
        return x === 0 || y === 0 ? this.constant(0) : x === 1 ? b : y === 1 ? a : undefined;
      case 'div':
        return y === 1 ? a : undefined;
      case 'min':
      case 'max':
        return a === b ? a : undefined;
      case 'and':
        return x === 0 || y === 0 ? this.truth(false) : x === 1 || a === b ? b : y === 1 ? a : undefined;
      case 'or':
        return x === 1 || y === 1 ? this.truth(true) : x === 0 || a === b ? b : y === 0 ? a : undefined;
      case 'not':
        return this.operations[a]?.code === 'not' ? this.operations[a].args[0] : undefined;
      case 'select':
        return x === undefined ? (b === c ? b : undefined) : x === 1 ? b : c;
      default:
        return undefined;
    }
  }
}

/** The result of one operation, other than a constant, truth or variable. */
export function evaluateOne(code: Code, a: number, b: number, c: number): number {
  return (MEANING[code] as (a: number, b: number, c: number) => number)(a, b, c);
}

/** The results of all operations of a tape for one scenario. */
export function evaluateAll({ operations }: Tape, figures: readonly number[]): Float64Array {
  const results = new Float64Array(operations.length);
  for (const [node, { code, args, value }] of operations.entries()) {
    const [a = 0, b = 0, c = 0] = args;
    if (code === 'variable') results[node] = figures[value] as number;
    else if (args.length === 0) results[node] = value;
    else results[node] = evaluateOne(code, results[a] as number, results[b] as number, results[c] as number);
  }
  return results;
}

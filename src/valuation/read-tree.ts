import { type Fault, IpworthError, quote } from '../base/errors.ts';
import { type Decimal, decimal, type Exact, isExact, ONE, ZERO } from '../numeric/decimal.ts';

/** A node of a decision tree as it is written: an end, a choice of its owner, or a fork of chance. */
export interface TreeNode {
  /** Unlike every other name of the tree. */
  readonly name: string;
  /** Spent on reaching the node, 0 when left out. */
  readonly cost?: Exact;
  /** Years from the node before it, 0 when left out. */
  readonly years?: Exact;
  /** Of an end: what it brings. */
  readonly payoff?: Exact;
  /** Of a choice: the ways its owner may go. */
  readonly options?: readonly TreeNode[];
  /** Of a fork: what may happen. One branch may leave out its chance and has what the others leave. */
  readonly branches?: readonly TreeBranch[];
}

export interface TreeBranch {
  readonly chance?: Exact;
  readonly to: TreeNode;
}

/** A node that was read. */
export type Node = { readonly name: string; readonly cost: Decimal; readonly years: Decimal } & (
  | { readonly kind: 'end'; readonly payoff: Decimal }
  | { readonly kind: 'choice'; readonly ways: readonly { readonly to: Node }[] }
  | { readonly kind: 'fork'; readonly ways: readonly { readonly chance: Decimal; readonly to: Node }[] }
);

const DEEPEST = 32;
const MOST_NODES = 10_000;
const MOST_YEARS = 200;
const LARGEST = '1e18';
const KINDS = ['payoff', 'options', 'branches'] as const;
const KNOWN: readonly string[] = ['name', 'cost', 'years', ...KINDS];

interface Reader {
  readonly faults: Fault[];
  readonly names: Set<string>;
  hasFork: boolean;
}

/**
 * Reads a tree of unknown shape.
 *
 * @throws INPUT_INVALID  every fault at once: a node that is not exactly one of end, choice and fork, a name used twice,
 *   chances outside 0 … 1 or not adding up to 1, a tree deeper than 32 or of more than 10,000 nodes
 */
export function readTree(raw: unknown): { readonly root: Node; readonly hasFork: boolean } {
  const reader: Reader = { faults: [], names: new Set(), hasFork: false };
  const root = readNode(reader, raw, '/tree', 1);
  if (root === undefined || reader.faults.length > 0) throw new IpworthError('INPUT_INVALID', reader.faults);
  return { root, hasFork: reader.hasFork };
}

function fail(reader: Reader, at: string, problem: string, met: unknown): undefined {
  reader.faults.push({ at, problem, met: quote(met) });
  return undefined;
}

function readNode(reader: Reader, raw: unknown, at: string, depth: number): Node | undefined {
  if (!isRecord(raw)) return fail(reader, at, 'a node expected', raw);
  const { name } = raw;
  if (typeof name !== 'string' || name === '') return fail(reader, `${at}/name`, 'a name expected', name);
  if (reader.names.has(name)) return fail(reader, `${at}/name`, 'a name of its own expected', name);
  reader.names.add(name);
  if (depth > DEEPEST) return fail(reader, at, `a tree is at most ${DEEPEST} nodes deep`, name);
  if (reader.names.size > MOST_NODES) return fail(reader, at, `a tree has at most ${MOST_NODES} nodes`, name);
  for (const key of Object.keys(raw)) if (!KNOWN.includes(key)) fail(reader, `${at}/${key}`, 'no such field', raw[key]);
  const kinds = KINDS.filter((kind) => raw[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    return fail(reader, at, 'exactly one of payoff, options and branches expected', kinds);
  }
  const cost = figure(reader, raw.cost ?? 0, `${at}/cost`);
  const years = figure(reader, raw.years ?? 0, `${at}/years`);
  if (years?.lt(0) === true || years?.gt(MOST_YEARS) === true) {
    fail(reader, `${at}/years`, `years of 0 to ${MOST_YEARS} expected`, raw.years);
  }
  if (cost === undefined || years === undefined) return undefined;
  const shared = { name, cost, years };
  if (kind === 'payoff') {
    const payoff = figure(reader, raw[kind], `${at}/payoff`);
    return payoff && { ...shared, kind: 'end', payoff };
  }
  const list = raw[kind];
  if (!Array.isArray(list) || list.length === 0)
    return fail(reader, `${at}/${kind}`, 'a list of one or more expected', list);
  const items: readonly unknown[] = list;
  if (kind === 'options') {
    const ways = items.map((one, index) => readNode(reader, one, `${at}/options/${index}`, depth + 1));
    return { ...shared, kind: 'choice', ways: ways.filter(isThere).map((to) => ({ to })) };
  }
  reader.hasFork = true;
  return { ...shared, kind: 'fork', ways: readBranches(reader, items, `${at}/branches`, depth) };
}

function readBranches(reader: Reader, items: readonly unknown[], at: string, depth: number) {
  const branches = items.flatMap((raw, index) => {
    const place = `${at}/${index}`;
    if (!isRecord(raw)) {
      fail(reader, place, 'a branch expected', raw);
      return [];
    }
    const { chance, to } = raw;
    const given = chance === undefined ? undefined : (figure(reader, chance, `${place}/chance`) ?? ZERO);
    if (given !== undefined && (given.lt(0) || given.gt(1))) {
      fail(reader, `${place}/chance`, 'a chance between 0 and 1 expected', chance);
    }
    const node = readNode(reader, to, `${place}/to`, depth + 1);
    return node === undefined ? [] : [{ given, to: node }];
  });
  const stated = branches.reduce((sum, { given }) => sum.plus(given ?? ZERO), ZERO);
  const rest = ONE.minus(stated);
  const left = branches.filter(({ given }) => given === undefined).length;
  if (left > 1) fail(reader, at, 'one branch at most may leave out its chance', left);
  if (left === 1 ? rest.lt(0) : !rest.isZero()) fail(reader, at, 'the chances must add up to 1', stated.toString());
  return branches.map(({ given, to }) => ({ chance: given ?? rest, to }));
}

function figure(reader: Reader, raw: unknown, at: string): Decimal | undefined {
  if (!isExact(raw)) return fail(reader, at, 'an exact number expected', raw);
  const value = decimal(raw);
  return value.abs().lte(LARGEST) ? value : fail(reader, at, `a size of at most ${LARGEST} expected`, raw);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

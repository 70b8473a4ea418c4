import { refuse } from '../base/errors.ts';
import { type Decimal, decimal, type Exact, isExact, ONE, text, ZERO } from '../numeric/decimal.ts';
import { type Node, readTree, type TreeNode } from './read-tree.ts';

export interface DecisionTree {
  readonly tree: TreeNode;
  /** Yearly rate over the years between nodes, 0 when left out: amounts are then at present already. */
  readonly discountRate?: Exact;
  /** Whether the rate holds a premium for failure, which excludes chances. */
  readonly rateIsFailureLoaded?: boolean;
}

/** What a node is worth on the day it is reached, its own cost taken off. */
export interface NodeValue {
  readonly name: string;
  readonly value: string;
  /** Of a choice: the way that is taken. */
  readonly chosen?: string;
}

/** An end of the tree: how likely it is when every choice is made for the best, and what the whole way to it brings. */
export interface TreeEnd {
  readonly name: string;
  readonly probability: string;
  /** Payoff less all costs on the way, at present. */
  readonly net: string;
}

export interface TreeOutcome {
  readonly value: string;
  readonly nodes: readonly NodeValue[];
  readonly ends: readonly TreeEnd[];
  /** Chance that the whole way brings less than nothing. */
  readonly chanceOfLoss: string;
}

interface Folded {
  readonly node: Node;
  readonly value: Decimal;
  readonly ways: readonly { readonly chance: Decimal; readonly to: Folded }[];
  readonly chosen?: string;
}

/**
 * Folds a decision tree back: an end is worth its payoff, a fork the mean of its branches, a choice the best of its
 * options (the first of equals), each less the node's cost; what is reached later is discounted.
 *
 *     value(node) = −cost + Σ chance × value(to) ÷ (1 + r)^years       (choice: the largest instead of the mean)
 *
 * @throws INPUT_INVALID  a tree that cannot be read; a rate at or below −1; chances beside a rate loaded for failure
 * @source Decision trees in licensing: Harvard case "Merck & Company: Evaluating a Drug Licensing
 *   Opportunity", worked solution, 13.98
 */
export function decisionTree({ tree, discountRate = 0, rateIsFailureLoaded = false }: DecisionTree): TreeOutcome {
  const { root, hasFork } = readTree(tree);
  if (!isExact(discountRate) || decimal(discountRate).lte(-1)) {
    refuse('INPUT_INVALID', {
      at: '/discountRate',
      problem: 'an exact rate above -1 expected',
      met: String(discountRate),
    });
  }
  if (rateIsFailureLoaded && hasFork) {
    const problem = 'a rate that holds a premium for failure excludes chances';
    refuse('INPUT_INVALID', { at: '/rateIsFailureLoaded', problem, met: 'true', remedy: 'use a rate without it' });
  }
  const growth = decimal(discountRate).plus(1);
  const whole = fold(root, growth);
  const start = root.years.isZero() ? ONE : growth.pow(root.years.negated());
  const nodes: NodeValue[] = [];
  const ends: { readonly name: string; readonly probability: Decimal; readonly net: Decimal }[] = [];

  function walk({ node, value, ways, chosen }: Folded, probability: Decimal, factor: Decimal, spent: Decimal): void {
    nodes.push({ name: node.name, value: text(value), ...(chosen === undefined ? {} : { chosen }) });
    const paid = spent.plus(node.cost.times(factor));
    if (node.kind === 'end') ends.push({ name: node.name, probability, net: node.payoff.times(factor).minus(paid) });
    for (const { chance, to } of ways) walk(to, probability.times(chance), factor.times(later(to.node, growth)), paid);
  }

  walk(whole, ONE, start, ZERO);
  const loss = ends.reduce((sum, { probability, net }) => (net.lt(0) ? sum.plus(probability) : sum), ZERO);
  return {
    value: text(whole.value.times(start)),
    nodes,
    ends: ends.map(({ name, probability, net }) => ({ name, probability: text(probability), net: text(net) })),
    chanceOfLoss: text(loss),
  };
}

function fold(node: Node, growth: Decimal): Folded {
  if (node.kind === 'end') return { node, value: node.payoff.minus(node.cost), ways: [] };
  const folded = node.ways.map(({ to }) => fold(to, growth));
  const present = folded.map((to) => to.value.times(later(to.node, growth)));
  if (node.kind === 'fork') {
    const ways = node.ways.map(({ chance }, index) => ({ chance, to: folded[index] as Folded }));
    const mean = ways.reduce((sum, { chance }, index) => sum.plus(chance.times(present[index] as Decimal)), ZERO);
    return { node, value: mean.minus(node.cost), ways };
  }
  const best = present.reduce((at, value, index) => (value.gt(present[at] as Decimal) ? index : at), 0);
  const ways = folded.map((to, index) => ({ chance: index === best ? ONE : ZERO, to }));
  const value = (present[best] as Decimal).minus(node.cost);
  return { node, value, ways, chosen: (folded[best] as Folded).node.name };
}

function later({ years }: Node, growth: Decimal): Decimal {
  return years.isZero() ? ONE : growth.pow(years.negated());
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/numeric/decimal.ts';
import { decisionTree } from '../../src/valuation/decision-tree.ts';
import type { TreeNode } from '../../src/valuation/read-tree.ts';
import { refusalOf } from '../support/formulas.ts';

const end = (name: string, payoff: number): TreeNode => ({ name, payoff });

// Worked by hand at 25 %: develop for 10; with chance 60 % it works, and then selling a year later for 100 beats
// licensing for 50 today; otherwise nothing.
const PROJECT: TreeNode = {
  name: 'develop or not',
  options: [
    end('leave it', 0),
    {
      name: 'develop',
      cost: '10',
      branches: [
        {
          chance: '0.6',
          to: {
            name: 'works',
            options: [end('license', 50), { name: 'sell', years: '1', payoff: '100' }],
          },
        },
        { to: end('fails', 0) },
      ],
    },
  ],
};

/** Trees of ends and forks with whole payoffs. */
const { tree } = fc.letrec<{ tree: (name: string) => TreeNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: -100, max: 100 }).map(
      (payoff) =>
        (name: string): TreeNode => ({ name, payoff }),
    ),
    fc
      .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 9 }), tie('tree'), tie('tree'))
      .map(([tenths, cost, left, right]) => (name: string): TreeNode => {
        const chance = String(tenths / 10);
        return { name, cost, branches: [{ chance, to: left(`${name}l`) }, { to: right(`${name}r`) }] };
      }),
  ),
}));

describe('a decision tree', () => {
  // 1 Worked example.
  it('is folded back by hand', () => {
    const outcome = decisionTree({ tree: PROJECT, discountRate: '0.25' });
    expect(outcome.value).toBe('38');
    expect(outcome.nodes.filter(({ chosen }) => chosen !== undefined)).toEqual([
      { name: 'develop or not', value: '38', chosen: 'develop' },
      { name: 'works', value: '80', chosen: 'sell' },
    ]);
    expect(outcome.ends).toEqual([
      { name: 'leave it', probability: '0', net: '0' },
      { name: 'license', probability: '0', net: '40' },
      { name: 'sell', probability: '0.6', net: '70' },
      { name: 'fails', probability: '0.4', net: '-10' },
    ]);
    expect(outcome.chanceOfLoss).toBe('0.4');
  });
  it('takes the first of equal ways', () => {
    const root = { name: 'either', options: [end('one', 1), end('other', 1)] };
    expect(decisionTree({ tree: root }).nodes[0]?.chosen).toBe('one');
  });

  // 2 Laws, and 3 another way: forward along the ways instead of backward from the ends.
  it('is the mean of its ends, whose chances add up to 1', () => {
    fc.assert(
      fc.property(tree, (make) => {
        const { value, ends } = decisionTree({ tree: make('n') });
        const sum = (of: (end: (typeof ends)[number]) => string) =>
          ends.reduce((total, one) => total.plus(of(one)), decimal(0)).toString();
        expect(sum(({ probability }) => probability)).toBe('1');
        expect(sum(({ probability, net }) => decimal(probability).times(net).toString())).toBe(value);
      }),
    );
  });
  it('is worth no less with one more way to go', () => {
    fc.assert(
      fc.property(tree, tree, (first, second) => {
        const one = decisionTree({ tree: { name: 'c', options: [first('a')] } }).value;
        const both = decisionTree({ tree: { name: 'c', options: [first('a'), second('b')] } }).value;
        expect(decimal(both).gte(one)).toBe(true);
      }),
    );
  });

  // 4 Refusals.
  it('names every fault with its place', () => {
    const root = {
      name: 'fork',
      branches: [
        { chance: '0.7', to: { name: 'fork', payoff: 1 } },
        { chance: '1.1', to: { name: 'two', payoff: 1, options: [] } },
        { chance: '0.1', to: { name: 'odd', payoff: 'much', colour: 1 } },
      ],
    } as unknown as TreeNode;
    const message = refusalOf(() => decisionTree({ tree: root }));
    expect(message).toContain('/tree/branches/0/to/name: a name of its own expected; met "fork"');
    expect(message).toContain('/tree/branches/1/chance: a chance between 0 and 1 expected; met "1.1"');
    expect(message).toContain('/tree/branches/1/to: exactly one of payoff, options and branches expected');
    expect(message).toContain('/tree/branches/2/to/colour: no such field');
    expect(message).toContain('/tree/branches/2/to/payoff: an exact number expected; met "much"');
  });
  it.each([
    ['0.5', 'the chances must add up to 1; met "0.9"'],
    ['0.7', 'the chances must add up to 1; met "1.1"'],
  ])('refuses chances of %s and 0.4', (chance, words) => {
    const branches = [
      { chance, to: end('a', 1) },
      { chance: '0.4', to: end('b', 1) },
    ];
    expect(refusalOf(() => decisionTree({ tree: { name: 'fork', branches } }))).toContain(words);
  });
  it('refuses two branches without chance, years below 0, a rate of −1, a tree too deep', () => {
    const open = { name: 'fork', branches: [{ to: end('a', 1) }, { to: end('b', 1) }] };
    expect(refusalOf(() => decisionTree({ tree: open }))).toContain(
      'one branch at most may leave out its chance; met 2',
    );
    expect(refusalOf(() => decisionTree({ tree: { name: 'a', payoff: 1, years: -1 } }))).toContain('/tree/years');
    expect(refusalOf(() => decisionTree({ tree: { name: 'a', payoff: '1e19' } }))).toContain('/tree/payoff: a size');
    expect(refusalOf(() => decisionTree({ tree: end('a', 1), discountRate: '-1' }))).toContain('/discountRate');
    let deep: TreeNode = end('0', 1);
    for (let i = 1; i <= 40; i++) deep = { name: String(i), options: [deep] };
    expect(refusalOf(() => decisionTree({ tree: deep }))).toContain('at most 32 nodes deep');
    expect(refusalOf(() => decisionTree({ tree: 7 as unknown as TreeNode }))).toContain(
      '/tree: a node expected; met 7',
    );
  });
  it('refuses chances beside a rate loaded for failure', () => {
    const call = () => decisionTree({ tree: PROJECT, discountRate: '0.6', rateIsFailureLoaded: true });
    expect(refusalOf(call)).toContain('a rate that holds a premium for failure excludes chances');
  });
});

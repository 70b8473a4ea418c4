import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCaseBase } from '../../src/cases/case-base.ts';
import { targetOf } from '../../src/cases/code-target.ts';
import { explainNeighbour, sumOfContributions } from '../../src/cases/explain-neighbour.ts';
import { findNearest } from '../../src/cases/find-nearest.ts';
import { CaseSchema, type CaseSearchInput } from '../../src/domain/case-schema.ts';
import { attribute, baseOf, tableOf } from './golden-bases.ts';

const METRICS = ['gower', 'heom', 'manhattan', 'euclid'] as const;

/** Four dated cases: a number from 0 to 10, a level, and a court's finding that most do not have. */
const base = buildCaseBase(
  tableOf(
    ['id', 'size', 'field', 'suit', 'day'],
    [
      ['a', 0, 'drugs', 'no', '2001-01-01'],
      ['b', 10, 'chips', 'no', '2002-01-01'],
      ['c', 4, 'drugs', 'yes', '2003-01-01'],
      ['d', '', 'chips', 'no', ''],
    ],
  ),
  CaseSchema.parse({
    attributes: [
      attribute('size', 'numeric', { weight: 2 }),
      attribute('field', 'categorical'),
      attribute('suit', 'presence', { absent: 'no', present: 'yes' }),
    ],
    id: 'id',
    date: { column: 'day' },
  }),
);
const target = { size: 5, field: 'drugs', suit: 'no' };
const search = (options: Partial<CaseSearchInput> = {}, of: object = target) =>
  findNearest(base, of as never, { k: 4, minOverlap: 0, ...options });

/** Tables with ties, gaps and every kind of attribute. */
const tables = fc
  .array(
    fc.record({
      x: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }),
      y: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
      level: fc.option(fc.constantFrom('p', 'q', 'r'), { nil: null }),
      rank: fc.option(fc.constantFrom('low', 'mid', 'high'), { nil: null }),
      has: fc.option(fc.constantFrom('0', '1'), { nil: null }),
    }),
    { minLength: 2, maxLength: 15 },
  )
  .map((rows) =>
    baseOf(
      tableOf(
        ['x', 'y', 'level', 'rank', 'has'],
        rows.map(({ x, y, level, rank, has }) => [x, y, level, rank, has]),
      ),
      [
        attribute('x', 'numeric', { weight: 1.3 }),
        attribute('y', 'numeric', { weight: 0.7 }),
        attribute('level', 'categorical'),
        attribute('rank', 'ordinal', { levels: ['low', 'mid', 'high'], weight: 0.2 }),
        attribute('has', 'presence', { absent: '0', present: '1', weight: 3 }),
      ],
    ),
  )
  .filter((each) => each.codes.subarray(0, 5).some((code) => !Number.isNaN(code)));
const options = fc.record({
  metric: fc.constantFrom(...METRICS),
  missing: fc.constantFrom('skip' as const, 'maximum' as const),
});

describe('findNearest', () => {
  // 1 Worked example, by hand: the range of size is 10; a shared "no" is not compared; case d has no size.
  it('compares what both sides know', () => {
    const { neighbours } = search();
    expect(neighbours.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'].sort((p, q) => order(p) - order(q)));
    const distance = new Map(neighbours.map((each) => [each.id, each]));
    // a: (2·0.5 + 0)/3, b: (2·0.5 + 1)/3, c: (2·0.1 + 0 + 1)/4, d: 1/1; each rounds a few times
    expect(distance.get('a')!.distance).toBeCloseTo(1 / 3, 15);
    expect(distance.get('b')!.distance).toBeCloseTo(2 / 3, 15);
    expect(distance.get('c')!.distance).toBeCloseTo(1.2 / 4, 15);
    expect(distance.get('d')!.distance).toBe(1);
    expect(neighbours.map(({ comparedShare }) => comparedShare)).toEqual([1, 0.75, 0.75, 0.25]);
    expect(neighbours[0]).toMatchObject({ number: 2, id: 'c', row: 4, value: null, day: '2003-01-01', grade: null });
  });
  const order = (id: string) => 'cabd'.indexOf(id);
  it('leaves out cases that share too little, and counts a gap in full where asked to', () => {
    expect(search({ minOverlap: 0.5 }).neighbours.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    const d = search({ missing: 'maximum' }).neighbours.find(({ id }) => id === 'd')!;
    expect([d.distance, d.comparedShare]).toEqual([1, 0.75]);
  });
  it('lets weights change with the query', () => {
    expect(search({ weights: { size: 0, suit: 0 } }).neighbours.map(({ distance }) => distance)).toEqual([0, 0, 1, 1]);
    expect(search({ weights: { size: 0, suit: 0 } }).neighbours.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd']);
  });
  it('takes a level that no case has as different from all, and says so', () => {
    const found = search({}, { field: 'robots' });
    expect(found.unseenLevels).toEqual([{ attribute: 'field', level: 'robots' }]);
    expect(found.neighbours.map(({ distance }) => distance)).toEqual([1, 1, 1, 1]);
  });
  it('holds differences beyond the range to 1, and differences from what never varies too', () => {
    const flat = baseOf(
      tableOf(
        ['x', 'y'],
        [
          [1, 7],
          [3, 7],
        ],
      ),
      [attribute('x', 'numeric'), attribute('y', 'numeric')],
    );
    const distances = (y: number, options = {}) =>
      findNearest(flat, { x: 1000, y }, { k: 2, ...options }).neighbours.map(({ distance }) => distance);
    expect(distances(7)).toEqual([0.5, 0.5]);
    expect(distances(7.0001)).toEqual([1, 1]);
    const weighty = baseOf(
      tableOf(
        ['x', 'y'],
        [
          [1, 7],
          [3, 7],
        ],
      ),
      [attribute('x', 'numeric'), attribute('y', 'numeric', { weight: 1e6 })],
    );
    const nearest = findNearest(weighty, { x: 3, y: 7 }, { k: 1, metric: 'euclid' }).neighbours;
    expect(nearest.map(({ number, distance }) => [number, distance])).toEqual([[1, 0]]);
    expect(distances(8, { metric: 'manhattan', scale: 'none' })).toEqual([998, 1000]);
  });
  it('never uses a case of a later day, or of none', () => {
    const { neighbours, eligible, notUsed } = search({ asOf: '2002-12-31', exclude: ['b'] });
    expect(neighbours.map(({ id }) => id)).toEqual(['a']);
    expect([eligible, notUsed]).toEqual([1, { later: 1, undated: 1, excluded: 1 }]);
    expect(search({ asOf: '2003-01-01' }).neighbours.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  // 2 Laws.
  it('is at distance 0 from a case with the same values, nothing being nearer', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...METRICS), (each, metric) => {
        const { neighbours } = findNearest(each, targetOf(each, 0), { k: 15, metric, minOverlap: 0 });
        for (const { number, distance } of neighbours) if (number === 0) expect(distance).toBe(0);
      }),
    );
  });
  it('does not depend on the order of the cases', () => {
    fc.assert(
      fc.property(tables, options, (each, option) => {
        const turned = buildCaseBase(
          {
            header: ['x', 'y', 'level', 'rank', 'has'],
            rows: each.cases.map(({ cells }) => cells).reverse(),
            rowNumbers: each.cases.map((_, i) => i + 2),
          },
          each.schema,
        );
        const distances = (of: typeof each) =>
          findNearest(of, targetOf(each, 0), { k: 20, minOverlap: 0, ...option }).neighbours.map(
            ({ distance }) => distance,
          );
        expect(distances(turned)).toEqual(distances(each));
      }),
    );
  });
  it('does not change when all weights double', () => {
    fc.assert(
      fc.property(tables, (each) => {
        const doubled = Object.fromEntries(each.schema.attributes.map(({ name, weight }) => [name, 2 * weight]));
        const run = (weights: Record<string, number>) =>
          findNearest(each, targetOf(each, 0), { k: 5, weights }).neighbours;
        expect(run(doubled)).toEqual(run({}));
      }),
    );
  });

  // 3 Differential: every distance is explained by contributions that add up to it, bit for bit.
  it('is explained bit for bit', () => {
    fc.assert(
      fc.property(tables, options, (each, option) => {
        const settings = { k: 15, minOverlap: 0, ...option };
        for (const { id, distance, comparedShare } of findNearest(each, targetOf(each, 0), settings).neighbours) {
          const why = explainNeighbour(each, targetOf(each, 0), id, settings);
          const sum = sumOfContributions(why.contributions);
          expect(option.metric === 'heom' || option.metric === 'euclid' ? Math.sqrt(sum) : sum).toBe(distance);
          expect([why.distance, why.comparedShare]).toEqual([distance, comparedShare]);
        }
      }),
    );
  });
  it('shows what each side says', () => {
    const { contributions } = explainNeighbour(base, { size: 5, field: 'drugs' }, 'd', { k: 1, minOverlap: 0 });
    expect(contributions).toEqual([
      { attribute: 'size', target: '5', found: null, weight: 2, contribution: 0 },
      { attribute: 'field', target: 'drugs', found: 'chips', weight: 1, contribution: 1 },
      { attribute: 'suit', target: null, found: 'no', weight: 1, contribution: 0 },
    ]);
  });

  // 4 Refusals.
  it.each([
    [
      'an unknown attribute',
      { colour: 'red' },
      {},
      /INPUT_INVALID: target "colour": no such attribute; met "red"; the schema has "size"/,
    ],
    ['text for a number', { size: 'big' }, {}, /INPUT_INVALID: target "size": text where a number belongs; met "big"/],
    ['an undeclared level', { suit: 'maybe' }, {}, /INPUT_INVALID: target "suit": .*met "maybe"/],
    ['a target of which nothing is known', { size: null }, {}, /EVIDENCE_INSUFFICIENT: the target: nothing is known/],
    [
      'a target known only where weights are zero',
      { size: 1 },
      { weights: { size: 0 } },
      /EVIDENCE_INSUFFICIENT: the target/,
    ],
    [
      'weights of zero',
      target,
      { weights: { size: 0, field: 0, suit: 0 } },
      /INPUT_INVALID: weights: no weight above zero; met \[0,0,0\]/,
    ],
    [
      'a weight for nothing',
      target,
      { weights: { colour: 1 } },
      /INPUT_INVALID: weights: no such attribute; met "colour"/,
    ],
    ['a negative weight', target, { weights: { size: -1 } }, /INPUT_INVALID: case search \/weights\/size: .*met -1/],
    ['no neighbour', target, { k: 0 }, /INPUT_INVALID: case search \/k: .*met 0/],
    ['half a neighbour', target, { k: 1.5 }, /case search \/k: .*met 1.5/],
    ['an unknown metric', target, { metric: 'cosine' }, /case search \/metric: .*met "cosine"/],
    ['Gower by deviations', target, { scale: 'none' }, /case search \/scale: range expected.*met "none"/],
    ['an unknown option', target, { kk: 1 }, /case search \/kk: no such field/],
    ['an unknown case', target, { exclude: ['z'] }, /INPUT_INVALID: exclude: no such case; met "z"/],
    ['a day that does not exist', target, { asOf: '2001-02-30' }, /case search \/asOf: .*met "2001-02-30"/],
    [
      'a day before all cases',
      target,
      { asOf: '2000-01-01' },
      /EVIDENCE_INSUFFICIENT: .*none of 4 cases.*as of 2000-01-01; the earliest case is of 2001-01-01/,
    ],
  ])('refuses %s', (_, of, option, message) => {
    expect(() => search(option as never, of)).toThrowError(message);
  });
  it('refuses an as-of day where cases have none, an unknown id, and a case that cannot be compared', () => {
    const undated = baseOf(tableOf(['x'], [[1]]), [attribute('x', 'numeric')]);
    expect(() => findNearest(undated, { x: 1 }, { k: 1, asOf: '2001-01-01' })).toThrowError(
      /INPUT_INVALID: asOf.*2001-01-01/,
    );
    expect(() => explainNeighbour(base, target, 'z', { k: 1 })).toThrowError(/INPUT_INVALID: .*no such case; met "z"/);
    expect(() => explainNeighbour(base, target, 'd', { k: 1 })).toThrowError(
      /EVIDENCE_INSUFFICIENT.*"d", which shares 0.25/,
    );
  });
});

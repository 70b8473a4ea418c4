import { describe, expect, it } from 'vitest';
import { buildCaseBase } from '../../../src/cases/case-base.ts';
import { CaseIndex } from '../../../src/cases/case-index/case-index.ts';
import { findNearest } from '../../../src/cases/find-nearest.ts';
import { CaseSchema } from '../../../src/domain/case-schema.ts';
import { bothEngines, randomQuery, randomScene } from './random-cases.ts';
import { sortAll } from './slow-twin.ts';

describe('a worked example', () => {
  const schema = {
    attributes: [
      { name: 'claims', kind: 'numeric', transform: 'linear', range: [0, 10] },
      { name: 'class', kind: 'taxonomy', cuts: [1, 3, 4], distances: [1, 0.6, 0.4, 0.2] },
      { name: 'words', kind: 'set' },
    ],
    id: 'id',
  } as const;
  const rows = [
    { id: 'a', claims: 2, class: 'G06F17/00', words: ['optics', 'sensor'] },
    { id: 'b', claims: null, class: 'G06N3/08', words: ['sensor'] },
    { id: 'c', claims: 10, class: 'A61K31/00', words: [] },
  ];
  const index = CaseIndex.build(schema as never, rows);

  it('is Gower by hand: numbers by range, branches by level, sets by Jaccard, unknown left out', () => {
    const target = { claims: 4, class: 'G06F17/10', words: 'sensor; battery' };
    const found = index.query(target, { k: 3 }).toCases();
    // a: (2/10 + 0.2 + (1 − 1/3)) / 3;  b: (0.6 + (1 − 1/2)) / 2 would be 0.55: G06N differs in its last cut, 0.4;  c: (6/10 + 1 + 1) / 3
    expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const right = [(0.2 + 0.2 + 2 / 3) / 3, (0.4 + 0.5) / 2, (0.6 + 1 + 1) / 3];
    found.forEach(({ distance }, i) => {
      // the number is kept in float32
      expect(Math.abs(distance - right[i]!)).toBeLessThan(1e-7);
    });
    expect([...index.explain(target, 'a', { k: 1 }).contributions].map((x) => x.toFixed(4))).toEqual([
      '0.0667',
      '0.0667',
      '0.2222',
    ]);
  });
});

describe('fuzzed against the naive scan', () => {
  it.each([
    [60, 200],
    [700, 150],
    [9000, 8],
  ])(
    'finds the same cases at the same distances, bit for bit, in both kernels (to %d cases, %d bases)',
    (most, runs) => {
      let compared = 0;
      for (let seed = 1; seed <= runs; seed++) {
        const scene = randomScene(seed * 7919 + most, most);
        const indexes = bothEngines(scene);
        expect(indexes.map(({ engine }) => engine)).toEqual(['js', 'wasm']);
        for (let q = 0; q < 3; q++) {
          const query = randomQuery(scene);
          const target = scene.target();
          if (scene.schema.attributes.every(({ name }) => target[name] === null || (query.weights?.[name] ?? 1) === 0))
            continue;
          const right = sortAll(scene.schema, scene.rows, target, query).slice(0, query.k);
          compared += right.length;
          for (const index of indexes) {
            const { numbers, distances } = index.query(target, query);
            const what = `seed ${seed}, query ${q}, ${index.engine}: ${JSON.stringify(query)}`;
            expect([...numbers], what).toEqual(right.map(({ number }) => number));
            expect([...distances], what).toEqual(right.map(({ distance }) => distance));
          }
        }
      }
      expect(compared).toBeGreaterThan(runs);
    },
    120_000,
  );
});

describe('laws', () => {
  const scenes = Array.from({ length: 25 }, (_, i) => randomScene(900 + i, 300));
  const answer = (index: CaseIndex, target: object, query: object) => {
    const { numbers, distances } = index.query(target as never, query as never);
    return [[...numbers], [...distances]];
  };
  const known = (target: object) => Object.values(target).some((cell) => cell !== null);

  it('explains each distance by contributions that add up to it bit for bit', () => {
    for (const scene of scenes) {
      const query = { ...randomQuery(scene), weights: {} };
      const target = scene.target();
      if (!known(target)) continue;
      for (const index of bothEngines(scene)) {
        const right = sortAll(scene.schema, scene.rows, target, query).slice(0, query.k);
        for (const { number, distance, contributions } of right) {
          const told = index.explain(target, `case ${number}`, query);
          expect(told.distance).toBe(distance);
          expect([...told.contributions]).toEqual(contributions);
        }
      }
    }
  });

  it('gives the same answers from its bytes, after appending, and after compacting', () => {
    for (const scene of scenes) {
      const { schema, rows } = scene;
      const half = rows.slice(0, Math.ceil(rows.length / 2));
      const rest = rows.slice(half.length);
      for (const index of bothEngines({ schema, rows: half })) {
        const whole = rest.length === 0 ? index : index.append(rest);
        const compact = whole.compact();
        const again = CaseIndex.fromBuffer(compact.toBuffer(), { engine: index.engine, schema });
        for (let q = 0; q < 3; q++) {
          const query = { ...randomQuery(scene), weights: {}, where: {} };
          const target = scene.target();
          if (!known(target)) continue;
          const right = sortAll(schema, rows, target, query, { frozenBy: half }).slice(0, query.k);
          const expected = [right.map(({ number }) => number), right.map(({ distance }) => distance)];
          for (const one of [whole, compact, again]) expect(answer(one, target, query)).toEqual(expected);
          if (right.length > 0) {
            const cases = again.query(target, query).toCases();
            expect(cases[0]).toEqual(whole.query(target, query).toCases()[0]);
          }
        }
      }
    }
  }, 60_000);

  it('leaves one out as asking for each case without itself and its group does', () => {
    for (const scene of scenes.slice(0, 8)) {
      const query = { ...randomQuery(scene), weights: {} };
      for (const index of bothEngines(scene)) {
        const { numbers, distances, counts, k } = index.leaveOneOut(query);
        scene.rows.forEach((row, number) => {
          const target = Object.fromEntries(scene.schema.attributes.map(({ name }) => [name, row[name]]));
          const right = known(target)
            ? sortAll(scene.schema, scene.rows, target, query, { except: number })
                .filter((one) => row.group === null || scene.rows[one.number]!.group !== row.group)
                .slice(0, k)
            : [];
          expect([...numbers.subarray(number * k, number * k + counts[number]!)]).toEqual(
            right.map((one) => one.number),
          );
          expect([...distances.subarray(number * k, number * k + counts[number]!)]).toEqual(
            right.map((one) => one.distance),
          );
        });
      }
    }
  }, 60_000);

  it('answers a batch as one by one, in shared memory as in its own', () => {
    const scene = randomScene(77, 500);
    const targets = Array.from({ length: 20 }, scene.target).filter(known);
    for (const index of bothEngines(scene, { memory: 'shared' })) {
      const { numbers, counts, k } = index.queryBatch(targets, { k: 5 });
      targets.forEach((target, t) => {
        expect([...numbers.subarray(t * k, t * k + counts[t]!)]).toEqual(answer(index, target, { k: 5 })[0]);
      });
    }
  });

  it('agrees with the search of a case base to the precision of float32', () => {
    const names = ['a', 'b', 'c'];
    const scene = randomScene(5, 1);
    const rows = Array.from({ length: 400 }, () =>
      names.map(() => (scene.chance.uniform() < 0.1 ? '' : String(1 + scene.chance.below(1e6)))),
    );
    const attributes = names.map((name) => ({ name, column: name, kind: 'numeric', transform: 'log' }));
    const table = { header: names, rows, rowNumbers: rows.map((_, i) => i + 2) };
    const base = buildCaseBase(table, CaseSchema.parse({ attributes }));
    const index = CaseIndex.build({ attributes } as never, { table });
    for (const metric of ['gower', 'heom', 'manhattan', 'euclid'] as const) {
      const target = { a: 1000, b: 777_777, c: 5 };
      const there = findNearest(base, target, { k: 9, metric }).neighbours;
      const { distances } = index.query(target, { k: 9, metric });
      there.forEach(({ distance }, i) => {
        // float32 of a range keeps 24 bits: 1e-7 each of three
        expect(Math.abs(distances[i]! - distance)).toBeLessThan(5e-7);
      });
    }
  });
});

describe('refusals', () => {
  const schema = {
    attributes: [
      { name: 'n', kind: 'numeric', transform: 'log' },
      { name: 'l', kind: 'categorical' },
    ],
    id: 'id',
  } as never;
  const rows = [
    { id: 'a', n: 1, l: 'x' },
    { id: 'b', n: 2, l: 'y' },
    { id: 'c', n: null, l: null },
  ];
  const index = CaseIndex.build(schema, rows);

  it.each<[string, () => unknown, RegExp]>([
    [
      'an id twice',
      () => CaseIndex.build(schema, [rows[0]!, rows[0]!]),
      /INPUT_INVALID: row 2, column "id".*row 1 again.*"a"/,
    ],
    [
      'text for a number',
      () => CaseIndex.build(schema, [{ id: 'a', n: 'much', l: 'x' }]),
      /row 1, column "n".*text where a number belongs.*"much"/,
    ],
    [
      'a number without logarithm',
      () => CaseIndex.build(schema, [{ id: 'a', n: -1, l: 'x' }]),
      /row 1, column "n".*no logarithm.*-1/,
    ],
    ['no such column', () => CaseIndex.build(schema, [{ id: 'a', n: 1 }]), /no such column; met "l"/],
    ['no cases', () => CaseIndex.build(schema, []), /EVIDENCE_INSUFFICIENT: the cases: there are none/],
    [
      'columns of two lengths',
      () => CaseIndex.build(schema, { columns: { id: ['a'], n: [1, 2], l: ['x'] } }),
      /"n".*2 cells where "id" has 1/,
    ],
    ['an unknown attribute of a target', () => index.query({ m: 1 }, { k: 1 }), /target "m": no such attribute/],
    ['nothing known of the target', () => index.query({ n: null }, { k: 1 }), /EVIDENCE_INSUFFICIENT: the target/],
    ['an infinite target', () => index.query({ n: Number.POSITIVE_INFINITY }, { k: 1 }), /target "n".*Infinity/],
    [
      'weights of zero',
      () => index.query({ n: 1 }, { k: 1, weights: { n: 0, l: 0 } }),
      /no weight above zero; met \[0,0\]/,
    ],
    [
      'a weight for nothing',
      () => index.query({ n: 1 }, { k: 1, weights: { m: 1 } }),
      /weights: no such attribute; met "m"/,
    ],
    ['no neighbours wanted', () => index.query({ n: 1 }, { k: 0 }), /INPUT_INVALID: index query \/k/],
    [
      'an unseen level as a condition',
      () => index.query({ n: 1 }, { k: 1, where: { l: ['z'] } }),
      /where "l": a level that no case has; met "z"/,
    ],
    [
      'a range of levels',
      () => index.query({ n: 1 }, { k: 1, where: { l: { from: 1 } } }),
      /a range where levels belong/,
    ],
    [
      'a day where cases have none',
      () => index.query({ n: 1 }, { k: 1, asOf: '2020-01-01' }),
      /asOf: the cases say nothing/,
    ],
    ['an unknown case', () => index.explain({ n: 1 }, 'q', { k: 1 }), /no such case; met "q"/],
    ['an id that is there already', () => index.append([{ id: 'a', n: 1, l: 'x' }]), /has already; met "a"/],
    [
      'another schema',
      () => CaseIndex.fromBuffer(index.toBuffer(), { schema: { attributes: [{ name: 'x', kind: 'ratio' }] } as never }),
      /another schema/,
    ],
  ])('%s', (_, work, message) => {
    expect(work).toThrow(message);
  });

  it('more neighbours than cases gives all that can be compared; a level unseen at build differs from all', () => {
    expect(index.query({ n: 1, l: 'z' }, { k: 50 }).distances).toEqual(Float64Array.of(0.5, 1));
  });

  it('refuses every truncated and every altered byte', () => {
    const file = new Uint8Array(index.toBuffer());
    for (let at = 0; at < file.length; at++) {
      const altered = file.slice();
      altered[at]! ^= 1 + (at % 255);
      expect(() => CaseIndex.fromBuffer(altered), `byte ${at}`).toThrow('INPUT_INVALID: the index file');
      expect(() => CaseIndex.fromBuffer(file.slice(0, at)), `length ${at}`).toThrow('INPUT_INVALID: the index file');
    }
    expect(CaseIndex.fromBuffer(file).size).toBe(3);
  });

  it('stops on request', () => {
    const stop = () => index.leaveOneOut({ k: 1 }, { signal: { aborted: true } });
    expect(stop).toThrow(/CANCELLED: leaveOneOut.*0 of 3 done/);
  });
});

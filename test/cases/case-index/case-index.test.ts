import { describe, expect, it } from 'vitest';
import { bothEngines, randomQuery, randomScene } from './random-cases.ts';
import { sortAll } from './slow-twin.ts';

const RUNS = 300;

describe('fuzzed against the naive scan', () => {
  it.each([[60], [700]])(
    'finds the same cases at the same distances, bit for bit, in both kernels (to %d cases)',
    (most) => {
      let compared = 0;
      for (let seed = 1; seed <= RUNS; seed++) {
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
      expect(compared).toBeGreaterThan(RUNS);
    },
    120_000,
  );
});

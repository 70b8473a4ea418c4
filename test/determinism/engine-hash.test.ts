import { expect, it } from 'vitest';
import { engineHash } from './engine-hash.ts';

it('gives the same bits twice in one process; test/ci/engines.sh compares engines', () => {
  const first = engineHash();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(engineHash()).toBe(first);
});

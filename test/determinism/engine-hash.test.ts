import { expect, it } from 'vitest';
import { engineHash } from './engine-hash.ts';
import { walkBits } from './walk-bits.ts';

it('gives the same bits twice in one process; test/ci/engines.sh compares engines', () => {
  const first = engineHash();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(engineHash()).toBe(first);
});

it('gives the same bits with WebAssembly and without', () => {
  const plain = walkBits('plain');
  expect(plain.length).toBeGreaterThan(30_000);
  expect(walkBits('auto')).toEqual(plain);
});

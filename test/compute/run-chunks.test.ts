import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChunks } from '../../src/compute/run-chunks.ts';

const add = (a: number, b: number): number => a + b;
const sumOf = (from: number, to: number): number => ((to - from) * (from + to - 1)) / 2;

describe('runChunks', () => {
  it('does all the work once, whatever the chunk', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 700 }), (total, chunk) => {
        expect(runChunks({ total, chunk, empty: 0 }, sumOf, add)).toBe(sumOf(0, total));
      }),
    );
  });
  it('tells progress up to the end', () => {
    const seen: number[] = [];
    runChunks({ total: 25, chunk: 10, empty: 0 }, sumOf, add, { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([10, 20, 25]);
  });
  it('heeds a stop between two chunks and returns nothing', () => {
    const signal = { aborted: false };
    const stop = (): void => {
      signal.aborted = true;
    };
    expect(() => runChunks({ total: 30, chunk: 10, empty: 0 }, sumOf, add, { signal, onProgress: stop })).toThrow(
      /CANCELLED.*met 10 of 30 done/,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCut, type Cutting, countCodes } from '../../../src/cases/case-index/best-cut.kernel.ts';
import { boundNodes, setMinima } from '../../../src/cases/case-index/bound.kernel.ts';
import { checksum } from '../../../src/cases/case-index/checksum.kernel.ts';
import { codeMoments } from '../../../src/cases/case-index/code-moments.kernel.ts';
import { layOut } from '../../../src/cases/case-index/layout.ts';
import { pairSums, scanTiles } from '../../../src/cases/case-index/scan.kernel.ts';
import { plainKernel, searchArrays, vectorKernel } from '../../../src/cases/case-index/search-kernel.ts';
import { claimMemory } from '../../../src/cases/case-index/segment-memory.ts';
import { gatherRows, turnColumns, writeTiles } from '../../../src/cases/case-index/store-cases.kernel.ts';
import { sum } from '../../../src/numeric/sum.ts';
import { Chance } from './random-cases.ts';

const TILE = 64;
const NO_TABLES = { tabled: new Int32Array(0), tableStarts: new Int32Array(0) };

/** A segment's memory with random codes in it, what they are, and where they stand. */
function scene(seed: number, count: number, width: number) {
  const chance = new Chance(seed);
  const columns = Array.from({ length: width }, () => Uint8Array.from({ length: count }, () => chance.below(16)));
  const order = Int32Array.from({ length: count }, (_, i) => (i * 7 + seed) % count);
  const layout = layOut(count, width, 0);
  const memory = claimMemory(layout, false);
  const bytes = new Uint8Array(memory.cases.buffer, 0, layout.kept);
  const isOrder = new Set(order).size === count;
  const places = isOrder ? order : Int32Array.from(order.keys());
  writeTiles({ ...layout, bytes }, columns, places, 0);
  const arrays = searchArrays(layout, memory, NO_TABLES);
  const { base, slope } = arrays.tabling.entries;
  for (let i = 0; i < 16 * width; i++) {
    base[i] = chance.pick([0, chance.uniform(), 5 * chance.uniform(), Number.POSITIVE_INFINITY]);
    slope[i] = chance.pick([0, chance.uniform()]);
  }
  const codeAt = (slot: number, j: number): number => columns[j]![places[slot]!]!;
  return { chance, layout, memory, arrays, bytes, codeAt, base, slope, count, width };
}

const scenes = [
  [1, 1, 1],
  [2, 64, 2],
  [3, 65, 3],
  [4, 1000, 7],
  [5, 3001, 21],
  [6, 70_000, 4],
].map(([seed, count, width]) => scene(seed!, count!, width!));

describe('storing', () => {
  it('turns columns and gathers rows as two loops would', () => {
    const columns = [3, 1, 4].map((from) => Float32Array.from({ length: 150 }, (_, i) => from + i / 8));
    const rows = new Float32Array(450);
    turnColumns(rows, columns);
    const order = Int32Array.from({ length: 150 }, (_, i) => (i * 7) % 150);
    const records = new Float32Array(600);
    gatherRows(records, rows, order, { width: 3, stride: 4 });
    order.forEach((number, i) => {
      expect([...records.subarray(4 * i, 4 * i + 4)]).toEqual([...columns.map((column) => column[number]), 0]);
    });
  });

  it('writes two codes to a byte, tile by tile, and masks of the codes below each node', () => {
    for (const { layout, bytes, codeAt, count, width } of scenes) {
      for (let slot = 0; slot < count; slot++) {
        for (let j = 0; j < width; j++) {
          const at = layout.codes + (Math.floor(slot / TILE) * layout.pairs + (j >> 1)) * TILE + (slot % TILE);
          if (((bytes[at]! >> (4 * (j % 2))) & 15) !== codeAt(slot, j)) throw new Error(`slot ${slot}, code ${j}`);
        }
      }
      layout.levels.forEach(({ nodes, offset }, level) => {
        const slots = TILE * 16 ** level;
        for (let node = 0; node < nodes; node += 1 + Math.floor(nodes / 5)) {
          for (let j = 0; j < width; j++) {
            let mask = 0;
            for (let slot = node * slots; slot < Math.min(count, (node + 1) * slots); slot++)
              mask |= 1 << codeAt(slot, j);
            const at = offset + (Math.floor(node / 16) * width + j) * 32 + (node % 16);
            expect(bytes[at]! + 256 * bytes[at + 16]!).toBe(mask);
          }
        }
      });
    }
  });
});

describe('searching', () => {
  const kernels = ({ arrays, layout, memory }: (typeof scenes)[number]) => [
    plainKernel(arrays),
    vectorKernel(layout, memory, NO_TABLES)!,
  ];
  const entry = ({ base, slope }: (typeof scenes)[number], i: number, tau: number, unit: number): number => {
    const units = (base[i]! + slope[i]! * tau) * unit;
    return units < 255 ? Math.floor(units) : 255;
  };

  it('rounds entries down to bytes in both kernels, and keeps out what may not be found without a bound', () => {
    for (const one of scenes) {
      for (const [tau, unit] of [
        [0, 0],
        [0.3, 100],
        [2, 17],
        [1e-9, 1e9],
      ] as const) {
        for (const kernel of kernels(one)) {
          kernel.setTable(tau, unit);
          const { room, table } = one.arrays.tabling;
          for (let i = 0; i < 16 * one.width; i++)
            expect(room[table + i], kernel.engine).toBe(entry(one, i, tau, unit));
          for (let i = 16 * one.width; i < 16 * one.layout.stride; i++) expect(room[table + i]).toBe(0);
        }
      }
    }
  });

  it('takes the least entry of the codes below a node, added up, in both kernels', () => {
    for (const one of scenes) {
      const { layout, arrays, width, count, codeAt } = one;
      for (const kernel of kernels(one)) {
        kernel.setTable(0.3, 100);
        kernel.setMinima();
        for (const [level, { nodes, groups, offset }] of layout.levels.entries()) {
          const slots = TILE * 16 ** level;
          const listed = Math.min(groups, 3);
          for (let g = 0; g < listed; g++) arrays.bounding.list[g] = groups - 1 - g;
          kernel.bound(offset, listed);
          for (let g = 0; g < listed; g++) {
            for (let s = 0; s < 16; s++) {
              const node = 16 * (groups - 1 - g) + s;
              if (node >= nodes) continue;
              let bound = 0;
              for (let j = 0; j < width; j++) {
                let least = 255;
                for (let slot = node * slots; slot < Math.min(count, (node + 1) * slots); slot++)
                  least = Math.min(least, entry(one, 16 * j + codeAt(slot, j), 0.3, 100));
                bound += least;
              }
              expect(arrays.boundBytes[16 * g + s], `${kernel.engine}, node ${node}`).toBe(Math.min(bound, 255));
            }
          }
        }
      }
    }
  });

  it('passes the cases whose entries add up to 254 at most, in both kernels', () => {
    for (const one of scenes) {
      const { layout, arrays, width, count, codeAt } = one;
      for (const kernel of kernels(one)) {
        kernel.setTable(0.3, 30);
        const tiles = [layout.tiles - 1, 0].slice(0, Math.min(2, layout.tiles));
        arrays.scanning.list.set(tiles);
        const found = [...arrays.scanning.candidates.subarray(0, kernel.scan(tiles.length))].filter(
          (slot) => slot < count,
        );
        const right = tiles.flatMap((tile) =>
          Array.from({ length: TILE }, (_, c) => tile * TILE + c).filter((slot) => {
            if (slot >= count) return false;
            let total = 0;
            for (let j = 0; j < width; j++) total += entry(one, 16 * j + codeAt(slot, j), 0.3, 30);
            return total <= 254;
          }),
        );
        expect(found, kernel.engine).toEqual(right);
      }
    }
  });

  it('holds the plain loops to their definition by hand', () => {
    const room = new Uint8Array(32 + 128);
    room.set([0, 9, 5, 7, 200, 1, 1, 1, 0, 0, 0, 0, 3, 3, 3, 2]);
    const list = Int32Array.of(0);
    setMinima({ width: 1, bytes: new Uint8Array(32), room, table: 0, minima: 32, bounds: 0, list });
    // the set of the codes 1 and 2, that of 4 alone, none
    expect([room[32 + 0b0110], room[32 + 16 + 0b0001], room[32]]).toEqual([5, 200, 255]);
    const bytes = new Uint8Array(32);
    bytes[3] = 0b0001_0110;
    boundNodes({ width: 1, bytes, room, table: 0, minima: 32, bounds: 96, list }, 0, 1);
    expect([room[96 + 3], room[96 + 4]]).toEqual([5, 255]);
    const sums = new Uint16Array(256);
    pairSums({ pairs: 1, bytes, codes: 0, room, table: 0, list, candidates: list, sums });
    expect([sums[0x00], sums[0x04], sums[0x31]]).toEqual([room[16], 200 + room[16]!, 9 + room[19]!]);
    const codes = new Uint8Array(64).fill(4);
    codes[7] = 1;
    const candidates = new Int32Array(64);
    sums.fill(255);
    sums[1] = 254;
    const scanning = { pairs: 1, bytes: codes, codes: 0, room, table: 0, list, candidates, sums };
    expect([scanTiles(scanning, 1), candidates[0]]).toEqual([1, 7]);
  });
});

describe('building', () => {
  const code = fc.oneof(fc.constant(Number.NaN), fc.double({ min: -1e6, max: 1e6, noNaN: true }));

  it('measures codes in stretches as sums of the whole list do, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(fc.array(code, { maxLength: 20 }), { maxLength: 5 }), (stretches) => {
        const known = stretches.flat().filter((x) => !Number.isNaN(x));
        const n = known.length;
        const mean = n === 0 ? 0 : sum(known) / n;
        const gaps = known.map((x) => Math.abs(x - mean));
        expect(codeMoments(stretches.map((codes) => Float64Array.from(codes)))).toEqual({
          low: n === 0 ? 0 : Math.min(...known),
          high: n === 0 ? 0 : Math.max(...known),
          standardDeviation: n < 2 ? 0 : Math.sqrt(sum(gaps.map((gap) => gap * gap)) / (n - 1)),
          meanDeviation: n === 0 ? 0 : sum(gaps) / n,
        });
      }),
    );
  });

  /** Mean distance of two of some codes, drawn with replacement: a fourteenth for each step or 1 for levels, 0.3 to the unknown. */
  const apart = (codes: readonly number[], isRow: boolean): number => {
    let total = 0;
    for (const a of codes)
      for (const b of codes) {
        if (a === 0 || b === 0) total += a === b ? 0 : 0.3;
        else total += isRow ? Math.abs(a - b) / 14 : Number(a !== b);
      }
    return codes.length === 0 ? 0 : total / codes.length;
  };

  it('cuts by what takes most away of the distance within, of the cuts that it looks at', () => {
    const codes = fc.array(fc.array(fc.nat(15), { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(codes, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (columns, rows) => {
        const width = columns.length;
        const cutting: Cutting = {
          weights: Float64Array.from(columns, (_, j) => (j === 1 ? 0 : 1 + j)),
          inRow: Uint8Array.from(columns, (_, j) => Number(rows[j])),
          counts: new Int32Array(16 * width),
          ranked: new Int32Array(16),
        };
        const order = Int32Array.from({ length: 12 }, (_, i) => i);
        const bytes = columns.map((column) => Uint8Array.from(column));
        expect(countCodes(cutting, bytes, order, { from: 0, to: 12, step: 1 })).toBe(12);
        const cut = bestCut(cutting, 12);
        const gain = (j: number, front: number): number => {
          const column = columns[j]!;
          const parts = [1, 0].map((side) => column.filter((each) => ((front >> each) & 1) === side));
          if (parts.some(({ length }) => length === 0)) return 0;
          const within = parts.reduce((total, part) => total + apart(part, rows[j]!), 0);
          return (cutting.weights[j]! * (apart(column, rows[j]!) - within)) / 12;
        };
        const unknown = columns.map((_, j) => gain(j, 1));
        if (cut < 0) {
          for (const each of unknown) expect(each).toBeLessThan(1e-9 + 1e-12);
          return;
        }
        const met = gain(Math.floor(cut / 65536), cut % 65536);
        expect(met).toBeGreaterThan(0);
        // sums of shares in another order
        for (const each of unknown) expect(each).toBeLessThanOrEqual(met + 1e-12);
      }),
    );
  });

  it('cuts a row of codes at the middle and levels at the most frequent', () => {
    const column = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const cutting = (isRow: number): Cutting => ({
      weights: Float64Array.of(1),
      inRow: Uint8Array.of(isRow),
      counts: new Int32Array(16),
      ranked: new Int32Array(16),
    });
    const order = Int32Array.from({ length: 8 }, (_, i) => i);
    const row = cutting(1);
    countCodes(row, [column], order, { from: 0, to: 8, step: 1 });
    expect(bestCut(row, 8).toString(2)).toBe('11110');
    const levels = cutting(0);
    countCodes(levels, [Uint8Array.of(9, 9, 9, 9, 9, 2, 3, 4)], order, { from: 0, to: 8, step: 1 });
    expect(bestCut(levels, 8)).toBe(1 << 9);
  });

  it('changes the checksum with any word, and with their order within a lane', () => {
    const words = Uint32Array.from({ length: 64 }, (_, i) => Math.imul(i, 2654435761));
    const own = checksum(words).join();
    for (let i = 0; i < words.length; i++) {
      for (const bit of [0, 13, 31]) {
        const altered = words.slice();
        altered[i]! ^= 1 << bit;
        expect(checksum(altered).join()).not.toBe(own);
      }
    }
    const swapped = words.slice();
    [swapped[4], swapped[8]] = [swapped[8]!, swapped[4]!];
    expect(checksum(swapped).join()).not.toBe(own);
  });
});

import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { CaseIndex } from '../../../src/cases/case-index/case-index.ts';
import { randomScene } from './random-cases.ts';

const scene = randomScene(4242, 3000);
const known = (target: object) => Object.values(target).some((cell) => cell !== null);
const targets = Array.from({ length: 60 }, scene.target).filter(known);
const query = { k: 7, minOverlap: 0, asOf: '2018-12-31' };
const index = CaseIndex.build(scene.schema, scene.rows, { memory: 'shared' });

/** Answers of a thread that attaches to what it is sent: its engine, the bytes of its batch, and the name of a case. */
interface Told {
  readonly engine: string;
  readonly numbers: Int32Array;
  readonly distances: Float64Array;
  readonly first: object;
}

/** Leaves one part of the cases out, into arrays that all threads write to. */
const PART = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { register } = require(workerData.tsx);
  register();
  const { CaseIndex } = require(workerData.source);
  CaseIndex.attach(workerData.shared).leaveOneOut(workerData.query, { part: workerData.part, out: workerData.out });
  parentPort.postMessage('done');
`;

const SOURCE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { register } = require(workerData.tsx);
  register();
  const { CaseIndex } = require(workerData.source);
  const index = CaseIndex.attach(workerData.shared);
  const { numbers, distances } = index.queryBatch(workerData.targets, workerData.query);
  const [first] = index.query(workerData.targets[0], workerData.query).toCases();
  parentPort.postMessage({ engine: index.engine, numbers, distances, first });
`;

const inThread = <T>(code: string, data: object): Promise<T> =>
  new Promise((resolve, reject) => {
    const source = fileURLToPath(new URL('../../../src/cases/case-index/case-index.ts', import.meta.url));
    const tsx = fileURLToPath(import.meta.resolve('tsx/cjs/api'));
    const workerData = { ...data, query, source, tsx };
    new Worker(code, { eval: true, workerData }).once('message', resolve).once('error', reject);
  });

const told = (shared: unknown): Promise<Told> => inThread(SOURCE, { shared, targets });

describe('cases that several threads search', () => {
  it('stand in one memory: threads at a time give the answers of the index itself, bit for bit', async () => {
    const own = index.queryBatch(targets, query);
    const shared = index.share();
    expect(index.engine).toBe('wasm');
    const pagesBefore = (shared.cases as { buffer: SharedArrayBuffer }).buffer.byteLength;
    const answers = await Promise.all([told(shared), told(shared), told(shared)]);
    for (const { engine, numbers, distances, first } of answers) {
      expect(engine).toBe('wasm');
      expect(numbers).toEqual(own.numbers);
      expect(distances).toEqual(own.distances);
      expect(first).toEqual(index.query(targets[0]!, query).toCases()[0]);
    }
    // each thread found a room of its own beside the cases, which are there once
    expect((shared.cases as { buffer: SharedArrayBuffer }).buffer.byteLength).toBeGreaterThan(pagesBefore);
    expect(index.queryBatch(targets, query)).toEqual(own);
  }, 60_000);

  it('leave one out in parts, into arrays that they share', async () => {
    const shared = index.share();
    const out = {
      k: query.k,
      numbers: new Int32Array(new SharedArrayBuffer(4 * query.k * index.size)).fill(-1),
      distances: new Float64Array(new SharedArrayBuffer(8 * query.k * index.size)).fill(Number.POSITIVE_INFINITY),
      counts: new Int32Array(new SharedArrayBuffer(4 * index.size)),
    };
    const parts = [0, 1, 2].map((number) => inThread(PART, { shared, part: { number, of: 3 }, out }));
    await Promise.all(parts);
    const own = index.leaveOneOut(query);
    expect([...out.numbers]).toEqual([...own.numbers]);
    expect([...out.distances]).toEqual([...own.distances]);
    expect([...out.counts]).toEqual([...own.counts]);
  }, 60_000);

  it('in plain code, from a file in shared memory, by all who look at it at once', async () => {
    const file = new Uint8Array(index.toBuffer());
    const shared = new Uint8Array(new SharedArrayBuffer(file.length));
    shared.set(file);
    const own = index.queryBatch(targets, query);
    for (const { engine, numbers, distances } of await Promise.all([told(shared), told(shared)])) {
      expect(engine).toBe('js');
      expect(numbers).toEqual(own.numbers);
      expect(distances).toEqual(own.distances);
    }
    expect(Buffer.from(shared).equals(Buffer.from(file))).toBe(true);
  }, 60_000);
});

describe('attaching in the same thread', () => {
  const plain = CaseIndex.build(scene.schema, scene.rows, { engine: 'js' });
  const own = plain.leaveOneOut(query);

  it.each<[string, () => CaseIndex]>([
    ['to a file where it lies', () => CaseIndex.attach(plain.toBuffer(), { schema: scene.schema })],
    ['to an index that was not in shared memory', () => CaseIndex.attach(plain.share())],
    [
      'to a file that begins within a buffer',
      () => {
        const file = new Uint8Array(plain.toBuffer());
        const within = new Uint8Array(file.length + 200);
        within.set(file, 72);
        return CaseIndex.attach(within.subarray(72, 72 + file.length));
      },
    ],
    [
      'to a file that begins where no words can be read',
      () => {
        const file = new Uint8Array(plain.toBuffer());
        const within = new Uint8Array(file.length + 200);
        within.set(file, 3);
        return CaseIndex.attach(within.subarray(3, 3 + file.length));
      },
    ],
    ['to what was attached', () => CaseIndex.attach(CaseIndex.attach(plain.toBuffer()).share())],
    ['and growing there', () => CaseIndex.attach(CaseIndex.build(scene.schema, scene.rows.slice(0, -1)).share())],
  ])('%s', (name, attach) => {
    const attached = attach();
    const whole = name === 'and growing there' ? attached.append(scene.rows.slice(-1)) : attached;
    if (name !== 'and growing there') expect(whole.leaveOneOut(query)).toEqual(own);
    expect(whole.size).toBe(plain.size);
    expect(Buffer.from(attached.toBuffer()).equals(Buffer.from(attached.compact().toBuffer()))).toBe(true);
  });

  it('nothing is copied: the answers follow the bytes that it lies on', () => {
    const small = CaseIndex.build({ attributes: [{ name: 'x', kind: 'numeric', transform: 'linear' }] } as never, [
      { x: 1 },
      { x: 3 },
    ]);
    const file = new Uint8Array(small.toBuffer());
    const attached = CaseIndex.attach(file);
    const copied = CaseIndex.fromBuffer(file);
    file.fill(0, 128);
    expect(copied.query({ x: 3 }, { k: 1 }).distances[0]).toBe(0);
    expect(attached.query({ x: 3 }, { k: 1 }).distances[0]).not.toBe(0);
  });

  it('goes on in plain code when no room is left', () => {
    const small = CaseIndex.build({ attributes: [{ name: 'x', kind: 'ratio' }] } as never, [{ x: 0.1 }, { x: 0.3 }]);
    const shared = small.share();
    const engines = new Set<string>();
    for (let i = 0; i < 1100; i++) {
      const attached = CaseIndex.attach(shared);
      engines.add(attached.engine);
      if (i % 50 === 49) expect([...attached.query({ x: 0.3 }, { k: 1 }).numbers]).toEqual([1]);
    }
    expect([...engines]).toEqual(['wasm', 'js']);
  });
});

describe('refusals', () => {
  const shared = index.share();
  it.each<[string, () => unknown, RegExp]>([
    ['the head as a file', () => CaseIndex.fromBuffer(shared.head), /INPUT_INVALID: the index file: cases that stand/],
    [
      'a file as a head',
      () => CaseIndex.attach({ head: index.toBuffer() as never, cases: shared.cases }),
      /INPUT_INVALID: the index file: cases that stand/,
    ],
    [
      'cases of less than the head tells of',
      () => CaseIndex.attach({ head: shared.head, cases: new SharedArrayBuffer(64) }),
      /INPUT_INVALID: the index file: a head without its cases/,
    ],
    [
      'a head without cases',
      () => CaseIndex.attach({ head: shared.head, cases: undefined as never }),
      /a head without its cases/,
    ],
    [
      'a head that was altered',
      () => {
        const head = shared.head.slice(0);
        new Uint8Array(head)[150]! ^= 1;
        return CaseIndex.attach({ head, cases: shared.cases });
      },
      /altered since it was written/,
    ],
    [
      'a part that is none',
      () => index.leaveOneOut(query, { part: { number: 2, of: 2 } }),
      /ARGUMENT_INVALID: leaveOneOut: part.*2/,
    ],
    [
      'arrays too short for the answers',
      () => index.leaveOneOut(query, { out: index.queryBatch(targets, query) }),
      /ARGUMENT_INVALID: leaveOneOut: out: arrays of other lengths/,
    ],
    ['no index', () => CaseIndex.attach(new SharedArrayBuffer(1000)), /no index of cases/],
    [
      'another schema',
      () => CaseIndex.attach(shared, { schema: { attributes: [{ name: 'x', kind: 'ratio' }] } as never }),
      /another schema/,
    ],
  ])('%s', (_, work, message) => {
    expect(work).toThrow(message);
  });
});

import { createMemory, type WasmMemory } from '../../numeric/wasm-engine.ts';
import type { Layout } from './layout.ts';

/** Bytes from `at` on. */
export interface Place {
  readonly buffer: ArrayBufferLike;
  readonly at: number;
}

/**
 * Where the cases of a segment stand and where its searches have their room. Cases are never written to once they stand, so
 * that other threads may read them; the room is of one thread.
 */
export interface SegmentMemory {
  readonly cases: Place;
  readonly room: Place;
  /** The memory of both where WebAssembly can work on it; the cases then stand at its beginning. */
  readonly wasm: WasmMemory | undefined;
  /** Whether other threads may have the cases too. */
  readonly isShared: boolean;
}

const PAGE = 65536;
/** What WebAssembly can address: 4 GiB. */
export const MOST_PAGES = 65536;
/** Threads that can find room beside the cases, one after the other or at a time. */
const ROOMS = 1024;

const pagesOf = (bytes: number): number => Math.ceil(bytes / PAGE);

/** A memory for a segment: one that WebAssembly can work on where the engine has it, plain bytes otherwise. */
export function claimMemory({ kept, room }: Layout, isShared: boolean): SegmentMemory {
  const pages = pagesOf(kept + room.size);
  const maximum = Math.min(MOST_PAGES, pages + ROOMS * pagesOf(room.size));
  const limits = isShared ? { pages, maximum, shared: true } : { pages };
  const wasm = pages > MOST_PAGES ? undefined : createMemory(limits);
  if (wasm !== undefined) {
    return { cases: { buffer: wasm.buffer, at: 0 }, room: { buffer: wasm.buffer, at: kept }, wasm, isShared };
  }
  const buffer = isShared ? new SharedArrayBuffer(kept) : new ArrayBuffer(kept);
  return { cases: { buffer, at: 0 }, room: ownRoom(room.size), wasm: undefined, isShared };
}

/** Cases that stand where they are, with a room of their own for this thread. */
export function memoryAt(cases: Place, { room }: Layout, isShared: boolean): SegmentMemory {
  return { cases, room: ownRoom(room.size), wasm: undefined, isShared };
}

/**
 * Cases that another thread stored in a memory of WebAssembly. The memory grows by a room, which no two threads can be given;
 * where it cannot grow any more the room lies elsewhere, and WebAssembly cannot work on it.
 */
export function joinMemory(shared: WasmMemory, { room }: Layout): SegmentMemory {
  let at: number;
  try {
    at = shared.grow(pagesOf(room.size)) * PAGE;
  } catch {
    return memoryAt({ buffer: shared.buffer, at: 0 }, { room } as Layout, true);
  }
  const { buffer } = shared;
  return { cases: { buffer, at: 0 }, room: { buffer, at }, wasm: shared, isShared: true };
}

const ownRoom = (bytes: number): Place => ({ buffer: new ArrayBuffer(bytes), at: 0 });

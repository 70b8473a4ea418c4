import type { Node, Tape } from './tape.ts';
import { operateInto } from './tape-block.kernel.ts';

/** A tape made ready for many scenarios. */
export interface TapeRunner {
  /** Generated machine code, or a loop over the operations; both give the same bits. */
  readonly kind: 'generated' | 'plain';
  /**
   * Works out every scenario; nothing is allocated for one.
   *
   * @param columns  one array for each variable of the tape, one figure a scenario
   * @param outs     one array for each output, written; 0 where a scenario is refused
   * @param refused  1 for each scenario in which the tape's requirements do not hold, else 0; written
   * @returns how many scenarios are refused
   */
  readonly run: (columns: readonly Float64Array[], outs: readonly Float64Array[], refused: Uint8Array) => number;
}

/** Scenarios that go through the operations together, so that results are still near the processor when used. */
const BLOCK = 128;

/** The plain reading of a tape: operation by operation over blocks of scenarios. */
export function plainRunner({ operations, outputs, holds }: Tape): TapeRunner {
  const rows = operations.map(() => new Float64Array(BLOCK));
  const row = (node: Node | undefined): Float64Array => rows[node ?? 0] as Float64Array;
  const inputs: [row: Float64Array, column: number][] = [];
  const steps: ((size: number) => void)[] = [];
  for (const [node, { code, args, value }] of operations.entries()) {
    const [a, b, c] = args;
    const operands = [row(a), row(b), row(c)] as const;
    if (code === 'variable') inputs.push([row(node), value]);
    else if (args.length === 0) row(node).fill(value);
    else steps.push((size) => operateInto(row(node), code, operands, size));
  }

  const run: TapeRunner['run'] = (columns, outs, refused) => {
    let count = 0;
    for (let from = 0; from < refused.length; from += BLOCK) {
      const size = Math.min(BLOCK, refused.length - from);
      for (const [into, column] of inputs) into.set((columns[column] as Float64Array).subarray(from, from + size));
      for (const step of steps) step(size);
      for (const [index, node] of outputs.entries()) outs[index]?.set(row(node).subarray(0, size), from);
      for (let i = 0; i < size; i++) {
        const isRefused = row(holds)[i] !== 1;
        refused[from + i] = isRefused ? 1 : 0;
        if (!isRefused) continue;
        count++;
        for (const out of outs) out[from + i] = 0;
      }
    }
    return count;
  };
  return { kind: 'plain', run };
}

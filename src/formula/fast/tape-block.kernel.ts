import type { Code } from './tape.ts';
import { CALLS, type CallName } from './tape-calls.ts';

/**
 * One operation of a tape over the first `n` scenarios of a block: `out[i]` from `a[i]`, `b[i]`, `c[i]`, as
 * `evaluateOne` does it for one scenario. Truths are 1 and 0. The arrays may not overlap.
 */
export function operateInto(
  out: Float64Array,
  code: Code,
  args: readonly [a: Float64Array, b: Float64Array, c: Float64Array],
  n: number,
): void {
  const [a, b, c] = args;
  switch (code) {
    case 'add':
      for (let i = 0; i < n; i++) out[i] = a[i]! + b[i]!;
      return;
    case 'sub':
      for (let i = 0; i < n; i++) out[i] = a[i]! - b[i]!;
      return;
    case 'mul':
    case 'and':
      for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]!;
      return;
    case 'div':
      for (let i = 0; i < n; i++) out[i] = a[i]! / b[i]!;
      return;
    case 'neg':
      for (let i = 0; i < n; i++) out[i] = -a[i]!;
      return;
    case 'abs':
      for (let i = 0; i < n; i++) out[i] = Math.abs(a[i]!);
      return;
    case 'sqrt':
      for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i]!);
      return;
    case 'min':
      for (let i = 0; i < n; i++) out[i] = Math.min(a[i]!, b[i]!);
      return;
    case 'max':
    case 'or':
      for (let i = 0; i < n; i++) out[i] = Math.max(a[i]!, b[i]!);
      return;
    case 'lt':
      for (let i = 0; i < n; i++) out[i] = a[i]! < b[i]! ? 1 : 0;
      return;
    case 'le':
      for (let i = 0; i < n; i++) out[i] = a[i]! <= b[i]! ? 1 : 0;
      return;
    case 'eq':
      for (let i = 0; i < n; i++) out[i] = a[i]! === b[i]! ? 1 : 0;
      return;
    case 'not':
      for (let i = 0; i < n; i++) out[i] = 1 - a[i]!;
      return;
    case 'select':
      for (let i = 0; i < n; i++) out[i] = a[i]! === 1 ? b[i]! : c[i]!;
      return;
    default: {
      const f = CALLS[code as CallName] as (x: number, y: number) => number;
      for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!);
    }
  }
}

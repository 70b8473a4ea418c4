import { attempt } from '../../base/result.ts';
import { decimal } from '../../numeric/decimal.ts';
import type { Model } from '../define-model.ts';
import { driversOf, exactLine, moved, outcomeOf } from './driver.ts';

export interface FastModel {
  readonly columns: readonly string[];
  readonly base: readonly number[];
  run(columns: readonly Float64Array[], out: Float64Array, refused: Uint8Array): number;
  gradient(point: readonly number[]): {
    readonly value: number;
    readonly slopes: Float64Array;
    readonly kinks: readonly { readonly line: string; readonly formula: string }[];
  };
}

export function compileFast(
  model: Model,
  input: unknown,
  varying: readonly string[],
  options: { readonly of?: string } = {},
): FastModel {
  const base = outcomeOf(model, input);
  const columns = varying;
  const drivers = driversOf(model, base, columns);
  const at = (point: readonly number[]) => {
    const moving = drivers.reduce(
      (standing, driver, j) => moved(standing, driver, decimal(point[j]!.toPrecision(17))),
      input as Record<string, unknown>,
    );
    return attempt(() => exactLine(model, moving, options.of ?? 'value').toNumber());
  };
  return {
    columns,
    base: drivers.map((d) => d.at?.toNumber() ?? 0),
    run: (xs, out, refused) => {
      let count = 0;
      for (let i = 0; i < out.length; i++) {
        const result = at(xs.map((x) => x[i]!));
        out[i] = result.ok ? result.value : 0;
        refused[i] = result.ok ? 0 : 1;
        count += refused[i]!;
      }
      return count;
    },
    gradient: (point) => {
      const value = (p: readonly number[]) => {
        const r = at(p);
        if (!r.ok) throw r.error;
        return r.value;
      };
      const slopes = Float64Array.from(point, (x, j) => {
        const h = 1e-6 * Math.max(1, Math.abs(x));
        return (value(point.with(j, x + h)) - value(point.with(j, x - h))) / (2 * h);
      });
      return { value: value(point), slopes, kinks: [] };
    },
  };
}

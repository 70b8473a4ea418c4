import type { ModelSpec } from '../../src/formula/model.ts';

const SLIPS: Readonly<Record<string, string>> = { '+': '−', '−': '+', '×': '÷', '÷': '×', '^': '×', '1': '2' };

/** One slip of the pen. */
export interface Slip {
  readonly line: string;
  readonly text: string;
}

/** Every way to mistake one sign or one figure in a model's formulas. */
export function slipsOf({ formulas }: ModelSpec): readonly Slip[] {
  return Object.entries(formulas).flatMap(([line, { is }]) =>
    [...is].flatMap((sign, at): Slip[] => {
      const slip = SLIPS[sign];
      return slip === undefined ? [] : [{ line, text: `${is.slice(0, at)}${slip}${is.slice(at + 1)}` }];
    }),
  );
}

/** The model with that slip in it. */
export function withSlip(spec: ModelSpec, { line, text }: Slip): ModelSpec {
  const formula = spec.formulas[line];
  if (formula === undefined) throw new Error(`no line ${line}`);
  return { ...spec, formulas: { ...spec.formulas, [line]: { ...formula, is: text } } };
}

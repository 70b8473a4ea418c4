import { contentHash } from '../base/canonical.ts';
import type { ModelSpec } from './model.ts';

const known = new WeakMap<ModelSpec, string>();

/** A fingerprint of a model's whole text, worked out once. */
export function modelHash(spec: ModelSpec): string {
  const hash = known.get(spec) ?? contentHash(hashable(spec));
  known.set(spec, hash);
  return hash;
}

/** A model's text as plain data: a model behind an input by its own text. */
function hashable({ inputs, ...rest }: ModelSpec): unknown {
  const plain = Object.entries(inputs).map(([name, { model, ...quantity }]) => [
    name,
    model === undefined ? quantity : { ...quantity, model: hashable(model.checked.spec) },
  ]);
  return { ...rest, inputs: Object.fromEntries(plain) };
}

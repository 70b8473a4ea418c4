import { invariant, quote } from './errors.ts';
import { sha256 } from './sha256.ts';

/** JSON with object keys in code-unit order and no spaces: equal data give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    let text = '';
    for (const key of Object.keys(value).sort()) {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
    }
    return `{${text}}`;
  }
  const isData = typeof value === 'number' ? Number.isFinite(value) : ['string', 'boolean'].includes(typeof value);
  invariant(isData || value === null, `only data can be hashed, met ${quote(value)}`);
  return JSON.stringify(value);
}

/** A fingerprint of plain data: SHA-256 of its canonical JSON. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}

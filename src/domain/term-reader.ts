import type * as z from 'zod';
import { type Fault, IpworthError, quote } from '../base/errors.ts';
import { decimal } from '../numeric/decimal.ts';
import type { SchemeLeaf } from './scheme-leaf.ts';
import type { Term, UnknownTerm } from './scheme-terms.ts';

/** Terms that no source tells, by path, as whoever uses the scheme supplies them: text as in a document, each with a reason. */
export type SuppliedTerms = Readonly<Record<string, { readonly value: string; readonly reason: string }>>;

interface ReadTerm {
  readonly leaf: SchemeLeaf<unknown>;
  readonly fault: string | undefined;
}

/** Reads the terms of a scheme one by one and remembers their paths, so that supplied ones can be held against them. */
export class TermReader {
  readonly #terms = new Map<string, ReadTerm>();
  readonly #supplied: SuppliedTerms;

  constructor(supplied: SuppliedTerms) {
    this.#supplied = supplied;
  }

  /** A term as its source tells it, as it is supplied, or as unknown. */
  term<T>(path: string, leaf: SchemeLeaf<T>, schema: z.ZodType<T>): Term<T> {
    const given = Object.hasOwn(this.#supplied, path) ? this.#supplied[path] : undefined;
    const read = leaf.value === null && given !== undefined ? readSupplied(given.value, leaf, schema) : undefined;
    this.#terms.set(path, { leaf, fault: read?.problem });
    const value = leaf.value ?? read?.value;
    return value === undefined || value === null ? unknown(path, leaf) : value;
  }

  /** `term` where a scheme may leave it out: `null` then. */
  optional<T>(path: string, leaf: SchemeLeaf<T> | undefined, schema: z.ZodType<T>): Term<T> | null {
    return leaf === undefined ? null : this.term(path, leaf, schema);
  }

  /** Every term read, with where it comes from. */
  leaves(): ReadonlyMap<string, SchemeLeaf<unknown>> {
    return new Map([...this.#terms].map(([path, { leaf }]) => [path, leaf]));
  }

  /** @throws INPUT_INVALID  a supplied term that is no term, is known already, or is not of its kind; all at once */
  check(at: string): void {
    const open = [...this.#terms].flatMap(([path, { leaf }]) => (leaf.value === null ? [path] : []));
    const faults = Object.entries(this.#supplied).flatMap(([path, { value }]): Fault[] => {
      const problem = this.#problem(path);
      const remedy = `open terms are ${open.join(', ')}`;
      return problem === undefined ? [] : [{ at: `${at}/supplied/${path}`, problem, met: quote(value), remedy }];
    });
    if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  }

  #problem(path: string): string | undefined {
    const term = this.#terms.get(path);
    if (term === undefined) return 'the scheme has no such term';
    const { value } = term.leaf;
    if (value === null) return term.fault;
    const known = typeof value === 'string' ? value : quote(value);
    return `the term is known (${known}) and cannot be overruled`;
  }
}

function unknown<T>(path: string, { note, atLeast, atMost }: SchemeLeaf<T>): UnknownTerm {
  const bounds = {
    ...(atLeast !== undefined && { atLeast: String(atLeast) }),
    ...(atMost !== undefined && { atMost: String(atMost) }),
  };
  return { unknown: path, note: note?.en ?? null, ...bounds };
}

/** A supplied text as the value of a term: itself, or what it says as JSON (`true`, `6`, `{"nonPerforming":true}`). */
function readSupplied<T>(
  text: string,
  leaf: SchemeLeaf<T>,
  schema: z.ZodType<T>,
): { readonly value?: T; readonly problem?: string } {
  const plain = schema.safeParse(text);
  const parsed = plain.success ? plain : schema.safeParse(jsonOf(text));
  if (!parsed.success) return { problem: 'not a value this term can have' };
  if (leaf.atLeast !== undefined && decimal(text).lt(String(leaf.atLeast))) {
    return { problem: `below what the source allows: at least ${leaf.atLeast}` };
  }
  if (leaf.atMost !== undefined && decimal(text).gt(String(leaf.atMost))) {
    return { problem: `above what the source allows: at most ${leaf.atMost}` };
  }
  return { value: parsed.data };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

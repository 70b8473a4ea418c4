/** What can go wrong, as a closed set. `docs/errors.md` has a paragraph for each; a test compares the two lists. */
export const ERROR_CODES = [
  'INPUT_INVALID',
  'ARGUMENT_INVALID',
  'DATA_INVALID',
  'DATA_NOT_FOUND',
  'DATA_NOT_IN_FORCE',
  'DATA_UNKNOWN',
  'EVIDENCE_INSUFFICIENT',
  'METHODS_TOO_FEW',
  'MODEL_INVALID',
  'NO_SOLUTION',
  'NO_CONVERGENCE',
  'CANCELLED',
  'INVARIANT_BROKEN',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault: where it is, what is wrong, what was met there, what would be right. */
export interface Fault {
  /** Path into the caller's document, or the name of the function and argument. */
  readonly at: string;
  readonly problem: string;
  /** The value met, as text; absent where nothing was met. */
  readonly met?: string;
  readonly remedy?: string;
}

const BRAND = Symbol.for('ipworth.error');

/** The only error this library throws on purpose. Recognise it with `isIpworthError`, which works across module copies. */
export class IpworthError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];

  constructor(code: ErrorCode, faults: readonly Fault[]) {
    super(`${code}: ${faults.map(faultText).join('\n')}`);
    this.name = 'IpworthError';
    this.code = code;
    this.faults = faults;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

export function isIpworthError(value: unknown): value is IpworthError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[BRAND] === true;
}

/** A fault as one line: `place: what is wrong; met X; what would be right`. */
export function faultText(fault: Fault): string {
  const met = fault.met === undefined ? '' : `; met ${fault.met}`;
  const remedy = fault.remedy === undefined ? '' : `; ${fault.remedy}`;
  return `${fault.at}: ${fault.problem}${met}${remedy}`;
}

/** Throws an `IpworthError` with one fault. */
export function refuse(code: ErrorCode, fault: Fault): never {
  throw new IpworthError(code, [fault]);
}

/** A value as it should be quoted in a message: JSON, cut at 80 characters; NaN and infinities by name. */
export function quote(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : jsonText(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** For our own mistakes only: passes straight through every `try` door. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) refuse('INVARIANT_BROKEN', { at: 'ipworth', problem: message, remedy: 'please report this' });
}

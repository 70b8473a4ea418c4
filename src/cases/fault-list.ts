import { type ErrorCode, type Fault, IpworthError } from '../base/errors.ts';

const SHOWN = 20;

/** Collects the faults of a document so that they are told all at once, the first twenty in full. */
export class FaultList {
  readonly #document: string;
  readonly #shown: Fault[] = [];
  #count = 0;

  constructor(document: string) {
    this.#document = document;
  }

  add(fault: Fault): void {
    if (this.#count < SHOWN) this.#shown.push(fault);
    this.#count++;
  }

  /** @throws `code`  where any fault was added */
  refuseAny(code: ErrorCode): void {
    if (this.#count === 0) return;
    const more = this.#count - SHOWN;
    const rest = more > 0 ? [{ at: this.#document, problem: `and ${more} more` }] : [];
    throw new IpworthError(code, [...this.#shown, ...rest]);
  }
}

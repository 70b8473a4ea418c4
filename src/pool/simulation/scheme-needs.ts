import { type Fault, IpworthError } from '../../base/errors.ts';
import { isUnknown, type SchemeRules, type Term, type TriggerTerms } from '../../domain/scheme-terms.ts';

/** Reads the terms of a scheme and gathers those that are needed and that no source tells. */
export class SchemeNeeds {
  readonly name: string;
  readonly #faults: Fault[];

  constructor({ id, version }: SchemeRules, faults: Fault[]) {
    this.name = `${id}@${version}`;
    this.#faults = faults;
  }

  /** The term, or `otherwise` where it is unknown, which is then told at the end. */
  need<T>(term: Term<T>, otherwise: T): T {
    if (!isUnknown(term)) return term;
    this.#faults.push({
      at: `scheme ${this.name} ${term.unknown}`,
      problem: `the simulation needs this term and no source tells it${term.note === null ? '' : ` (${term.note})`}`,
      met: 'null',
      remedy: `supply ${term.unknown} with a reason`,
    });
    return otherwise;
  }
}

/** @throws DATA_UNKNOWN  all terms that were needed and are unknown */
export function refuseUnknown(faults: readonly Fault[]): void {
  const seen = new Map(faults.map((fault) => [fault.at, fault]));
  if (seen.size > 0) throw new IpworthError('DATA_UNKNOWN', [...seen.values()]);
}

/**
 * Whole quarters from default (90 days past due) until a claim can be filed. Court filing and recognition by another party take
 * no time of their own; write-off and an established loss wait for the end of the sale.
 */
export function triggerLag(trigger: TriggerTerms, quartersToCash: number): number {
  const lags: number[] = [];
  if (trigger.daysPastDue !== null) lags.push(Math.max(0, Math.ceil((trigger.daysPastDue - 90) / 91)));
  if (trigger.isNonPerforming) lags.push(0);
  if (trigger.monthsNonPerforming !== null) lags.push(Math.ceil(trigger.monthsNonPerforming / 3));
  if (trigger.courtFiling) lags.push(0);
  if (trigger.writeOff || trigger.lossEstablished === true) lags.push(quartersToCash);
  if (lags.length === 0) return 0;
  return trigger.combination === 'all' ? Math.max(...lags) : Math.min(...lags);
}

import { canonicalJson } from '../base/canonical.ts';
import { checksum } from '../base/checksum.ts';
import type { Outcome } from './outcome.ts';

type Unsealed = Omit<Outcome, 'seal'>;

/** What a record is sealed by, place by place: every input and step on its own, the rest by field. */
export function sealOf({ inputs, steps, ...rest }: Unsealed): Outcome['seal'] {
  const parts: [string, unknown][] = [
    ...Object.entries(rest).filter(([place]) => place !== 'seal'),
    ...inputs.map((input): [string, unknown] => [`inputs/${input.name}`, input]),
    ...steps.map((step): [string, unknown] => [`steps/${step.name}`, step]),
  ];
  return Object.fromEntries(parts.map(([place, part]) => [place, checksum(canonicalJson(part))]));
}

/** The record with its seal. */
export function sealed(record: Unsealed): Outcome {
  return { ...record, seal: sealOf(record) };
}

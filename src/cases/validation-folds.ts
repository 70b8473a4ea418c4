import { quote, refuse } from '../base/errors.ts';
import type { ValidationScheme } from '../domain/case-study.ts';
import type { CaseBase } from './case-base.ts';
import { scrambled } from './scramble.ts';

/** Cases to be predicted, and the cases that they may be predicted from; a case is never predicted from itself. */
export interface Fold {
  readonly tested: readonly number[];
  /** By case: 1 where it may be used. */
  readonly training: Uint8Array;
}

/**
 * The cases of a base in parts, each to be predicted from others.
 *
 *     folds             ten parts by a scramble of the numbers, each from the other nine
 *     leave-one-out     each from all others
 *     leave-group-out   each from the cases of another level of an attribute: same family, same deal, same owner
 *     rolling-origin    in the order of days, each of ten later parts from what is of an earlier day than its first
 *
 * Where there are more than `most` cases, so many are tested, chosen by the scramble.
 *
 * @throws INPUT_INVALID          an attribute without levels, no days for a rolling origin
 * @throws EVIDENCE_INSUFFICIENT  fewer than 20 cases, fewer than two groups
 */
export function validationFolds(base: CaseBase, scheme: ValidationScheme, most: number): readonly Fold[] {
  const n = base.cases.length;
  if (n < LEAST_CASES) {
    const remedy = `${LEAST_CASES - n} more cases would do`;
    refuse('EVIDENCE_INSUFFICIENT', {
      at: 'the study',
      problem: `${LEAST_CASES} cases are needed`,
      met: quote(n),
      remedy,
    });
  }
  const order = scrambled([...base.cases.keys()]);
  const isTested = new Uint8Array(n);
  for (const number of order.slice(0, most)) isTested[number] = 1;
  const thinned = (parts: readonly (readonly number[])[]): Fold[] =>
    parts.map((part) => ({ tested: part.filter((number) => isTested[number] === 1), training: without(n, part) }));
  switch (scheme.by) {
    case 'leave-one-out':
      return [{ tested: order.slice(0, most), training: new Uint8Array(n).fill(1) }];
    case 'folds':
      return thinned(parts(order, FOLDS));
    case 'leave-group-out':
      return thinned(groupsOf(base, scheme.attribute)).filter(({ tested }) => tested.length > 0);
    case 'rolling-origin':
      return rollingFolds(base, isTested);
  }
}

const LEAST_CASES = 20;
const FOLDS = 10;
const MOST_GROUPS = 50;

function parts(order: readonly number[], count: number): number[][] {
  return Array.from({ length: count }, (_, f) => order.filter((__, i) => i % count === f));
}

function without(n: number, part: readonly number[]): Uint8Array {
  const training = new Uint8Array(n).fill(1);
  for (const number of part) training[number] = 0;
  return training;
}

function groupsOf(base: CaseBase, name: string): number[][] {
  const place = base.columns.findIndex(({ attribute }) => attribute.name === name);
  if (place < 0) {
    const remedy = `the schema has ${base.columns.map(({ attribute }) => quote(attribute.name)).join(', ')}`;
    refuse('INPUT_INVALID', { at: 'scheme /attribute', problem: 'no such attribute', met: quote(name), remedy });
  }
  const groups = new Map<number, number[]>();
  const width = base.columns.length;
  base.cases.forEach((_, number) => {
    const code = base.codes[number * width + place]!;
    // a case of unknown group stands alone
    const key = Number.isNaN(code) ? -2 - number : code;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [number]);
    else group.push(number);
  });
  if (groups.size < 2) {
    const remedy = 'choose an attribute that varies';
    refuse('EVIDENCE_INSUFFICIENT', {
      at: 'scheme /attribute',
      problem: 'all cases are of one group',
      met: quote(name),
      remedy,
    });
  }
  const all = [...groups.values()];
  if (all.length <= MOST_GROUPS) return all;
  // several groups left out together are each left out
  return parts(scrambled([...all.keys()]), MOST_GROUPS).map((bundle) => bundle.flatMap((g) => all[g]!));
}

function rollingFolds(base: CaseBase, isTested: Uint8Array): Fold[] {
  const dated = [...base.cases.keys()].filter((number) => base.cases[number]!.day !== null);
  if (dated.length < LEAST_CASES) {
    const remedy = "name the column of days in the schema, as { column: 'Date' }";
    refuse('INPUT_INVALID', {
      at: 'scheme',
      problem: `${LEAST_CASES} cases with a day are needed`,
      met: quote(dated.length),
      remedy,
    });
  }
  const dayOf = (number: number): number => base.cases[number]!.day!;
  const order = dated.sort((a, b) => dayOf(a) - dayOf(b) || a - b);
  // the first part is only learned from
  const size = order.length / (FOLDS + 1);
  return Array.from({ length: FOLDS }, (_, f) => {
    const part = order.slice(Math.floor((f + 1) * size), Math.floor((f + 2) * size));
    const training = new Uint8Array(base.cases.length);
    for (const number of order) if (part.length > 0 && dayOf(number) < dayOf(part[0]!)) training[number] = 1;
    return { tested: part.filter((number) => isTested[number] === 1), training };
  });
}

import {
  type IndexAttribute,
  IndexQuery,
  type IndexQueryInput,
  IndexSchema,
  type IndexSchemaInput,
} from '../../../src/domain/case-index-schema.ts';
import { parseDay } from '../../../src/numeric/calendar.ts';
import { log, log1p } from '../../../src/numeric/elementary.ts';
import { sum } from '../../../src/numeric/sum.ts';
import type { Row } from './random-cases.ts';

/** The definition, from the rows themselves: every case is measured, all are sorted. */
export interface SlowCase {
  readonly number: number;
  readonly distance: number;
  readonly contributions: readonly number[];
}

type Known = number | string | readonly string[];

function codeOf(attribute: IndexAttribute, cell: Row[string]): Known | undefined {
  if (cell === null || cell === undefined || cell === '') return undefined;
  switch (attribute.kind) {
    case 'numeric': {
      const value = Number(cell);
      return { linear: value, log: value > 0 ? log(value) : 0, log1p: value >= 0 ? log1p(value) : 0 }[
        attribute.transform
      ];
    }
    case 'ratio':
      return Number(cell);
    case 'date':
      return parseDay(String(cell));
    case 'ordinal':
      return attribute.levels.indexOf(String(cell));
    case 'presence':
      return cell === attribute.present ? 1 : 0;
    case 'set':
      return [...new Set(cell as readonly string[])].sort();
    default:
      return String(cell);
  }
}

interface Frozen {
  readonly attribute: IndexAttribute;
  readonly low: number;
  readonly span: number;
  readonly unit: number;
  readonly deviations: {
    readonly range: number;
    readonly standardDeviation: number;
    readonly meanDeviation: number;
    readonly none: 1;
  };
}

function freeze(attribute: IndexAttribute, rows: readonly Row[]): Frozen {
  const codes = rows.map((row) => codeOf(attribute, row[attribute.name])).filter((code) => typeof code === 'number');
  const mean = codes.length === 0 ? 0 : sum(codes) / codes.length;
  const gaps = codes.map((code) => Math.abs(code - mean));
  const low = codes.length === 0 ? 0 : Math.min(...codes);
  const span = codes.length === 0 ? 0 : Math.max(...codes) - low;
  let unit = 1;
  if (attribute.kind === 'numeric' || attribute.kind === 'ratio') {
    const size = span > 0 ? span : Math.abs(low);
    if (size > 0) {
      while (unit > size) unit /= 2;
      while (2 * unit <= size) unit *= 2;
    }
  }
  const deviations = {
    range: span,
    standardDeviation: codes.length < 2 ? 0 : Math.sqrt(sum(gaps.map((gap) => gap * gap)) / (codes.length - 1)),
    meanDeviation: codes.length === 0 ? 0 : sum(gaps) / codes.length,
    none: 1,
  } as const;
  return { attribute, low, span, unit, deviations };
}

/** Local distance, undefined where nothing is compared; `missing` for what is not known. */
function local(
  frozen: Frozen,
  target: Known | undefined,
  found: Known | undefined,
  scale: IndexQuery['scale'],
): number | 'missing' | undefined {
  const { attribute, low, span, unit, deviations } = frozen;
  if (target === undefined || found === undefined) return 'missing';
  if (attribute.kind === 'categorical') return target === found ? 0 : 1;
  if (attribute.kind === 'presence') return target === 0 && found === 0 ? undefined : target === found ? 0 : 1;
  if (attribute.kind === 'taxonomy') {
    if (target === found) return 0;
    const same = attribute.cuts.filter((cut) => String(target).slice(0, cut) === String(found).slice(0, cut));
    return attribute.distances[same.length]!;
  }
  if (attribute.kind === 'set') {
    const [a, b] = [target as readonly string[], found as readonly string[]];
    const common = a.filter((word) => b.includes(word)).length;
    return a.join() === b.join() ? 0 : 1 - common / (a.length + b.length - common);
  }
  const at = (code: Known) => Math.fround((Number(code) - low) / unit);
  const gap = Math.abs(at(found) - at(target));
  const divisor = deviations[scale];
  if (divisor === 0 || span === 0) return gap === 0 ? 0 : 1;
  return scale === 'range' ? Math.min(gap * (unit / span), 1) : gap * (unit / divisor);
}

function largestOf({ attribute, span, deviations }: Frozen, scale: IndexQuery['scale']): number {
  const isNumber =
    attribute.kind === 'numeric' ||
    attribute.kind === 'ratio' ||
    attribute.kind === 'date' ||
    attribute.kind === 'ordinal';
  return !isNumber || scale === 'range' || span === 0 || deviations[scale] === 0 ? 1 : span / deviations[scale];
}

/** Meets a condition, to the precision in which numbers are kept. */
function meets(frozen: Frozen, cell: Row[string], wanted: IndexQuery['where'][string]): boolean {
  const code = codeOf(frozen.attribute, cell);
  if (code === undefined) return false;
  if (Array.isArray(wanted)) return wanted.includes(String(cell));
  const at = (given: Row[string]) => Math.fround((Number(codeOf(frozen.attribute, given)) - frozen.low) / frozen.unit);
  return (
    at(cell) >= (wanted.from === undefined ? -Infinity : at(wanted.from)) &&
    at(cell) <= (wanted.to === undefined ? Infinity : at(wanted.to))
  );
}

export interface Beside {
  readonly except?: number;
  /** Rows that set the ranges, where not all do. */
  readonly frozenBy?: readonly Row[];
}

/** All cases that may be found, nearest first. */
export function sortAll(
  schemaInput: IndexSchemaInput,
  rows: readonly Row[],
  target: Row,
  queryInput: IndexQueryInput,
  beside: Beside = {},
): SlowCase[] {
  const schema = IndexSchema.parse(schemaInput);
  const query = IndexQuery.parse(queryInput);
  const frozen = schema.attributes.map((attribute) => freeze(attribute, beside.frozenBy ?? rows));
  const weight = schema.attributes.map(({ name, weight }) => query.weights[name] ?? weight);
  const aims = frozen.map(({ attribute }) => codeOf(attribute, target[attribute.name]));
  const takes = weight.map((w, j) => w > 0 && (query.missing === 'maximum' || aims[j] !== undefined));
  const lanes = (terms: readonly number[]): number => {
    const two = [0, 0];
    terms.forEach((term, j) => {
      two[j % 2]! += term;
    });
    return two[0]! + two[1]!;
  };
  const total = lanes(weight.map((w, j) => (takes[j] ? w : 0)));
  const squared = query.metric === 'heom' || query.metric === 'euclid';
  const found: SlowCase[] = [];
  rows.forEach((row, number) => {
    if (number === beside.except || !isAdmitted(row, query, number)) return;
    if (
      !frozen.every(
        (one) =>
          !(one.attribute.name in query.where) || meets(one, row[one.attribute.name], query.where[one.attribute.name]!),
      )
    )
      return;
    const dropped: number[] = [];
    const costs = frozen.map((one, j) => {
      let d = takes[j] ? local(one, aims[j], codeOf(one.attribute, row[one.attribute.name]), query.scale) : 0;
      if (d === 'missing') d = query.missing === 'skip' ? undefined : largestOf(one, query.scale);
      dropped.push(d === undefined ? weight[j]! : 0);
      return d === undefined || !takes[j] ? 0 : weight[j]! * (squared ? d * d : d);
    });
    const compared = total - lanes(dropped);
    if (compared < Math.max(query.minOverlap * (1 - 1e-12), 1e-9) * total) return;
    const contributions = costs.map((cost) => cost * ((query.metric === 'gower' ? 1 : total) / compared));
    const distance = squared ? Math.sqrt(lanes(contributions)) : lanes(contributions);
    found.push({ number, distance, contributions });
  });
  return found.sort((a, b) => a.distance - b.distance || a.number - b.number);
}

function isAdmitted(row: Row, query: IndexQuery, number: number): boolean {
  const { asOf, grades, withoutCircular, exclude } = query;
  return (
    (asOf === undefined || (row.day !== null && String(row.day) <= asOf)) &&
    (grades === undefined || grades.includes(row.grade as never)) &&
    !(withoutCircular && row.circular === 'yes') &&
    !exclude.includes(`case ${number}`)
  );
}

import type * as z from 'zod';
import { contentHash } from '../base/canonical.ts';
import { refuse } from '../base/errors.ts';
import { PatentFeeRules } from '../domain/fee-calendar.ts';
import { IndicatorSystem } from '../domain/indicator-system.ts';
import { IndustryRoyalties } from '../domain/industry-royalties.ts';
import { OpenLicenceRules } from '../domain/open-licence.ts';
import { parseWith } from '../domain/parse.ts';
import { PledgeRules } from '../domain/pledge-rules.ts';
import { PurposeProfiles } from '../domain/purpose.ts';
import { AnnualFeeTable, PledgePolicy } from '../domain/reference-data.ts';
import { RateSeries, ReferenceTable } from '../domain/reference-table.ts';
import { RuleSet } from '../domain/rule-set.ts';
import { CompensationScheme } from '../domain/scheme.ts';
import { StatutoryTerms } from '../domain/statutory-terms.ts';
import { BUILT_IN } from './built-in.ts';

/** The kinds of data sets and the schema of each. */
const SCHEMAS = {
  schemes: CompensationScheme,
  pledgePolicies: PledgePolicy,
  statutoryTerms: StatutoryTerms,
  annualFees: AnnualFeeTable,
  feeRules: PatentFeeRules,
  openLicenceRules: OpenLicenceRules,
  referenceTables: ReferenceTable,
  rateSeries: RateSeries,
  industryRoyalties: IndustryRoyalties,
  indicatorSystems: IndicatorSystem,
  rewardRules: RuleSet,
  taxRules: RuleSet,
  disposalRules: RuleSet,
  lendingRules: RuleSet,
  pledgeRules: PledgeRules,
  valuationPurposes: PurposeProfiles,
} as const;
const KINDS = Object.keys(SCHEMAS) as readonly DataSetKind[];

export type DataSetKind = keyof typeof SCHEMAS;

/** What is known: validated, frozen data sets. Later layers win over earlier ones of the same id and version. */
export type Catalog = { readonly [K in DataSetKind]: readonly z.infer<(typeof SCHEMAS)[K]>[] };

/** Data sets of unknown shape, by kind; a caller's own come in this form. */
export type RawSets = Partial<Readonly<Record<DataSetKind, readonly unknown[]>>>;

/** Which data set was used: what a reader needs to find it again. */
export interface DataSetUse {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly layer: string;
}

let builtIn: Catalog | undefined;
const layerOf = new WeakMap<object, string>();

/**
 * The built-in data sets, and a caller's own on top.
 *
 * @param layers  named layers in rising order of precedence, for instance `organisation` then `application`
 * @throws DATA_INVALID  a set that breaks its schema, with file id, place and value
 */
export function loadCatalog(layers: readonly { readonly name: string; readonly sets: RawSets }[] = []): Catalog {
  builtIn ??= deepFreeze(readSets('built-in', BUILT_IN));
  return layers.reduce((base, { name, sets }) => deepFreeze(overlay(base, readSets(name, sets))), builtIn);
}

function readSets(layer: string, sets: RawSets): Catalog {
  const strange = Object.keys(sets).filter((kind) => !Object.hasOwn(SCHEMAS, kind));
  if (strange.length > 0) {
    const remedy = `known are ${KINDS.join(', ')}`;
    refuse('DATA_INVALID', {
      at: `layer ${layer}`,
      problem: 'no such kind of data set',
      met: strange.join(', '),
      remedy,
    });
  }
  const read = <T extends object>(kind: DataSetKind, schema: z.ZodType<T>): readonly T[] =>
    (sets[kind] ?? []).map((raw) => {
      const set = parseWith(schema, raw, `${kind} ${nameOf(raw)}`, 'DATA_INVALID');
      layerOf.set(set, layer);
      return set;
    });
  return Object.fromEntries(KINDS.map((kind) => [kind, read<object>(kind, SCHEMAS[kind])])) as unknown as Catalog;
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

function overlay(base: Catalog, top: Catalog): Catalog {
  const merge = (low: readonly Versioned[], high: readonly Versioned[]): readonly Versioned[] => [
    ...low.filter((set) => !high.some((one) => one.id === set.id && one.version === set.version)),
    ...high,
  ];
  return Object.fromEntries(KINDS.map((kind) => [kind, merge(base[kind], top[kind])])) as unknown as Catalog;
}

function nameOf(raw: unknown): string {
  const named = raw as { readonly id?: unknown; readonly version?: unknown } | null;
  return typeof named?.id === 'string' ? `${named.id}@${String(named.version)}` : '(without id)';
}

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) deepFreeze(member);
  return Object.freeze(value);
}

/** How an outcome names a data set it used. */
export function dataSetUse(set: { readonly id: string; readonly version: number }): DataSetUse {
  return { id: set.id, version: set.version, hash: contentHash(set), layer: layerOf.get(set) ?? 'caller' };
}

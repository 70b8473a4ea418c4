import type * as z from 'zod';
import { contentHash } from '../base/canonical.ts';
import { IndicatorSystem } from '../domain/indicator-system.ts';
import { parseWith } from '../domain/parse.ts';
import { PurposeProfiles } from '../domain/purpose.ts';
import { AnnualFeeTable, PledgePolicy, StatutoryTerms } from '../domain/reference-data.ts';
import { RuleSet } from '../domain/rule-set.ts';
import { CompensationScheme } from '../domain/scheme.ts';
import { BUILT_IN } from './built-in.ts';

/** What is known: validated, frozen data sets. Later layers win over earlier ones of the same id and version. */
export interface Catalog {
  readonly schemes: readonly CompensationScheme[];
  readonly pledgePolicies: readonly PledgePolicy[];
  readonly statutoryTerms: readonly StatutoryTerms[];
  readonly annualFees: readonly AnnualFeeTable[];
  readonly indicatorSystems: readonly IndicatorSystem[];
  readonly rewardRules: readonly RuleSet[];
  readonly taxRules: readonly RuleSet[];
  readonly valuationPurposes: readonly PurposeProfiles[];
}

/** Data sets of unknown shape, by kind; a caller's own come in this form. */
export type RawSets = Partial<Readonly<Record<keyof Catalog, readonly unknown[]>>>;

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
  const read = <T extends object>(kind: keyof Catalog, schema: z.ZodType<T>): readonly T[] =>
    (sets[kind] ?? []).map((raw) => {
      const set = parseWith(schema, raw, `${kind} ${nameOf(raw)}`, 'DATA_INVALID');
      layerOf.set(set, layer);
      return set;
    });
  return {
    schemes: read('schemes', CompensationScheme),
    pledgePolicies: read('pledgePolicies', PledgePolicy),
    statutoryTerms: read('statutoryTerms', StatutoryTerms),
    annualFees: read('annualFees', AnnualFeeTable),
    indicatorSystems: read('indicatorSystems', IndicatorSystem),
    rewardRules: read('rewardRules', RuleSet),
    taxRules: read('taxRules', RuleSet),
    valuationPurposes: read('valuationPurposes', PurposeProfiles),
  };
}

function overlay(base: Catalog, top: Catalog): Catalog {
  const merge = <T extends { readonly id: string; readonly version: number }>(
    low: readonly T[],
    high: readonly T[],
  ): readonly T[] => [
    ...low.filter((set) => !high.some((one) => one.id === set.id && one.version === set.version)),
    ...high,
  ];
  return {
    schemes: merge(base.schemes, top.schemes),
    pledgePolicies: merge(base.pledgePolicies, top.pledgePolicies),
    statutoryTerms: merge(base.statutoryTerms, top.statutoryTerms),
    annualFees: merge(base.annualFees, top.annualFees),
    indicatorSystems: merge(base.indicatorSystems, top.indicatorSystems),
    rewardRules: merge(base.rewardRules, top.rewardRules),
    taxRules: merge(base.taxRules, top.taxRules),
    valuationPurposes: merge(base.valuationPurposes, top.valuationPurposes),
  };
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

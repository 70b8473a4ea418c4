import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical.ts';
import { BUILT_IN } from '../../src/catalog/built-in.ts';
import { PatentFeeRules } from '../../src/domain/fee-calendar.ts';
import { IndicatorSystem } from '../../src/domain/indicator-system.ts';
import { IndustryRoyalties } from '../../src/domain/industry-royalties.ts';
import { OpenLicenceRules } from '../../src/domain/open-licence.ts';
import { parseWith } from '../../src/domain/parse.ts';
import { PledgeRules } from '../../src/domain/pledge-rules.ts';
import { PurposeProfiles } from '../../src/domain/purpose.ts';
import { AnnualFeeTable, PledgePolicy } from '../../src/domain/reference-data.ts';
import { RateSeries, ReferenceTable } from '../../src/domain/reference-table.ts';
import { RuleSet } from '../../src/domain/rule-set.ts';
import { CompensationScheme } from '../../src/domain/scheme.ts';
import { StatutoryTerms } from '../../src/domain/statutory-terms.ts';
import { decimal, ZERO } from '../../src/numeric/decimal.ts';

const FOLDER = new URL('../../models/', import.meta.url);
const SCHEMAS = {
  'compensation-schemes': CompensationScheme,
  'pledge-policies': PledgePolicy,
  terms: StatutoryTerms,
  fees: AnnualFeeTable,
  'indicator-systems': IndicatorSystem,
  'reward-rules': RuleSet,
  'tax-rules': RuleSet,
  'disposal-rules': RuleSet,
  'lending-rules': RuleSet,
  'pledge-rules': PledgeRules,
  'valuation-purposes': PurposeProfiles,
  'fee-rules': PatentFeeRules,
  'licence-rules': OpenLicenceRules,
  'royalty-rates': ReferenceTable,
  statistics: ReferenceTable,
  parameters: ReferenceTable,
  'rate-series': RateSeries,
  'industry-royalties': IndustryRoyalties,
} as const;
const KINDS = {
  'compensation-schemes': BUILT_IN.schemes,
  'pledge-policies': BUILT_IN.pledgePolicies,
  terms: BUILT_IN.statutoryTerms,
  fees: BUILT_IN.annualFees,
  'indicator-systems': BUILT_IN.indicatorSystems,
  'reward-rules': BUILT_IN.rewardRules,
  'tax-rules': BUILT_IN.taxRules,
  'disposal-rules': BUILT_IN.disposalRules,
  'lending-rules': BUILT_IN.lendingRules,
  'pledge-rules': BUILT_IN.pledgeRules,
  'valuation-purposes': BUILT_IN.valuationPurposes,
  'fee-rules': BUILT_IN.feeRules,
  'licence-rules': BUILT_IN.openLicenceRules,
  'royalty-rates': BUILT_IN.referenceTables,
  statistics: BUILT_IN.referenceTables,
  parameters: BUILT_IN.referenceTables,
  'rate-series': BUILT_IN.rateSeries,
  'industry-royalties': BUILT_IN.industryRoyalties,
} as const;

/** Kinds whose figures share one mark and source, or carry it row by row in fields of their own. */
const COMMON_SOURCE: readonly string[] = ['fees', 'industry-royalties'];

type Kind = keyof typeof SCHEMAS;
interface DataSet {
  readonly id: string;
  readonly version: number;
  readonly inForce: { readonly from: string | null; readonly until: string | null };
  readonly sources: Readonly<Record<string, unknown>>;
}

const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .sort();
const read = (path: string) => JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8')) as DataSet;
const kindOf = (path: string) => path.split('/')[0] as Kind;

/** Every figure with an origin in a data set, with its place. */
function leavesOf(value: unknown, place = ''): (readonly [place: string, leaf: Readonly<Record<string, unknown>>])[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value) return [[place, value as Readonly<Record<string, unknown>>]];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, `${place}/${key}`));
}

/** Every key of sources that something in a data set refers to. */
function sourcesUsed(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'source' in value && typeof value.source === 'string' ? [value.source] : [];
  return [...own, ...Object.values(value).flatMap(sourcesUsed)];
}

describe('the data sets', () => {
  it('are those that come with the library, file by file and fact by fact', () => {
    for (const kind of Object.keys(SCHEMAS) as Kind[]) {
      const files = FILES.filter((path) => KINDS[kindOf(path)] === KINDS[kind]).map((path) =>
        canonicalJson(read(path)),
      );
      expect(files.length).toBeGreaterThan(0);
      expect(KINDS[kind].map((set) => canonicalJson(set)).sort()).toEqual(files.sort());
    }
    expect(FILES.filter((path) => !(kindOf(path) in SCHEMAS))).toEqual([]);
  });
  it('do not hold twice at once: versions of one id follow each other', () => {
    for (const kind of Object.keys(SCHEMAS)) {
      const sets = FILES.filter((path) => kindOf(path) === kind).map(read);
      for (const id of new Set(sets.map((set) => set.id))) {
        const versions = sets.filter((set) => set.id === id).sort((a, b) => a.version - b.version);
        for (const [i, { inForce }] of versions.slice(1).entries()) {
          expect(versions[i]?.inForce.until ?? '9999').toSatisfy((end: string) => end < (inForce.from ?? ''));
        }
      }
    }
  });
});

describe.each(FILES)('%s', (path) => {
  const set = read(path);
  const leaves = leavesOf(set);

  it('is called by its id and version', () => {
    expect(path).toBe(`${kindOf(path)}/${set.id}@${set.version}.json`);
  });
  it('keeps to its schema', () => {
    expect(parseWith<unknown>(SCHEMAS[kindOf(path)], set, path, 'DATA_INVALID')).toEqual(set);
  });
  it('names an entry of its sources for every figure, and uses every entry', () => {
    const used = sourcesUsed(set);
    for (const source of used) expect(Object.keys(set.sources)).toContain(source);
    if (!COMMON_SOURCE.includes(kindOf(path)))
      expect(Object.keys(set.sources).filter((key) => !used.includes(key))).toEqual([]);
  });
  it('says of each known figure how well it is known and from where, and of each unknown one where it was sought', () => {
    for (const [place, { value, mark, source, atLeast, atMost }] of leaves) {
      expect([place, typeof source]).toEqual([place, 'string']);
      if (value === null && atLeast === undefined && atMost === undefined)
        expect([place, mark]).toEqual([place, undefined]);
      else expect(['P', 'S', 'C']).toContain(mark);
    }
  });
});

describe('compensation schemes', () => {
  const ids = FILES.filter((path) => kindOf(path) === 'compensation-schemes');
  it('are at least 25 programmes of seven countries and the Union', () => {
    const names = new Set(ids.map((path) => read(path).id));
    expect(names.size).toBeGreaterThanOrEqual(25);
    expect([...new Set([...names].map((id) => id.slice(0, 2)))]).toEqual(
      expect.arrayContaining(['cn', 'eu', 'uk', 'us', 'jp', 'kr', 'my', 'sg']),
    );
  });
  it('carry what was read, and nothing inferred or recalled', () => {
    for (const path of ids) {
      for (const [place, { mark }] of leavesOf(read(path))) expect([path, place, mark]).toSatisfy(hasShippingMark);
    }
  });
  it('hold the published four-party split: 54, 16, 4 and the bank’s 26 %', () => {
    const zhongshan = read('compensation-schemes/cn-zhongshan-four-party@2.json') as unknown as CompensationScheme;
    const shares = zhongshan.layers.map(({ share }) => decimal(share.value ?? 0));
    expect(
      decimal(1)
        .minus(shares.reduce((a, b) => a.plus(b), ZERO))
        .toNumber(),
    ).toBe(0.26);
    expect(zhongshan).toMatchObject({
      remainder: 'bank',
      poolParty: 'government',
      pool: { size: { value: '70000000' } },
    });
  });
  it.each([
    'cn-zhongshan-four-party: from 40 to 70 million in 2021',
    'cn-shenzhen-pool: from 2019 over 2020 to the merged pool',
    'cn-shanghai-credit: from the 2023 edition to that of 2024–25',
    'kr-ip-recovery: the budgets of 2024 and 2025',
  ])('keep the revisions of %s', (revised) => {
    const id = revised.split(':')[0];
    expect(ids.filter((path) => read(path).id === id).length).toBeGreaterThan(1);
  });
});

function hasShippingMark([, , mark]: readonly unknown[]): boolean {
  return mark === undefined || mark === 'P' || mark === 'S';
}

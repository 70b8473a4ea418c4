import * as z from 'zod';
import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { versionOn } from '../catalog/in-force.ts';
import { parseWith } from '../domain/parse.ts';
import { PoolSetup } from '../domain/pool-setup.ts';
import { Day } from '../domain/quantities.ts';
import { resolveSchemeRules } from '../domain/scheme-rules.ts';

/** A version by the name of its scheme, with the terms that its sources do not tell. */
const NamedVersion = z.strictObject({
  from: Day,
  scheme: z.string().min(1),
  /** The day that tells which version of the data is meant; the first day unless given. */
  on: Day.optional(),
  supplied: z.record(z.string(), z.strictObject({ value: z.string(), reason: z.string().min(1) })).optional(),
});

const isNamed = (version: unknown): boolean =>
  typeof version === 'object' && version !== null && 'scheme' in version && !('rules' in version);

/**
 * The setup of a pool in which a version may be told by the id of its scheme instead of by its rules.
 *
 *     { "versions": [{ "from": "2025-01-01", "scheme": "cn-zhongshan-four-party", "supplied": { … } }], … }
 *
 * Lists that are left out are empty.
 *
 * @throws INPUT_INVALID  a setup that is none, all faults at once; a supplied term that is known or is none
 * @throws DATA_NOT_FOUND, DATA_NOT_IN_FORCE  no such scheme on its first day
 */
export function namedSetup(raw: unknown, catalog: Catalog = loadCatalog()): PoolSetup {
  const empty = { bankQuotas: [], holidays: [], extraWorkingDays: [], waived: [] };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return parseWith(PoolSetup, raw, 'pool setup');
  const { versions } = raw as { readonly versions?: unknown };
  if (!Array.isArray(versions)) return parseWith(PoolSetup, { ...empty, ...raw }, 'pool setup');
  const read = versions.map((version: unknown, i) => {
    if (!isNamed(version)) return version;
    const at = `pool setup /versions/${i}`;
    const { from, scheme, on = from, supplied = {} } = parseWith(NamedVersion, version, at);
    return { from, rules: resolveSchemeRules(versionOn(catalog.schemes, scheme, on, at), supplied, at) };
  });
  return parseWith(PoolSetup, { ...empty, ...raw, versions: read }, 'pool setup');
}

import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { versionOn } from '../catalog/in-force.ts';
import { NamedVersion } from '../domain/named-version.ts';
import { parseWith } from '../domain/parse.ts';
import { PoolSetup } from '../domain/pool-setup.ts';
import { resolveSchemeRules } from '../domain/scheme-rules.ts';

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

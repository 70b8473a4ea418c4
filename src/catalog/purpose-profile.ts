import { refuse } from '../base/errors.ts';
import { parseWith } from '../domain/parse.ts';
import { Purpose, type PurposeProfile } from '../domain/purpose.ts';
import { Day } from '../domain/quantities.ts';
import type { SourceEntry } from '../domain/sourced.ts';
import { type Catalog, type DataSetUse, dataSetUse, loadCatalog } from './catalog.ts';
import { versionOn } from './in-force.ts';

/** What a purpose demands on a day, and the data set that says so. */
export interface PurposeDemands extends PurposeProfile {
  readonly sources: Readonly<Record<string, SourceEntry>>;
  readonly use: DataSetUse;
}

const SET = 'cn-valuation-purposes';

/**
 * What a valuation for this purpose must observe, demand by demand with its source and mark, and the cross-checks that
 * bear on it. A list to work through, not a statement that it was observed.
 *
 * @throws INPUT_INVALID      a purpose or day that is none
 * @throws DATA_NOT_IN_FORCE  a day before the set
 */
export function purposeDemands(purpose: Purpose, day: string, catalog: Catalog = loadCatalog()): PurposeDemands {
  const asked = parseWith(Purpose, purpose, 'purpose');
  const set = versionOn(catalog.valuationPurposes, SET, parseWith(Day, day, 'purpose: day'), 'purpose: day');
  const profile = set.profiles.find((one) => one.purpose === asked);
  if (profile === undefined) {
    refuse('DATA_NOT_FOUND', { at: `${set.id}@${set.version}`, problem: 'no profile of this purpose', met: asked });
  }
  return { ...profile, sources: set.sources, use: dataSetUse(set) };
}

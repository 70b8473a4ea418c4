import { type Catalog, type DataSetUse, dataSetUse } from '../catalog/catalog.ts';
import { versionOn } from '../catalog/in-force.ts';
import { parseWith } from '../domain/parse.ts';
import { PoolSizing } from '../domain/pool-sizing.ts';
import { resolveSchemeRules } from '../domain/scheme-rules.ts';
import type { SchemeRules } from '../domain/scheme-terms.ts';
import { type PoolSize, type SizeQuestion, sizePool } from '../pool/adequacy/size-pool.ts';
import { compilePool, type PoolRequest } from '../pool/simulation/compile-pool.ts';
import { poolBookFromFile } from './pool-book-file.ts';

/** A book in a file, what it is taken to do, and the scheme by its id. */
export interface PoolFiles {
  /** CSV or NDJSON with the columns of `PoolLoanRow`; where no loan names a scheme all are under the one asked for. */
  readonly book: string;
  /** Of the shape of `PoolSizing`. */
  readonly setup: unknown;
  readonly scheme: string;
  /** Which version of the scheme: YYYY-MM-DD. */
  readonly day: string;
}

/** A pool read from files: what every question of a pool starts from. */
export interface PoolFromFiles {
  readonly request: PoolRequest;
  readonly setup: PoolSizing;
  readonly rules: SchemeRules;
  readonly day: string;
  readonly schemeUse: DataSetUse;
}

/** A pool's size with what it was found from. */
export interface SizedPool extends Omit<PoolFromFiles, 'request'> {
  readonly size: PoolSize;
}

/**
 * A book of loans, the scheme in force on a day and what loans and pledges are taken to do, as one request for the questions of
 * a pool.
 *
 * @throws INPUT_INVALID      a file that is none, cells and fields that are wrong, all of one file at once; a loan outside the
 *   scheme's rules
 * @throws DATA_NOT_FOUND, DATA_NOT_IN_FORCE  no such scheme on this day
 * @throws DATA_UNKNOWN       terms that no source tells and nobody supplied
 */
export function poolFromFiles({ book, setup: raw, scheme: id, day }: PoolFiles, catalog: Catalog): PoolFromFiles {
  const set = versionOn(catalog.schemes, id, day, 'scheme');
  const setup = parseWith(PoolSizing, raw, 'the setup');
  const rules = resolveSchemeRules(set, setup.supplied ?? {});
  const { horizonQuarters, quartersIntoYear, dependence, pledge, money } = setup;
  const terms = {
    loadings: setup.loadings,
    schemes: [id],
    ...(setup.ratings === undefined ? {} : { ratings: setup.ratings }),
    ...(setup.curves === undefined ? {} : { curves: setup.curves }),
  };
  const read = poolBookFromFile(book, terms);
  const isNamed = read.scheme.some((row) => row === 0);
  const request: PoolRequest = {
    book: isNamed ? read : { ...read, scheme: new Int32Array(read.loans) },
    dependence,
    pledge,
    schemes: [rules],
    money: [told(money)],
    horizonQuarters,
    ...(quartersIntoYear === undefined ? {} : { quartersIntoYear }),
  };
  compilePool(request);
  return { request, setup, rules, day, schemeUse: dataSetUse(set) };
}

/** How large the pool of a file must be. @throws as `poolFromFiles` and `requiredPool` */
export function sizePoolFromFiles(files: PoolFiles, question: SizeQuestion, catalog: Catalog): SizedPool {
  const { request, ...asked } = poolFromFiles(files, catalog);
  return { ...asked, size: sizePool(request, question) };
}

/** The fields that are told. */
function told(money: PoolSizing['money']): PoolRequest['money'][number] {
  return Object.fromEntries(Object.entries(money).filter(([, value]) => value !== undefined));
}

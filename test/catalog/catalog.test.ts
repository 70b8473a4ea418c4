import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/base/canonical.ts';
import { BUILT_IN } from '../../src/catalog/built-in.ts';
import { dataSetUse, loadCatalog } from '../../src/catalog/catalog.ts';
import { refusalOf } from '../support/formulas.ts';

const zhuhai = BUILT_IN.schemes.find(({ id }) => id === 'cn-zhuhai')!;
const changed = (id: string, version: number) => ({ ...structuredClone(zhuhai), id, version });
const sets = (...schemes: readonly unknown[]) => ({ schemes });

/** Every object inside `value`, itself included. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

describe('loadCatalog', () => {
  it('holds what comes with the library', () => {
    const catalog = loadCatalog();
    expect(catalog.schemes.map(({ id }) => id).sort()).toEqual(BUILT_IN.schemes.map(({ id }) => id).sort());
    expect(catalog.pledgePolicies).toHaveLength(BUILT_IN.pledgePolicies.length);
    expect(catalog.statutoryTerms).toHaveLength(2);
    expect(catalog.annualFees).toHaveLength(1);
  });
  it('holds sets that are frozen to the last leaf', () => {
    const { schemes } = loadCatalog([{ name: 'organisation', sets: sets(changed('mine', 1)) }]);
    const objects = schemes.flatMap(objectsIn);
    expect(objects.length).toBeGreaterThan(50);
    for (const object of objects) expect(Object.isFrozen(object)).toBe(true);
    expect(() => {
      (loadCatalog().schemes[0] as { id: string }).id = 'other';
    }).toThrowError(TypeError);
  });
  it('cannot be changed by a caller, lists and all', () => {
    const catalog = loadCatalog();
    expect(() => (catalog.schemes as unknown[]).pop()).toThrowError(TypeError);
    expect(() => Object.assign(catalog, { schemes: [] })).toThrowError(TypeError);
    const layered = loadCatalog([{ name: 'organisation', sets: sets(changed('mine', 1)) }]);
    expect(() => (layered.schemes as unknown[]).push({})).toThrowError(TypeError);
    expect(loadCatalog().schemes).toHaveLength(BUILT_IN.schemes.length);
  });
  it('leaves a caller’s own data alone', () => {
    const mine = changed('mine', 1);
    loadCatalog([{ name: 'organisation', sets: sets(mine) }]);
    expect(objectsIn(mine).some((object) => Object.isFrozen(object))).toBe(false);
  });
  it('holds ids to small letters, digits and hyphens', () => {
    const load = () => loadCatalog([{ name: 'organisation', sets: sets(changed('My Scheme', 1)) }]);
    expect(refusalOf(load)).toMatch(/DATA_INVALID.*\/id.*small letters.*met "My Scheme"/);
  });
  it('lets later layers win over earlier ones of the same id and version, and says which won', () => {
    const twice = [
      { name: 'organisation', sets: sets({ ...changed('cn-zhuhai', 1), status: 'draft' }, changed('mine', 1)) },
      { name: 'application', sets: sets({ ...changed('mine', 1), status: 'illustrative' }, changed('cn-zhuhai', 2)) },
    ];
    const { schemes } = loadCatalog(twice);
    const uses = schemes
      .filter(({ id }) => id === 'mine' || id === 'cn-zhuhai')
      .map((set) => [set.status, dataSetUse(set)]);
    expect(uses).toEqual([
      ['draft', { id: 'cn-zhuhai', version: 1, hash: expect.any(String) as string, layer: 'organisation' }],
      ['illustrative', { id: 'mine', version: 1, hash: expect.any(String) as string, layer: 'application' }],
      ['enacted', { id: 'cn-zhuhai', version: 2, hash: expect.any(String) as string, layer: 'application' }],
    ]);
    expect(schemes).toHaveLength(BUILT_IN.schemes.length + 2);
  });
  it('keeps one caller’s data from the next', () => {
    loadCatalog([{ name: 'organisation', sets: sets(changed('mine', 1)) }]);
    expect(loadCatalog().schemes.map(({ id }) => id)).not.toContain('mine');
  });
  it('names a set by id, version, content and layer', () => {
    const [scheme] = loadCatalog().schemes;
    expect(dataSetUse(scheme!)).toEqual({ id: scheme!.id, version: 1, hash: contentHash(scheme), layer: 'built-in' });
    expect(dataSetUse({ id: 'x', version: 1 }).layer).toBe('caller');
  });

  // 4 Refusals, with the set's name, the place and the value.
  it.each([
    [{ ...zhuhai, poolSize: 1 }, 'schemes cn-zhuhai@1 /poolSize: no such field'],
    [{ ...zhuhai, status: 'valid' }, 'schemes cn-zhuhai@1 /status: '],
    [{ ...zhuhai, sources: {} }, 'schemes cn-zhuhai@1 /sources: at least one source expected; met {}'],
    [{ ...zhuhai, inForce: { from: '2021-6', until: null } }, '/inForce/from: a day or a year expected; met "2021-6"'],
    [{ ...zhuhai, layers: null }, 'schemes cn-zhuhai@1 /layers: '],
    [{ version: 1 }, 'schemes (without id) /id: missing'],
    [null, 'schemes (without id) /: '],
  ])('refuses a broken set, %#', (set, problem) => {
    const message = refusalOf(() => loadCatalog([{ name: 'application', sets: sets(set) }]));
    expect(message).toMatch(/^DATA_INVALID: /);
    expect(message).toContain(problem);
  });
});

import { CaseIndex, type IndexOptions } from '../../../src/cases/case-index/case-index.ts';
import type { Cell } from '../../../src/cases/case-index/encode-cell.ts';
import type { IndexQueryInput, IndexSchemaInput } from '../../../src/domain/case-index-schema.ts';
import { nextUniform } from '../../../src/numeric/sfc32.ts';

export type Row = Record<string, Cell>;

/** A stream of chance with what the makers below ask of it. */
export class Chance {
  readonly #state: Int32Array;

  constructor(seed: number) {
    this.#state = Int32Array.of(seed, 20210727, 42, 1);
    for (let i = 0; i < 16; i++) this.uniform();
  }

  uniform(): number {
    return nextUniform(this.#state);
  }

  below(count: number): number {
    return Math.floor(count * this.uniform());
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

const KINDS = [
  'linear',
  'log',
  'count',
  'ratio',
  'date',
  'ordinal',
  'categorical',
  'wide',
  'presence',
  'taxonomy',
  'set',
] as const;
type Kind = (typeof KINDS)[number];

const RANKS = ['none', 'low', 'middle', 'high', 'top'];
const BRANCHES = ['G06F17/00', 'G06F17/10', 'G06F9/44', 'G06N3/08', 'G06Q10/00', 'H04L9/00', 'H04L12/28', 'A61K31/00'];
const WORDS = ['sensor', 'battery', 'optics', 'polymer', 'network'];

const ATTRIBUTES: Readonly<Record<Kind, object>> = {
  linear: { kind: 'numeric', transform: 'linear' },
  log: { kind: 'numeric', transform: 'log' },
  count: { kind: 'numeric', transform: 'log1p' },
  ratio: { kind: 'ratio' },
  date: { kind: 'date' },
  ordinal: { kind: 'ordinal', levels: RANKS },
  categorical: { kind: 'categorical' },
  wide: { kind: 'categorical' },
  presence: { kind: 'presence', absent: 'no', present: 'yes' },
  taxonomy: { kind: 'taxonomy', cuts: [1, 3, 4], distances: [1, 0.7, 0.4, 0.2] },
  set: { kind: 'set' },
};

/** A cell of a kind; coarse ones repeat often, so that distances tie. */
function cellOf(chance: Chance, kind: Kind, isCoarse: boolean): Cell {
  const number = isCoarse ? chance.below(6) : 1000 * chance.uniform();
  switch (kind) {
    case 'linear':
      return number - 2;
    case 'log':
      return number + 1;
    case 'count':
      return Math.floor(number);
    case 'ratio':
      return isCoarse ? number / 5 : chance.uniform();
    case 'date':
      return `20${10 + chance.below(isCoarse ? 3 : 12)}-0${1 + chance.below(9)}-1${chance.below(9)}`;
    case 'ordinal':
      return chance.pick(RANKS);
    case 'categorical':
      return `level ${chance.below(4)}`;
    case 'wide':
      return `level ${Math.floor(90 * chance.uniform() * chance.uniform())}`;
    case 'presence':
      return chance.pick(['yes', 'no', 'no']);
    case 'taxonomy':
      return isCoarse ? chance.pick(BRANCHES) : `${chance.pick(BRANCHES)}${chance.below(9)}`;
    case 'set':
      return WORDS.filter(() => chance.uniform() < 0.4);
  }
}

export interface Scene {
  readonly schema: IndexSchemaInput;
  readonly rows: readonly Row[];
  readonly target: () => Row;
  readonly chance: Chance;
}

/** Cases by a random schema: heavy ties or none, 0 to 70 % missing, in clusters or not. */
export function randomScene(seed: number, mostCases: number): Scene {
  const chance = new Chance(seed);
  const isCoarse = chance.uniform() < 0.5;
  const missing = chance.pick([0, 0.1, 0.4, 0.7]);
  const kinds = Array.from({ length: 1 + chance.below(9) }, () => chance.pick(KINDS));
  const names = kinds.map((kind, j) => `${kind} ${j}`);
  const weights = chance.pick([() => 1, () => chance.uniform(), () => chance.pick([0.001, 1, 1000])]);
  const attributes = kinds.map((kind, j) => ({ name: names[j]!, weight: weights(), ...ATTRIBUTES[kind] }));
  const centres = Array.from({ length: 5 }, () => kinds.map((kind) => cellOf(chance, kind, isCoarse)));
  const isClustered = chance.uniform() < 0.5;
  const make = (): Row => {
    const centre = chance.pick(centres);
    return Object.fromEntries(
      kinds.map((kind, j) => {
        if (chance.uniform() < missing) return [names[j]!, null];
        return [names[j]!, isClustered && chance.uniform() < 0.8 ? centre[j]! : cellOf(chance, kind, isCoarse)];
      }),
    );
  };
  const notes = (i: number): Row => ({
    id: `case ${i}`,
    day: chance.uniform() < 0.1 ? null : `20${10 + chance.below(12)}-06-30`,
    grade: chance.pick(['price', 'licence', 'auction', 'court', 'appraisal', null]),
    group: chance.uniform() < 0.6 ? null : `group ${chance.below(9)}`,
    circular: chance.pick(['yes', 'no', null]),
    value: chance.below(100),
  });
  const rows = Array.from({ length: 1 + chance.below(mostCases) }, (_, i) => ({ ...make(), ...notes(i) }));
  const columns = { id: 'id', date: 'day', grade: 'grade', group: 'group', circular: 'circular', value: 'value' };
  return { schema: { attributes, ...columns } as unknown as IndexSchemaInput, rows, target: make, chance };
}

/** A random question to a scene; conditions only by levels and ends that the index knows. */
export function randomQuery({ chance, schema, rows }: Scene): IndexQueryInput {
  const metric = chance.pick(['gower', 'heom', 'manhattan', 'euclid'] as const);
  const isFree = metric === 'manhattan' || metric === 'euclid';
  const wild = () => chance.pick([0, 1e-6, 1, 1e6, chance.uniform()]);
  const weights = Object.fromEntries(schema.attributes.map(({ name }, j) => [name, j === 0 ? 0.5 : wild()]));
  const some = chance.pick(schema.attributes);
  const cell = rows.map((row) => row[some.name]).find((one) => one !== null && one !== undefined);
  const hasLevels = some.kind === 'categorical' || some.kind === 'taxonomy' || some.kind === 'ordinal';
  const hasRange = some.kind === 'numeric' || some.kind === 'ratio' || some.kind === 'date';
  const where = hasLevels ? [cell as string] : { from: cell as number };
  return {
    k: chance.pick([1, 3, 10, 50]),
    metric,
    ...(isFree && { scale: chance.pick(['range', 'standardDeviation', 'meanDeviation', 'none'] as const) }),
    missing: chance.pick(['skip', 'maximum'] as const),
    minOverlap: chance.pick([0, 0.3, 0.5, 1]),
    ...(chance.uniform() < 0.5 && { weights }),
    ...(cell !== undefined && (hasLevels || hasRange) && chance.uniform() < 0.3 && { where: { [some.name]: where } }),
    ...(chance.uniform() < 0.3 && { asOf: '2016-01-01' }),
    ...(chance.uniform() < 0.2 && { grades: ['price', 'court'] as const }),
    withoutCircular: chance.uniform() < 0.2,
    exclude: chance.uniform() < 0.2 ? ['case 0'] : [],
  } as IndexQueryInput;
}

export function bothEngines({ schema, rows }: Pick<Scene, 'schema' | 'rows'>, options: IndexOptions = {}): CaseIndex[] {
  return (['js', 'wasm'] as const).map((engine) => CaseIndex.build(schema, rows, { ...options, engine }));
}

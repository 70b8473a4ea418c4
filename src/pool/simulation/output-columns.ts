import type { PoolModel } from './pool-model.ts';

/**
 * Figures of one scheme in one scenario, in fen, before what each party bears:
 * what defaulted loans owed; what of it was lost; what the pool owed by the rules; what it paid; what it owed and never paid;
 * what recoveries brought back to the pool's party; the balance at the horizon; the opening balance that would have sufficed; what
 * pledges brought above the debt.
 */
export const SCHEME_FIGURES = [
  'exposure',
  'loss',
  'claims',
  'paid',
  'unpaid',
  'recovered',
  'ending',
  'need',
  'excess',
] as const;
export type SchemeFigure = (typeof SCHEME_FIGURES)[number];

/** Figures of the whole book, before what each bank loses: defaults is a count. */
export const BOOK_FIGURES = ['defaults', 'exposure', 'loss', 'claims', 'paid', 'unpaid', 'recovered'] as const;

/** Place of a figure among `SCHEME_FIGURES`. */
export const AT = Object.fromEntries(SCHEME_FIGURES.map((name, i) => [name, i])) as Readonly<
  Record<SchemeFigure, number>
>;

/** Columns whose largest values are kept with their scenarios. */
const MAIN: ReadonlySet<string> = new Set(['loss', 'claims', 'paid', 'unpaid', 'need']);

/** One column of a result. */
export interface OutputColumn {
  readonly name: string;
  readonly isMain: boolean;
}

/** Columns of a model in the order in which a scenario writes them: the book, its banks, then scheme by scheme. */
export function outputColumns({ schemes, banks }: PoolModel): OutputColumn[] {
  const book = BOOK_FIGURES.map((figure) => ({ name: `book.${figure}`, isMain: MAIN.has(figure) }));
  const ofBanks = banks.map((_, b) => ({ name: `bank[${b}].loss`, isMain: false }));
  const ofSchemes = schemes.flatMap(({ parties }, s) => [
    ...SCHEME_FIGURES.map((figure) => ({ name: `scheme[${s}].${figure}`, isMain: MAIN.has(figure) })),
    ...parties.map((party) => ({ name: `scheme[${s}].burden.${party}`, isMain: false })),
  ]);
  return [...book, ...ofBanks, ...ofSchemes];
}

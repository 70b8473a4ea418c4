import { type Fault, IpworthError, quote, refuse } from '../../base/errors.ts';

/** One year of one grade. */
export interface DefaultYear {
  /** Obligors at the beginning of the year, 0 … 10,000,000; 0 where the grade was empty. */
  readonly obligors: number;
  /** How many of them defaulted during it. */
  readonly defaults: number;
}

/** A grade, or a whole book taken as one. */
export interface GradeHistory {
  readonly name: string;
  /** The same years in the same order for every grade. */
  readonly years: readonly DefaultYear[];
}

/** Fewer years than this say next to nothing about a correlation: its relative error is about √(2 ÷ years). */
export const LEAST_YEARS = 5;

/**
 * Refuses a history that is no history, all faults at once, and then one that cannot carry an estimate.
 *
 * @throws ARGUMENT_INVALID       no grades, years of different number, more defaults than obligors
 * @throws EVIDENCE_INSUFFICIENT  fewer than five years with obligors, a grade without or with nothing but defaults
 */
export function checkHistory(at: string, history: readonly GradeHistory[]): void {
  if (!Array.isArray(history) || history.length === 0) {
    refuse('ARGUMENT_INVALID', { at: `${at}: history`, problem: 'at least one grade expected', met: quote(history) });
  }
  const grades: readonly GradeHistory[] = history;
  const faults: Fault[] = grades.flatMap((grade, g) => yearFaults(`${at}: history[${g}]`, grade, grades[0]!));
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults.slice(0, 20));
  const years = grades[0]!.years.filter((_, t) => grades.some((grade) => grade.years[t]!.obligors > 1)).length;
  if (years < LEAST_YEARS) {
    const problem = `${years} years with two obligors or more are too few for a correlation`;
    const remedy = `at least ${LEAST_YEARS}; 15 leave a relative error of about a third, 50 of a fifth`;
    refuse('EVIDENCE_INSUFFICIENT', { at: `${at}: history`, problem, met: quote(years), remedy });
  }
  const thin = grades.flatMap(({ name, years: rows }, g): Fault[] => {
    const obligors = rows.reduce((sum, row) => sum + row.obligors, 0);
    const defaults = rows.reduce((sum, row) => sum + row.defaults, 0);
    if (defaults > 0 && defaults < obligors) return [];
    const problem = `${defaults} defaults among ${obligors} obligors of ${quote(name)} leave its probability open`;
    const remedy = 'join grades, or use lowDefaultProbabilities';
    return [{ at: `${at}: history[${g}]`, problem, met: quote(defaults), remedy }];
  });
  if (thin.length > 0) throw new IpworthError('EVIDENCE_INSUFFICIENT', thin);
}

function yearFaults(at: string, grade: GradeHistory, first: GradeHistory): Fault[] {
  if (!Array.isArray(grade?.years))
    return [{ at: `${at}.years`, problem: 'a list expected', met: quote(grade?.years) }];
  const faults: Fault[] = [];
  if (grade.years.length !== first.years.length) {
    const problem = `${first.years.length} years, as in the first grade, expected`;
    faults.push({ at: `${at}.years`, problem, met: quote(grade.years.length) });
  }
  for (const [t, { obligors, defaults }] of grade.years.entries()) {
    const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 10_000_000;
    if (!isCount(obligors))
      faults.push({ at: `${at}.years[${t}].obligors`, problem: 'a count expected', met: quote(obligors) });
    if (!(isCount(defaults) && defaults <= obligors))
      faults.push({
        at: `${at}.years[${t}].defaults`,
        problem: 'a count of at most the obligors expected',
        met: quote(defaults),
      });
  }
  return faults;
}

import { attempt } from '../../base/result.ts';
import { bookLossLaw } from '../law/book-law.ts';
import type { BookRisk } from '../law/book-loans.ts';
import { commonLossUnit } from '../law/common-unit.ts';
import { constantLaw } from '../law/constant-law.ts';
import { equalPoolLaw } from '../law/equal-pool.ts';
import { factorMixture } from '../law/factor-mixture.ts';
import { largePoolLaw } from '../law/large-pool.ts';
import { layerLaw } from '../law/layer-law.ts';
import type { PortfolioLossLaw } from '../law/loss-law.ts';
import { studentLargePoolLaw } from '../law/student-large-pool.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { claimsByLoan } from './claim-by-loan.ts';
import type { NoteCode } from './notes.ts';
import type { AskedPool } from './question.ts';

/** The exact law of what a pool must pay, where there is one. */
export interface NeedLaw {
  /** In fen. */
  readonly law: PortfolioLossLaw;
  /** Of endlessly many loans like these, in fen; null where loans differ. */
  readonly limit: PortfolioLossLaw | null;
  readonly notes: readonly NoteCode[];
}

const MOST_CELLS = 20_000;
/** Loans × cells above which the law of unequal loans takes longer than a simulation. */
const MOST_WORK = 2e7;
const MOST_FACTORS = 3;

/**
 * The exact law of a pool's need, where the need is the sum of one known claim a default: then it depends on who defaults
 * within the horizon and not on when.
 *
 * @returns the law, or why there is none
 */
export function needLaw(asked: AskedPool): NeedLaw | readonly NoteCode[] {
  const { request, scheme, program } = asked;
  const barred: NoteCode[] = [];
  if (program.counters.areThere) barred.push('caps-over-loans');
  if (program.ceilings.length > 0) barred.push('ceiling');
  if (program.breakers.length > 0) barred.push('circuit-breaker');
  if (program.floor !== null) barred.push('loss-floor');
  if (program.manner >= 2) barred.push('stepwise-payment');
  const { appropriation, interestRate, topUps } = program.money;
  if (appropriation >= 0 || interestRate > 0 || topUps.some((fen) => fen > 0)) barred.push('money-in-time');
  const { factors, correlation } = request.dependence;
  if (factors.length > MOST_FACTORS || correlation !== null) barred.push('many-factors');
  if (barred.length > 0) return barred;
  const claims = claimsByLoan(asked);
  if ('code' in claims) return [claims.code];
  return lawOfClaims(request, scheme, claims.fen);
}

function lawOfClaims(request: PoolRequest, scheme: number, claims: Float64Array): NeedLaw | readonly NoteCode[] {
  const { book, dependence } = request;
  const rows = Array.from(claims.keys()).filter((row) => book.scheme[row] === scheme && claims[row]! > 0);
  if (rows.length === 0) return { law: constantLaw(0), limit: null, notes: [] };
  const risks = rows.map(
    (row): BookRisk => ({
      probability: book.curves[book.curve[row]!]![book.termQuarters[row]! - 1]!,
      exposure: claims[row]!,
      loadings: Array.from(book.loadings[book.loading[row]!]!),
    }),
  );
  const freedom = dependence.copula === 'gaussian' ? undefined : dependence.copula.degreesOfFreedom;
  const [first] = risks as [BookRisk, ...BookRisk[]];
  const isAlike = risks.every(
    ({ probability, exposure, loadings }) =>
      probability === first.probability &&
      exposure === first.exposure &&
      loadings!.every((weight, k) => weight === first.loadings![k]),
  );
  if (!isAlike) return unequalLaw(risks, freedom);
  const { probability, exposure } = first;
  const equal = { probability, correlation: first.loadings!.reduce((sum, weight) => sum + weight * weight, 0) };
  const large = freedom === undefined ? largePoolLaw(equal) : studentLargePoolLaw({ ...equal, freedom });
  return {
    law: equalPoolLaw({ ...equal, loans: risks.length, lossPerDefault: exposure, ...(freedom ? { freedom } : {}) }),
    limit: layerLaw(large, { share: exposure * risks.length }),
    notes: [],
  };
}

function unequalLaw(risks: readonly BookRisk[], freedom: number | undefined): NeedLaw | readonly NoteCode[] {
  const total = risks.reduce((sum, { exposure }) => sum + exposure, 0);
  const common = attempt(() =>
    commonLossUnit(
      risks.map(({ exposure }) => exposure),
      MOST_CELLS,
    ),
  );
  const unit = common.ok ? common.value : total / Math.min(MOST_CELLS, MOST_WORK / risks.length);
  if ((total / unit) * risks.length > 1.001 * MOST_WORK || risks.length > MOST_WORK / 2000) return ['large-book'];
  const law = attempt(() => {
    const mixture = factorMixture(risks, freedom === undefined ? {} : { freedom });
    return mixture.weights.length > 2000 ? null : bookLossLaw(risks, { unit, mixture });
  });
  if (!law.ok || law.value === null) return ['large-book'];
  return { law: law.value, limit: null, notes: common.ok ? [] : ['law-on-grid'] };
}

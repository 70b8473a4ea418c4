import type { PoolRequest } from '../simulation/compile-pool.ts';
import { needView } from './need-view.ts';
import {
  askPool,
  type Banded,
  coveredPrincipal,
  exactly,
  type HowFound,
  howFound,
  type PoolQuestion,
  wantProbability,
} from './question.ts';

export interface LeverageQuestion extends PoolQuestion {
  readonly probability: number;
}

export interface LeverageAnswer {
  readonly probability: number;
  /** Principal ÷ the pool that lasts; null where the pool pays nothing: any leverage lasts. */
  readonly leverage: Banded | null;
  /** The same for endlessly many loans like these; null where loans differ or no law holds. */
  readonly largePoolLeverage: number | null;
  /** Principal ÷ the pool as it is; null where it holds nothing. */
  readonly presentLeverage: number | null;
  /** Principal that the pool as it is could stand behind, less what it does, in fen; null: any. */
  readonly headroom: number | null;
  readonly how: HowFound;
}

/**
 * The largest multiple of itself that a pool may stand behind and still last with the probability asked for: more of the same
 * loans, each grown alike.
 *
 *     leverage = principal ÷ quantile of the need;  k* = 1 ÷ (share × loss given default × q) of equal loans
 *
 * Caps in money do not grow with loans: of a scheme with caps it holds near the present size only.
 *
 * @throws as `requiredPool`
 */
export function maxLeverage(request: PoolRequest, question: LeverageQuestion): LeverageAnswer {
  const { probability: level } = question;
  const asked = askPool('maxLeverage', request, question, [wantProbability('probability', level)]);
  const view = needView(asked);
  const { band, notes } = view.quantile(level);
  const lent = coveredPrincipal(request, asked.scheme);
  const { opening } = asked.program.money;
  const large = view.limit?.quantile(level) ?? 0;
  const most = band.estimate > 0 ? lent / band.estimate : null;
  return {
    probability: level,
    leverage:
      most === null
        ? null
        : view.method === 'law'
          ? exactly(most)
          : {
              estimate: most,
              standardError: null,
              low: band.high === null ? null : lent / band.high,
              high: band.low === null || band.low === 0 ? null : lent / band.low,
            },
    largePoolLeverage: large > 0 ? lent / large : null,
    presentLeverage: opening > 0 ? lent / opening : null,
    headroom: most === null ? null : Math.floor(opening * most) - lent,
    how: howFound(asked, view.method, [...view.notes, ...notes]),
  };
}

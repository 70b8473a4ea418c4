import { quote, refuse } from '../../base/errors.ts';
import { isUnknown, type SchemeRules } from '../../domain/scheme-terms.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { lenderShare } from './incentives.ts';
import { needView } from './need-view.ts';
import type { NoteCode } from './notes.ts';
import {
  type AskedPool,
  askAgain,
  askPool,
  type Banded,
  type HowFound,
  howFound,
  type PoolQuestion,
  wantProbability,
} from './question.ts';

export interface BestShareQuestion extends PoolQuestion {
  /** That the pool as it is lasts. */
  readonly probability: number;
  /** Least share of the next fen of a loss that the lender bears where no cap binds: 0 … 1. */
  readonly lenderStake: number;
}

export interface BestShare {
  readonly probability: number;
  /** The largest share of the pool's party, to 0.0001, as decimal text; "0.0000" where none lasts. */
  readonly share: string;
  /** What held it there. */
  readonly boundBy: 'pool' | 'lenderStake';
  readonly presentShare: string;
  /** The lender's share of a loss at the answer, where no cap binds. */
  readonly lenderShare: number;
  /** P(exhausted) at the answer and one step above it, where the stake lets it be. */
  readonly exhaustion: Banded;
  readonly exhaustionAbove: Banded | null;
  readonly how: HowFound;
}

/** Steps of a share: 0.0001. */
const STEPS = 10_000;

/**
 * The largest share of the loss that a pool's party can take with the pool lasting as often as asked for, and the lender keeping
 * a stake. Found by halving, each share on the same scenarios or by the exact law.
 *
 * @throws ARGUMENT_INVALID  a question out of range; a share of the pool's party that tiers set; a stake that no share leaves
 * @throws as `requiredPool`
 * @complexity  some fourteen runs
 */
export function bestShare(request: PoolRequest, question: BestShareQuestion): BestShare {
  const { probability: level, lenderStake } = question;
  const asked = askPool('bestShare', request, question, [
    wantProbability('probability', level),
    ['lenderStake', lenderStake, lenderStake >= 0 && lenderStake <= 1, '0 to 1'],
  ]);
  const rules = request.schemes[asked.scheme]!;
  const present = presentShare(rules);
  const most = largestFor(rules, lenderStake);
  const { opening } = asked.program.money;
  const notes: NoteCode[] = [];
  const seen = new Map<number, Banded>();
  const shortAt = (step: number): Banded => {
    const known = seen.get(step);
    if (known !== undefined) return known;
    const found = exhaustionOf(askAgain(asked, withShare(request, asked.scheme, step)), opening);
    notes.push(...found.notes);
    seen.set(step, found.exhaustion);
    return found.exhaustion;
  };
  // rounding of 1 − level must not cost a step
  const lasts = (step: number): boolean => shortAt(step).estimate <= 1 - level + 1e-12;
  let [low, high] = [0, most];
  if (lasts(most)) low = most;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lasts(middle)) low = middle;
    else high = middle;
  }
  return {
    probability: level,
    share: shareText(low),
    boundBy: low === most ? 'lenderStake' : 'pool',
    presentShare: present,
    lenderShare: lenderShare(rulesWith(rules, low)),
    exhaustion: shortAt(low),
    exhaustionAbove: low === most ? null : shortAt(low + 1),
    how: howFound(asked, needView(asked).method, notes),
  };
}

function exhaustionOf(pool: AskedPool, opening: number) {
  const view = needView(pool);
  return { exhaustion: view.exhaustion(opening), notes: view.notes };
}

const shareText = (step: number): string => (step / STEPS).toFixed(4);

function rulesWith(rules: SchemeRules, step: number): SchemeRules {
  const { poolParty } = rules;
  return {
    ...rules,
    layers: rules.layers.map((layer) => (layer.party === poolParty ? { ...layer, share: shareText(step) } : layer)),
  };
}

function withShare(request: PoolRequest, scheme: number, step: number): PoolRequest {
  return { ...request, schemes: request.schemes.map((one, s) => (s === scheme ? rulesWith(one, step) : one)) };
}

function presentShare({ id, layers, tiers, poolParty }: SchemeRules): string {
  const share = layers.find(({ party }) => party === poolParty)?.share;
  const tier = tiers.find(({ party }) => party === poolParty);
  if (tier !== undefined || share === undefined || isUnknown(share)) {
    const problem = 'the share of the pool party is not one figure: tiers set it';
    refuse('ARGUMENT_INVALID', {
      at: `bestShare: scheme ${id} layers.${poolParty}.share`,
      problem,
      met: quote(tier ?? share),
    });
  }
  return share;
}

/** The largest step that leaves the lender its stake and asks for no more than the whole loss. */
function largestFor(rules: SchemeRules, stake: number): number {
  const fits = (step: number): boolean => {
    const left = lenderShare(rulesWith(rules, step));
    return left >= stake - 1e-9;
  };
  if (!fits(0)) {
    const met = `${lenderShare(rulesWith(rules, 0)).toFixed(4)} with a share of 0`;
    const remedy = 'ask for a smaller stake';
    refuse('ARGUMENT_INVALID', { at: 'bestShare: lenderStake', problem: 'the other parties leave less', met, remedy });
  }
  let [low, high] = [0, STEPS + 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

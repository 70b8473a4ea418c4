import { quote, refuse } from '../../base/errors.ts';
import { probability } from '../simulation/summarize-pool.ts';
import { countAbove, draw, meanBand, quantileBand } from './draw.ts';
import { type NeedLaw, needLaw } from './need-law.ts';
import { type NoteCode, notesOf } from './notes.ts';
import { type AskedPool, type Banded, exactly, type HowFound } from './question.ts';

/** What a pool must pay, by law or from scenarios; amounts in fen. */
export interface NeedView {
  readonly method: HowFound['method'];
  /** Of endlessly many loans like these; null where loans differ or the law does not hold. */
  readonly limit: NeedLaw['limit'];
  readonly notes: readonly NoteCode[];
  /** What is paid less what comes back to the pool's party, by the rules, whatever the pool holds. */
  readonly expected: Banded;
  /** The opening balance that suffices with a probability. */
  readonly quantile: (level: number) => { readonly band: Banded; readonly notes: readonly NoteCode[] };
  /** Mean need of the worst 1 − level of cases: what a quantile jumps over, it follows smoothly. */
  readonly shortfall: (level: number) => number;
  /** P(an opening balance falls short). */
  readonly exhaustion: (opening: number) => Banded;
}

/**
 * The need of a question's pool. A scheme whose cover depends on its balance is seen with the balance it has.
 *
 * @throws NO_SOLUTION  the law alone was asked for and there is none: every reason
 */
export function needView(asked: AskedPool): NeedView {
  const found = asked.by === 'simulation' ? [] : needLaw(asked);
  if ('law' in found) return byLaw(found);
  if (asked.by === 'law') {
    const reasons = notesOf(found).map(({ en }) => en);
    const remedy = 'leave out by: "law", and scenarios answer';
    refuse('NO_SOLUTION', { at: `${asked.at}: by`, problem: reasons.join(' '), met: quote('law'), remedy });
  }
  return byScenarios(asked, found);
}

function byLaw({ law, limit, notes }: NeedLaw): NeedView {
  return {
    method: 'law',
    limit,
    notes,
    expected: exactly(law.mean),
    quantile: (level) => ({ band: exactly(law.quantile(level)), notes: [] }),
    shortfall: law.expectedShortfall,
    exhaustion: (opening) => exactly(law.tail(opening)),
  };
}

function byScenarios(asked: AskedPool, notes: readonly NoteCode[]): NeedView {
  const { scheme, confidence, scenarios } = asked;
  const names = ['need', 'claims', 'recovered'].map((figure) => `scheme[${scheme}].${figure}`);
  const [need, claims, recovered] = draw(asked, names).columns as [Float64Array, Float64Array, Float64Array];
  const sorted = need.slice().sort();
  return {
    method: 'simulation',
    limit: null,
    notes,
    expected: meanBand(
      claims.map((fen, i) => fen - recovered[i]!),
      confidence,
    ),
    quantile: (level) => quantileBand(sorted, level, confidence),
    shortfall: (level) => {
      const worst = sorted.subarray(Math.min(scenarios - 1, Math.floor(scenarios * level)));
      return worst.reduce((sum, fen) => sum + fen, 0) / worst.length;
    },
    exhaustion: (opening) => probability(countAbove(sorted, opening), scenarios, confidence),
  };
}

import { independentSum } from '../src/numeric/independent-sum.ts';
import { bookLossLaw } from '../src/pool/law/book-law.ts';
import type { BookRisk } from '../src/pool/law/book-loans.ts';
import { factorMixture } from '../src/pool/law/factor-mixture.ts';
import type { Benchmark } from './harness.ts';

const LOANS = 300;
const CELLS = 4000;

/** Loans of 1 to 10 with probabilities of 0.5 to 4.5 %. */
function book(count: number): BookRisk[] {
  return Array.from({ length: count }, (_, i) => ({
    probability: 0.005 + (0.04 * ((i * 7919) % 101)) / 101,
    exposure: 1 + ((i * 104_729) % 97) / 10,
    correlation: 0.15,
  }));
}

export const bench: Benchmark = {
  question: 'The exact law of a book of unequal loans: how much does it save to visit only the cells that hold a mass?',
  cheap: false,
  gate: { atLeast: 2 },
  setup() {
    const loans = book(LOANS);
    const unit = loans.reduce((sum, { exposure }) => sum + exposure, 0) / CELLS;
    const mixture = factorMixture(loans);
    const amounts = loans.map(({ exposure }) => exposure / unit);
    const ours = (): Float64Array => bookLossLaw(loans, { unit, mixture }).masses;
    /** The rival: the recursion as published, over all cells up to the largest loss there can be so far. */
    const rival = (): Float64Array => {
      const masses = new Float64Array(CELLS + LOANS + 1);
      const probabilities = new Float64Array(LOANS);
      for (const [state, weight] of mixture.weights.entries()) {
        mixture.fill(state, probabilities);
        const given = independentSum(probabilities, amounts, masses.length);
        for (let k = 0; k < masses.length; k++) masses[k]! += weight * given[k]!;
      }
      return masses;
    };
    const digest = (masses: Float64Array): number => masses.reduce((sum, mass, k) => sum + mass * k, 0);
    return {
      ours: () => digest(ours()),
      rival: () => digest(rival()),
      check: () => {
        const [a, b] = [ours(), rival()];
        for (const [k, mass] of a.entries()) {
          if (Math.abs(mass - b[k]!) > 1e-14) throw new Error(`mass ${k}: ${mass} against ${b[k]}`);
        }
      },
    };
  },
};

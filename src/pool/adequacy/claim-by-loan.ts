import { exp } from '../../numeric/elementary.ts';
import { compensableLoss } from '../scheme/compensable-loss.ts';
import { schemeInFen } from '../scheme/fen-scheme.ts';
import { splitLoss } from '../scheme/split-loss.ts';
import { coverVariants } from '../simulation/cover-variants.ts';
import { exposureTables } from '../simulation/exposure-tables.ts';
import type { NoteCode } from './notes.ts';
import type { AskedPool } from './question.ts';

/** What the pool's party bears of each loan's default, in fen, by row of the book; 0 of loans of other schemes. */
export interface LoanClaims {
  readonly fen: Float64Array;
}

/**
 * The pool's claim of each loan by the exact rules, where it is one figure: the same in whatever quarter the loan defaults and
 * whatever becomes of its pledge.
 *
 * @complexity  a split a different loan and quarter
 */
export function claimsByLoan(asked: AskedPool): LoanClaims | { readonly code: NoteCode } {
  const { request, model, scheme, program } = asked;
  const { book, facts = {} } = request;
  const { noSale, drift, deviation, netShare } = model.pledge;
  const rules = schemeInFen(request.schemes[scheme]!);
  const covers = coverVariants(rules, scheme, book, facts);
  const rows = Int32Array.from({ length: book.loans }, (_, row) => row);
  const { profile, share } = exposureTables(book, rows);
  const known = new Map<string, number | NoteCode>();
  const fen = new Float64Array(book.loans);
  const isSold = noSale < 1 && netShare > 0;
  for (let row = 0; row < book.loans; row++) {
    if (book.scheme[row] !== scheme) continue;
    const value = isSold ? book.pledgeValue[row]! : 0;
    if (value > 0 && (noSale > 0 || deviation.some((d) => d > 0))) return { code: 'uncertain-pledge' };
    const layers = covers.variants[covers.ofRow[row]!]!;
    const claimIn = (age: number): number | NoteCode => {
      const principal = Math.floor(book.principal[row]! * share[profile[row]! + age]! + 0.5);
      const interest = Math.floor((principal * book.annualRate[row]!) / 4 + 0.5);
      const quarter = book.startQuarter[row]! + age;
      const brought = Math.floor(value * exp(drift[quarter]!) * netShare);
      if (program.manner === 1 && program.cashLag > program.claimLag && brought > 0) return 'recoveries-later';
      const loss = compensableLoss(rules, {
        principal,
        interest,
        costs: 0,
        recovered: Math.min(brought, principal + interest),
        imputation: 'interest-first',
        ipPart: Math.round(book.ipPart[row]! * 1_000_000),
        loanAmount: book.principal[row]!,
      });
      return splitLoss(rules, layers, { ...loss, otherPublic: 0 }).layers[program.poolLayer]!;
    };
    const isFlat = book.repayment[row] === 0 && (value === 0 || drift.every((d) => d === 0));
    const like = [
      ...[book.principal, book.annualRate, book.termQuarters, book.startQuarter].map((column) => column[row]),
      ...[book.repayment[row], value, book.ipPart[row], covers.ofRow[row]],
    ].join(' ');
    const claim = known.get(like) ?? one(isFlat ? 1 : book.termQuarters[row]!, claimIn);
    known.set(like, claim);
    if (typeof claim === 'string') return { code: claim };
    fen[row] = claim;
  }
  return { fen };
}

/** The claim of the first quarter where those of all others are the same. */
function one(quarters: number, claimIn: (age: number) => number | NoteCode): number | NoteCode {
  const first = claimIn(0);
  for (let age = 1; age < quarters; age++) {
    if (typeof first === 'string') break;
    const other = claimIn(age);
    if (other !== first) return typeof other === 'string' ? other : 'claim-by-quarter';
  }
  return first;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { LoanTerms } from '../../src/domain/loan-terms.ts';
import { parseWith } from '../../src/domain/parse.ts';
import { readContract } from '../../src/pledge/book/read-contract.ts';
import { fenLoan } from '../../src/pledge/loan-contract.ts';
import { anyTerms } from '../support/book-loans.ts';

/** What the schema and its checks make of a contract, or the code and words of their refusal. */
const patiently = (raw: unknown) => answerOf(() => fenLoan(parseWith(LoanTerms, raw, 'terms')));
const quickly = (raw: unknown) => answerOf(() => readContract(raw, 'terms'));
function answerOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (isIpworthError(error)) return error.message;
    throw error;
  }
}

describe('readContract', () => {
  // 3 Differential: the schema, for contracts of every form, and for those with one field spoilt.
  it('reads what the schema reads', () => {
    fc.assert(
      fc.property(anyTerms, (raw) => {
        expect(quickly(raw)).toEqual(patiently(raw));
      }),
      { numRuns: 300 },
    );
  });
  it('accepts and refuses what the schema does, with its words', () => {
    const fields = ['principal', 'drawdownDay', 'termMonths', 'dayCount', 'rates', 'repayment', 'firstPaymentDay'];
    const field = fc.constantFrom(
      ...fields,
      'grace',
      'prepayments',
      'calendar',
      'unknown',
      'repayment/kind',
      'rates/0/annualRate',
    );
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        undefined,
        '',
        -1,
        0,
        1.5,
        0.1 + 0.2,
        Number.NaN,
        '1e3',
        '0.5',
        '2025-02-30',
        '2024-01-31',
      ),
      fc.constantFrom<unknown>([], {}, [null], { kind: 'bullet' }, { months: 3, interest: 'paid' }, '1000000.005', '٣'),
      fc.integer(),
      fc.string(),
    );
    fc.assert(
      fc.property(anyTerms, field, odd, (terms, path, value) => {
        const raw = structuredClone(terms) as Record<string, unknown>;
        const places = path.split('/');
        const last = places.pop() as string;
        const at = places.reduce<Record<string, unknown>>((node, name) => node[name] as Record<string, unknown>, raw);
        at[last] = value;
        expect(quickly(raw)).toEqual(patiently(raw));
      }),
      { numRuns: 500 },
    );
  });
});

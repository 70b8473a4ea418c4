import { LOAN_CLASSES, type LoanClass } from '../../domain/loan-class.ts';
import { decimal, round } from '../../numeric/decimal.ts';
import { STAGE_TRIGGERS, type Stage } from '../loss/staging.ts';
import type { BookColumns } from './book-columns.ts';

/** What a book comes to; amounts to the fen. */
export interface BookTotals {
  readonly loans: number;
  readonly refused: number;
  readonly principal: string;
  readonly exposure: string;
  readonly lossAllowance: string;
  readonly specificProvision: string;
  readonly generalProvision: string;
  readonly riskWeightedAssets: string;
  /** 8 % of the risk-weighted assets. */
  readonly capitalRequirement: string;
  /** Loans in default whose weight is not known, for want of a best estimate. */
  readonly notWeighted: number;
  /** Principal of the last three classes ÷ all principal, six decimals; `null` where nothing is owed. */
  readonly nonPerformingRatio: string | null;
  readonly stages: readonly {
    readonly stage: Stage;
    readonly loans: number;
    readonly exposure: string;
    readonly lossAllowance: string;
  }[];
  readonly classes: readonly {
    readonly class: LoanClass;
    readonly loans: number;
    readonly principal: string;
    readonly specificProvision: string;
  }[];
  /** Loans whose class may be worse, because a test that was asked for lacks its fact. */
  readonly incompleteClasses: number;
  /** Loans for which a stated trigger lacks its fact, by trigger. */
  readonly notTested: Readonly<Record<string, number>>;
}

/** Whole fen, added exactly: pages in float64 below 2^53, their sums in big integers. */
class FenSum {
  #low = 0;
  #high = 0n;

  add(fen: number): void {
    this.#low += fen;
    if (this.#low < SAFE) return;
    this.#high += BigInt(this.#low);
    this.#low = 0;
  }

  get value(): bigint {
    return this.#high + BigInt(this.#low);
  }
}

/** One more amount of up to 2^52 on top stays exact. */
const SAFE = 2 ** 52;

interface Group {
  loans: number;
  readonly owed: FenSum;
  readonly set: FenSum;
}

const group = (): Group => ({ loans: 0, owed: new FenSum(), set: new FenSum() });

/** Adds loans up, exactly, in whatever number and order. */
export class BookSum {
  #refused = 0;
  #notWeighted = 0;
  #incomplete = 0;
  readonly #stages: readonly Group[] = [group(), group(), group()];
  readonly #classes: readonly Group[] = LOAN_CLASSES.map(group);
  readonly #general = new FenSum();
  readonly #weighted = new FenSum();
  readonly #notTested = STAGE_TRIGGERS.map(() => 0);

  refuse(): void {
    this.#refused++;
  }

  /** The first `count` loans of the columns. */
  add(columns: BookColumns, count: number): void {
    for (let i = 0; i < count; i++) {
      put(this.#stages[columns.stage[i]! - 1]!, columns.exposure[i]!, columns.lossAllowance[i]!);
      put(this.#classes[columns.loanClass[i]!]!, columns.principal[i]!, columns.specificProvision[i]!);
      this.#general.add(columns.generalProvision[i]!);
      if (columns.isWeighted[i] === 1) this.#weighted.add(columns.riskWeightedAssets[i]!);
      else this.#notWeighted++;
      if (columns.isClassComplete[i] === 0) this.#incomplete++;
      for (let bits = columns.notTested[i]!, k = 0; bits !== 0; bits >>= 1, k++) this.#notTested[k]! += bits & 1;
    }
  }

  totals(): BookTotals {
    const principal = sumOf(this.#classes, 'owed');
    const bad = sumOf(this.#classes.slice(2), 'owed');
    const weighted = this.#weighted.value;
    return {
      loans: this.#stages.reduce((sum, { loans }) => sum + loans, 0),
      refused: this.#refused,
      principal: yuan(principal),
      exposure: yuan(sumOf(this.#stages, 'owed')),
      lossAllowance: yuan(sumOf(this.#stages, 'set')),
      specificProvision: yuan(sumOf(this.#classes, 'set')),
      generalProvision: yuan(this.#general.value),
      riskWeightedAssets: yuan(weighted),
      capitalRequirement: yuan((weighted * 8n + 50n) / 100n),
      notWeighted: this.#notWeighted,
      nonPerformingRatio: principal === 0n ? null : round(decimal(String(bad)).div(String(principal)), 6).toFixed(6),
      stages: this.#stages.map(({ loans, owed, set }, i) => {
        const stage = (i + 1) as Stage;
        return { stage, loans, exposure: yuan(owed.value), lossAllowance: yuan(set.value) };
      }),
      classes: this.#classes.map(({ loans, owed, set }, i) => {
        return { class: LOAN_CLASSES[i]!, loans, principal: yuan(owed.value), specificProvision: yuan(set.value) };
      }),
      incompleteClasses: this.#incomplete,
      notTested: Object.fromEntries(
        STAGE_TRIGGERS.flatMap((code, k) => (this.#notTested[k]! > 0 ? [[code, this.#notTested[k]!]] : [])),
      ),
    };
  }
}

function put(to: Group, owed: number, set: number): void {
  to.loans++;
  to.owed.add(owed);
  to.set.add(set);
}

function sumOf(groups: readonly Group[], what: 'owed' | 'set'): bigint {
  return groups.reduce((sum, one) => sum + one[what].value, 0n);
}

/** Whole fen as an amount. */
export function yuan(fen: bigint | number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

import type { Stage } from './staging.ts';

/** What a book comes to, by stage; amounts to the fen. */
export interface BookTotals {
  readonly loans: number;
  readonly refused: number;
  readonly stages: readonly {
    readonly stage: Stage;
    readonly loans: number;
    readonly exposure: string;
    readonly lossAllowance: string;
  }[];
}

/** Adds loans up, exactly, in whatever number and order. */
export class BookSum {
  #refused = 0;
  readonly #loans = [0, 0, 0];
  readonly #exposure = [0n, 0n, 0n];
  readonly #loss = [0n, 0n, 0n];

  /** One loan, its amounts in whole fen. */
  add(stage: Stage, exposureFen: number, lossFen: number): void {
    const i = stage - 1;
    this.#loans[i] = (this.#loans[i] as number) + 1;
    this.#exposure[i] = (this.#exposure[i] as bigint) + BigInt(exposureFen);
    this.#loss[i] = (this.#loss[i] as bigint) + BigInt(lossFen);
  }

  refuse(): void {
    this.#refused++;
  }

  totals(): BookTotals {
    const stages = ([1, 2, 3] as const).map((stage, i) => ({
      stage,
      loans: this.#loans[i] as number,
      exposure: yuan(this.#exposure[i] as bigint),
      lossAllowance: yuan(this.#loss[i] as bigint),
    }));
    return { loans: this.#loans.reduce((a, b) => a + b, 0), refused: this.#refused, stages };
  }
}

/** An amount in whole fen. */
export function fenOf(amount: number): number {
  return Math.round(amount * 100);
}

/** Whole fen as an amount. */
export function yuan(fen: bigint | number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

import { needTerm, type RecoveryTerms } from '../../domain/scheme-terms.ts';
import { inProportion } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';

/** Who bears a loss now, in whole fen. Rows of `layers` are the scheme's layers. */
export interface Burdens {
  readonly layers: readonly number[];
  readonly remainder: number;
}

/** What each party gets of a recovery, and what exceeds all they bear: it is owed to the debtor. */
export interface RecoveryShares extends Burdens {
  readonly surplus: number;
}

/**
 * Shares what comes in after a payment, net of costs.
 *
 * `pariPassu`: in proportion to what each party bears now, by largest remainder (layers in order, then the remainder party).
 * `bankFirst`: the remainder party up to its burden, then the layers in proportion. `publicFirst`: the public parties in
 * proportion up to their burden, then the others. Nobody gets more than it bears.
 *
 * @throws DATA_UNKNOWN  an order of recoveries that no source tells
 */
export function sharePoolRecovery(scheme: FenScheme, burdens: Burdens, amount: number): RecoveryShares {
  const all = [...burdens.layers, burdens.remainder];
  const isFirst = firstInTurn(scheme, scheme.rules.recovery.order);
  const got = all.map(() => 0);
  let left = amount;
  for (const turn of [true, false]) {
    const weights = all.map((burden, row) => (isFirst(row) === turn ? burden : 0));
    const part = Math.min(
      left,
      weights.reduce((sum, burden) => sum + burden, 0),
    );
    if (part === 0) continue;
    for (const [row, share] of inProportion(part, weights).entries()) got[row]! += share;
    left -= part;
  }
  return { layers: got.slice(0, -1), remainder: got.at(-1)!, surplus: left };
}

/** Whether a row (a layer, or after the last the remainder party) has its turn before the others. */
function firstInTurn(scheme: FenScheme, order: RecoveryTerms['order']): (row: number) => boolean {
  const { name, isPublic, isRemainderPublic } = scheme;
  const last = scheme.layers.length;
  switch (needTerm(order, name)) {
    case 'pariPassu':
      return () => true;
    case 'bankFirst':
      return (row) => row === last;
    case 'publicFirst':
      return (row) => (row === last ? isRemainderPublic : isPublic[row]!);
  }
}

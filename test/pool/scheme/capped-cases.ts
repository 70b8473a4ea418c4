import { compensableLoss, type LossFacts } from '../../../src/pool/scheme/compensable-loss.ts';
import { splitLoss } from '../../../src/pool/scheme/split-loss.ts';
import { layer, layersOf, schemeOf, tier } from './rules.ts';

const fen = (amount: number, scale: number): number => Math.round(amount * scale * 100);

const owing = (principal: number, recovered = 0): LossFacts => ({
  ...{ principal, interest: 0, costs: 0, recovered, imputation: 'principal-first' },
  ...{ ipPart: 1_000_000, loanAmount: principal },
});

/** Pool and guarantor each take a share of the unpaid principal, each to its most for a loan. */
export function pingshan(given: Readonly<Record<string, number>>, scale: number): Readonly<Record<string, number>> {
  const cap = (most: number | undefined): string | null => (most === undefined ? null : String(most * scale));
  const scheme = schemeOf([
    layer('government', String(given.poolShare), { perLoanCap: cap(given.poolCap) }),
    layer('guarantor', String(given.guarantorShare ?? 0), { perLoanCap: cap(given.guarantorCap) }),
  ]);
  const facts = owing(fen(given.loanPrincipal!, scale), fen(given.repaidByDebtor ?? 0, scale));
  const loss = compensableLoss(scheme, facts);
  const { layers, remainder } = splitLoss(scheme, layersOf(scheme), { ...loss, otherPublic: 0 });
  const [pool, guarantor] = layers.map((amount) => amount / scale / 100);
  return {
    unpaidPrincipal: loss.loss / scale / 100,
    pool: pool!,
    guarantor: guarantor!,
    bank: remainder / scale / 100,
  };
}

/** 30 % of the bad principal, 5 points more for a first loan or one on credit, IP, receivables or stock; 80 % at most. */
export function anhui(
  given: Readonly<Record<string, number | boolean>>,
  scale: number,
): Readonly<Record<string, number>> {
  const scheme = schemeOf([layer('government', '0.30')], {
    stackingCap: '0.8',
    tiers: [tier('pledgeClass', 'government', { is: 'favoured', addition: '0.05' })],
  });
  const grounds = Object.entries(given).filter(([name]) => /first|credit|ip|receivable|stock|equity/i.test(name));
  const isFavoured = grounds.some(([, holds]) => holds === true);
  const layers = layersOf(scheme, { pledgeClass: isFavoured ? 'favoured' : 'other' });
  const loss = compensableLoss(scheme, owing(fen(Number(given.badPrincipal), scale)));
  const otherPublic = fen(Number(given.otherPublicCompensation ?? 0), scale);
  const compensation = splitLoss(scheme, layers, { ...loss, otherPublic }).layers[0]!;
  return { rate: layers[0]!.bands[0]!.share / 1_000_000, compensation: compensation / scale / 100 };
}

const PLAIN = /^\d{1,12}(\.\d{1,2})?$/;
/** Beyond this many fen a product with 100 no longer rounds to the right one. */
const MOST = 1e14;

/**
 * An amount of 0 or more written plainly, with at most two decimals, as whole fen; undefined where it is not as plain as that,
 * and whoever asks must read it more patiently.
 */
export function plainFen(raw: unknown): number | undefined {
  const value = typeof raw === 'string' && PLAIN.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number') return undefined;
  const fen = Math.round(value * 100);
  return fen / 100 === value && fen >= 0 && fen <= MOST ? fen : undefined;
}

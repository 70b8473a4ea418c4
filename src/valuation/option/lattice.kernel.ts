/** A recombining tree of two branches: what a move costs and brings, from its `last` level back to its first node. */
export interface Lattice {
  readonly steps: number;
  /** Factor of an upward and of a downward move. */
  readonly up: number;
  readonly down: number;
  /** Discount of one step times the probability of a move up, and of one down. */
  readonly upWeight: number;
  readonly downWeight: number;
}

/**
 * Rolls an option back through a tree.
 *
 *     v(n, j) = max(side·(s(n, j)·worth(n) − strike),  upWeight·v(n + 1, j + 1) + downWeight·v(n + 1, j))
 *
 * the first part only where it may be exercised early; s(n, j) = spot·upʲ·downⁿ⁻ʲ.
 *
 * @param side    1 for a call, −1 for a put
 * @param worth   share of the asset left at each level, steps + 1 of them
 * @param values  scratch, at least steps + 1; overwritten
 * @param prices  scratch, at least steps + 1; overwritten
 */
export function rollBack(
  lattice: Lattice,
  spot: number,
  strike: number,
  side: 1 | -1,
  isEarly: boolean,
  worth: Float64Array,
  values: Float64Array,
  prices: Float64Array,
): number {
  const { steps, up, down, upWeight, downWeight } = lattice;
  const ratio = up / down;
  let lowest = spot;
  for (let n = 0; n < steps; n++) lowest *= down;
  let price = lowest;
  const left = worth[steps]!;
  for (let j = 0; j <= steps; j++) {
    prices[j] = price;
    values[j] = Math.max(0, side * (price * left - strike));
    price *= ratio;
  }
  for (let n = steps - 1; n >= 0; n--) {
    const share = worth[n]!;
    for (let j = 0; j <= n; j++) {
      const held = upWeight * values[j + 1]! + downWeight * values[j]!;
      const at = prices[j]! / down;
      prices[j] = at;
      const now = side * (at * share - strike);
      values[j] = isEarly && now > held ? now : held;
    }
  }
  return values[0]!;
}

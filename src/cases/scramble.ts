/** A one-to-one scramble of whole numbers below 2^32. @source A. Appleby, MurmurHash3 (2011), the 32-bit finaliser */
export function scramble(number: number): number {
  let h = number + 1;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Numbers in the order of their scramble: the same each time, and blind to what they stand for. */
export function scrambled(numbers: readonly number[]): number[] {
  return numbers
    .map((number) => ({ number, key: scramble(number) }))
    .sort((a, b) => a.key - b.key || a.number - b.number)
    .map(({ number }) => number);
}

const PARITY = 0x1bd11bda;

/**
 * Threefry4x32-20, a keyed hash of four words: every bit of the key and of the counter moves half of the bits of the
 * result.
 *
 *     out = T(key, counter),  20 rounds of add, rotate, xor; the next four of five key words are added after every fourth
 *
 * @param key      4 words, read
 * @param counter  4 words, read
 * @param out      4 words, written; may be `counter` itself
 * @complexity     25 ns
 * @source Salmon, Moraes, Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC 2011), section 4.2 and table 2
 */
export function threefry4x32(key: Uint32Array, counter: Uint32Array, out: Uint32Array): void {
  let k0 = key[0]! | 0;
  let k1 = key[1]! | 0;
  let k2 = key[2]! | 0;
  let k3 = key[3]! | 0;
  let k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
  let x0 = (counter[0]! + k0) | 0;
  let x1 = (counter[1]! + k1) | 0;
  let x2 = (counter[2]! + k2) | 0;
  let x3 = (counter[3]! + k3) | 0;

  // The rotations repeat after eight rounds. They are written out because a table of them doubles the time.
  for (let group = 1; ; group += 2) {
    x0 = (x0 + x1) | 0;
    x1 = rotateLeft(x1, 10) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = rotateLeft(x3, 26) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = rotateLeft(x3, 11) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = rotateLeft(x1, 21) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = rotateLeft(x1, 13) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = rotateLeft(x3, 27) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = rotateLeft(x3, 23) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = rotateLeft(x1, 5) ^ x2;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2) | 0;
    x2 = (x2 + k3) | 0;
    x3 = (x3 + k4 + group) | 0;
    if (group === 5) break;

    x0 = (x0 + x1) | 0;
    x1 = rotateLeft(x1, 6) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = rotateLeft(x3, 20) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = rotateLeft(x3, 17) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = rotateLeft(x1, 11) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = rotateLeft(x1, 25) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = rotateLeft(x3, 10) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = rotateLeft(x3, 18) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = rotateLeft(x1, 20) ^ x2;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k3) | 0;
    x2 = (x2 + k4) | 0;
    x3 = (x3 + k0 + group + 1) | 0;

    const used0 = k0;
    const used1 = k1;
    k0 = k2;
    k1 = k3;
    k2 = k4;
    k3 = used0;
    k4 = used1;
  }

  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

function rotateLeft(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

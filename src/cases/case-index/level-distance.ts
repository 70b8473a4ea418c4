import type { IndexAttribute } from '../../domain/case-index-schema.ts';
import { wordsOfSet } from './encode-cell.ts';

/**
 * The distance of a level of a target to each of the first `count` levels, 0 to 1: by the first branch in which two differ,
 * or the share of all words that only one of two sets has.
 *
 *     set       1 − |A ∩ B| / |A ∪ B|, 0 for two empty sets
 *     taxonomy  distances[i], i the number of cuts before which both are the same; 0 for equal levels
 *
 * @source P. Jaccard, The Distribution of the Flora in the Alpine Zone, New Phytologist 11 (1912)
 */
export function levelDistances(
  attribute: IndexAttribute,
  target: string,
  levels: readonly string[],
  count: number,
): Float64Array {
  const distances = new Float64Array(count);
  if (attribute.kind === 'taxonomy') {
    const heads = attribute.cuts.map((cut) => target.slice(0, cut));
    for (let i = 0; i < count; i++) {
      const level = levels[i]!;
      if (level === target) continue;
      let agreed = 0;
      while (agreed < heads.length && level.slice(0, attribute.cuts[agreed]) === heads[agreed]) agreed++;
      distances[i] = attribute.distances[agreed]!;
    }
  } else {
    const words = new Set(wordsOfSet(target));
    for (let i = 0; i < count; i++) distances[i] = levels[i] === target ? 0 : jaccard(words, wordsOfSet(levels[i]!));
  }
  return distances;
}

function jaccard(words: ReadonlySet<string>, others: readonly string[]): number {
  const common = others.reduce((sum, word) => sum + (words.has(word) ? 1 : 0), 0);
  return 1 - common / (words.size + others.length - common);
}

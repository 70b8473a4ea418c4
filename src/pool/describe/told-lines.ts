import type { CompensationScheme } from '../../domain/scheme.ts';
import type { SchemeLeaf } from '../../domain/scheme-leaf.ts';
import type { Label } from '../../formula/quantities.ts';
import { amountText, fill } from './statement.ts';

/** A line of a description beside the rules, with where it comes from. */
export interface ToldLine {
  readonly text: Label;
  readonly leaf: SchemeLeaf<unknown>;
}

/** What the sources tell beside the rules: who paid in, what the pledge may stand behind, remarks. */
export function toldLines({ pool, counterGuarantee, remarks = [] }: CompensationScheme): readonly ToldLine[] {
  return [
    ...(pool.contributors ?? []).map(({ name, amount }) => ({
      text:
        amount.value === null
          ? fill({ en: 'Paid in by the {}: an unknown amount.', zh: '{}出资：数额未知。' }, name)
          : fill({ en: 'Paid in by the {}: {}.', zh: '{}出资{}。' }, name, amountText(amount.value)),
      leaf: amount,
    })),
    ...(counterGuarantee?.value == null ? [] : [{ text: counterText(counterGuarantee.value), leaf: counterGuarantee }]),
    ...remarks.flatMap((leaf) => (leaf.value === null ? [] : [{ text: sentenceOf(leaf.value), leaf }])),
  ];
}

function counterText(isTaken: boolean): Label {
  return isTaken
    ? {
        en: "The pledge may stand behind a guarantor's or insurer's promise as well.",
        zh: '质押可作为担保或保险机构的反担保。',
      }
    : { en: 'The pledge stands behind the loan itself.', zh: '质押直接担保贷款。' };
}

/** A remark as a sentence: a capital first, a stop last. */
function sentenceOf({ en, zh }: Label): Label {
  return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, zh: `${zh}。` };
}

import type { CompensationScheme } from '../../domain/scheme.ts';
import type { SchemeLeaf } from '../../domain/scheme-leaf.ts';
import type { Subsidy } from '../../domain/scheme-parts.ts';
import type { Label } from '../../formula/quantities.ts';
import { amountText, boundsText, fill, numberText, percentText } from './statement.ts';

const OF = {
  interest: { en: 'interest', zh: '贷款利息' },
  valuationFee: { en: 'valuation fee', zh: '评估费' },
  guaranteeFee: { en: 'guarantee fee', zh: '担保费' },
  premium: { en: 'insurance premium', zh: '保险费' },
  lending: { en: 'lending', zh: '放贷' },
} as const;
const TO = { borrower: { en: 'borrower', zh: '借款企业' }, lender: { en: 'lender', zh: '贷款人' } } as const;
const BASIS = {
  baseRate: { en: 'the interest at the base rate', zh: '按基准利率计算的利息' },
  lpr: { en: 'the interest at the LPR', zh: '按LPR计算的利息' },
  paid: { en: 'what was paid', zh: '实际支付额' },
  loan: { en: 'the loan', zh: '贷款额' },
} as const;
const UNKNOWN = { en: 'an unknown figure', zh: '未知数额' };

/** One line for each subsidy of a programme, with where it comes from. */
export function subsidyLines({ subsidies = [], subsidyCapPerFirmYear }: CompensationScheme): readonly SubsidyLine[] {
  const lines = subsidies.map((subsidy) => ({ text: subsidyText(subsidy), leaf: subsidy.rate }));
  if (subsidyCapPerFirmYear === undefined) return lines;
  const text = fill(
    { en: 'All subsidies of one firm in a year together: at most {}.', zh: '单户企业全部补贴每年合计不超过{}。' },
    bounded(subsidyCapPerFirmYear, amountText),
  );
  return [...lines, { text, leaf: subsidyCapPerFirmYear }];
}

export interface SubsidyLine {
  readonly text: Label;
  readonly leaf: SchemeLeaf<string>;
}

/** One subsidy as a sentence. */
export function subsidyText({ of, to, rate, basis, perYearCap, totalCap, years }: Subsidy): Label {
  const base = basis.value === null ? { en: 'a basis that is unknown', zh: '未知基数' } : BASIS[basis.value];
  const isYearly = of === 'interest' && basis.value === 'loan';
  const head = fill(
    isYearly
      ? { en: 'Subsidy on the {}, to the {}: {} of {} a year', zh: '{}补贴（{}）：每年{}，以{}为基数' }
      : { en: 'Subsidy on the {}, to the {}: {} of {}', zh: '{}补贴（{}）：{}，以{}为基数' },
    OF[of],
    TO[to],
    bounded(rate, percentText),
    base,
  );
  const clauses = [
    head,
    ...(perYearCap === undefined
      ? []
      : [fill({ en: 'at most {} a year', zh: '每年不超过{}' }, bounded(perYearCap, amountText))]),
    ...(totalCap === undefined
      ? []
      : [fill({ en: 'at most {} in all', zh: '累计不超过{}' }, bounded(totalCap, amountText))]),
    ...(years === undefined ? [] : [fill({ en: 'for {} years', zh: '最长{}年' }, bounded(years, numberText))]),
  ];
  return { en: `${clauses.map(({ en }) => en).join('; ')}.`, zh: `${clauses.map(({ zh }) => zh).join('；')}。` };
}

/** A figure, its bounds, or that it is unknown (with what the source says of it). */
function bounded({ value, atLeast, atMost, note }: SchemeLeaf<string>, text: (value: string) => Label): Label {
  if (value !== null) return text(value);
  const bounds = boundsText({ atLeast, atMost }, text);
  if (bounds !== null) return bounds;
  return note === undefined ? UNKNOWN : fill({ en: '{} ({})', zh: '{}（{}）' }, UNKNOWN, note);
}

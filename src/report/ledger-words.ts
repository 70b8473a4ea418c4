import type { Label } from '../formula/quantities.ts';
import { fill, type Language } from './words.ts';

/** Wordings of the report on a pool's ledger; `{}` stands for a figure or a name. */
const LEDGER_WORDS = {
  title: { en: 'Pool under {} after {}', zh: '{}项下资金池，截至{}' },
  noEvents: { en: 'no event yet', zh: '尚无事项' },
  balance: { en: 'balance', zh: '资金池余额' },
  earmarked: { en: 'set aside', zh: '已预留' },
  available: { en: 'free', zh: '可用' },
  waiting: { en: 'due and waiting for money', zh: '应付待筹' },
  moneyIn: { en: 'money that came in', zh: '累计资金来源' },
  outstanding: { en: 'outstanding loans', zh: '在保贷款余额' },
  lent: { en: 'lent so far', zh: '累计放款' },
  capacity: { en: 'loans it can stand behind', zh: '可支持贷款规模' },
  utilisation: { en: 'utilisation', zh: '额度使用率' },
  leverageReached: { en: 'leverage reached', zh: '实际放大倍数' },
  lendingLeverage: { en: 'leverage of all lending', zh: '累计放大倍数' },
  poolUsed: { en: 'pool used', zh: '资金池消耗率' },
  payOutRatio: { en: 'pay-out ratio', zh: '赔付率' },
  recoveryRatio: { en: 'recovery ratio', zh: '回收率' },
  nplRate: { en: 'bad loans', zh: '不良率' },
  times: { en: '{} ×', zh: '{}倍' },
  bank: { en: 'bank', zh: '银行' },
  loans: { en: 'loans', zh: '笔数' },
  claims: { en: 'claims', zh: '索赔' },
  paid: { en: 'paid', zh: '已赔付' },
  headroom: { en: 'headroom', zh: '剩余额度' },
  party: { en: 'party', zh: '分担方' },
  bears: { en: 'bears', zh: '承担' },
  recovered: { en: 'got back', zh: '已收回' },
  year: { en: 'year', zh: '年度' },
  opening: { en: 'opening', zh: '年初' },
  cameIn: { en: 'came in', zh: '收入' },
  cameBack: { en: 'came back', zh: '回流' },
  lapsed: { en: 'lapsed', zh: '收回财政' },
  closing: { en: 'closing', zh: '年末' },
  open: { en: 'open', zh: '未决算' },
  funding: {
    en: 'claims: {} open, {} paid, {} paid in part, {} unfunded, {} waiting, {} rejected',
    zh: '索赔：处理中{}，足额赔付{}，部分赔付{}，无资金{}，待付{}，驳回{}',
  },
  warn: { en: 'warning: {} of {} at {}', zh: '预警：{1}{0}达{2}' },
  stopNew: { en: 'no new loans: {} of {} at {}', zh: '暂停新增：{1}{0}达{2}' },
  stopPay: { en: 'no payments: {} of {} at {}', zh: '暂停赔付：{1}{0}达{2}' },
  compensationRate: { en: 'compensation rate', zh: '代偿率' },
  thePool: { en: 'the pool', zh: '资金池' },
} as const satisfies Readonly<Record<string, Label>>;

export type LedgerWord = keyof typeof LEDGER_WORDS;

/** Says a wording of this report with its gaps filled. */
export type SayLedger = (word: LedgerWord, ...values: readonly string[]) => string;

export function sayLedgerIn(language: Language): SayLedger {
  return (word, ...values) => fill(LEDGER_WORDS[word][language], ...values);
}

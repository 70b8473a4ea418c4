import { money, plain } from './figures.ts';
import { currencyName } from './sentences.ts';
import { fill, type Language, type Say } from './words.ts';

/** What a picture counts amounts in. */
export interface Unit {
  readonly name: string;
  /** Text of an amount of whole units of currency, without the name. */
  readonly show: (amount: number) => string;
}

/** Chinese reports count in 万, English ones in millions, or in single units where amounts are small. */
export function unitFor(most: number, currency: string, language: Language, say: Say): Unit {
  const single = currencyName(currency, say);
  const per = (size: number, name: string): Unit => ({ name, show: (amount) => plain(amount / size) });
  if (language === 'zh') return per(1e4, fill(say('tenThousand'), single));
  return most >= 1e6 ? per(1e6, fill(say('million'), single)) : per(1, single);
}

/** For a single loan's amounts: 万 in Chinese, single units in English, with two decimals. */
export function loanUnit(currency: string, language: Language, say: Say): Unit {
  const single = currencyName(currency, say);
  const size = language === 'zh' ? 1e4 : 1;
  const name = language === 'zh' ? fill(say('tenThousand'), single) : single;
  return { name, show: (amount) => money((amount / size).toFixed(2)) };
}

import { quote, refuse } from '../base/errors.ts';
import { checkWhole } from '../numeric/argument.ts';
import { type Decimal, decimalAt, type Exact, ROUNDING, type Rounding, round } from '../numeric/decimal.ts';

/** The units in which amounts are shown: how many yuan they hold, and how the two languages name them. */
export const MONEY_UNITS = {
  yuan: { size: '1', zh: '元', en: '' },
  wan: { size: '10000', zh: '万元', en: ' ten thousand' },
  million: { size: '1000000', zh: '百万元', en: ' million' },
  yi: { size: '100000000', zh: '亿元', en: ' hundred million' },
} as const;

export type MoneyUnit = keyof typeof MONEY_UNITS;

export interface MoneyFormat {
  readonly language: 'en' | 'zh';
  /** Yuan if left out. */
  readonly unit?: MoneyUnit;
  /** Decimals shown, 0 … 20; two if left out. */
  readonly places?: number;
  /** 四舍五入 if left out. */
  readonly rounding?: Rounding;
}

/**
 * An amount of yuan for a reader: `1,234,567.89元` or `123.46万元`, `CNY 1,234,567.89` or `CNY 1.23 million`.
 *
 * It is rounded once, in the unit shown, to just as many decimals as are shown.
 *
 * @throws ARGUMENT_INVALID  no exact number, an unknown unit, language or rounding, places outside 0 … 20
 */
export function formatMoney(amount: Exact | Decimal, format: MoneyFormat): string {
  const { language, unit = 'yuan', places = 2, rounding = 'halfUp' } = format;
  checkName('unit', unit, Object.keys(MONEY_UNITS));
  checkName('language', language, ['en', 'zh']);
  checkName('rounding', rounding, Object.keys(ROUNDING));
  const { size, zh, en } = MONEY_UNITS[unit];
  const figure = formatNumber(
    round(decimalAt('formatMoney: amount', amount).div(size), checkedPlaces(places), rounding),
    places,
  );
  return language === 'zh' ? `${figure}${zh}` : `CNY ${figure}${en}`;
}

/**
 * A number with `places` decimals (half away from zero) and its whole part in groups of three: `-1,234,567.90`.
 *
 * @throws ARGUMENT_INVALID  no exact number, or places outside 0 … 20
 */
export function formatNumber(value: Exact | Decimal, places: number): string {
  const rounded = round(decimalAt('formatNumber: value', value), checkedPlaces(places));
  const [whole = '', fraction] = rounded.abs().toFixed(places).split('.');
  const sign = rounded.isNegative() && !rounded.isZero() ? '-' : '';
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${groups}${fraction === undefined ? '' : `.${fraction}`}`;
}

function checkedPlaces(places: number): number {
  checkWhole('formatMoney: places', places, 0, 20);
  return places;
}

function checkName(argument: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const remedy = `one of ${known.join(', ')}`;
  refuse('ARGUMENT_INVALID', { at: `formatMoney: ${argument}`, problem: 'not known', met: quote(name), remedy });
}

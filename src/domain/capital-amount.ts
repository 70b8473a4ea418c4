import { quote, refuse } from '../base/errors.ts';
import { type Decimal, decimalAt, type Exact, text } from '../numeric/decimal.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** Units of whole yuan, largest first; each counts in those below it, so that 亿 may be counted in 万: 壹万亿. */
const UNITS: readonly (readonly [name: string, size: bigint])[] = [
  ['亿', 100_000_000n],
  ['万', 10_000n],
  ['仟', 1_000n],
  ['佰', 100n],
  ['拾', 10n],
];

/** The first amount that 9999 万亿 no longer holds. */
const TOO_MUCH = '1e16';

/**
 * An amount of yuan in Chinese capital figures (人民币大写), as bills and contracts write it: 1680.32 is 壹仟陆佰捌拾元零叁角贰分.
 *
 * 整 ends whole yuan, not 角 or 分; 负 begins a negative amount. Where the rules leave 零 to the writer, the first of
 * the forms they print is written: 零 for a zero yuan digit before 角, none for a zero 万 digit before 仟.
 *
 * @param amount  below 10^16 in size, at most two decimals
 * @throws ARGUMENT_INVALID  more decimals, a larger amount, or no exact number
 * @source 支付结算办法 (银发〔1997〕393号), 附一 正确填写票据和结算凭证的基本规定, 二、三
 */
export function capitalAmount(amount: Exact | Decimal): string {
  const value = decimalAt('capitalAmount: amount', amount);
  if (!(value.decimalPlaces() <= 2 && value.abs().lt(TOO_MUCH))) {
    refuse('ARGUMENT_INVALID', {
      at: 'capitalAmount: amount',
      problem: 'more than two decimals, or not below 10^16',
      met: quote(text(value)),
      remedy: 'round to the fen first',
    });
  }
  if (value.isZero()) return '零元整';
  const fen = BigInt(text(value.abs().times(100)));
  const yuan = fen / 100n;
  const sign = value.isNegative() ? '负' : '';
  return `${sign}${yuan === 0n ? '' : `${whole(yuan)}元`}${parts(yuan, fen % 100n)}`;
}

/** 角 and 分 after whole yuan. */
function parts(yuan: bigint, fen: bigint): string {
  if (fen === 0n) return '整';
  const [tens, ones] = [fen / 10n, fen % 10n];
  const zero = yuan > 0n && (tens === 0n || yuan % 10n === 0n) ? '零' : '';
  return `${zero}${tens > 0n ? `${digit(tens)}角` : ''}${ones > 0n ? `${digit(ones)}分` : ''}`;
}

/** A whole number above zero; 零 stands where the rest does not reach the next lower place. */
function whole(n: bigint): string {
  for (const [name, size] of UNITS) {
    if (n < size) continue;
    const rest = n % size;
    const zero = rest > 0n && rest < size / 10n ? '零' : '';
    return `${whole(n / size)}${name}${zero}${rest > 0n ? whole(rest) : ''}`;
  }
  return digit(n);
}

function digit(n: bigint): string {
  return DIGITS[Number(n)]!;
}

import { checkNotNegative, checkPositive, checkWhole, checkWithin, finiteResult } from '../argument.ts';
import { pow } from '../elementary.ts';

/** What is written off: `cost` down to `salvage`, both 0 or more, over `life` periods. */
export interface Asset {
  readonly cost: number;
  readonly salvage: number;
  readonly life: number;
}

/**
 * Straight-line depreciation of one period.
 *
 *     (cost − salvage) / life
 *
 * @throws ARGUMENT_INVALID  a negative or infinite amount, a life not above 0
 */
export function sln({ cost, salvage, life }: Asset): number {
  checkAsset('sln', { cost, salvage, life });
  return finiteResult('sln', (cost - salvage) / life);
}

/**
 * Sum-of-years-digits depreciation of period `period`.
 *
 *     (cost − salvage) · (life − period + 1) / (life · (life + 1) / 2)
 *
 * @param period  1 … life
 * @throws ARGUMENT_INVALID  as `sln`, and a period outside its range
 */
export function syd(asset: Asset, period: number): number {
  checkAsset('syd', asset);
  const { cost, salvage, life } = asset;
  checkWithin('syd: period', period, 1, life);
  return finiteResult('syd', ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1)));
}

/**
 * Fixed-declining-balance depreciation of period `period`, with the rate rounded to three decimals as the spreadsheet
 * function DB has it.
 *
 *     r = 1 − (salvage / cost)^(1 / life), rounded;  what is left · r
 *     first period · months / 12; a part year left over at the end · (12 − months) / 12
 *
 * @param asset   cost above 0, salvage not above cost, life whole
 * @param period  whole, 1 … life, or life + 1 when the first year is not full
 * @param months  months of the first year, 1 … 12
 * @throws ARGUMENT_INVALID  as `sln`, and anything outside these ranges
 */
export function db(asset: Asset, period: number, months = 12): number {
  const { cost, salvage, life } = asset;
  checkAsset('db', asset);
  checkPositive('db: cost', cost);
  checkWithin('db: salvage', salvage, 0, cost);
  checkWhole('db: months', months, 1, 12);
  checkWhole('db: life', life, 1, 1000);
  checkWhole('db: period', period, 1, months < 12 ? life + 1 : life);

  const rate = Math.round((1 - pow(salvage / cost, 1 / life)) * 1000) / 1000;
  const first = finiteResult('db', (cost * rate * months) / 12);
  if (period === 1) return first;
  let left = cost - first;
  for (let before = 2; before < period; before++) left -= left * rate;
  return period > life ? (left * rate * (12 - months)) / 12 : left * rate;
}

/**
 * Declining-balance depreciation of period `period`, never below salvage: double-declining unless `factor` says otherwise.
 *
 *     min(1, factor / life) · what is left, or what is left above salvage if that is less
 *
 * @param period  1 … life
 * @param factor  above 0
 * @throws ARGUMENT_INVALID  as `sln`, and a period or factor outside its range
 */
export function ddb(asset: Asset, period: number, factor = 2): number {
  checkAsset('ddb', asset);
  const { cost, salvage, life } = asset;
  checkWithin('ddb: period', period, 1, life);
  checkPositive('ddb: factor', factor);
  const kept = Math.max(0, 1 - factor / life);
  const before = cost * pow(kept, period - 1);
  return Math.max(0, before - Math.max(before * kept, salvage));
}

function checkAsset(at: string, { cost, salvage, life }: Asset): void {
  checkNotNegative(`${at}: cost`, cost);
  checkNotNegative(`${at}: salvage`, salvage);
  checkPositive(`${at}: life`, life);
}

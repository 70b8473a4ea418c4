import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAmount } from '../../src/domain/capital-amount.ts';
import { decimal } from '../../src/numeric/decimal.ts';

const amount = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }).map((fen) => decimal(`${fen}e-2`));

/** Reads capital figures back, knowing nothing of how they are written: each unit multiplies what stands before it. */
function readBack(words: string): string {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const small = new Map([
    ['拾', 10n],
    ['佰', 100n],
    ['仟', 1000n],
  ]);
  const sign = words.startsWith('负') ? -1n : 1n;
  let [fen, total, section, last] = [0n, 0n, 0n, 0n];
  for (const c of words) {
    if (digits.includes(c)) last = BigInt(digits.indexOf(c));
    else if (small.has(c)) [section, last] = [section + last * small.get(c)!, 0n];
    else if (c === '万') [total, section, last] = [total + (section + last) * 10_000n, 0n, 0n];
    else if (c === '亿') [total, section, last] = [(total + section + last) * 100_000_000n, 0n, 0n];
    else if (c === '元') [fen, total, section, last] = [(total + section + last) * 100n, 0n, 0n, 0n];
    else if (c === '角') [fen, last] = [fen + last * 10n, 0n];
    else if (c === '分') [fen, last] = [fen + last, 0n];
  }
  return decimal(`${sign * fen}e-2`).toFixed(2);
}

describe('capital amounts', () => {
  // 1 Worked examples. Source: 支付结算办法 (银发〔1997〕393号), 附一, the examples printed in section 三, without 人民币.
  it.each([
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
  ])('writes %s as the rules print it', (figures, words) => {
    expect(capitalAmount(figures)).toBe(words);
  });
  it.each([
    ['0', '零元整'],
    ['-0.00', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角'],
    ['0.11', '壹角壹分'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['20.05', '贰拾元零伍分'],
    ['100', '壹佰元整'],
    ['101.50', '壹佰零壹元伍角'],
    ['1001', '壹仟零壹元整'],
    ['1680', '壹仟陆佰捌拾元整'],
    ['10000', '壹万元整'],
    ['10001', '壹万零壹元整'],
    ['10010', '壹万零壹拾元整'],
    ['1001000', '壹佰万壹仟元整'],
    ['1000000', '壹佰万元整'],
    ['10203040.50', '壹仟零贰拾万叁仟零肆拾元零伍角'],
    ['100000000', '壹亿元整'],
    ['100001000', '壹亿零壹仟元整'],
    ['100010000', '壹亿零壹万元整'],
    ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分'],
    ['1000000000000', '壹万亿元整'],
    ['1234500000000', '壹万贰仟叁佰肆拾伍亿元整'],
    ['1000100000001.01', '壹万零壹亿零壹元零壹分'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['-5', '负伍元整'],
    ['-0.05', '负伍分'],
  ])('writes %s as %s', (figures, words) => {
    expect(capitalAmount(figures)).toBe(words);
  });

  // 2 Laws.
  it('never doubles 零, never begins or ends a figure with it', () => {
    fc.assert(
      fc.property(amount, (value) => {
        fc.pre(!value.isZero());
        expect(capitalAmount(value)).not.toMatch(/零零|^负?零|零[元万亿整]|零$/);
      }),
    );
  });
  it('mirrors the sign, and writes the same amount the same way', () => {
    fc.assert(
      fc.property(amount, (value) => {
        fc.pre(value.gt(0));
        expect(capitalAmount(value.neg())).toBe(`负${capitalAmount(value)}`);
        expect(capitalAmount(value.toFixed(2))).toBe(capitalAmount(value));
      }),
    );
  });

  // 3 Differential: what is written can be read back, to the fen.
  it('can be read back', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(readBack(capitalAmount(value))).toBe(decimal(value.isZero() ? 0 : value).toFixed(2));
      }),
      { numRuns: 1000 },
    );
  });

  // 4 Refusals.
  it.each(['0.001', '1.005', '1e16', '-1e16', '10000000000000000'])('refuses %s', (figures) => {
    expect(() => capitalAmount(figures)).toThrowError(/^ARGUMENT_INVALID: capitalAmount: amount/);
    expect(() => capitalAmount(figures)).toThrowError(decimal(figures).toFixed());
  });
  it('refuses what is no exact number', () => {
    expect(() => capitalAmount(0.1 + 0.2)).toThrowError(/ARGUMENT_INVALID.*0\.30000000000000004/);
    expect(() => capitalAmount('壹')).toThrowError(/ARGUMENT_INVALID.*壹/);
    expect(() => capitalAmount(decimal(1).div(0))).toThrowError(/ARGUMENT_INVALID.*Infinity/);
  });
});

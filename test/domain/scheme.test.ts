import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/catalog/built-in.ts';
import { parseWith } from '../../src/domain/parse.ts';
import { CompensationScheme } from '../../src/domain/scheme.ts';
import { refusalOf } from '../support/formulas.ts';

const zhongshan = BUILT_IN.schemes.find(({ id }) => id === 'cn-zhongshan-four-party')!;
const parse = (changes: object) => parseWith(CompensationScheme, { ...zhongshan, ...changes }, 'scheme');
const refusal = (changes: object) => refusalOf(() => parse(changes));
const layer = (party: string, value: string | null, more: object = {}) => ({
  party,
  share: value === null ? { value, source: 'G1' } : { value, mark: 'P', source: 'G1' },
  ...more,
});

describe('a compensation scheme', () => {
  it('is read as it is written', () => {
    expect(parse({})).toEqual(zhongshan);
  });
  it('may share out the whole loss, but no more', () => {
    expect(parse({ layers: [layer('government', '0.6'), layer('insurer', '0.4')] }).layers).toHaveLength(2);
    expect(refusal({ layers: [layer('government', '0.6'), layer('insurer', '0.4000001')] })).toContain(
      'scheme /layers: the known shares add up to more than 1; met [{"party":"government"',
    );
  });
  it('may have shares that nobody knows', () => {
    expect(parse({ layers: [layer('government', null), layer('insurer', '1')] }).layers[0]?.share.value).toBeNull();
  });
  it('has each party once', () => {
    expect(refusal({ layers: [layer('insurer', '0.2'), layer('insurer', '0.2')] })).toContain(
      'scheme /layers: each party has one layer',
    );
  });
  it.each([
    [{ layers: [layer('mayor', '0.5')] }, 'scheme /layers/0/party: '],
    [
      { layers: [layer('government', '54')] },
      '/layers/0/share/value: a share between 0 and 1 expected: for 25 % write "0.25"; met "54"',
    ],
    [
      { layers: [layer('government', '0.5', { perLoanCap: { value: '0' } })] },
      '/layers/0/perLoanCap/value: an amount of money above 0',
    ],
    [{ layers: [{ party: 'government', share: '0.54' }] }, 'scheme /layers/0/share: '],
    [{ layers: [layer('government', '0.5', { order: 1 })] }, 'scheme /layers/0/order: no such field'],
    [{ compensationBase: { value: 'interest' } }, 'scheme /compensationBase/value: '],
    [{ trigger: { value: 'default', mark: 'I', source: 'G1' } }, 'scheme /trigger/mark: '],
    [{ pool: { ...zhongshan.pool, size: { value: '0' } } }, '/pool/size/value: an amount of money above 0 expected'],
    [{ version: 1.5 }, 'scheme /version: '],
    [{ remainder: 'nobody' }, 'scheme /remainder: '],
    [{ region: { en: 'Zhongshan' } }, 'scheme /region/zh: missing'],
  ])('is refused with a fault in it, %#', (changes, problem) => {
    expect(refusal(changes)).toContain(problem);
  });
});

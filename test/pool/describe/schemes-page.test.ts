import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { schemesTable } from '../../../src/pool/describe/schemes-page.ts';
import { schemesPage } from './schemes-page.ts';

const PAGE = readFileSync(new URL('../../../docs/schemes.md', import.meta.url), 'utf8');
const { schemes } = loadCatalog();

describe('the page of the schemes', () => {
  // 1 Worked example, against the four-party rule of Zhongshan.
  it('has a row for each scheme: shares, base, caps, money, marks, what is not known', () => {
    const zhongshan = schemes.filter(({ id }) => id === 'cn-zhongshan-four-party');
    expect(schemesTable(zhongshan).split('\n')[3]).toBe(
      '| Zhongshan pledge-loan risk compensation, four parties<br>`cn-zhongshan-four-party@2` | 2021 – | ' +
        'government 54%; insurer 16%; valuation firm 4%; bank the rest | not known |  | ' +
        'CNY; a pool that is drawn down; 70,000,000; up to its balance; 10 times in loans | P | ' +
        'compensationBase, netOfRecoveries, ipPartOnly, trigger, payout.manner, recovery, shortage |',
    );
    expect(schemesTable(schemes).split('\n')).toHaveLength(schemes.length + 2);
  });
  it('is up to date: npm run docs changes nothing', () => {
    expect(schemesPage(PAGE)).toBe(PAGE);
  });
});

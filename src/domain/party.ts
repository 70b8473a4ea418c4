import * as z from 'zod';
import type { Label } from '../formula/quantities.ts';

/** Who can bear a part of a loss. */
export const Party = z.enum([
  'government',
  'centralFund',
  'reGuarantor',
  'guarantor',
  'insurer',
  'bank',
  'valuationFirm',
  'ipOperator',
  'region',
]);
export type Party = z.infer<typeof Party>;

/** What each party is called in reports. */
export const PARTY_LABELS = {
  government: { en: 'government', zh: '政府资金' },
  centralFund: { en: 'central fund', zh: '中央资金' },
  reGuarantor: { en: 're-guarantor', zh: '再担保机构' },
  guarantor: { en: 'guarantor', zh: '担保机构' },
  insurer: { en: 'insurer', zh: '保险机构' },
  bank: { en: 'bank', zh: '银行' },
  valuationFirm: { en: 'valuation firm', zh: '评估机构' },
  ipOperator: { en: 'IP operator', zh: '知识产权运营机构' },
  region: { en: 'region', zh: '省级资金' },
} as const satisfies Readonly<Record<Party, Label>>;

import { openLicencePayments } from '../../../models/licence/open-licence-payments.ts';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { openLicenceCeilings } from '../../../src/domain/open-licence.ts';
import { figure, figures, written } from '../../support/figures.ts';
import type { Topics } from '../contract.ts';

const [RULES] = loadCatalog().openLicenceRules;

export const topics: Topics = {
  'cn-reward/open-licence': (inputs) => {
    const { mode, fee, entryFee, rate, netSales, profit } = written(inputs);
    const form =
      mode === 'fixed' ? 'fixed' : String(mode).endsWith('profit') ? 'share-of-profit' : 'share-of-net-sales';
    const declared = form === 'fixed' ? { form, fee } : { form, rate, ...(entryFee === undefined ? {} : { entryFee }) };
    const { withinGuidance } = openLicenceCeilings(declared as never, RULES!);
    const base = netSales ?? profit;
    if (base === undefined) return { withinGuidance };
    const outcome = openLicencePayments({ entryFee: entryFee ?? '0', base, rate, timing: 'year-end' });
    return { withinGuidance, payments: figures(outcome, 'payments'), total: figure(outcome, 'total') };
  },
};

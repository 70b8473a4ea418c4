import { cashAwardIncome, royaltyWithholdingTax, technologyTransferTax } from '../../../src/catalog/tax.ts';
import type { MoneyUnit } from '../../../src/domain/money-format.ts';
import { figure, written } from '../../support/figures.ts';
import type { Inputs, Topics } from '../contract.ts';

/** A day on which the rules that the cases name hold; they do not say which. */
const DAY = '2024-06-30';

/** The cases' names of the units. */
const UNITS: Readonly<Record<string, MoneyUnit>> = { CNY: 'yuan', yuan: 'yuan', '10k CNY': 'wan', 万元: 'wan' };
const common = ({ unit = 'CNY', day = DAY }: Inputs) => ({
  day: day as string,
  unit: UNITS[unit] ?? (unit as MoneyUnit),
});

function technologyTransfer(inputs: Inputs) {
  const given = written(inputs);
  const { outcome } = technologyTransferTax({
    ...common(inputs),
    kind: given.kind ?? 'ownership',
    isToWhollyOwnedParty: given.relatedParty100 ?? given.whollyOwnedParty ?? given.relatedParty ?? false,
    ...(given.transferIncome === undefined ? { revenue: given.revenue } : { statedIncome: given.transferIncome }),
    ...(given.cost === undefined ? {} : { cost: given.cost }),
    ...(given.taxesAndFees === undefined ? {} : { taxesAndFees: given.taxesAndFees }),
    ...(given.taxRate === undefined ? {} : { taxRate: given.taxRate }),
  });
  const tax = figure(outcome, 'tax');
  return {
    transferIncome: figure(outcome, 'transferIncome'),
    exempt: figure(outcome, 'exempt'),
    halved: figure(outcome, 'halved'),
    taxableReduction: figure(outcome, 'reduction'),
    tax,
    taxAt25: tax,
  };
}

export const topics: Topics = {
  'cn-tax/technology-transfer': technologyTransfer,
  'cn-tax/technology-transfer-adjustment': technologyTransfer,
  'cn-tax/technology-transfer-edge': technologyTransfer,

  'cn-tax/royalty-withholding-individual': (inputs) => {
    const { income, kind } = written(inputs);
    const { outcome } = royaltyWithholdingTax({ ...common(inputs), income, ...(kind === undefined ? {} : { kind }) });
    return { taxableIncome: figure(outcome, 'taxableIncome'), tax: figure(outcome, 'tax') };
  },

  'cn-tax/cash-award-half': (inputs) => {
    const { cashAward, salaryThatMonth = '0' } = written(inputs);
    const { outcome } = cashAwardIncome({ ...common(inputs), cashAward, salaryThatMonth });
    return { amountEnteringSalary: figure(outcome) };
  },
};

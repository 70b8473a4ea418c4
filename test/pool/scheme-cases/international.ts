import { lost, type SchemeCase, withInterest } from './scheme-case.ts';

/** Guarantee and IP loan programmes of the EU, the UK, the US, Japan, Korea, Malaysia and Singapore. */
export const INTERNATIONAL: readonly SchemeCase[] = [
  {
    scheme: 'eu-cosme-lgf@1',
    rule: '50 of principal and interest',
    supplied: { 'portfolioCaps.portfolio.share': '0.2' },
    loss: withInterest('1000000', '50000'),
    bears: { guarantor: '525000.00', bank: '525000.00' },
  },
  {
    scheme: 'eu-cosme-lgf@1',
    rule: 'a guarantee of at most 1.5 million a deal',
    loss: lost('4000000'),
    bears: { guarantor: '1500000.00', bank: '2500000.00' },
  },
  {
    scheme: 'eu-innovfin-sme@1',
    rule: 'up to 50: the rate of a contract is not told',
    loss: lost('1000000'),
    needs: ['layers.guarantor.share'],
  },
  {
    scheme: 'eu-innovfin-sme@1',
    rule: 'at its ceiling of 50, not capped at the level of the loan',
    supplied: { 'layers.guarantor.share': '0.5' },
    loss: lost('7500000'),
    bears: { guarantor: '3750000.00', bank: '3750000.00' },
  },
  {
    scheme: 'eu-easi@1',
    rule: 'the guarantee rate is not told',
    loss: lost('20000'),
    needs: ['layers.guarantor.share'],
  },
  {
    scheme: 'uk-efg@1',
    rule: '75 of the outstanding balance',
    loss: lost('100000'),
    bears: { government: '75000.00', bank: '25000.00' },
  },
  {
    scheme: 'uk-efg@1',
    rule: 'whether interest belongs to the balance is not told',
    loss: withInterest('100000', '1000'),
    needs: ['compensationBase'],
  },
  {
    scheme: 'uk-growth-guarantee@1',
    rule: '70 of the facility',
    loss: lost('100000'),
    bears: { government: '70000.00', bank: '30000.00' },
  },
  {
    scheme: 'us-sba-7a@1',
    rule: '85 up to a loan of 150,000; 30,000 recovered is taken off first where that is agreed',
    supplied: { netOfRecoveries: 'true' },
    loss: { loanAmount: '150000', principal: '120000', recovered: '30000' },
    bears: { government: '76500.00', bank: '13500.00' },
  },
  {
    scheme: 'us-sba-7a@1',
    rule: 'whether what was recovered is taken off first is not told',
    loss: { loanAmount: '150000', principal: '120000', recovered: '30000' },
    needs: ['netOfRecoveries'],
  },
  {
    scheme: 'us-sba-7a@1',
    rule: '75 above, of the whole',
    loss: lost('150001'),
    bears: { government: '112500.75', bank: '37500.25' },
  },
  {
    scheme: 'us-sba-7a@1',
    rule: 'the size of the loan decides, not what is owed',
    loss: { loanAmount: '200000', principal: '100000' },
    bears: { government: '75000.00', bank: '25000.00' },
  },
  {
    scheme: 'us-sba-7a@1',
    rule: 'the largest loan of 5 million has the largest guarantee of 3.75 million',
    loss: lost('5000000'),
    bears: { government: '3750000.00', bank: '1250000.00' },
  },
  {
    scheme: 'us-sba-express@1',
    rule: '50',
    loss: lost('400000'),
    bears: { government: '200000.00', bank: '200000.00' },
  },
  {
    scheme: 'us-sba-export-express@1',
    rule: '90 up to 350,000',
    loss: lost('350000'),
    bears: { government: '315000.00', bank: '35000.00' },
  },
  {
    scheme: 'us-sba-export-express@1',
    rule: '75 above',
    loss: lost('500000'),
    bears: { government: '375000.00', bank: '125000.00' },
  },
  {
    scheme: 'jp-responsibility-sharing@1',
    rule: 'credit guarantee corporation 80, bank 20',
    loss: lost('10000000'),
    bears: { guarantor: '8000000.00', bank: '2000000.00' },
  },
  ...[1, 2].map(
    (version): SchemeCase => ({
      scheme: `kr-ip-recovery@${version}`,
      rule: 'up to 50 of the amount of the loan: the price of a purchase is not told',
      loss: lost('500000000'),
      needs: ['layers.government.share'],
    }),
  ),
  {
    scheme: 'my-ipfs@1',
    rule: 'state guarantee of 50',
    loss: lost('2000000'),
    bears: { government: '1000000.00', bank: '1000000.00' },
  },
  { scheme: 'sg-ipfs@1', rule: 'the share is not told', loss: lost('1000000'), needs: ['layers.government.share'] },
];

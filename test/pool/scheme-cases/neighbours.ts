import { lost, type SchemeCase } from './scheme-case.ts';

const SHARE = ['layers.government.share'];
const PLAN = 'cn-tech-innovation-guarantee@1';
const plan = (central: string, local: string, firmClass: string) => ({
  [`tiers.firmClass.centralFund.${firmClass}.share`]: central,
  'layers.reGuarantor.share': '0.2',
  'layers.guarantor.share': local,
});

/** Chinese programmes that pledge loans are written into. */
export const NEIGHBOURS: readonly SchemeCase[] = [
  {
    scheme: PLAN,
    rule: 'ceilings and floors alone are told',
    loss: lost('1000000', { firmClass: 'class-1' }),
    needs: ['tiers.firmClass.centralFund.class-1.share', 'layers.reGuarantor.share', 'layers.guarantor.share'],
  },
  {
    scheme: PLAN,
    rule: 'class 1 at its ceiling of 40, province 20, local the rest of 80, bank 20',
    supplied: plan('0.4', '0.2', 'class-1'),
    loss: lost('1000000', { firmClass: 'class-1' }),
    bears: { centralFund: '400000.00', reGuarantor: '200000.00', guarantor: '200000.00', bank: '200000.00' },
  },
  {
    scheme: PLAN,
    rule: 'class 2 at its ceiling of 35',
    supplied: plan('0.35', '0.25', 'class-2'),
    loss: lost('1000000', { firmClass: 'class-2' }),
    bears: { centralFund: '350000.00', reGuarantor: '200000.00', guarantor: '250000.00', bank: '200000.00' },
  },
  {
    scheme: PLAN,
    rule: 'class 3 at its ceiling of 30',
    supplied: plan('0.3', '0.3', 'class-3'),
    loss: lost('1000000', { firmClass: 'class-3' }),
    bears: { centralFund: '300000.00', reGuarantor: '200000.00', guarantor: '300000.00', bank: '200000.00' },
  },
  {
    scheme: 'cn-anhui-4321@1',
    rule: '40 guarantor, 30 re-guarantor, 20 bank, 10 local government',
    loss: lost('1000000'),
    bears: { guarantor: '400000.00', reGuarantor: '300000.00', government: '100000.00', bank: '200000.00' },
  },
  {
    scheme: 'cn-hubei-4321@1',
    rule: '40 guarantor, 30 re-guarantor, 20 bank, 10 local government',
    loss: lost('20000000'),
    bears: { guarantor: '8000000.00', reGuarantor: '6000000.00', government: '2000000.00', bank: '4000000.00' },
  },
  {
    scheme: 'cn-anhui-tech-loan@1',
    rule: 'direct loan: 30 of the bad principal',
    loss: lost('4000000', { guaranteeRoute: 'direct', pledgeClass: 'other' }),
    bears: { government: '1200000.00', bank: '2800000.00' },
  },
  {
    scheme: 'cn-anhui-tech-loan@1',
    rule: 'direct loan on IP: 30 and 5',
    loss: lost('4000000', { guaranteeRoute: 'direct', pledgeClass: 'first-credit-or-ip' }),
    bears: { government: '1400000.00', bank: '2600000.00' },
  },
  {
    scheme: 'cn-anhui-tech-loan@1',
    rule: 'guaranteed loan on IP: 20 and 5, to the guarantor',
    loss: lost('4000000', { guaranteeRoute: 'guaranteed', pledgeClass: 'first-credit-or-ip' }),
    bears: { government: '1000000.00', bank: '3000000.00' },
  },
  { scheme: 'cn-hubei-knowledge-loan@1', rule: 'a fixed share, not told', loss: lost('1000000'), needs: SHARE },
  {
    scheme: 'cn-hunan-knowledge-loan@1',
    rule: 'province and region; shares are not told',
    loss: lost('1000000'),
    needs: ['layers.region.share', ...SHARE],
  },
  {
    scheme: 'cn-sip-tech-loan@1',
    rule: '50 and 50',
    loss: lost('3000000.01'),
    bears: { government: '1500000.01', bank: '1500000.00' },
  },
  {
    scheme: 'cn-hangzhou-shangcheng@1',
    rule: 'pool, guarantor and bank; shares are not told',
    loss: lost('1000000'),
    needs: [...SHARE, 'layers.guarantor.share'],
  },
  {
    scheme: 'cn-hefei-patent-loan@1',
    rule: 'guarantor and bank; the share is not told',
    loss: lost('1000000'),
    needs: ['layers.guarantor.share'],
  },
  ...['cn-fujian-subsidy', 'cn-lijiang-subsidy', 'cn-pudong-subsidy'].map(
    (id): SchemeCase => ({
      scheme: `${id}@1`,
      rule: 'a subsidy alone: no loss is shared',
      loss: lost('1000000'),
      bears: { bank: '1000000.00' },
    }),
  ),
];

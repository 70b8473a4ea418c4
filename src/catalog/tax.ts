import { amortisation } from '../../models/tax/amortisation.ts';
import { cashAward } from '../../models/tax/cash-award.ts';
import { comprehensiveIncome } from '../../models/tax/comprehensive-income.ts';
import { equityDeferral } from '../../models/tax/equity-deferral.ts';
import { nonResidentRoyalty } from '../../models/tax/non-resident-royalty.ts';
import { patentFeeReduction } from '../../models/tax/patent-fee-reduction.ts';
import { royaltyWithholding } from '../../models/tax/royalty-withholding.ts';
import { stampDuty } from '../../models/tax/stamp-duty.ts';
import { technologyTransfer } from '../../models/tax/technology-transfer.ts';
import { technologyVat } from '../../models/tax/technology-vat.ts';
import type { Exact } from '../numeric/decimal.ts';
import { loadCatalog } from './catalog.ts';
import { isCovered, type RuleBinding, type RuledOutcome, type RuleQuestion, underRules } from './ruled-model.ts';
import { ruleOn } from './rules-in-force.ts';

type Question<Own> = RuleQuestion & Own;
const STEP = 'roundingStep';

const taxRule = (id: string, figures: readonly string[], open: readonly string[] = []): RuleBinding => {
  return { kind: 'taxRules', id, figures: Object.fromEntries(figures.map((name) => [name, name])), open };
};

/** Every field of a question, as a record; the model refuses what it does not know. */
const fields = (question: object): RuleQuestion & Record<string, unknown> => question as never;

/** How technology changes hands; licences run five years or more, `other` is anything else. */
export type TransferKind = 'ownership' | 'exclusive-licence' | 'non-exclusive-licence' | 'other';

/**
 * Income tax of an enterprise on a year's income from transferring technology.
 *
 *     tax = (income − exempt − halved × (1 − taxedShare)) × taxRate,  exempt = min(income, exemptUpTo)
 *
 * The relief is that of the day: non-exclusive licences are covered from 2015-10-01. A party tied by 100 % of holdings
 * earns none. A loss pays nothing.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2008
 * @throws INPUT_INVALID      not exactly one of `revenue` and `statedIncome`, figures out of range
 * @source 企业所得税法实施条例第九十条；财税〔2010〕111号；财税〔2015〕116号
 */
export function technologyTransferTax(
  question: Question<{
    readonly kind: TransferKind;
    readonly isToWhollyOwnedParty?: boolean;
    readonly revenue?: Exact;
    readonly statedIncome?: Exact;
    readonly excludedIncome?: Exact;
    readonly cost?: Exact;
    readonly taxesAndFees?: Exact;
    /** 25 % if left out. */
    readonly taxRate?: Exact;
  }>,
): RuledOutcome {
  const { kind, isToWhollyOwnedParty = false, ...rest } = question;
  const binding = taxRule('cn-technology-transfer', ['exemptUpTo', 'taxedShare', 'taxRate'], ['taxRate']);
  const { taxRules } = question.catalog ?? loadCatalog();
  const rule = ruleOn(taxRules, binding.id, question.day, technologyTransfer.id);
  const isKindCovered = kind !== 'other' && isCovered(rule, kind, `${technologyTransfer.id}: kind`);
  const isPartyCovered = !isToWhollyOwnedParty || isCovered(rule, 'wholly-owned-party', technologyTransfer.id);
  return underRules(technologyTransfer, binding, { ...fields(rest), hasRelief: isKindCovered && isPartyCovered }, STEP);
}

/**
 * Tax withheld from one royalty or manuscript fee of a resident individual.
 *
 *     tax = (income − deduction) × countedShare × 20 %;  deduction = 800 up to 4,000, 20 % above
 *
 * The final tax is that of `comprehensiveIncomeTax`.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2019
 * @source 国家税务总局公告2018年第61号第八条
 */
export function royaltyWithholdingTax(
  question: Question<{ readonly income: Exact; readonly kind?: 'royalty' | 'manuscript' }>,
): RuledOutcome {
  const { kind = 'royalty', ...rest } = question;
  const shared = taxRule('cn-royalty-withholding', [
    'fixedDeductionUpTo',
    'fixedDeduction',
    'deductionShare',
    'withholdingRate',
  ]);
  const binding = { ...shared, figures: { ...shared.figures, countedShare: `${kind}Counted` } };
  return underRules(royaltyWithholding, binding, fields(rest), STEP);
}

/**
 * Final tax of a resident individual for a year: salary, fees, manuscripts and royalties together, by marginal bands of
 * 3 to 45 %; what the royalties add to it, and what is still to pay.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2019
 * @source 个人所得税法（2018）第三、六条
 */
export function comprehensiveIncomeTax(
  question: Question<{
    readonly salary?: Exact;
    readonly labourFees?: Exact;
    readonly manuscriptFees?: Exact;
    readonly royalties?: Exact;
    readonly otherDeductions?: Exact;
    readonly withheld?: Exact;
  }>,
): RuledOutcome {
  const names = ['basicDeduction', 'expenseShare', 'manuscriptCounted', 'brackets'];
  return underRules(comprehensiveIncome, taxRule('cn-comprehensive-income', names), fields(question), STEP);
}

/**
 * The part of a cash award of a non-profit institute that enters the salary of the month: half within 36 months.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2018-07-01
 * @source 财税〔2018〕58号
 */
export function cashAwardIncome(
  question: Question<{
    readonly cashAward: Exact;
    readonly salaryThatMonth?: Exact;
    readonly monthsSinceIncome?: Exact;
  }>,
): RuledOutcome {
  return underRules(cashAward, taxRule('cn-cash-award', ['countedShare', 'longestMonths']), fields(question));
}

/**
 * What it is worth to pay the tax on technology contributed for shares only when they are sold.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2016-09-01
 * @source 财税〔2016〕101号第三条
 */
export function equityDeferralTax(
  question: Question<{
    readonly holder: 'individual' | 'enterprise';
    readonly appraisedValue: Exact;
    readonly originalCost?: Exact;
    readonly contributionCosts?: Exact;
    readonly transferPrice: Exact;
    readonly transferCosts?: Exact;
    readonly yearsToTransfer: Exact;
    readonly discountRate: Exact;
  }>,
): RuledOutcome {
  const { holder, ...rest } = question;
  const binding = { ...taxRule('cn-equity-deferral', []), figures: { taxRate: `${holder}Rate` } };
  return underRules(equityDeferral, binding, fields(rest), STEP);
}

/**
 * Stamp duty of one party to a technology contract or a deed that transfers a right.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2022-07-01
 * @source 印花税法（2021）
 */
export function stampDutyOn(
  question: Question<{
    readonly deed: 'technologyContract' | 'transferDeed';
    readonly amount: Exact;
    readonly valueAddedTax?: Exact;
  }>,
): RuledOutcome {
  const { deed, ...rest } = question;
  const binding = { ...taxRule('cn-stamp-duty', []), figures: { dutyRate: `${deed}Rate` } };
  return underRules(stampDuty, binding, fields(rest), STEP);
}

/**
 * Tax life of an intangible, and what may be deducted a year: not below 10 years, or the years of law or contract for a
 * right that was invested or transferred in.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2008
 * @source 企业所得税法实施条例第六十七条
 */
export function taxAmortisation(
  question: Question<{
    readonly cost: Exact;
    readonly statedYears?: Exact;
    readonly isAcquired: boolean;
    readonly taxRate: Exact;
  }>,
): RuledOutcome {
  return underRules(amortisation, taxRule('cn-intangible-amortisation', ['leastYears']), fields(question));
}

/**
 * Patent fees that are left to pay. Reductions do not add up: the larger one holds. Which years a reduction covers is the
 * caller's to say, since no source read tells it.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2016-09-01
 * @throws DATA_UNKNOWN       an open licence before 2024
 * @source 财税〔2016〕78号；国家知识产权局公告第594号
 */
export function reducedPatentFees(
  question: Question<{
    readonly fee: readonly Exact[];
    readonly applicants: 'oneApplicant' | 'severalApplicants' | 'notEligible';
    readonly hasOpenLicence?: boolean;
  }>,
): RuledOutcome {
  const { applicants, hasOpenLicence = false, ...rest } = question;
  const figures = {
    ...(applicants === 'notEligible' ? {} : { applicantReduction: applicants }),
    ...(hasOpenLicence ? { licenceReduction: 'openLicence' } : {}),
  };
  return underRules(patentFeeReduction, { ...taxRule('cn-patent-fee-reduction', []), figures }, fields(rest));
}

/**
 * Tax withheld from a royalty paid to an enterprise abroad: 10 %, or the lower rate of a treaty.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2008
 * @source 企业所得税法实施条例第九十一条
 */
export function nonResidentRoyaltyTax(
  question: Question<{ readonly royalty: Exact; readonly treatyRate?: Exact }>,
): RuledOutcome {
  return underRules(
    nonResidentRoyalty,
    taxRule('cn-non-resident-royalty', ['withholdingRate']),
    fields(question),
    STEP,
  );
}

/**
 * Value added tax on the price of a technology transfer: exempt before 2026; from then on no source read tells whether,
 * so the caller states `technologyTaxed`, 0 for exempt and 1 for taxed.
 *
 * @throws DATA_UNKNOWN       from 2026 on without `technologyTaxed`
 * @throws DATA_NOT_IN_FORCE  a day before 2016
 * @source 财税〔2016〕36号附件3；增值税法（2024）第十、二十四、二十五条
 */
export function technologyVatOn(
  question: Question<{ readonly price: Exact; readonly technologyTaxed?: Exact }>,
): RuledOutcome {
  return underRules(
    technologyVat,
    taxRule('cn-technology-vat', ['vatRate', 'technologyTaxed']),
    fields(question),
    STEP,
  );
}

import {
  exploitationRewardFor,
  grantAwardFor,
  incomeRewardFor,
  type PatentKind,
  shareRewardFor,
} from '../../../src/catalog/reward.ts';
import type { MoneyUnit } from '../../../src/domain/money-format.ts';
import { figure, figures, written } from '../../support/figures.ts';
import type { Inputs, Topics } from '../contract.ts';

/** Days on which the rules named hold; the cases give the rules, not a day. */
const NEW_RULES = '2024-06-30';
const OLD_RULES = '2020-06-30';

const UNITS: Readonly<Record<string, MoneyUnit>> = { CNY: 'yuan', yuan: 'yuan', '10k CNY': 'wan', 万元: 'wan' };

/** A kind of patent as cases write it: "invention", "utility model", "design", "invention or utility model". */
function kindOf(words = 'invention'): PatentKind {
  if (words.startsWith('design')) return 'design';
  return words.startsWith('utility') ? 'utility-model' : 'invention-patent';
}

function reward(inputs: Inputs, day: string) {
  const given = written(inputs);
  const question = { day: given.day ?? day, unit: UNITS[given.unit ?? 'CNY'] ?? 'yuan' };
  const kind = kindOf(given.kind);
  const profits = given.yearlyOperatingProfits ?? given.yearlyProfits;
  if (profits !== undefined) {
    const { outcome } = exploitationRewardFor({ ...question, kind, operatingProfit: profits });
    return { minimumRewardPerYear: figures(outcome, 'reward'), minimumReward: figure(outcome), total: figure(outcome) };
  }
  if (given.patents !== undefined || /grant/.test(given.mode)) {
    return { minimumReward: figure(grantAwardFor({ ...question, kind, patents: given.patents ?? 1 }).outcome) };
  }
  const shares = given.sharesFormed ?? given.shares ?? given.shareValue ?? given.equityFormed ?? given.equity;
  if (shares !== undefined) {
    const answer = figure(shareRewardFor({ ...question, sharesFormed: shares }).outcome);
    return { minimumReward: answer, minimumShares: answer, minimumRewardShares: answer };
  }
  const mode = /licen[cs]e/.test(given.mode) ? 'licence' : 'transfer';
  const income = given.netIncome ?? given.royalties ?? given.income;
  return { minimumReward: figure(incomeRewardFor({ ...question, mode, income }).outcome) };
}

export const topics: Topics = {
  'cn-reward/statutory': (inputs) => reward(inputs, NEW_RULES),
  'cn-reward/old-statutory': (inputs) => reward(inputs, OLD_RULES),
};

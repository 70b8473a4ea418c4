import type { CompensationScheme } from '../../domain/scheme.ts';
import type { Label } from '../../formula/quantities.ts';
import { amountText, fill, list, type Statement, same } from './statement.ts';
import { subsidyText } from './subsidy-text.ts';

export const STATUS = {
  enacted: { en: 'enacted', zh: '已发布' },
  draft: { en: 'draft', zh: '征求意见稿' },
  illustrative: { en: 'illustrative', zh: '示例' },
} as const;

/** When a scheme holds. */
export function spanText({ from, until }: CompensationScheme['inForce']): Label {
  if (from === null && until === null) return { en: 'days in force not told', zh: '施行日期未载明' };
  if (from !== null && from === until) return fill({ en: 'in force in {}', zh: '{}施行' }, dayText(from));
  const start =
    from === null
      ? { en: 'from a day not told', zh: '起始日未载明' }
      : fill({ en: 'from {}', zh: '{}起施行' }, dayText(from));
  const end = until === null ? same('') : fill({ en: ' until {}', zh: '，至{}' }, dayText(until));
  return fill({ en: 'in force {}{}', zh: '{}{}' }, start, end);
}

function dayText(day: string): Label {
  return { en: day, zh: day.length === 4 ? `${day}年` : day };
}

/** What stands in a scheme beside its rules, as terms that two schemes can be compared by. */
export function dataStatements(scheme: CompensationScheme): readonly Statement[] {
  const { inForce, status, pool, subsidies = [], subsidyCapPerFirmYear: firmCap } = scheme;
  const plain = (term: string, label: Label, value: Label): Statement => ({
    section: 'limits',
    term,
    label,
    value,
    sentence: null,
  });
  const paidIn = (pool.contributors ?? []).map(({ name, amount }) =>
    fill(
      { en: '{} {}', zh: '{}{}' },
      name,
      amount.value === null ? { en: 'unknown', zh: '未知' } : amountText(amount.value),
    ),
  );
  return [
    plain('inForce', { en: 'days in force', zh: '施行期间' }, spanText(inForce)),
    plain('status', { en: 'status', zh: '状态' }, STATUS[status]),
    ...(paidIn.length === 0 ? [] : [plain('pool.contributors', { en: 'who paid in', zh: '出资方' }, list(paidIn))]),
    ...subsidies.map((subsidy, i) =>
      plain(`subsidies.${i}`, { en: 'subsidy', zh: '补贴' }, withoutStop(subsidyText(subsidy))),
    ),
    ...(firmCap?.value == null
      ? []
      : [
          plain(
            'subsidyCapPerFirmYear',
            { en: 'cap on all subsidies of a firm in a year', zh: '单户企业补贴年度上限' },
            amountText(firmCap.value),
          ),
        ]),
  ];
}

function withoutStop({ en, zh }: Label): Label {
  return { en: en.replace(/\.$/, ''), zh: zh.replace(/。$/, '') };
}

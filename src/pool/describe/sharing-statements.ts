import type { LayerTerms, SchemeRules, TierTerms } from '../../domain/scheme-terms.ts';
import type { Label } from '../../formula/quantities.ts';
import {
  amountText,
  fill,
  list,
  percentText,
  type SchemeNames,
  type Statement,
  statement,
  type Template,
} from './statement.ts';

/** Who bears what: layers in order, tiers, the remainder, what public money may bear together. */
export function sharingStatements(rules: SchemeRules, names: SchemeNames): Statement[] {
  const { layers, tiers, remainder, stackingCap, publicParties, poolParty } = rules;
  const rest = names.party(remainder);
  return [
    ...layers.flatMap((layer) => layerStatements(layer, tiers, names)),
    plain(
      'remainder',
      { en: 'who bears the rest', zh: '其余承担方' },
      {
        value: rest,
        sentence: fill(
          layers.length === 0
            ? { en: 'The programme shares no loss: the {} bears it.', zh: '本项目不分担损失，由{}承担。' }
            : { en: 'The {} bears the rest.', zh: '其余由{}承担。' },
          rest,
        ),
      },
    ),
    ...(layers.length === 0
      ? []
      : [
          plain(
            'poolParty',
            { en: 'whose money the pool is', zh: '资金池出资方' },
            {
              value: names.party(poolParty),
              sentence: null,
            },
          ),
          plain(
            'publicParties',
            { en: 'public money', zh: '财政性资金' },
            {
              value: publicParties.length === 0 ? { en: 'none', zh: '无' } : list(publicParties.map(names.party)),
              sentence: null,
            },
          ),
        ]),
    statement(stackingCap, {
      section: 'sharing',
      term: 'stackingCap',
      label: { en: 'cap on all public money together', zh: '财政性资金合计上限' },
      text: percentText,
      sentence: (share) =>
        fill(
          {
            en: 'All public money together bears at most {} of the loss that is shared.',
            zh: '各级财政性资金合计承担不超过分担损失的{}。',
          },
          share,
        ),
    }),
  ];
}

/** A part of the structure, which is always known. */
function plain(
  term: string,
  label: Label,
  { value, sentence }: { readonly value: Label; readonly sentence: Label | null },
): Statement {
  return { section: 'sharing', term, label, value, sentence };
}

const CAPS = [
  ['perLoanCap', { en: 'cap of the {} for a loan', zh: '{}单笔补偿上限' }, { en: 'for a loan', zh: '单笔' }],
  [
    'perBorrowerCap',
    { en: 'cap of the {} for a borrower', zh: '{}单户补偿上限' },
    { en: 'for a borrower', zh: '单户' },
  ],
  ['perYearCap', { en: 'cap of the {} for a year', zh: '{}年度补偿上限' }, { en: 'in a year', zh: '每年' }],
  [
    'perBankYearCap',
    { en: 'cap of the {} for a bank and year', zh: '{}单家银行年度补偿上限' },
    { en: 'to one bank in a year', zh: '对单家银行每年' },
  ],
  ['totalCap', { en: 'cap of the {} in all', zh: '{}累计补偿上限' }, { en: 'in all', zh: '累计' }],
] as const;

function layerStatements(layer: LayerTerms, tiers: readonly TierTerms[], names: SchemeNames): Statement[] {
  const { party, share, of, requires } = layer;
  const name = names.party(party);
  const path = `layers.${party}`;
  const isSetByTiers = setsEveryShare(tiers, party);
  return [
    ...(isSetByTiers
      ? []
      : [
          statement(share, {
            section: 'sharing',
            term: `${path}.share`,
            label: fill({ en: 'share of the {}', zh: '{}的分担比例' }, name),
            text: percentText,
            sentence: (value) => shareSentence(of, { name, share: value, names }),
            otherwise: (unknown) =>
              fill({ en: 'The {} bears a share that is {}.', zh: '{}的分担比例：{}。' }, name, unknown),
          }),
        ]),
    ...tiers.filter((tier) => tier.party === party).flatMap((tier) => tierStatements(tier, names)),
    ...CAPS.map(([cap, label, scope]) =>
      statement(layer[cap], {
        section: 'sharing',
        term: `${path}.${cap}`,
        label: fill(label, name),
        text: amountText,
        sentence: (value) =>
          fill({ en: 'The {} pays at most {} {}.', zh: '{}补偿不超过{}（{}）。' }, name, value, scope),
      }),
    ),
    statement(requires, {
      section: 'sharing',
      term: `${path}.requires`,
      label: fill({ en: 'what the {} waits for', zh: '{}的前提' }, name),
      text: (other) => names.party(other),
      sentence: (other) =>
        fill({ en: 'The {} pays only where the {} pays a part.', zh: '{}补偿以{}已补偿为前提。' }, name, other),
    }),
  ];
}

/** Whether a layer's own share is never read, for a tier has a share for every loan. */
function setsEveryShare(tiers: readonly TierTerms[], party: string): boolean {
  return tiers.some((tier) => tier.party === party && tier.steps.every(({ share }) => share !== null));
}

interface ShareWords {
  readonly name: Label;
  readonly share: Label;
  readonly names: SchemeNames;
}

function shareSentence(of: LayerTerms['of'], { name, share, names }: ShareWords): Label {
  if (of === 'loss') return fill({ en: 'The {} bears {} of the loss.', zh: '{}承担损失的{}。' }, name, share);
  if (of === 'residual') {
    return fill({ en: 'The {} bears {} of what is left after that.', zh: '{}承担前述分担后余额的{}。' }, name, share);
  }
  return fill(
    { en: 'The {} takes over {} of what the {} bears.', zh: '{}分担{}中的{}。' },
    ...zhOrder(name, share, names.party(of)),
  );
}

/** The order of the parts differs: in Chinese whose burden comes before the share of it. */
function zhOrder(name: Label, share: Label, source: Label): readonly Label[] {
  return [name, { en: share.en, zh: `${source.zh}承担部分` }, { en: source.en, zh: share.zh }];
}

const DIMENSIONS: Readonly<Record<TierTerms['dimension'], Label>> = {
  loanSize: { en: 'size of the loan', zh: '贷款金额' },
  bankNplRate: { en: "bank's rate of bad loans", zh: '银行不良贷款率' },
  firstLoan: { en: 'first loan', zh: '首贷' },
  firmClass: { en: 'class of the firm', zh: '企业类别' },
  ipKind: { en: 'kind of IP', zh: '知识产权类别' },
  pledgeClass: { en: 'class of the pledge', zh: '质押类别' },
  guaranteeRoute: { en: 'route of the loan', zh: '贷款方式' },
};

function tierStatements({ dimension, party, isMarginal, steps }: TierTerms, names: SchemeNames): Statement[] {
  const name = names.party(party);
  return steps.flatMap(({ upTo, is, share, addition }, i) => {
    const word = is ?? (upTo === null ? 'above' : `upTo${upTo}`);
    const path = `tiers.${dimension}.${party}.${word}`;
    const before = steps[i - 1]?.upTo ?? null;
    const step = is === null ? band(dimension, before, upTo) : names.step(path, is);
    const words = (what: Template, ...more: readonly Label[]) => fill(what, name, ...more, DIMENSIONS[dimension], step);
    const part = isMarginal ? { en: 'that part of the loss', zh: '该部分损失' } : { en: 'the loss', zh: '损失' };
    return [
      statement(share, {
        section: 'sharing',
        term: `${path}.share`,
        label: words({ en: 'share of the {} ({}: {})', zh: '{}的分担比例（{}：{}）' }),
        text: percentText,
        sentence: (value) => words(tierTemplate('bears', part), value),
        otherwise: (unknown) =>
          words({ en: 'The {} bears a share that is {} ({}: {}).', zh: '{}的分担比例：{}（{}：{}）。' }, unknown),
      }),
      statement(addition, {
        section: 'sharing',
        term: `${path}.addition`,
        label: words({ en: 'addition to the share of the {} ({}: {})', zh: '{}分担比例的提高（{}：{}）' }),
        text: percentText,
        sentence: (value) => words(tierTemplate('adds', part), value),
      }),
    ].filter(({ value }) => value !== null);
  });
}

function tierTemplate(how: 'bears' | 'adds', part: Label): Template {
  return how === 'bears'
    ? { en: `The {} bears {} of ${part.en} ({}: {}).`, zh: `{}承担${part.zh}的{}（{}：{}）。` }
    : { en: `The {} bears a further {} of ${part.en} ({}: {}).`, zh: `{}再多承担${part.zh}的{}（{}：{}）。` };
}

function band(dimension: TierTerms['dimension'], before: string | null, upTo: string | null): Label {
  const text = dimension === 'loanSize' ? amountText : percentText;
  if (upTo === null)
    return before === null ? { en: 'any', zh: '不限' } : fill({ en: 'above {}', zh: '{}以上' }, text(before));
  if (before === null) return fill({ en: 'up to {}', zh: '不超过{}' }, text(upTo));
  return fill({ en: 'above {} up to {}', zh: '{}以上至{}' }, text(before), text(upTo));
}

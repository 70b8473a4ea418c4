import type { CompensationScheme } from '../../domain/scheme.ts';
import type { SchemeLeaf } from '../../domain/scheme-leaf.ts';
import { resolveSchemeRules, schemeOrigins } from '../../domain/scheme-rules.ts';
import { isUnknown, type SchemeRules } from '../../domain/scheme-terms.ts';
import type { Label } from '../../formula/quantities.ts';
import { STATUS, spanText } from './data-statements.ts';
import { namesOf, type Section, type Statement, unknownText } from './statement.ts';
import { statementsOf } from './statements.ts';
import { subsidyLines } from './subsidy-text.ts';
import { toldLines } from './told-lines.ts';

export type SchemeLanguage = 'en' | 'zh';

const HEADINGS: Readonly<Record<Section, Label>> = {
  sharing: { en: 'Who bears what', zh: '分担' },
  base: { en: 'Of what', zh: '补偿基数' },
  payout: { en: 'Claim and payment', zh: '申请与支付' },
  money: { en: 'The money', zh: '资金' },
  stops: { en: 'Ceilings and stops', zh: '限额与熔断' },
  recovery: { en: 'Recoveries', zh: '追偿' },
  limits: { en: 'Loans taken', zh: '贷款条件' },
};
const SUBSIDIES: Label = { en: 'Subsidies', zh: '补贴' };
const REMARKS: Label = { en: 'Also told', zh: '其他' };
const UNKNOWN: Label = { en: 'Not known', zh: '未知事项' };
const UNCONFIRMED: Label = { en: 'Could not be confirmed', zh: '未能确认' };
const SOURCES: Label = { en: 'Sources', zh: '资料来源' };
const ABSENT: Label = {
  en: 'What is not named here appears in none of the sources; the scheme is computed without it.',
  zh: '此处未提及的条款均未见于资料，计算时视为不存在。',
};
const MARKS: Label = {
  en: 'P: the primary text was read; S: a secondary text was read.',
  zh: 'P：依据原文；S：依据转述资料。',
};
/**
 * A whole scheme in sentences, English or Chinese: who bears what, of what, when, from what money, up to where; each unknown
 * term by name; each known one with its mark and source. The same scheme gives the same text.
 *
 * @param scheme  a scheme, or rules made of one (with terms supplied, without sources)
 */
export function describeScheme(scheme: CompensationScheme | SchemeRules, language: SchemeLanguage): string {
  const data = isScheme(scheme) ? scheme : null;
  const rules = isScheme(scheme) ? resolveSchemeRules(scheme) : scheme;
  const origins = data === null ? new Map<string, SchemeLeaf<unknown>>() : schemeOrigins(data);
  const statements = statementsOf(rules, namesOf(data));
  const say = (label: Label) => label[language];
  const blocks: (readonly [Label, readonly string[]])[] = (Object.keys(HEADINGS) as Section[]).map((section) => [
    HEADINGS[section],
    statements
      .filter((one) => one.section === section && one.sentence !== null)
      .map(({ term, sentence }) => withOrigin(sentence as Label, origins.get(term), language)),
  ]);
  const subsidies = data === null ? [] : subsidyLines(data);
  blocks.push([SUBSIDIES, subsidies.map(({ text, leaf }) => withOrigin(text, leaf, language))]);
  const told = data === null ? [] : toldLines(data);
  blocks.push([REMARKS, told.map(({ text, leaf }) => withOrigin(text, leaf, language))]);
  blocks.push([UNKNOWN, statements.flatMap((one) => unknownLine(one, origins.get(one.term), language))]);
  blocks.push([UNCONFIRMED, (data?.unconfirmed ?? []).map(say)]);
  const text = blocks
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [say(heading), ...lines.map((line) => `  ${line}`)].join('\n'));
  return [headOf(rules, data, language), ...text, say(ABSENT), ...sourceBlock(data, language)].join('\n\n');
}

export function isScheme(scheme: CompensationScheme | SchemeRules): scheme is CompensationScheme {
  return 'sources' in scheme;
}

function headOf(rules: SchemeRules, data: CompensationScheme | null, language: SchemeLanguage): string {
  const title = `${rules.title[language]} (${rules.id}@${rules.version})`;
  if (data === null) return title;
  const { region, status, inForce, currency } = data;
  const facts =
    language === 'en'
      ? [region.en, STATUS[status].en, spanText(inForce).en, `amounts in ${currency}`]
      : [region.zh, STATUS[status].zh, spanText(inForce).zh, `金额单位${currency}`];
  return `${title}\n${facts.join(language === 'en' ? '; ' : '；')}`;
}

function withOrigin(text: Label, leaf: SchemeLeaf<unknown> | undefined, language: SchemeLanguage): string {
  if (leaf === undefined) return text[language];
  const { note, mark, source } = leaf;
  const shown = note === undefined || (leaf.value === null && leaf.atMost === undefined && leaf.atLeast === undefined);
  const remark = shown ? '' : language === 'en' ? ` (${note.en})` : `（${note.zh}）`;
  const space = language === 'en' ? ' ' : '';
  return `${text[language]}${remark}${space}[${mark === undefined ? '' : `${mark}, `}${source}]`;
}

function unknownLine(
  { term, label, value }: Statement,
  leaf: SchemeLeaf<unknown> | undefined,
  language: SchemeLanguage,
): string[] {
  if (value === null || !isUnknown(value)) return [];
  const told = leaf?.note ?? (value.note === null ? undefined : { en: value.note, zh: value.note });
  const bounds = unknownText(value)[language];
  const isBounded = value.atLeast !== undefined || value.atMost !== undefined;
  const name = language === 'en' ? `${label.en} (${term})` : `${label.zh}（${term}）`;
  const details = [...(isBounded ? [bounds] : []), ...(told === undefined ? [] : [told[language]])];
  const [colon, semicolon] = language === 'en' ? [': ', '; '] : ['：', '；'];
  const source =
    isBounded && leaf?.mark !== undefined ? `${language === 'en' ? ' ' : ''}[${leaf.mark}, ${leaf.source}]` : '';
  return [`${name}${details.length === 0 ? '' : `${colon}${details.join(semicolon)}`}${source}`];
}

function sourceBlock(data: CompensationScheme | null, language: SchemeLanguage): string[] {
  if (data === null) return [];
  const lines = Object.entries(data.sources).map(([key, { work, locator }]) => `  ${key}: ${work}; ${locator}`);
  return [[SOURCES[language], ...lines, `  ${MARKS[language]}`].join('\n')];
}

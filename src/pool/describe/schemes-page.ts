import type { CompensationScheme } from '../../domain/scheme.ts';
import { resolveSchemeRules } from '../../domain/scheme-rules.ts';
import { isUnknown } from '../../domain/scheme-terms.ts';
import { namesOf, type Statement, unknownText } from './statement.ts';
import { statementsOf } from './statements.ts';
import { subsidyLines } from './subsidy-text.ts';

const HEAD = ['scheme', 'in force', 'who bears what', 'of what', 'caps, limits', 'money', 'marks', 'not known'];

/** All schemes as a Markdown table: shares, base, caps, money, how well each is known, and what is not. */
export function schemesTable(schemes: readonly CompensationScheme[]): string {
  const rows = [HEAD, HEAD.map(() => '---'), ...schemes.map(rowOf)];
  return rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function rowOf(scheme: CompensationScheme): string[] {
  const statements = statementsOf(resolveSchemeRules(scheme), namesOf(scheme));
  const { id, version, title, inForce, currency, status } = scheme;
  const draft = status === 'enacted' ? '' : ` (${status})`;
  return [
    `${title.en}${draft}<br>\`${id}@${version}\``,
    inForce.from === null && inForce.until === null
      ? 'not told'
      : `${inForce.from ?? '?'} – ${inForce.until ?? ''}`.trim(),
    sharing(statements, scheme),
    statements
      .filter(({ section, value }) => section === 'base' && isTold(value))
      .map(baseText)
      .join('; ') || 'not known',
    [...told(statements, isCap), ...subsidyLines(scheme).map(({ text }) => text.en.replace(/\.$/, ''))].join('; '),
    [currency, ...told(statements, ({ section, term }) => section === 'money' && term.startsWith('pool.'))].join('; '),
    marksOf(scheme).join(', '),
    grouped(statements.filter(({ value }) => value !== null && isUnknown(value)).map(({ term }) => term)).join(', '),
  ];
}

function sharing(statements: readonly Statement[], { remainder, layers }: CompensationScheme): string {
  if (layers.length === 0) return 'shares no loss';
  const parts = statements.flatMap(({ term, label, value }) => {
    const isShare = /^(layers|tiers)\..*\.(share|addition)$/.test(term);
    if (!isShare || value === null) return [];
    const name = label.en.replace(/^(addition to the )?share of the /, '');
    return [`${name} ${term.endsWith('.addition') ? '+' : ''}${isUnknown(value) ? unknownText(value).en : value.en}`];
  });
  return [...parts, `${remainder} the rest`].join('; ');
}

function isTold(value: Statement['value']): boolean {
  return value !== null && !isUnknown(value);
}

function baseText({ term, value }: Statement): string {
  const text = value === null || isUnknown(value) ? '' : value.en;
  if (term === 'netOfRecoveries') return text === 'yes' ? 'net of recoveries' : 'before recoveries';
  if (term === 'ipPartOnly') return text === 'yes' ? 'IP part only' : 'whole loan';
  return term === 'minimumIpPart' ? `IP at least ${text}` : text;
}

function isCap({ section, term }: Statement): boolean {
  return /Cap$/.test(term) || section === 'stops' || section === 'limits';
}

function told(statements: readonly Statement[], which: (one: Statement) => boolean): string[] {
  return statements.flatMap((one) => {
    const { term, label, value } = one;
    if (!which(one) || value === null) return [];
    if (isUnknown(value)) {
      const isBounded = value.atLeast !== undefined || value.atMost !== undefined;
      return isBounded ? [`${label.en} ${unknownText(value).en}`] : [];
    }
    const short = SHORT[term];
    return [short === undefined ? `${label.en} ${value.en}` : short(value.en)];
  });
}

/** Where the name of a term says less than its value. */
const SHORT: Readonly<Record<string, (value: string) => string>> = {
  'pool.kind': (kind) => kind,
  'pool.size': (size) => size,
  'pool.liabilityLimit': (isLimited) => (isLimited === 'yes' ? 'up to its balance' : 'beyond its balance'),
  'pool.leverageTarget': (times) => `${times} times in loans`,
};

function marksOf(scheme: CompensationScheme): string[] {
  const found = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('mark' in part) found.add(part.mark);
    for (const member of Object.values(part)) visit(member);
  };
  visit(scheme);
  return ['P', 'S'].filter((mark) => found.has(mark));
}

const GROUPS = [
  ['pool', ['pool.size', 'pool.liabilityLimit', 'pool.leverageTarget']],
  ['recovery', ['recovery.order', 'recovery.destination']],
  ['shortage', ['shortage.rule', 'shortage.carriesForward']],
] as const;

/** Terms that are unknown together under one name. */
function grouped(terms: readonly string[]): string[] {
  return GROUPS.reduce<readonly string[]>((all, [name, members]) => {
    if (!members.every((member) => all.includes(member))) return all;
    return [...all.filter((term) => !(members as readonly string[]).includes(term)), name];
  }, terms) as string[];
}

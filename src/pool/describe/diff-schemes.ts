import { refuse } from '../../base/errors.ts';
import type { CompensationScheme } from '../../domain/scheme.ts';
import { resolveSchemeRules } from '../../domain/scheme-rules.ts';
import { isUnknown, type SchemeRules } from '../../domain/scheme-terms.ts';
import type { Label } from '../../formula/quantities.ts';
import { type Bearing, bearLoss, type ExampleLoss } from './bear-loss.ts';
import { dataStatements } from './data-statements.ts';
import { isScheme, type SchemeLanguage } from './describe-scheme.ts';
import { amountText, fill, list, namesOf, type SchemeNames, type Statement, same, unknownText } from './statement.ts';
import { statementsOf } from './statements.ts';

/** A term that two schemes have not in common. */
export interface TermDifference {
  readonly term: string;
  readonly label: Label;
  readonly before: Label;
  readonly after: Label;
}

/** Who bears one example loss under each of two schemes. */
export interface LossDifference {
  readonly loss: ExampleLoss;
  readonly before: Bearing;
  readonly after: Bearing;
}

export interface SchemeDifference {
  readonly before: string;
  readonly after: string;
  readonly terms: readonly TermDifference[];
  readonly losses: readonly LossDifference[];
  readonly names: { readonly before: SchemeNames; readonly after: SchemeNames };
}

type Either = CompensationScheme | SchemeRules;

/**
 * What changes from one scheme to another: term by term, and on the same list of example losses who bears what under each.
 *
 * @param losses  example losses; left out: terms alone
 * @throws INPUT_INVALID  losses for two schemes of different currencies; a fact of a loss that a tier asks for and that is not
 *   told
 */
export function diffSchemes(before: Either, after: Either, losses: readonly ExampleLoss[] = []): SchemeDifference {
  const [a, b] = [viewOf(before), viewOf(after)];
  if (losses.length > 0 && a.rules.currency !== b.rules.currency) {
    refuse('INPUT_INVALID', {
      at: 'diffSchemes: losses',
      problem: 'the same amounts mean different things under schemes of two currencies',
      met: `${a.rules.currency ?? 'not told'} and ${b.rules.currency ?? 'not told'}`,
      remedy: 'compare the terms alone',
    });
  }
  return {
    before: `${a.rules.id}@${a.rules.version}`,
    after: `${b.rules.id}@${b.rules.version}`,
    terms: termDifferences(a.statements, b.statements),
    losses: losses.map((loss) => ({ loss, before: bearLoss(a.rules, loss), after: bearLoss(b.rules, loss) })),
    names: { before: a.names, after: b.names },
  };
}

interface View {
  readonly rules: SchemeRules;
  readonly names: SchemeNames;
  readonly statements: ReadonlyMap<string, Statement>;
}

function viewOf(scheme: Either): View {
  const rules = isScheme(scheme) ? resolveSchemeRules(scheme) : scheme;
  const names = namesOf(isScheme(scheme) ? scheme : null);
  const currency: Statement[] =
    rules.currency === undefined
      ? []
      : [
          {
            section: 'money',
            term: 'currency',
            label: { en: 'currency', zh: '币种' },
            value: same(rules.currency),
            sentence: null,
          },
        ];
  const beside = isScheme(scheme) ? dataStatements(scheme) : [];
  const all = [...currency, ...statementsOf(rules, names), ...beside];
  return { rules, names, statements: new Map(all.map((one) => [one.term, one])) };
}

/** Terms that bare rules do not have; they are compared where both sides are schemes. */
const DATA_TERMS = /^(inForce|status|pool\.contributors|subsid)/;

const NONE: Label = { en: 'none', zh: '无' };

function termDifferences(a: View['statements'], b: View['statements']): TermDifference[] {
  const isData = (term: string) => DATA_TERMS.test(term);
  const both = [...a.keys()].some(isData) && [...b.keys()].some(isData);
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((term) => {
    if (!both && isData(term)) return [];
    const [before, after] = [valueOfTerm(a.get(term)), valueOfTerm(b.get(term))];
    const label = (a.get(term) ?? b.get(term))!.label;
    return before.en === after.en && before.zh === after.zh ? [] : [{ term, label, before, after }];
  });
}

function valueOfTerm(one: Statement | undefined): Label {
  if (one === undefined || one.value === null) return NONE;
  return isUnknown(one.value) ? unknownText(one.value) : one.value;
}

/** A difference of two schemes as text, in English or Chinese; the same difference gives the same text. */
export function differenceText(
  { before, after, terms, losses, names }: SchemeDifference,
  language: SchemeLanguage,
): string {
  const changed = terms.map(({ term, label, before: old, after: now }) =>
    fill({ en: '  {} ({}): {} → {}', zh: '  {}（{}）：{} → {}' }, label, same(term), old, now),
  );
  const lines: Label[] = [
    fill({ en: 'From {} to {}', zh: '{} 与 {} 的差异' }, same(before), same(after)),
    ...(changed.length === 0 ? [{ en: '  the same in every term', zh: '  各项条款相同' }] : changed),
    ...losses.flatMap(({ loss, before: old, after: now }) => [
      lossHead(loss),
      fill({ en: '  {}: {}', zh: '  {}：{}' }, same(before), bearingText(old, names.before)),
      fill({ en: '  {}: {}', zh: '  {}：{}' }, same(after), bearingText(now, names.after)),
    ]),
  ];
  return lines.map((line) => line[language]).join('\n');
}

function lossHead({ loanAmount, principal, interest = '0', recovered = '0', facts = {} }: ExampleLoss): Label {
  const told = Object.values(facts);
  return fill(
    {
      en: `Loan of {}: owed {} and interest {}, recovered {}${told.length === 0 ? '' : ` (${told.join(', ')})`}`,
      zh: `贷款{}：欠本金{}、利息{}，已收回{}${told.length === 0 ? '' : `（${told.join('、')}）`}`,
    },
    ...[loanAmount, principal, interest, recovered].map(amountText),
  );
}

function bearingText(bearing: Bearing, names: SchemeNames): Label {
  if (!bearing.known) {
    return fill({ en: 'needs {}, which is not known', zh: '须先知悉{}' }, list(bearing.needs.map(same)));
  }
  return list(
    bearing.parts.map(({ party, amount }) => fill({ en: '{} {}', zh: '{}{}' }, names.party(party), amountText(amount))),
  );
}

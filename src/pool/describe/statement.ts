import { PARTY_LABELS, type Party } from '../../domain/party.ts';
import type { CompensationScheme } from '../../domain/scheme.ts';
import { isUnknown, type Term, type UnknownTerm } from '../../domain/scheme-terms.ts';
import { formatFigure } from '../../formula/figure-format.ts';
import type { Label } from '../../formula/quantities.ts';

/** In which part of a description a term stands. */
export type Section = 'sharing' | 'base' | 'payout' | 'money' | 'stops' | 'recovery' | 'limits';

/** One term of a scheme in words: its name, its value in short, and the sentence that tells it. */
export interface Statement {
  readonly section: Section;
  /** Path of the term, as it is supplied. */
  readonly term: string;
  readonly label: Label;
  /** `null`: the scheme has no such term. */
  readonly value: Label | UnknownTerm | null;
  /** `null`: nothing to say; of an unknown value only where the scheme makes no sense without a word on it. */
  readonly sentence: Label | null;
}

/** What parties and steps are called in one scheme. */
export interface SchemeNames {
  readonly party: (party: Party) => Label;
  readonly step: (path: string, word: string) => Label;
}

/** A text with `{}` for each name or figure, in both languages. */
export interface Template {
  readonly en: string;
  readonly zh: string;
}

export function fill({ en, zh }: Template, ...parts: readonly Label[]): Label {
  const [english, chinese] = [[...parts], [...parts]];
  return {
    en: en.replace(/\{\}/g, () => english.shift()?.en ?? ''),
    zh: zh.replace(/\{\}/g, () => chinese.shift()?.zh ?? ''),
  };
}

export function same(text: string): Label {
  return { en: text, zh: text };
}

export function percentText(share: string): Label {
  return same(formatFigure(share, 'share'));
}

/** An amount with its hundredths only where it has some. */
export function amountText(amount: string): Label {
  return same(formatFigure(amount, 'money').replace(/\.00$/, ''));
}

export function numberText(value: string | number): Label {
  return same(formatFigure(String(value), 'count'));
}

export function yesNo(value: boolean): Label {
  return value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' };
}

/** Labels in a row. */
export function list(labels: readonly Label[]): Label {
  return { en: labels.map(({ en }) => en).join(', '), zh: labels.map(({ zh }) => zh).join('、') };
}

interface Wording<T> {
  readonly section: Section;
  readonly term: string;
  readonly label: Label;
  readonly text: (value: T) => Label;
  readonly sentence: (value: Label, raw: T) => Label;
  /** What to say of a value that is unknown, which is told with its bounds. */
  readonly otherwise?: (unknown: Label) => Label;
}

/** A statement of a term that may be known, absent or unknown. */
export function statement<T>(value: Term<T> | null, wording: Wording<T>): Statement {
  const { section, term, label, text, otherwise } = wording;
  if (value === null) return { section, term, label, value: null, sentence: null };
  if (isUnknown(value)) {
    const unknown: UnknownTerm = value;
    const sentence = otherwise === undefined ? null : otherwise(unknownText(unknown));
    return { section, term, label, value: unknown, sentence };
  }
  const short = text(value);
  return { section, term, label, value: short, sentence: wording.sentence(short, value) };
}

/** A word with its name in both languages. */
export function oneOf<T extends string>(names: Readonly<Record<T, Label>>): (value: T) => Label {
  return (value) => names[value];
}

/** The names that a scheme gives its parties and steps; of bare rules the general ones. */
export function namesOf(scheme: CompensationScheme | null): SchemeNames {
  const own = new Map<Party, Label>(
    (scheme?.layers ?? []).flatMap(({ party, name }) => (name === undefined ? [] : [[party, name]])),
  );
  const steps = new Map<string, Label>(
    (scheme?.tiers ?? []).flatMap(({ dimension, party, steps: all }) =>
      all.flatMap(({ is, name }) =>
        is === undefined || name === undefined ? [] : [[`tiers.${dimension}.${party}.${is}`, name] as const],
      ),
    ),
  );
  return {
    party: (party) => own.get(party) ?? PARTY_LABELS[party],
    step: (path, word) => steps.get(path) ?? WORDS[word] ?? same(word),
  };
}

const WORDS: Readonly<Record<string, Label>> = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } };

interface Bounds {
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}

/** What a source tells of a figure that it leaves open; `null`: nothing. */
export function boundsText({ atLeast, atMost }: Bounds, text: (value: string) => Label): Label | null {
  if (atLeast !== undefined && atMost !== undefined) {
    return fill({ en: '{} to {}', zh: '{}至{}' }, text(atLeast), text(atMost));
  }
  if (atLeast !== undefined) return fill({ en: 'at least {}', zh: '不低于{}' }, text(atLeast));
  return atMost === undefined ? null : fill({ en: 'at most {}', zh: '不超过{}' }, text(atMost));
}

/** That a term is unknown, with the bounds that its source does tell. */
export function unknownText(term: UnknownTerm): Label {
  const isShare = Number(term.atMost ?? term.atLeast) <= 1;
  const bounds = boundsText(term, isShare ? percentText : amountText);
  return bounds === null ? { en: 'unknown', zh: '未知' } : fill({ en: 'unknown, {}', zh: '未知，{}' }, bounds);
}

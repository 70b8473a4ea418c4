import { invariant } from '../base/errors.ts';
import { modelById } from '../catalog/models.ts';
import type { BookRecord } from '../domain/book-record.ts';
import type { BookTerms } from '../domain/book-terms.ts';
import { compileFast, type FastModel } from '../formula/fast/fast.ts';
import type { BookPage } from '../pledge/book/book-run.ts';

/** One figure of a loan, of the page it stands on. */
type Figure = (page: BookPage, i: number) => number;

interface Rule {
  readonly model: FastModel;
  readonly columns: readonly Figure[];
}

const of =
  (pick: (record: BookRecord) => number): Figure =>
  ({ records }, i) =>
    pick(records[i]!);
const exposure: Figure = ({ columns }, i) => columns.exposure[i]! / 100;
const probability: Figure = ({ columns }, i) => columns.defaultProbability[i]!;
const lossShare = of(({ lossGivenDefault }) => lossGivenDefault);

type RuleName = BookRecord['approach'] | 'defaulted';
type Options = Pick<BookTerms, 'leastProbability' | 'scalingFactor'>;

/** The capital models made fast, for the options they were last made for: to make them takes as long as a thousand loans. */
let made: { readonly key: string; readonly rules: Partial<Record<RuleName, Rule>> } = { key: '', rules: {} };

function rulesFor(options: Options): Partial<Record<RuleName, Rule>> {
  const key = `${options.leastProbability} ${options.scalingFactor}`;
  if (made.key !== key) made = { key, rules: {} };
  return made.rules;
}

function ruleOf(name: RuleName, { leastProbability, scalingFactor }: Options): Rule {
  const irb = { exposure: 1, defaultProbability: '0.01', lossGivenDefault: '0.4', leastProbability, scalingFactor };
  const performing = { exposure, defaultProbability: probability, lossGivenDefault: lossShare };
  switch (name) {
    case 'irb-corporate':
      return rule(
        name,
        { ...irb, maturity: '2.5', turnoverMillionEuro: '50' },
        {
          ...performing,
          maturity: ({ columns }, i) => columns.remainingYears[i]!,
          turnoverMillionEuro: of(({ turnoverMillionEuro }) => turnoverMillionEuro),
        },
      );
    case 'irb-other-retail':
      return rule(name, irb, performing);
    case 'standardised':
      return rule(
        name,
        { exposure: '2', provision: '1', riskWeight: '1', coveredShare: '0.5', guarantorWeight: '1' },
        {
          exposure,
          provision: ({ columns }, i) => columns.specificProvision[i]! / 100,
          riskWeight: of(({ riskWeight }) => riskWeight ?? 0),
          coveredShare: of(({ coveredShare }) => coveredShare),
          guarantorWeight: of(({ guarantorWeight }) => guarantorWeight),
        },
      );
    case 'defaulted':
      return rule(
        'irb-defaulted',
        { exposure: '1', lossGivenDefault: '0.4', bestEstimate: '0.4' },
        { exposure, lossGivenDefault: lossShare, bestEstimate: of(({ bestEstimate }) => bestEstimate ?? 0) },
      );
  }
}

function rule(model: string, given: object, figures: Readonly<Record<string, Figure>>): Rule {
  return {
    model: compileFast(modelById(`capital/${model}`, 'assessBook'), given as never, Object.keys(figures)),
    columns: Object.values(figures),
  };
}

/** Capital of a book's loans by the capital models. */
export class BookCapital {
  readonly #options: Options;
  readonly #rules: Partial<Record<RuleName, Rule>>;

  constructor(options: Options) {
    this.#options = options;
    this.#rules = rulesFor(options);
  }

  /** Writes risk-weighted assets to the fen, and whether they are known: not in default without a best estimate. */
  weigh(page: BookPage): void {
    const { columns, records, count } = page;
    const places: Record<RuleName, number[]> = {
      'irb-corporate': [],
      'irb-other-retail': [],
      standardised: [],
      defaulted: [],
    };
    for (let i = 0; i < count; i++) {
      const { approach, bestEstimate } = records[i]!;
      const isDefaulted = columns.stage[i] === 3 && approach !== 'standardised';
      columns.isWeighted[i] = isDefaulted && bestEstimate === null ? 0 : 1;
      columns.riskWeightedAssets[i] = 0;
      if (columns.isWeighted[i] === 1) places[isDefaulted ? 'defaulted' : approach].push(i);
    }
    for (const [name, at] of Object.entries(places) as [RuleName, number[]][]) {
      if (at.length === 0) continue;
      this.#rules[name] ??= ruleOf(name, this.#options);
      const { model, columns: figures } = this.#rules[name];
      const out = new Float64Array(at.length);
      const given = figures.map((figure) => Float64Array.from(at, (i) => figure(page, i)));
      invariant(model.run(given, out, new Uint8Array(at.length)) === 0, `${name} refuses a loan`);
      for (const [k, i] of at.entries()) columns.riskWeightedAssets[i] = Math.round(out[k]! * 100);
    }
  }
}

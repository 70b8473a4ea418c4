import { quote, refuse } from '../base/errors.ts';
import { type CaseStudyInput, CaseStudyOptions, type ValidationScheme } from '../domain/case-study.ts';
import { parseWith } from '../domain/parse.ts';
import { quantile } from '../numeric/order.ts';
import { broughtTo } from './build-predictor.ts';
import type { CaseBase } from './case-base.ts';
import { type BaselineStudy, compareBaselines } from './compare-baselines.ts';
import { type DisguisedValue, disguisedValues } from './leakage.ts';
import { fromScale, toScale } from './predict.ts';
import { type RatioStudy, ratioStudy } from './ratio-study.ts';
import { type StudiedCoverage, studyCoverage } from './study-coverage.ts';
import { validateCases } from './validate-cases.ts';
import { validationFolds } from './validation-folds.ts';

/** Cases of one level: horizontal equity asks that their ratios be like those of others. */
export interface GroupRatios {
  readonly level: string;
  readonly n: number;
  readonly medianRatio: number;
  readonly cod: number;
}

/** How well the cases of a base are estimated from one another. */
export interface CaseStudy {
  readonly scheme: ValidationScheme;
  readonly cases: number;
  readonly tested: number;
  /** Tested cases that too few others resemble, and their share of those tested. */
  readonly refused: number;
  readonly refusalRate: number;
  /** Pairs whose estimate or value is not above 0: they have no ratio. */
  readonly withoutRatio: number;
  /** Null where fewer than two pairs have a ratio. */
  readonly ratios: RatioStudy | null;
  readonly byGroup: readonly GroupRatios[];
  readonly beside: BaselineStudy | null;
  /**
   * yes: better than the overall median beyond doubt, and at least a quarter of its squared error is gone; hardly: better, but
   * by less; no: not better beyond doubt.
   */
  readonly doAttributesExplain: 'yes' | 'hardly' | 'no';
  readonly coverage: StudiedCoverage | null;
  readonly disguised: readonly DisguisedValue[];
}

const EXPLAINED = 0.25;

/**
 * Estimates the cases of a base from one another and holds the estimates against their values.
 *
 * @throws INPUT_INVALID          options, scheme or grouping that do not fit the schema, a schema without a value
 * @throws EVIDENCE_INSUFFICIENT  fewer than 20 cases, or no case that the others resemble
 */
export function studyCases(base: CaseBase, input: CaseStudyInput): CaseStudy {
  const { estimate, scheme, most, groupBy } = parseWith(CaseStudyOptions, input, 'case study');
  if (base.schema.value === undefined || base.values === null) {
    const remedy = "name the column of values in the schema, as { column: 'Price', scale: 'log' }";
    refuse('INPUT_INVALID', { at: 'studyCases: base', problem: 'the schema names no value', remedy });
  }
  const { scale } = base.schema.value;
  const groupPlace = placeOf(base, groupBy);
  const folds = validationFolds(base, scheme, most);
  const predictions = validateCases(base, estimate, folds);
  const values = broughtTo(base, base.values, estimate.time);
  const scaled = values.map((value) => toScale(value, scale));
  const known = [...predictions.numbers.keys()].filter((i) => !Number.isNaN(predictions.predicted[i]));
  if (known.length === 0) {
    const problem = `none of ${predictions.numbers.length} tested cases has ${estimate.k} comparable ones`;
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the study', problem, remedy: 'choose a smaller k or a lower minOverlap' });
  }
  const pairs = known.map((i) => {
    const number = predictions.numbers[i]!;
    return { number, estimate: fromScale(predictions.predicted[i]!, scale), price: values[number]! };
  });
  const rated = pairs.filter(({ estimate: said, price }) => said > 0 && price > 0);
  const baselineFolds =
    scheme.by === 'leave-one-out' ? validationFolds(base, { by: 'folds' }, base.cases.length) : folds;
  const beside = compareBaselines(base, predictions, baselineFolds, { scaled, groupPlace });
  const scores = known.map((i) => Math.abs(scaled[predictions.numbers[i]!]! - predictions.predicted[i]!));
  const tested = predictions.numbers.length;
  const isRated = rated.length > 1 && rated.some(({ price }) => price !== rated[0]!.price);
  return {
    scheme,
    cases: base.cases.length,
    tested,
    refused: tested - known.length,
    refusalRate: (tested - known.length) / tested,
    withoutRatio: pairs.length - rated.length,
    ratios: isRated ? ratioStudy(...columns(rated), { confidence: 0.95 }) : null,
    byGroup: groupPlace < 0 ? [] : groupRatios(base, groupPlace, rated),
    beside,
    doAttributesExplain: verdict(beside),
    coverage: studyCoverage(scores, estimate.level),
    disguised: disguisedValues(base),
  };
}

interface Pair {
  readonly number: number;
  readonly estimate: number;
  readonly price: number;
}

function columns(pairs: readonly Pair[]): [number[], number[]] {
  return [pairs.map(({ estimate }) => estimate), pairs.map(({ price }) => price)];
}

function placeOf(base: CaseBase, groupBy: string | undefined): number {
  if (groupBy === undefined) return -1;
  const isLevelled = ({ attribute }: CaseBase['columns'][number]): boolean =>
    !['numeric', 'ratio', 'date'].includes(attribute.kind);
  const place = base.columns.findIndex((column) => column.attribute.name === groupBy && isLevelled(column));
  if (place >= 0) return place;
  const names = base.columns.filter(isLevelled).map(({ attribute }) => quote(attribute.name));
  const remedy = `attributes with levels are ${names.join(', ') || 'none'}`;
  return refuse('INPUT_INVALID', {
    at: 'case study /groupBy',
    problem: 'no attribute with levels of that name',
    met: quote(groupBy),
    remedy,
  });
}

function verdict(beside: BaselineStudy | null): CaseStudy['doAttributesExplain'] {
  const overall = beside?.baselines.find(({ name }) => name === 'overall median');
  if (beside === null || overall === undefined || !overall.isBeaten) return 'no';
  return beside.explainedShare >= EXPLAINED ? 'yes' : 'hardly';
}

/** Levels of at least two pairs, the most frequent first. */
function groupRatios(base: CaseBase, place: number, pairs: readonly Pair[]): GroupRatios[] {
  const width = base.columns.length;
  const groups = new Map<string, number[]>();
  for (const { number, estimate, price } of pairs) {
    if (Number.isNaN(base.codes[number * width + place])) continue;
    const level = base.cases[number]!.cells[base.places.attributes[place]!]!;
    const ratios = groups.get(level);
    if (ratios === undefined) groups.set(level, [estimate / price]);
    else ratios.push(estimate / price);
  }
  return [...groups]
    .filter(([, ratios]) => ratios.length > 1)
    .map(([level, ratios]) => {
      const medianRatio = quantile(ratios, 0.5);
      const distance = ratios.reduce((total, ratio) => total + Math.abs(ratio - medianRatio), 0) / ratios.length;
      return { level, n: ratios.length, medianRatio, cod: (100 * distance) / medianRatio };
    })
    .sort((a, b) => b.n - a.n || (a.level < b.level ? -1 : 1));
}

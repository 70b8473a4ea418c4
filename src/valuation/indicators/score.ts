import { type Fault, IpworthError, quote, refuse } from '../../base/errors.ts';
import {
  allIds,
  type Indicator,
  type IndicatorSystem,
  IndicatorWeights,
  scoredIds,
  unbalancedGroups,
} from '../../domain/indicator-system.ts';
import { parseWith } from '../../domain/parse.ts';
import type { Label } from '../../formula/quantities.ts';
import { type Decimal, decimal, type Exact, isExact, text, ZERO } from '../../numeric/decimal.ts';

/** What one indicator or group adds to a score. */
export interface IndicatorPart {
  readonly id: string;
  readonly label: Label;
  readonly group: string | null;
  /** Within its group. */
  readonly weight: string;
  /** Product of the weights from the root down. */
  readonly weightOverall: string;
  /** 0 at the lowest score, 1 at the highest. */
  readonly position: string;
  readonly contribution: string;
}

export interface IndicatorScore {
  readonly system: { readonly id: string; readonly version: number };
  readonly scenario: string;
  /** Between 0 and 1, exact. */
  readonly score: string;
  readonly parts: readonly IndicatorPart[];
  /** Always there: what such a score can and cannot say. */
  readonly warning: Label;
}

/** What every score carries. */
const WARNING: Label = {
  en: 'an indicator score orders rights for a closer look; it is no price and explains little of one',
  zh: '指标得分仅用于排序和进一步考察，不是价格，对价值差异的解释力很低',
};

/**
 * The weighted score of one right.
 *
 *     score = Σ w(leaf) × (x − lowest) ÷ (highest − lowest),  w(leaf) = product of weights from the root down
 *
 * @param system   structure of indicators
 * @param weights  the caller's, for one scenario; each group's add up to exactly 1
 * @param scores   one for each indicator without members, within the scale
 * @returns score between 0 and 1, exact, with every part
 * @throws INPUT_INVALID  weights or scores missing, unknown or out of range, weights that do not add up to 1; all at once
 */
export function indicatorScore(
  system: IndicatorSystem,
  weights: IndicatorWeights,
  scores: Readonly<Record<string, Exact>>,
): IndicatorScore {
  const own = parseWith(IndicatorWeights, weights, 'indicator weights');
  checkWeights(system, own);
  checkScores(system, scores);
  const { lowest, highest } = system.scale;
  const position = (id: string): Decimal =>
    decimal(scores[id] as Exact)
      .minus(lowest)
      .div(decimal(highest).minus(lowest));
  const parts = partsOf(system.indicators, { group: null, overall: decimal(1), weights: own.weights, position });
  const score = parts
    .filter(({ group }) => group === null)
    .reduce((sum, { contribution }) => sum.plus(contribution), ZERO);
  const { id, version } = system;
  return { system: { id, version }, scenario: own.scenario, score: text(score), parts, warning: WARNING };
}

interface Branch {
  readonly group: string | null;
  readonly overall: Decimal;
  readonly weights: IndicatorWeights['weights'];
  readonly position: (id: string) => Decimal;
}

function partsOf(indicators: readonly Indicator[], branch: Branch): readonly IndicatorPart[] {
  return indicators.flatMap(({ id, label, children }) => {
    const weight = decimal(branch.weights[id] as Exact);
    const overall = branch.overall.times(weight);
    const below = children === undefined ? [] : partsOf(children, { ...branch, group: id, overall });
    const direct = below.filter(({ group }) => group === id);
    const position = children === undefined ? branch.position(id) : positionOf(direct);
    const part = {
      ...{ id, label, group: branch.group, weight: text(weight), weightOverall: text(overall) },
      position: text(position),
      contribution: text(overall.times(position)),
    };
    return [part, ...below];
  });
}

/** Where a group stands: its members' positions by their weights. */
function positionOf(members: readonly IndicatorPart[]): Decimal {
  return members.reduce((sum, { weight, position }) => sum.plus(decimal(weight).times(position)), ZERO);
}

function checkWeights(system: IndicatorSystem, { weights, scenario }: IndicatorWeights): void {
  const ids = allIds(system.indicators);
  const at = `indicator weights (${scenario})`;
  const faults: Fault[] = [
    ...ids.filter((id) => !Object.hasOwn(weights, id)).map((id) => ({ at: `${at}: ${id}`, problem: 'missing' })),
    ...Object.keys(weights)
      .filter((id) => !ids.includes(id))
      .map((id) => ({ at: `${at}: ${id}`, problem: `${system.id}@${system.version} has no such indicator` })),
  ];
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const unbalanced = unbalancedGroups(system.indicators, weights);
  if (unbalanced.length > 0) {
    throw new IpworthError(
      'INPUT_INVALID',
      unbalanced.map(({ group, sum }) => ({
        at: group === '' ? at : `${at}: ${group}`,
        problem: 'the weights of this group do not add up to 1',
        met: sum,
        remedy: 'scale them so that they do, exactly',
      })),
    );
  }
}

function checkScores({ id, version, indicators, scale }: IndicatorSystem, scores: unknown): void {
  if (typeof scores !== 'object' || scores === null) {
    refuse('INPUT_INVALID', {
      at: 'indicator scores',
      problem: 'one score for each indicator expected',
      met: quote(scores),
    });
  }
  const wanted = scoredIds(indicators);
  const given = scores as Readonly<Record<string, unknown>>;
  const { lowest, highest } = scale;
  const faults: Fault[] = Object.keys(given)
    .filter((name) => !wanted.includes(name))
    .map((name) => ({ at: `indicator scores: ${name}`, problem: `nothing that ${id}@${version} scores` }));
  for (const name of wanted) {
    const score = Object.hasOwn(given, name) ? given[name] : undefined;
    const holds = isExact(score) && decimal(score).gte(lowest) && decimal(score).lte(highest);
    if (holds) continue;
    const problem = score === undefined ? 'missing' : `a score from ${lowest} to ${highest} expected`;
    faults.push({ at: `indicator scores: ${name}`, problem, ...(score === undefined ? {} : { met: quote(score) }) });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
}

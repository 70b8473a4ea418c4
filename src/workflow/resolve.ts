import { refuse } from '../base/errors.ts';
import { type Catalog, type DataSetUse, dataSetUse } from '../catalog/catalog.ts';
import { inForceOn, versionOn } from '../catalog/in-force.ts';
import { pledgeRulesOn } from '../catalog/pledge-rules.ts';
import { type PurposeDemands, purposeDemands } from '../catalog/purpose-profile.ts';
import { type ResolvedScheme, resolveScheme } from '../catalog/scheme-terms.ts';
import { annualFeesDue } from '../domain/annual-fees.ts';
import { isReference, type PledgeApplication } from '../domain/application.ts';
import type { PledgeRules } from '../domain/pledge-rules.ts';
import type { PledgePolicy } from '../domain/reference-data.ts';
import type { DataFigure } from '../domain/reference-table.ts';
import { forecastFits, legalLife, type UsefulLifeResult, usefulLife } from '../domain/remaining-life.ts';
import type { CompensationScheme } from '../domain/scheme.ts';
import type { LegalLife } from '../domain/statutory-life.ts';
import type { Label } from '../formula/quantities.ts';
import { resolveFigures } from './resolve-figures.ts';

/** An application whose ids and days have become data. Below this line nothing is looked up. */
export interface ResolvedPledge {
  readonly application: PledgeApplication;
  readonly lives: readonly LegalLife[];
  readonly life: UsefulLifeResult;
  readonly policy: PledgePolicy;
  /** Rules of each right's register, in the order of the rights; `null` where none are known. */
  readonly pledgeRules: readonly (PledgeRules | null)[];
  readonly scheme: ResolvedScheme;
  /** What the purpose demands, where the application names it. */
  readonly demands: PurposeDemands | null;
  /** Figures that method inputs can name. */
  readonly figures: ReadonlyMap<string, unknown>;
  /** Figures of data sets that they do name, with where each comes from. */
  readonly dataFigures: readonly DataFigure[];
  readonly dataSets: readonly DataSetUse[];
  readonly warnings: readonly Label[];
}

/**
 * The last look-up: statutory terms, fees, the lender's policy and the scheme in force on the valuation day.
 *
 * @throws DATA_NOT_FOUND · DATA_NOT_IN_FORCE · DATA_UNKNOWN  about the data sets asked for
 * @throws INPUT_INVALID  a right that has ended, a forecast longer than the remaining life
 */
export function resolve(application: PledgeApplication, catalog: Catalog): ResolvedPledge {
  const { valuationDay: day, rights, forecast } = application;
  const terms = versionOn(catalog.statutoryTerms, 'cn-statutory-terms', day, 'application /valuationDay');
  const policy = versionOn(catalog.pledgePolicies, application.pledgePolicy, day, 'application /pledgePolicy');
  const schemeSet = schemeFor(application, catalog);
  const scheme = resolveScheme(schemeSet, application.scheme.supplied ?? {}, 'application /scheme');
  const { purpose } = application.opinion;
  const demands = purpose === undefined ? null : purposeDemands(purpose, day, catalog);
  const lives = rights.map((right, index) => legalLife(right, terms, day, `application /rights/${index}`));
  const life = usefulLife(lives, application.usefulLife);
  forecastFits(forecast, life, 'application /forecast');

  const figures = new Map<string, unknown>([['life.remainingYears', life.remainingYears]]);
  for (const [name, series] of Object.entries(forecast)) figures.set(`forecast.${name}`, series);
  const fromData = resolveFigures(application.methods, catalog, day);
  for (const [name, figure] of fromData.figures) figures.set(name, figure);
  const pledgeRules = rights.map(({ kind, jurisdiction }) =>
    pledgeRulesOn(catalog.pledgeRules, kind, jurisdiction, day),
  );
  const registers = [...new Set(pledgeRules)].filter((set) => set !== null && set.rules.length > 0) as PledgeRules[];
  const used: NamedSet[] = [terms, policy, schemeSet, ...registers, ...fromData.sets];
  if (
    application.methods.some(({ inputs }) =>
      Object.values(inputs).some((input) => isReference(input) && input.from === FEES),
    )
  ) {
    const fees = versionOn(catalog.annualFees, 'cn-patent-annual-fees', day, 'application /methods');
    const [firstSeries = []] = Object.values(forecast);
    figures.set(FEES, annualFeesDue(rights, fees, day, firstSeries.length));
    if (!used.includes(fees)) used.push(fees);
  }
  return {
    application,
    lives,
    life,
    policy,
    pledgeRules,
    scheme,
    demands,
    figures,
    dataSets: [...used.map(dataSetUse), ...(demands === null ? [] : [demands.use])],
    dataFigures: fromData.sourced,
    warnings: [
      ...used.filter((set) => inForceOn(set.inForce, day) === 'unknown').map(openSpan),
      ...lives.filter(({ ceilingUnchecked }) => ceilingUnchecked === true).map(uncheckedCeiling),
    ],
  };
}

/** The scheme asked for as it stands on the valuation day, in the application's currency. */
function schemeFor(
  { scheme: { id }, valuationDay, currency }: PledgeApplication,
  catalog: Catalog,
): CompensationScheme {
  const at = 'application /scheme/id';
  const scheme = versionOn(catalog.schemes, id, valuationDay, at);
  if (scheme.currency !== currency) {
    const problem = `the scheme counts in ${scheme.currency}, the application in ${currency}`;
    refuse('INPUT_INVALID', { at, problem, met: JSON.stringify(id) });
  }
  return scheme;
}

const FEES = 'statutory.annualFees';

interface NamedSet {
  readonly id: string;
  readonly version: number;
  readonly inForce: { readonly from: string | null; readonly until: string | null };
}

function uncheckedCeiling({ rightId }: LegalLife): Label {
  return {
    en: `the term of ${rightId} also ends so many years after creation; give its creationDay to have this checked`,
    zh: `${rightId} 的保护期另受创作完成日起最长年限限制，请提供 creationDay 以便核验`,
  };
}

function openSpan({ id, version }: { readonly id: string; readonly version: number }): Label {
  return {
    en: `the sources do not tell the exact days on which ${id}@${version} holds; confirm that it does`,
    zh: `资料未载明 ${id}@${version} 的确切施行日期，请核实其在评估基准日有效`,
  };
}

/** What a method input stands for: itself, or the figure it refers to. @throws INPUT_INVALID  a figure nobody provides */
export function figureFor(input: unknown, figures: ReadonlyMap<string, unknown>, at: string): unknown {
  if (!isReference(input)) return input;
  const figure = figures.get(input.from);
  if (figure === undefined) {
    const remedy = `figures at hand are ${[...figures.keys()].join(', ')}`;
    refuse('INPUT_INVALID', {
      at,
      problem: 'refers to a figure that is not at hand',
      met: JSON.stringify(input.from),
      remedy,
    });
  }
  return figure;
}

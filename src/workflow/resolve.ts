import { refuse } from '../base/errors.ts';
import { type Catalog, type DataSetUse, dataSetUse } from '../catalog/catalog.ts';
import { inForceOn, versionOn } from '../catalog/in-force.ts';
import { type PurposeDemands, purposeDemands } from '../catalog/purpose-profile.ts';
import { type ResolvedScheme, resolveScheme } from '../catalog/scheme-terms.ts';
import { annualFeesDue } from '../domain/annual-fees.ts';
import { isReference, type PledgeApplication } from '../domain/application.ts';
import type { AnnualFeeTable, PledgePolicy } from '../domain/reference-data.ts';
import {
  forecastFits,
  type LegalLife,
  legalLife,
  type UsefulLifeResult,
  usefulLife,
} from '../domain/remaining-life.ts';
import type { Label } from '../formula/quantities.ts';

/** An application whose ids and days have become data. Below this line nothing is looked up. */
export interface ResolvedPledge {
  readonly application: PledgeApplication;
  readonly lives: readonly LegalLife[];
  readonly life: UsefulLifeResult;
  readonly policy: PledgePolicy;
  readonly scheme: ResolvedScheme;
  /** What the purpose demands, where the application names it. */
  readonly demands: PurposeDemands | null;
  /** Figures that method inputs can name. */
  readonly figures: ReadonlyMap<string, unknown>;
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
  const schemeSet = versionOn(catalog.schemes, application.scheme.id, day, 'application /scheme/id');
  const scheme = resolveScheme(schemeSet, application.scheme.supplied ?? {}, 'application /scheme');
  const { purpose } = application.opinion;
  const demands = purpose === undefined ? null : purposeDemands(purpose, day, catalog);
  const lives = rights.map((right, index) => legalLife(right, terms, day, `application /rights/${index}`));
  const life = usefulLife(lives, application.usefulLife);
  forecastFits(forecast, life, 'application /forecast');

  const figures = new Map<string, unknown>([['life.remainingYears', life.remainingYears]]);
  for (const [name, series] of Object.entries(forecast)) figures.set(`forecast.${name}`, series);
  const used: (PledgePolicy | AnnualFeeTable | typeof terms | typeof schemeSet)[] = [terms, policy, schemeSet];
  if (
    application.methods.some(({ inputs }) =>
      Object.values(inputs).some((input) => isReference(input) && input.from === FEES),
    )
  ) {
    const fees = versionOn(catalog.annualFees, 'cn-patent-annual-fees', day, 'application /methods');
    const [firstSeries = []] = Object.values(forecast);
    figures.set(FEES, annualFeesDue(rights, fees, day, firstSeries.length));
    used.push(fees);
  }
  return {
    application,
    lives,
    life,
    policy,
    scheme,
    demands,
    figures,
    dataSets: [...used.map(dataSetUse), ...(demands === null ? [] : [demands.use])],
    warnings: used.filter((set) => inForceOn(set.inForce, day) === 'unknown').map(openSpan),
  };
}

const FEES = 'statutory.annualFees';

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

import type { CaseEstimate } from '../cases/estimate.ts';
import type { LifeLimit } from '../domain/remaining-life.ts';
import type { Assessment, PoolAssessment } from '../workflow/assessment.ts';
import { chance, inFull, money, percent, plain } from './figures.ts';
import { fill, type Say, WORDS } from './words.ts';

/** What amounts are counted in. */
export function currencyName(currency: string, say: Say): string {
  return currency === 'CNY' ? say('yuan') : currency;
}

export function identityText({ application }: Assessment, say: Say): string {
  const { id, valuationDay, currency } = application;
  return fill(say('identity'), id, valuationDay, currencyName(currency, say));
}

export function lifeLines({ life }: Assessment, say: Say): string[] {
  const { remainingYears, binding, limits } = life.useful;
  const ceilings = Object.entries(limits).map(
    ([name, years]) => `${say(name as LifeLimit)} ${years ?? say('unknown')}`,
  );
  return [
    fill(say('remainingLife'), remainingYears, say(binding)),
    fill(say('lifeLimits'), ceilings.join(say('semicolon'))),
  ];
}

export function opinionLines({ opinion }: Assessment, say: Say): string[] {
  const verdict = say(opinion.inConflict ? 'conflict' : 'noConflict');
  const dispersion = fill(say('dispersion'), plain(opinion.dispersion), plain(opinion.request.conflictAbove));
  return [
    `${say('premise')}${say('colon')}${say(opinion.request.premise)}`,
    fill(say('opinionInterval'), percent(opinion.level)),
    `${dispersion}${say('semicolon')}${verdict}`,
  ];
}

export function caseLines({ value, interval, total, cases, neighbours }: CaseEstimate, say: Say): string[] {
  const { lower, upper, method, level, guaranteed, calibratedOn, measuredCoverage } = interval;
  const coverage = measuredCoverage === undefined ? say('notMeasured') : percent(measuredCoverage);
  const counts = [inFull(cases.used), inFull(cases.rowsRead), inFull(neighbours.length)];
  return [
    `${fill(say('casesUsed'), ...counts)}${say('semicolon')}${fill(say('caseEstimate'), ...[value, lower, upper].map(plain))}`,
    ...(total === undefined
      ? []
      : [fill(say('caseTotal'), ...[total.units, total.value, total.lower, total.upper].map(plain))]),
    fill(say('caseInterval'), say(method), percent(level), percent(guaranteed), inFull(calibratedOn), coverage),
  ];
}

export function lendableText({ loan }: Assessment, say: Say): string {
  const { lendable } = loan;
  const asked = `${say('asked')} ${money(lendable.asked)}${say('comma')}${say(lendable.isEnough ? 'fits' : 'tooMuch')}`;
  return `${say('lendable')} ${money(lendable.amount)}${say('semicolon')}${asked}`;
}

export function expectedLossText({ loan }: Assessment, say: Say): string {
  const alone = `${say('alone')} ${money(loan.expectedLossAlone.value)}`;
  const together = `${say('withScheme')} ${money(loan.expectedLossWithScheme.value)}`;
  return `${say('expectedLoss')}${say('colon')}${alone}${say('semicolon')}${together}`;
}

/** The scheme: its name, who bears which share of what, and the money behind it. */
export function schemeLines({ scheme }: Assessment, say: Say): string[] {
  const { title, layers, remainder, compensationBase, poolSize, isLimitedToBalance } = scheme.terms;
  const shares = layers.map(({ party, share }) => `${say(party)} ${percent(share)}`);
  const all = [...shares, fill(say('theRest'), say(remainder))].join(say('comma'));
  const balance = `${say('balance')} ${money(poolSize)}${say('comma')}${say(isLimitedToBalance ? 'limited' : 'unlimited')}`;
  return [
    `${say('scheme')}${say('colon')}${say(title)}`,
    `${say('sharing')}${say('colon')}${all}${say('comma')}${say(compensationBase)}${say('semicolon')}${balance}`,
  ];
}

export function bookText({ pool }: Assessment, say: Say): string {
  const { loans, defaultProbability, assetCorrelation } = pool.book;
  return fill(say('book'), inFull(loans), percent(defaultProbability), plain(assetCorrelation));
}

export function suppliedLines({ scheme }: Assessment, say: Say): string[] {
  return scheme.supplied.map(
    ({ term, value, reason }) => `${say('supplied')}${say('colon')}${term} = ${value}${say('semicolon')}${reason}`,
  );
}

export function unknownTermLines({ scheme }: Assessment, say: Say): string[] {
  if (scheme.stillUnknown.length === 0) return [];
  return [`${say('stillUnknown')}${say('colon')}${scheme.stillUnknown.join(say('comma'))}`];
}

export function simulationText({ pool }: Assessment, say: Say): string {
  const { seed, scenarios, generator } = pool.simulation;
  const named = generator === WORDS.sfc32ByThreefry.en ? say('sfc32ByThreefry') : generator;
  return `${fill(say('simulation'), String(seed), inFull(scenarios))}${say('semicolon')}${say('generator')} ${named}`;
}

/** The simulated chance that the pool runs dry, with its standard error. */
export function simulatedDryText({ simulation }: PoolAssessment, say: Say): string {
  const { estimate, standardError } = simulation.dry;
  const figure = estimate === 0 ? say('noneSeen') : `${chance(estimate)} ± ${chance(standardError)}`;
  return `${say('simulated')}${say('colon')}${figure}`;
}

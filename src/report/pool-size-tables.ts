import type { SizedPool } from '../workflow/size-pool.ts';
import { chance, moneyOfFen, percent, signed } from './figures.ts';
import type { SaySize } from './pool-size-words.ts';
import type { Table } from './tables.ts';
import { type Language, sayIn, type Word } from './words.ts';

/** Pool needed by probability, scenarios beside the exact law. */
export function needTable({ size }: SizedPool, say: SaySize): Table {
  const { points, requirement } = size;
  const hasLaw = points.some(({ exact }) => exact !== null);
  return {
    head: [say('probability'), say('simulated'), say('interval'), ...(hasLaw ? [say('exact')] : [])],
    rows: points.map(({ probability, required, exact }) => [
      percent(probability),
      moneyOfFen(required.estimate),
      between(required.low, required.high),
      ...(exact === null ? [] : [moneyOfFen(exact)]),
    ]),
    numbers: [0, 1, 2, 3],
    strong: [points.findIndex(({ probability }) => probability === requirement.probability)],
  };
}

function between(low: number | null, high: number | null): string {
  return low === null || high === null ? '—' : `${moneyOfFen(low)} – ${moneyOfFen(high)}`;
}

/** Chances of exhaustion of the pool as it is and of the one required. */
export function outlookTable({ size }: SizedPool, say: SaySize): Table {
  const { openings } = size.outlook;
  return {
    head: [say('opening'), say('exhausted'), say('standardError'), say('exact'), say('gap')],
    rows: openings.map(({ opening, byQuarter, exact, gap }) => {
      const last = byQuarter.at(-1)!;
      return [
        moneyOfFen(opening),
        chance(last.estimate),
        chance(last.standardError),
        exact === null ? '—' : chance(exact),
        gap === null ? '—' : signed(gap),
      ];
    }),
    numbers: [0, 1, 2, 3, 4],
  };
}

/** Who bears what, as the pool is. */
export function partyTable({ size }: SizedPool, language: Language, say: SaySize): Table {
  const common = sayIn(language);
  const { parties, unpaid } = size.present;
  return {
    head: [say('party'), say('expected'), say('standardError')],
    rows: [
      ...parties.map(({ party, burden }) => [
        common(party as Word),
        moneyOfFen(burden.estimate),
        moneyOfFen(burden.standardError),
      ]),
      [say('unpaid'), moneyOfFen(unpaid.mean.estimate), moneyOfFen(unpaid.mean.standardError)],
    ],
    numbers: [1, 2],
  };
}

/** Sentences on the requirement: how large, how sure, how it was found and confirmed. */
export function requirementLines({ size }: SizedPool, say: SaySize): string[] {
  const { requirement, leverage } = size;
  const { required, how, confirmation } = requirement;
  const found = how.method === 'law' ? say('byLaw') : say('bySimulation', String(how.scenarios), String(how.seed));
  const { low, high } = required;
  const isTold = how.method === 'simulation' && low !== null && high !== null;
  const band = isTold ? [say('band', moneyOfFen(low), moneyOfFen(high), percent(how.confidence))] : [];
  const most = leverage.leverage === null ? say('none') : leverage.leverage.estimate.toFixed(2);
  const present = leverage.presentLeverage === null ? '∞' : leverage.presentLeverage.toFixed(2);
  return [
    `${say('required')} ${moneyOfFen(required.estimate)} ${say('toLast', percent(requirement.probability))} (${[found, ...band].join('; ')})`,
    `${say('leverage')}: ${say('leverageIs', most, present)}`,
    ...(leverage.largePoolLeverage === null ? [] : [say('largePool', leverage.largePoolLeverage.toFixed(2))]),
    ...(confirmation === null
      ? []
      : [
          say(
            'confirmed',
            String(confirmation.scenarios),
            String(confirmation.seed),
            chance(confirmation.exhausted.estimate),
            chance(confirmation.expected),
            signed(confirmation.gap),
          ),
        ]),
    ...(confirmation?.isBeyondFour === true || size.outlook.isBeyondFour ? [say('beyondFour')] : []),
  ];
}

/** What limits the figures, and what finds them again. */
export function noteLines({ size }: SizedPool, language: Language): string[] {
  return size.requirement.how.notes.map((note) => note[language]);
}

export function repeatLines({ size, schemeUse, setup }: SizedPool, say: SaySize): string[] {
  const { how } = size.outlook;
  return [
    say('model', how.modelHash),
    say('bySimulation', String(how.scenarios), String(how.seed)),
    say('dataSet', schemeUse.id, String(schemeUse.version), schemeUse.hash),
    ...Object.entries(setup.supplied ?? {}).map(([path, { value, reason }]) => say('supplied', path, value, reason)),
  ];
}

import type { Assessment } from '../workflow/assessment.ts';
import { chance, money, moneyOfFen, percent, plain } from './figures.ts';
import { alignedRows } from './text-layout.ts';
import { type Language, type Word, wordsIn } from './words.ts';

type Say = (word: Word) => string;

/** An assessment as a readable summary of about sixty lines, the same each time. */
export function summaryText(assessment: Assessment, language: Language): string {
  const say = wordsIn(language);
  const section = (word: Word, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', say(word), ...lines.map((line) => `  ${line}`)];
  return [
    `${say('title')}: ${assessment.application.title[language]}`,
    ...section('application', applicationLines(assessment, say)),
    ...section('value', valueLines(assessment, language, say)),
    ...section('cases', caseLines(assessment, say)),
    ...section('pledge', pledgeLines(assessment, language, say)),
    ...section('loss', lossLines(assessment, say)),
    ...section('pool', poolLines(assessment, language, say)),
    ...section('assumed', assumedLines(assessment, say)),
    ...section(
      'warnings',
      assessment.warnings.map((warning) => warning[language]),
    ),
    ...section('provenance', provenanceLines(assessment, say)),
    '',
  ].join('\n');
}

function applicationLines({ application, life }: Assessment, say: Say): string[] {
  return [
    ...alignedRows(
      [
        [say('valuationDay'), application.valuationDay],
        ...life.rights.map(({ rightId, expiryDay }) => [
          `${say('right')} ${rightId}`,
          `${say('expires')} ${expiryDay}`,
        ]),
        [
          say('remainingLife'),
          `${life.useful.remainingYears} ${say('years')}, ${say('bindingLife')} ${say(life.useful.binding)}`,
        ],
      ],
      [0, 1],
    ),
  ];
}

function valueLines({ opinion }: Assessment, language: Language, say: Say): string[] {
  const rows = opinion.methods.map(({ outcome, value, low, high, weight }) => [
    outcome.model.title[language],
    money(low),
    money(value),
    money(high),
    percent(weight),
  ]);
  const total = [say('opinion'), money(opinion.low), money(opinion.value), money(opinion.high), ''];
  return [
    ...alignedRows([[say('method'), say('low'), say('point'), say('high'), say('weight')], ...rows, total]),
    ...opinion.methods.map(({ outcome, reason }) => `${outcome.model.title[language]}: ${reason[language]}`),
    `${say('interval')} ${percent(opinion.level)}: ${say('notAPromise')}`,
    `${say('dispersion')}: ${plain(opinion.dispersion)}; ${say(opinion.inConflict ? 'conflict' : 'noConflict')}`,
  ];
}

function caseLines({ evidence }: Assessment, say: Say): string[] {
  if (evidence === null) return [];
  const { value, interval, cases, neighbours } = evidence;
  const measured = interval.measuredCoverage === undefined ? say('unknown') : percent(interval.measuredCoverage);
  return [
    `${say('casesUsed')}: ${cases.used}`,
    `${say('estimate')}: ${plain(value)}, ${say('interval')} ${plain(interval.lower)} – ${plain(interval.upper)} (${interval.method}, ${percent(interval.level)}; ${say('guaranteed')} ${percent(interval.guaranteed)}, ${say('coverage')} ${measured})`,
    ...alignedRows([
      [say('neighbour'), say('distance'), say('point')],
      ...neighbours.slice(0, 5).map(({ id, distance, value: each }) => [id, plain(distance), plain(each)]),
    ]),
  ];
}

function pledgeLines({ loan }: Assessment, language: Language, say: Say): string[] {
  const { pledgeability, lendable } = loan;
  const open = pledgeability.findings.filter(({ answer }) => answer !== 'pass');
  return [
    `${say('pledgeable')}: ${say(pledgeability.answer)}`,
    ...open.map(({ rightId, ground, answer }) => `  ${rightId}: ${ground[language]}: ${say(answer)}`),
    `${say('lendable')}: ${money(lendable.amount)}; ${say('binds')}: ${lendable.binding.label[language]}`,
    ...alignedRows(
      lendable.limits.map(({ label, amount, source }) => [`  ${label[language]}`, money(amount), source]),
      [0, 2],
    ),
    `${say('asked')}: ${money(lendable.asked)}: ${say(lendable.isEnough ? 'fits' : 'tooMuch')}`,
  ];
}

function lossLines({ loan }: Assessment, say: Say): string[] {
  const { whenUnsold, whenSold } = loan;
  const parties = whenUnsold.split.parts.map(({ party, amount }, i) => [
    say(party),
    money(amount),
    money(whenSold.split.parts[i]?.amount ?? '0'),
  ]);
  return [
    ...alignedRows([
      ['', say('whenUnsold'), say('whenSold')],
      [say('recovered'), money(whenUnsold.loss.recovered), money(whenSold.loss.recovered)],
      ...parties,
      [say('total'), money(whenUnsold.split.total), money(whenSold.split.total)],
    ]),
    `${say('expectedLoss')}: ${money(loan.expectedLossAlone.value)} ${say('alone')}, ${money(loan.expectedLossWithScheme.value)} ${say('withScheme')}`,
  ];
}

function poolLines({ pool, scheme }: Assessment, language: Language, say: Say): string[] {
  const { book, law, simulation } = pool;
  const { payout, dry } = simulation;
  const flagged = Math.max(Math.abs(payout.gap), Math.abs(dry.gap)) > 4;
  return [
    `${say('scheme')}: ${scheme.terms.title[language]}; ${say('poolSize')} ${money(scheme.terms.poolSize)}`,
    `${say('book')}: ${book.loans} ${say('loans')}, ${say('defaultProbability')} ${percent(book.defaultProbability)}, ${say('correlation')} ${plain(book.assetCorrelation)}`,
    ...alignedRows([
      ['', say('exact'), say('simulated'), say('standardError'), say('gap')],
      [
        say('expectedPayout'),
        moneyOfFen(payout.exact),
        moneyOfFen(payout.estimate),
        moneyOfFen(payout.standardError),
        payout.gap.toFixed(2),
      ],
      [
        say('probabilityDry'),
        chance(law.probabilityDry),
        chance(dry.estimate),
        chance(dry.standardError),
        dry.gap.toFixed(2),
      ],
    ]),
    say(flagged ? 'beyondFour' : 'tailWarning'),
  ];
}

function assumedLines({ application, scheme }: Assessment, say: Say): string[] {
  return [
    ...application.basis.filter(({ kind }) => kind === 'assumed').map(({ at, source }) => `${at}: ${source}`),
    ...scheme.supplied.map(({ term, value, reason }) => `${say('supplied')}: ${term} = ${value}: ${reason}`),
    ...(scheme.stillUnknown.length === 0 ? [] : [`${say('stillUnknown')}: ${scheme.stillUnknown.join(', ')}`]),
  ];
}

function provenanceLines({ library, dataSets, pool }: Assessment, say: Say): string[] {
  const { seed, scenarios, generator } = pool.simulation;
  return [
    `${say('library')} ipworth ${library}; ${say('seed')} ${seed}, ${scenarios} ${say('scenarios')}, ${generator}`,
    ...dataSets.map(
      ({ id, version, hash, layer }) => `${say('dataSet')} ${id}@${version} ${hash.slice(0, 12)} (${layer})`,
    ),
  ];
}

import { formatFigure } from '../formula/figure-format.ts';
import type { Step } from '../formula/outcome.ts';
import type { Assessment } from '../workflow/assessment.ts';
import { claimsChart } from './claims-chart.ts';
import { chance, money, moneyOfFen, percent, plain } from './figures.ts';
import { list, page, paragraph, section, table } from './html.ts';
import { lossChart } from './loss-chart.ts';
import { valueChart } from './value-chart.ts';
import { type Language, type Word, wordsIn } from './words.ts';

type Say = (word: Word) => string;

/** An assessment as one printable HTML file: no script, no network, pictures as SVG. The same bytes each time. */
export function reportHtml(assessment: Assessment, language: Language): string {
  const say = wordsIn(language);
  const { application, opinion, loan, pool, warnings } = assessment;
  const lead = `${say('opinion')}: ${money(opinion.value)} ${say('yuan')} (${money(opinion.low)} – ${money(opinion.high)}, ${percent(opinion.level)}); ${say('lendable')}: ${money(loan.lendable.amount)}; ${say('probabilityDry')}: ${chance(pool.law.probabilityDry)}`;
  return page(language === 'zh' ? 'zh-CN' : 'en', `${say('title')}: ${application.id}`, [
    `<h1>${escapeTitle(application.title[language])}</h1>`,
    paragraph(`${say('valuationDay')} ${application.valuationDay}; ipworth ${assessment.library}`),
    paragraph(lead),
    section(say('application'), [rightsTable(assessment, say)]),
    section(say('value'), [
      valueChart(opinion, language),
      methodTable(assessment, language, say),
      ...opinionNotes(assessment, say),
    ]),
    ...casesSection(assessment, say),
    section(say('pledge'), pledgeParts(assessment, language, say)),
    section(say('loss'), [lossChart(loan, language), lossTable(assessment, say)]),
    section(say('pool'), [claimsChart(pool, language), ...poolParts(assessment, language, say)]),
    section(say('assumed'), [assumedList(assessment, say)]),
    ...(warnings.length === 0 ? [] : [section(say('warnings'), [list(warnings.map((warning) => warning[language]))])]),
    section(say('working'), workings(assessment, language, say)),
    section(say('sources'), [sourceTable(assessment, say)]),
    section(say('provenance'), [provenance(assessment, say)]),
  ]);
}

const escapeTitle = (text: string): string => paragraph(text).slice(3, -4);

function rightsTable({ application, life }: Assessment, say: Say): string {
  const rows = life.rights.map(({ rightId, expiryDay, remainingYears }, i) => [
    rightId,
    application.rights[i]?.kind ?? '',
    expiryDay,
    `${remainingYears} ${say('years')}`,
  ]);
  const useful = `${life.useful.remainingYears} ${say('years')}, ${say('bindingLife')} ${say(life.useful.binding)}`;
  return table([say('right'), say('kind'), say('expires'), ''], [...rows, [say('remainingLife'), '', '', useful]]);
}

function methodTable({ opinion }: Assessment, language: Language, say: Say): string {
  const rows = opinion.methods.map(({ outcome, low, value, high, weight, reason }) => [
    outcome.model.title[language],
    money(low),
    money(value),
    money(high),
    percent(weight),
    reason[language],
  ]);
  const total = [
    say('opinion'),
    money(opinion.low),
    money(opinion.value),
    money(opinion.high),
    '',
    opinion.request.premise[language],
  ];
  return table(
    [say('method'), say('low'), say('point'), say('high'), say('weight'), say('reason')],
    [...rows, total],
    [1, 2, 3, 4],
  );
}

function opinionNotes({ opinion }: Assessment, say: Say): string[] {
  return [
    paragraph(`${say('interval')} ${percent(opinion.level)}: ${say('notAPromise')}`),
    paragraph(
      `${say('dispersion')}: ${plain(opinion.dispersion)}; ${say(opinion.inConflict ? 'conflict' : 'noConflict')}`,
    ),
  ];
}

function casesSection({ evidence }: Assessment, say: Say): string[] {
  if (evidence === null) return [];
  const { value, interval, neighbours, cases } = evidence;
  const measured = interval.measuredCoverage === undefined ? say('unknown') : percent(interval.measuredCoverage);
  const found = `${say('casesUsed')}: ${cases.used}; ${say('estimate')}: ${plain(value)} (${plain(interval.lower)} – ${plain(interval.upper)}, ${interval.method} ${percent(interval.level)}; ${say('guaranteed')} ${percent(interval.guaranteed)}, ${say('coverage')} ${measured})`;
  const names = neighbours[0]?.contributions.map(({ attribute }) => attribute) ?? [];
  const rows = neighbours.map((one) => [
    one.id,
    plain(one.value),
    plain(one.distance),
    ...one.contributions.map(({ contribution }) => plain(contribution)),
  ]);
  const numbers = [say('point'), say('distance'), ...names].map((_, i) => i + 1);
  return [
    section(say('cases'), [
      paragraph(found),
      table([say('neighbour'), say('point'), say('distance'), ...names], rows, numbers),
    ]),
  ];
}

function pledgeParts({ loan }: Assessment, language: Language, say: Say): string[] {
  const { lendable, pledgeability } = loan;
  const fit = say(lendable.isEnough ? 'fits' : 'tooMuch');
  return [
    paragraph(
      `${say('lendable')}: ${money(lendable.amount)}; ${say('binds')}: ${lendable.binding.label[language]}; ${say('asked')}: ${money(lendable.asked)}: ${fit}`,
    ),
    table(
      [say('binds'), say('point'), say('working'), say('source')],
      lendable.limits.map(({ label, amount, working, source }) => [label[language], money(amount), working, source]),
      [1],
    ),
    `<h3>${say('findings')}</h3>`,
    table(
      [say('right'), say('findings'), say('pledgeable'), say('source')],
      pledgeability.findings.map(({ rightId, ground, answer, source }) => [
        rightId,
        ground[language],
        say(answer),
        source,
      ]),
    ),
  ];
}

function lossTable({ loan }: Assessment, say: Say): string {
  const { whenUnsold, whenSold } = loan;
  const parties = whenUnsold.split.parts.map(({ party, amount }, i) => [
    say(party),
    money(amount),
    money(whenSold.split.parts[i]?.amount ?? '0'),
  ]);
  return table(
    ['', say('whenUnsold'), say('whenSold')],
    [
      [say('recovered'), money(whenUnsold.loss.recovered), money(whenSold.loss.recovered)],
      ...parties,
      [say('total'), money(whenUnsold.split.total), money(whenSold.split.total)],
      [`${say('expectedLoss')}, ${say('alone')}`, money(loan.expectedLossAlone.value), ''],
      [`${say('expectedLoss')}, ${say('withScheme')}`, money(loan.expectedLossWithScheme.value), ''],
    ],
    [1, 2],
  );
}

function poolParts({ pool, scheme }: Assessment, language: Language, say: Say): string[] {
  const { book, law, simulation } = pool;
  const { payout, dry } = simulation;
  const flagged = Math.max(Math.abs(payout.gap), Math.abs(dry.gap)) > 4;
  return [
    paragraph(
      `${say('scheme')}: ${scheme.terms.title[language]}; ${say('poolSize')} ${money(scheme.terms.poolSize)}; ${say('book')}: ${book.loans} ${say('loans')}, ${say('defaultProbability')} ${percent(book.defaultProbability)}, ${say('correlation')} ${plain(book.assetCorrelation)}`,
    ),
    table(
      ['', say('exact'), say('simulated'), say('standardError'), say('gap')],
      [
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
      ],
      [1, 2, 3, 4],
    ),
    paragraph(say(flagged ? 'beyondFour' : 'tailWarning')),
  ];
}

function assumedList({ application, scheme }: Assessment, say: Say): string {
  return list([
    ...application.basis.filter(({ kind }) => kind === 'assumed').map(({ at, source }) => `${at}: ${source}`),
    ...scheme.supplied.map(({ term, value, reason }) => `${say('supplied')}: ${term} = ${value}: ${reason}`),
    ...(scheme.stillUnknown.length === 0 ? [] : [`${say('stillUnknown')}: ${scheme.stillUnknown.join(', ')}`]),
  ]);
}

function workings({ opinion, loan }: Assessment, language: Language, say: Say): string[] {
  const outcomes = [...opinion.methods.map(({ outcome }) => outcome), loan.expectedLossWithScheme];
  return outcomes.flatMap(({ model, steps }) => [
    `<h3>${escapeTitle(model.title[language])}</h3>`,
    paragraph(`${model.id}@${model.version} ${model.hash.slice(0, 12)}`),
    table(
      [say('line'), say('formula'), say('point')],
      steps.map((step) => [step.label[language], `${step.name} = ${step.formula}`, figureOf(step)]),
    ),
  ]);
}

function figureOf({ value, kind }: Step): string {
  if (value === null) return '';
  return typeof value === 'string' ? formatFigure(value, kind) : value.map((one) => formatFigure(one, kind)).join('; ');
}

function sourceTable({ application }: Assessment, say: Say): string {
  const kinds = {
    published: say('published'),
    statute: say('statute'),
    assumed: say('assumedKind'),
    applicant: say('applicant'),
  };
  return table(
    [say('place'), say('kind'), say('source')],
    application.basis.map(({ at, kind, source }) => [at, kinds[kind], source]),
  );
}

function provenance({ library, dataSets, pool, caseFile }: Assessment, say: Say): string {
  const { seed, scenarios, generator } = pool.simulation;
  return list([
    `${say('library')} ipworth ${library}`,
    `${say('seed')} ${seed}, ${scenarios} ${say('scenarios')}, ${say('generator')} ${generator}`,
    ...dataSets.map(({ id, version, hash, layer }) => `${say('dataSet')} ${id}@${version} sha256 ${hash} (${layer})`),
    ...(caseFile === null ? [] : [`${say('cases')} sha256 ${caseFile.hash}`]),
  ]);
}

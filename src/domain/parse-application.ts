import { type Fault, IpworthError } from '../base/errors.ts';
import { PledgeApplication } from './application.ts';
import { type DatedItem, laterThan } from './as-of.ts';
import { parseWith, valueAt } from './parse.ts';

/** Unknown data as a pledge application. @throws INPUT_INVALID  all faults at once, each with its place and value */
export function parseApplication(raw: unknown): PledgeApplication {
  const application = parseWith(PledgeApplication, raw, 'application');
  const faults = [
    ...dayFaults(application),
    ...basisFaults(application),
    ...rightFaults(application),
    ...purposeFaults(application),
    ...laterThan(application.valuationDay, datedItems(application)),
  ];
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return application;
}

function dayFaults({ valuationDay, rights, loan }: PledgeApplication): Fault[] {
  const faults: Fault[] = [];
  const after = (at: string, day: string, what: string, limit: string): void => {
    if (day > limit)
      faults.push({
        at: `application ${at}`,
        problem: `${what} lies after ${limit}`,
        met: day,
        remedy: 'mend one of the two days',
      });
  };
  for (const [index, { filingDay, grantDay, protectionStart }] of rights.entries()) {
    const at = `/rights/${index}`;
    after(`${at}/filingDay`, filingDay, 'the filing day', valuationDay);
    if (grantDay !== null) {
      after(`${at}/grantDay`, grantDay, 'the grant day', valuationDay);
      after(`${at}/filingDay`, filingDay, 'the filing day', grantDay);
    }
    if (protectionStart !== undefined)
      after(`${at}/protectionStart`, protectionStart, 'the start of protection', valuationDay);
  }
  after('/valuationDay', valuationDay, 'the valuation day', loan.drawdownDay);
  return faults;
}

function rightFaults({ rights }: PledgeApplication): Fault[] {
  const lapsed = rights.flatMap(({ feeStatus }, index): Fault[] => {
    if (feeStatus !== 'lapsed') return [];
    const at = `application /rights/${index}/feeStatus`;
    return [
      {
        at,
        problem: 'the right has ended for unpaid fees and is worth nothing as a pledge',
        met: '"lapsed"',
        remedy: 'remove it, or restore it first',
      },
    ];
  });
  const twice = rights.flatMap(({ id }, index): Fault[] =>
    rights.findIndex((right) => right.id === id) === index
      ? []
      : [{ at: `application /rights/${index}/id`, problem: 'the same right is listed twice', met: JSON.stringify(id) }],
  );
  return [...lapsed, ...twice];
}

function basisFaults(application: PledgeApplication): Fault[] {
  return application.basis.flatMap(({ at }, index): Fault[] => {
    const exists = valueAt(application, at.slice(1).split('/')) !== undefined;
    return exists
      ? []
      : [{ at: `application /basis/${index}/at`, problem: 'no such place in this document', met: JSON.stringify(at) }];
  });
}

/** What the application rests on and says the day of. */
function datedItems({ basis, cases }: PledgeApplication): readonly DatedItem[] {
  const items = basis.flatMap(({ knownOn, source }, index) =>
    knownOn === undefined ? [] : [{ at: `application /basis/${index}/knownOn (${source})`, day: knownOn }],
  );
  const asOf = cases?.estimate.asOf;
  if (asOf !== undefined) items.push({ at: 'application /cases/estimate/asOf', day: asOf });
  const date = cases?.base.date;
  if (date !== undefined && 'every' in date) items.push({ at: 'application /cases/base/date/every', day: date.every });
  return items;
}

function purposeFaults({ opinion: { purpose } }: PledgeApplication): Fault[] {
  if (purpose === undefined || purpose === 'pledge') return [];
  const remedy = 'leave it out, or write "pledge"';
  const problem = 'a pledge application is valued for a pledge';
  return [{ at: 'application /opinion/purpose', problem, met: JSON.stringify(purpose), remedy }];
}

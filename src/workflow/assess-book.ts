import type { Fault } from '../base/errors.ts';
import { modelById } from '../catalog/models.ts';
import { type BookRecord, readBookRecord } from '../domain/book-record.ts';
import { compileFast, type FastModel } from '../formula/fast/fast.ts';
import { bookLossFen, bookStage } from '../pledge/loss/book-loss.ts';
import { type BookOptions, bookOptions, type StatedBookOptions } from '../pledge/loss/book-options.ts';
import { BookSum, type BookTotals, fenOf, yuan } from '../pledge/loss/book-totals.ts';
import type { Stage } from '../pledge/loss/staging.ts';

/** Loans that are worked out together: memory does not grow with the book. */
const CHUNK = 4096;

/** One loan of a book: worked out, or refused with everything that is wrong with it. */
export type BookLine =
  | {
      readonly line: number;
      readonly id: string;
      readonly stage: Stage;
      readonly lossAllowance: string;
      /** Internal-ratings risk-weighted assets; `null` of a loan in default without a best estimate. */
      readonly riskWeightedAssets: string | null;
    }
  | { readonly line: number; readonly faults: readonly Fault[] };

/** What a record is made of before it is read: a value, or the fault of a line that is none. */
export type BookEntry = { readonly raw: unknown } | { readonly fault: Fault };

/**
 * Stage, expected credit loss and capital of every loan of a book, one after the other; a bad record is reported and does not
 * stop the rest. The generator returns the totals.
 *
 * Exposure, default probability and loss of a loan stay what they are over its term; capital is that of `irbCorporate`, or of
 * `irbDefaulted` in the third stage.
 *
 * @throws INPUT_INVALID  options that cannot be
 * @complexity a few microseconds a loan; memory for 4,096 of them
 */
export function* assessBook(
  entries: Iterable<BookEntry>,
  given: StatedBookOptions,
): Generator<BookLine, BookTotals, undefined> {
  const options = bookOptions(given);
  const capital = new BookCapital();
  const sum = new BookSum();
  let chunk: Read[] = [];
  let line = 0;
  for (const entry of entries) {
    chunk.push(readEntry(entry, ++line));
    if (chunk.length < CHUNK) continue;
    yield* worked(chunk, options, capital, sum);
    chunk = [];
  }
  yield* worked(chunk, options, capital, sum);
  return sum.totals();
}

type Read = { readonly line: number } & ({ readonly record: BookRecord } | { readonly faults: readonly Fault[] });

function readEntry(entry: BookEntry, line: number): Read {
  if ('fault' in entry) return { line, faults: [entry.fault] };
  const read = readBookRecord(entry.raw, `line ${line}`);
  return Array.isArray(read) ? { line, faults: read } : { line, record: read as BookRecord };
}

function* worked(
  chunk: readonly Read[],
  options: BookOptions,
  capital: BookCapital,
  sum: BookSum,
): Generator<BookLine> {
  const sound = chunk.flatMap((one) => ('record' in one ? [one.record] : []));
  const stages = sound.map((record) => bookStage(record, options));
  const assets = capital.of(sound, stages);
  let next = 0;
  for (const one of chunk) {
    if ('faults' in one) {
      sum.refuse();
      yield one;
      continue;
    }
    const stage = stages[next] as Stage;
    const lossFen = bookLossFen(one.record, stage, options);
    const weighted = assets[next++] as number | null;
    sum.add(stage, fenOf(one.record.exposure), lossFen);
    yield {
      line: one.line,
      id: one.record.id,
      stage,
      lossAllowance: yuan(lossFen),
      riskWeightedAssets: weighted === null ? null : yuan(fenOf(weighted)),
    };
  }
}

const NAMES = ['exposure', 'annualDefaultProbability', 'lossGivenDefault', 'termYears', 'turnoverMillionEuro'] as const;

/** The capital models, read once and made fast. */
class BookCapital {
  readonly #performing: FastModel = compileFast(
    modelById('capital/irb-corporate', 'assessBook'),
    { exposure: '1', defaultProbability: '0.01', lossGivenDefault: '0.4', maturity: '2.5', turnoverMillionEuro: '50' },
    ['exposure', 'defaultProbability', 'lossGivenDefault', 'maturity', 'turnoverMillionEuro'],
  );
  readonly #defaulted: FastModel = compileFast(
    modelById('capital/irb-defaulted', 'assessBook'),
    { exposure: '1', lossGivenDefault: '0.4', bestEstimate: '0.4' },
    ['exposure', 'lossGivenDefault', 'bestEstimate'],
  );

  of(records: readonly BookRecord[], stages: readonly Stage[]): readonly (number | null)[] {
    const column = (pick: (record: BookRecord) => number): Float64Array => Float64Array.from(records, pick);
    const performing = run(
      this.#performing,
      NAMES.map((name) => column((record) => record[name])),
      records.length,
    );
    const inDefault = [
      column(({ exposure }) => exposure),
      column(({ lossGivenDefault }) => lossGivenDefault),
      column(({ bestEstimate }) => bestEstimate ?? 0),
    ];
    const defaulted = run(this.#defaulted, inDefault, records.length);
    return records.map(({ bestEstimate }, i) => {
      if (stages[i] !== 3) return performing[i] as number;
      return bestEstimate === null ? null : (defaulted[i] as number);
    });
  }
}

function run(model: FastModel, columns: readonly Float64Array[], length: number): Float64Array {
  const out = new Float64Array(length);
  if (length > 0) model.run(columns, out, new Uint8Array(length));
  return out;
}

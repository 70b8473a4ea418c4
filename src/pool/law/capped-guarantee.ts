import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { type Decimal, decimal, decimalAt, type Exact, least, ONE, text, ZERO } from '../../numeric/decimal.ts';

export interface CappedGuarantee {
  /** Losses of the loans in the order of their claims, 0 or more. */
  readonly losses: readonly Exact[];
  /** Volume actually lent, 0 or more. */
  readonly volume: Exact;
  /** 0 … 1 */
  readonly guaranteeRate: Exact;
  /** 0 … 1 */
  readonly capRate: Exact;
}

export interface GuaranteePayments {
  /** Volume × guarantee rate × cap rate. */
  readonly cap: string;
  /** Paid on each loan, first come first served. */
  readonly paid: readonly string[];
  readonly totalPaid: string;
  /** Left with the lender. */
  readonly retained: string;
}

/**
 * What a capped portfolio guarantee pays on losses as they come.
 *
 *     Σ paid = min(Σ guarantee rate × loss, volume × guarantee rate × cap rate)
 *
 * Exact: nothing is rounded.
 *
 * @throws ARGUMENT_INVALID  a loss, volume or rate out of range, all faults at once
 * @source COSME loan guarantee facility of the European Investment Fund
 */
export function cappedGuarantee({ losses, volume, guaranteeRate, capRate }: CappedGuarantee): GuaranteePayments {
  const amounts = losses.map((loss, i) => decimalAt(`cappedGuarantee: losses[${i}]`, loss));
  const lent = decimalAt('cappedGuarantee: volume', volume);
  const rate = decimalAt('cappedGuarantee: guaranteeRate', guaranteeRate);
  const capShare = decimalAt('cappedGuarantee: capRate', capRate);
  const faults: Fault[] = [
    ...amounts.flatMap((amount, i) => below(`cappedGuarantee: losses[${i}]`, amount)),
    ...below('cappedGuarantee: volume', lent),
    ...outside('cappedGuarantee: guaranteeRate', rate),
    ...outside('cappedGuarantee: capRate', capShare),
  ];
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
  const cap = lent.times(rate).times(capShare);
  let left = cap;
  const paid = amounts.map((amount) => {
    const payment = least([amount.times(rate), left]);
    left = left.minus(payment);
    return payment;
  });
  const total = cap.minus(left);
  const lost = amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
  return { cap: text(cap), paid: paid.map(text), totalPaid: text(total), retained: text(lost.minus(total)) };
}

/** A part of the bad-loan rate that is compensated at its own share. */
export interface CompensatedBand {
  /** Rates, 0 … 1, `above` below `upTo`. */
  readonly above: Exact;
  readonly upTo: Exact;
  /** Of the loss that is compensated, 0 … 1. */
  readonly share: Exact;
}

export interface BandedLoss {
  /** A lender's net loss of the year, 0 or more. */
  readonly netLoss: Exact;
  /** Its bad-loan rate, 0 … 1. */
  readonly badRate: Exact;
  /** Ascending, without overlap. */
  readonly bands: readonly CompensatedBand[];
  /** Each band for its own part of the loss, or the band that the rate ends in for all of it. */
  readonly manner: 'marginal' | 'cliff';
}

/**
 * What is compensated of a lender's net loss when compensation depends on its bad-loan rate.
 *
 *     marginal: Σ share × netLoss × max(0, min(rate, upTo) − above) ÷ rate
 *     cliff:    share × netLoss of the band with above < rate ≤ upTo; nothing outside all bands
 *
 * @throws ARGUMENT_INVALID  a figure out of range, bands that overlap or fall, all faults at once
 * @source the two readings of 对不良率 0.8%–3% 部分 in bank-level schemes: losses of the part, or of the whole
 */
export function bandedCompensation({ netLoss, badRate, bands, manner }: BandedLoss): string {
  const loss = decimalAt('bandedCompensation: netLoss', netLoss);
  const rate = decimalAt('bandedCompensation: badRate', badRate);
  const steps = bands.map(({ above, upTo, share }, i) => ({
    above: decimalAt(`bandedCompensation: bands[${i}].above`, above),
    upTo: decimalAt(`bandedCompensation: bands[${i}].upTo`, upTo),
    share: decimalAt(`bandedCompensation: bands[${i}].share`, share),
  }));
  const faults: Fault[] = [
    ...below('bandedCompensation: netLoss', loss),
    ...outside('bandedCompensation: badRate', rate),
    ...steps.flatMap(({ above, upTo, share }, i) => {
      const at = `bandedCompensation: bands[${i}]`;
      const least = i === 0 ? ZERO : steps[i - 1]!.upTo;
      const rises = above.gte(least) && upTo.gt(above) && upTo.lte(ONE);
      const fault = { at, problem: 'bands that rise without overlap, 0 to 1, expected', met: `${above} to ${upTo}` };
      return [...(rises ? [] : [fault]), ...outside(`${at}.share`, share)];
    }),
  ];
  if (manner !== 'marginal' && manner !== 'cliff')
    faults.push({ at: 'bandedCompensation: manner', problem: 'marginal or cliff expected', met: quote(manner) });
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
  if (rate.isZero()) return '0';
  if (manner === 'cliff') {
    const band = steps.find(({ above, upTo }) => rate.gt(above) && rate.lte(upTo));
    return text(band === undefined ? decimal(0) : loss.times(band.share));
  }
  const parts = steps.map(({ above, upTo, share }) => {
    const covered = least([rate, upTo]).minus(above);
    return covered.lte(0) ? ZERO : loss.times(share).times(covered).div(rate);
  });
  return text(parts.reduce((sum, part) => sum.plus(part), ZERO));
}

function below(at: string, value: Decimal): Fault[] {
  return value.lt(0) ? [{ at, problem: '0 or more expected', met: value.toString() }] : [];
}

function outside(at: string, value: Decimal): Fault[] {
  return value.lt(0) || value.gt(1) ? [{ at, problem: '0 to 1 expected', met: value.toString() }] : [];
}

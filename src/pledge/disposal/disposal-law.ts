import { type DisposalAttempt, DisposalPlan, type DisposalRoute, type WrittenPlan } from '../../domain/disposal.ts';
import { parseWith } from '../../domain/parse.ts';
import { type Decimal, decimal, greatest, least, ONE, round, text, ZERO } from '../../numeric/decimal.ts';

/** One way a disposal can end. */
export interface DisposalOutcome {
  /** `null`: nothing was sold. */
  readonly route: DisposalRoute | null;
  /** Months from default until it is decided; of the last attempt where nothing was sold. */
  readonly months: string;
  readonly probability: string;
  /** All that comes in, before costs. */
  readonly gross: string;
  /** After costs; never below 0. */
  readonly net: string;
  /** What the creditor gets of it, not above the exposure, at its worth on the day of default. */
  readonly recoveredToday: string;
  readonly lossGivenDefault: string;
}

/** The law of what a disposal brings. */
export interface DisposalLaw {
  readonly outcomes: readonly DisposalOutcome[];
  readonly noSaleProbability: string;
  readonly expectedGross: string;
  readonly expectedNet: string;
  readonly expectedRecovery: string;
  readonly expectedLoss: string;
  /** Mean months until it is decided. */
  readonly expectedMonths: string;
  readonly tail: { readonly level: number; readonly quantile: string; readonly shortfall: string };
}

/**
 * What a plan of disposal brings: attempts as competing outcomes in time, each tried only if nothing before it succeeded.
 *
 *     P(attempt i succeeds) = chanceᵢ × Π (1 − chanceⱼ) over the earlier ones
 *     loss given default = 1 − recovered ÷ exposure,  recovered = min(net, exposure) at the discount rate
 *
 * Attempts are taken by their month, those of one month in the order given. An attempt that brings nothing after costs
 * counts as recovering nothing. The quantile is the smallest loss not exceeded with the level's probability, the
 * shortfall the mean of the worst 1 − level.
 *
 * @throws INPUT_INVALID  all faults at once: chances out of range, an attempt without a price, receipts before it is decided
 * @complexity attempts × receipts, and one sort
 */
export function disposalLaw(raw: WrittenPlan): DisposalLaw {
  const plan = parseWith(DisposalPlan, raw, 'disposal plan');
  const attempts = [...plan.attempts].sort((a, b) => decimal(a.months).comparedTo(b.months));
  let left = ONE;
  const sold = attempts.map((attempt) => {
    const probability = left.times(attempt.chance);
    left = left.minus(probability);
    return outcomeOf(attempt, probability, plan);
  });
  const nothing: Worked = {
    ...{ route: null, months: decimal(attempts.at(-1)?.months ?? 0), probability: left },
    ...{ gross: ZERO, net: ZERO, today: ZERO, loss: ONE },
  };
  const all = left.isZero() ? sold : [...sold, nothing];
  const mean = (pick: (one: Worked) => Decimal): Decimal =>
    all.reduce((sum, one) => sum.plus(pick(one).times(one.probability)), ZERO);
  return {
    outcomes: all.map(written),
    noSaleProbability: text(left),
    expectedGross: money(mean(({ gross }) => gross)),
    expectedNet: money(mean(({ net }) => net)),
    expectedRecovery: money(mean(({ today }) => today)),
    expectedLoss: text(mean(({ loss }) => loss)),
    expectedMonths: text(mean(({ months }) => months)),
    tail: tailOf(all, plan.level),
  };
}

interface Worked {
  readonly route: DisposalRoute | null;
  readonly months: Decimal;
  readonly probability: Decimal;
  readonly gross: Decimal;
  readonly net: Decimal;
  readonly today: Decimal;
  readonly loss: Decimal;
}

function outcomeOf(attempt: DisposalAttempt, probability: Decimal, plan: DisposalPlan): Worked {
  const { route, months, price, receipts, costShare, fixedCosts } = attempt;
  const growth = ONE.plus(plan.discountRate);
  let [gross, net, today] = [ZERO, ZERO, ZERO];
  let costsLeft = decimal(fixedCosts);
  let owed = decimal(plan.exposure);
  const flows = [...(receipts ?? [{ months, amount: price as string }])];
  for (const flow of flows.sort((a, b) => decimal(a.months).comparedTo(b.months))) {
    const kept = decimal(flow.amount).times(ONE.minus(costShare));
    const costs = least([costsLeft, kept]);
    costsLeft = costsLeft.minus(costs);
    const recovered = least([kept.minus(costs), owed]);
    owed = owed.minus(recovered);
    gross = gross.plus(flow.amount);
    net = net.plus(kept.minus(costs));
    today = today.plus(recovered.times(growth.pow(decimal(flow.months).div(-12))));
  }
  const loss = ONE.minus(today.div(plan.exposure));
  return { route, months: decimal(months), probability, gross, net, today, loss };
}

function tailOf(all: readonly Worked[], level: number): DisposalLaw['tail'] {
  const rising = [...all].sort((a, b) => a.loss.comparedTo(b.loss));
  const wanted = decimal(Number(level.toPrecision(15)));
  let below = ZERO;
  let quantile: Decimal | undefined;
  let worst = ZERO;
  for (const { loss, probability } of rising) {
    const to = below.plus(probability);
    if (quantile === undefined && to.gte(wanted)) quantile = loss;
    worst = worst.plus(loss.times(greatest([to.minus(greatest([below, wanted])), ZERO])));
    below = to;
  }
  return { level, quantile: text(quantile ?? ONE), shortfall: text(worst.div(ONE.minus(wanted))) };
}

function written(one: Worked): DisposalOutcome {
  return {
    route: one.route,
    months: text(one.months),
    probability: text(one.probability),
    gross: money(one.gross),
    net: money(one.net),
    recoveredToday: money(one.today),
    lossGivenDefault: text(one.loss),
  };
}

function money(amount: Decimal): string {
  return round(amount, 2).toFixed(2);
}

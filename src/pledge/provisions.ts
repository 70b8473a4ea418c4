import { refuse } from '../base/errors.ts';
import { ClassBalances, LOAN_CLASSES, type LoanClass, ProvisionRates, ProvisionsHeld } from '../domain/loan-class.ts';
import { parseWith } from '../domain/parse.ts';
import { Share } from '../domain/quantities.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { known } from '../domain/sourced.ts';
import { type Decimal, decimal, type Exact, text, ZERO } from '../numeric/decimal.ts';

/** Provisions of a book by class, in the unit of its balances, not rounded. */
export interface Provisions {
  readonly byClass: Readonly<Record<LoanClass, string>>;
  /** Sum over the classes. */
  readonly specific: string;
  /** General provision on all balances. */
  readonly general: string;
  readonly total: string;
}

/** Rates of provision as a rule states them. @throws DATA_UNKNOWN  it does not tell one of them */
export function provisionRates(set: RuleSet): { readonly general: string; readonly specific: ProvisionRates } {
  const rate = (name: string): string => {
    const leaf = set.figures[`${name}Rate`] ?? { value: null };
    return text(decimal(known(leaf, `${set.id}@${set.version} /figures/${name}Rate`)));
  };
  const classes = LOAN_CLASSES.slice(1);
  return { general: rate('general'), specific: Object.fromEntries(classes.map((name) => [name, rate(name)])) };
}

/**
 * Provisions that rates ask for.
 *
 *     specific = Σ balance × rate of its class, general = Σ balance × general rate
 *
 * @param generalRate  0 where only specific provisions are asked for
 * @throws INPUT_INVALID  a negative balance, an unknown class, a rate outside 0 to 1
 * @source 银发〔2002〕98号, by the rates handed in
 */
export function requiredProvisions(raw: ClassBalances, rawRates: ProvisionRates, generalRate: Exact = 0): Provisions {
  const balances = parseWith(ClassBalances, raw, 'balances');
  const rates = parseWith(ProvisionRates, { ...rawRates }, 'rates');
  const general = sumOf(balances, LOAN_CLASSES).times(decimal(parseWith(Share, generalRate, 'general rate')));
  const parts = LOAN_CLASSES.map((name) => decimal(balances[name] ?? 0).times(rates[name] ?? 0));
  const specific = parts.reduce((sum, part) => sum.plus(part), ZERO);
  return {
    byClass: Object.fromEntries(LOAN_CLASSES.map((name, i) => [name, text(parts[i]!)])) as Record<LoanClass, string>,
    specific: text(specific),
    general: text(general),
    total: text(specific.plus(general)),
  };
}

/** How far provisions cover a book. */
export interface ProvisionCoverage {
  readonly nonPerforming: string;
  /** Non-performing ÷ all balances. */
  readonly nonPerformingRatio: string;
  /** Provisions ÷ non-performing balances. */
  readonly coverage: string;
  /** Provisions ÷ all balances. */
  readonly loanRatio: string;
}

/**
 * Coverage of the non-performing classes by provisions.
 *
 * @throws INPUT_INVALID  faults of the amounts
 * @throws NO_SOLUTION    nothing is non-performing, so that there is no ratio
 */
export function provisionCoverage(raw: ClassBalances, rawProvisions: Exact): ProvisionCoverage {
  const balances = parseWith(ClassBalances, raw, 'balances');
  const provisions = decimal(parseWith(ProvisionsHeld, rawProvisions, 'provisions'));
  const all = sumOf(balances, LOAN_CLASSES);
  const bad = sumOf(balances, LOAN_CLASSES.slice(2));
  if (bad.isZero()) {
    refuse('NO_SOLUTION', {
      at: 'balances',
      problem: 'nothing is non-performing, so nothing can be covered',
      met: '0',
      remedy: 'compare provisions with all balances instead',
    });
  }
  return {
    nonPerforming: text(bad),
    nonPerformingRatio: text(bad.div(all)),
    coverage: text(provisions.div(bad)),
    loanRatio: text(provisions.div(all)),
  };
}

function sumOf(balances: ClassBalances, classes: readonly LoanClass[]): Decimal {
  return classes.reduce((sum, name) => sum.plus(balances[name] ?? 0), ZERO);
}

import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { pledgeRulesOn } from '../catalog/pledge-rules.ts';
import { ruleOn } from '../catalog/rules-in-force.ts';
import type { ClassBalances, ClassificationChoices, ProvisionRates } from '../domain/loan-class.ts';
import { parseWith } from '../domain/parse.ts';
import type { PledgeFacts } from '../domain/pledge-rules.ts';
import { Day } from '../domain/quantities.ts';
import { RightKind } from '../domain/right.ts';
import { type ClassificationRule, classificationRule } from '../pledge/loan-class.ts';
import { checkRegistration, type Pledgeability } from '../pledge/pledgeability.ts';
import { type ToleranceTest, toleranceTest } from '../pledge/portfolio-tables.ts';
import { provisionRates } from '../pledge/provisions.ts';

/**
 * The rule of classification that holds on a day, with the caller's decisions on what it leaves open.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 1 July 2023
 * @throws INPUT_INVALID      a choice left out, or one that the rule itself decides
 */
export function classificationOn(
  day: string,
  choices: ClassificationChoices,
  catalog: Catalog = loadCatalog(),
): ClassificationRule {
  return classificationRule(ruleOn(catalog.lendingRules, 'cn-asset-classification', day, 'classification'), choices);
}

/** Rates of provision that hold on a day. @throws DATA_NOT_IN_FORCE  a day before the guidance of 2002 */
export function provisionRatesOn(
  day: string,
  catalog: Catalog = loadCatalog(),
): { readonly general: string; readonly specific: ProvisionRates } {
  return provisionRates(ruleOn(catalog.lendingRules, 'cn-loan-loss-provisions', day, 'provisions'));
}

/** A pledge to be registered. */
export interface RegistrationRequest {
  readonly id: string;
  readonly kind: RightKind;
  readonly jurisdiction: string;
  readonly day: string;
  readonly facts: PledgeFacts;
}

/**
 * Whether a register would take a pledge on a day, ground by ground. Where no rules of its register are known the answer
 * is unknown.
 *
 * @throws INPUT_INVALID  an unknown kind of right, no day, a fact left out
 */
export function registrationOn(request: RegistrationRequest, catalog: Catalog = loadCatalog()): Pledgeability {
  const { id, facts } = request;
  const kind = parseWith(RightKind, request.kind, `kind of ${id}`);
  const day = parseWith(Day, request.day, `day of ${id}`);
  const rules = pledgeRulesOn(catalog.pledgeRules, kind, request.jurisdiction, day);
  return checkRegistration({ id, kind, facts, rules });
}

/** The supervisor's tolerance put to a book on a day: see `toleranceTest`. @throws DATA_NOT_IN_FORCE  a day before 2019 */
export function toleranceOn(
  day: string,
  pledged: ClassBalances,
  all: ClassBalances,
  catalog: Catalog = loadCatalog(),
): ToleranceTest {
  return toleranceTest(pledged, all, ruleOn(catalog.lendingRules, 'cn-ip-npl-tolerance', day, 'tolerance'));
}

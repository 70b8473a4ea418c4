import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { baseStatements, payoutStatements, recoveryStatements } from './claim-statements.ts';
import { limitStatements } from './limit-statements.ts';
import { moneyStatements, stopStatements } from './money-statements.ts';
import { sharingStatements } from './sharing-statements.ts';
import type { SchemeNames, Statement } from './statement.ts';

/** Every term of a scheme in words, in the order of a description. */
export function statementsOf(rules: SchemeRules, names: SchemeNames): readonly Statement[] {
  const sharing = sharingStatements(rules, names);
  if (rules.layers.length === 0) return [...sharing, ...limitStatements(rules)];
  return [
    ...sharing,
    ...baseStatements(rules),
    ...payoutStatements(rules, names),
    ...moneyStatements(rules, names),
    ...stopStatements(rules),
    ...recoveryStatements(rules),
    ...limitStatements(rules),
  ];
}

/** The policy seam: rules asked before a handler runs. Mandatory ones deny, and deny when they fail themselves. */
import type { Violation } from '../../../contract/errors.ts';
import { refuse } from '../refuse.ts';
import type { Caller } from './caller.ts';

export interface Policy {
  name: string;
  enforcement: 'advisory' | 'mandatory' | 'audit-only';
  /** All violations, not the first. */
  check(operation: string, input: unknown, caller: Caller): Violation[] | Promise<Violation[]>;
}

/**
 * Ask every policy. Violations of advisory and audit-only policies are returned for the record.
 * @throws Refusal POLICY_DENIED with every violation of every mandatory policy
 */
export async function enforce(
  policies: readonly Policy[],
  operation: string,
  input: unknown,
  caller: Caller,
): Promise<Violation[]> {
  const denied: Violation[] = [];
  const noted: Violation[] = [];
  for (const policy of policies) {
    const violations = await ask(policy, operation, input, caller);
    (policy.enforcement === 'mandatory' ? denied : noted).push(...violations);
  }
  if (denied.length > 0) throw refuse.policy(denied);
  return noted;
}

async function ask(policy: Policy, operation: string, input: unknown, caller: Caller): Promise<Violation[]> {
  try {
    return await policy.check(operation, input, caller);
  } catch (error) {
    // Fail closed: a rule that cannot be evaluated counts as broken.
    const message = `the rule could not be evaluated: ${error instanceof Error ? error.message : String(error)}`;
    return [{ policy: policy.name, rule: 'evaluation', message }];
  }
}

/** The declared refusals of the contract, made in one place so that code, data and help always fit together. */
import type { z } from 'zod';
import type { ErrorCode, errors, FieldIssue, Violation } from '../../contract/errors.ts';
import { Refusal } from '../store/index.ts';

type DataOf<Code extends ErrorCode> = z.input<(typeof errors)[Code]['data']>;

function refusal<Code extends ErrorCode>(code: Code, message: string, data: DataOf<Code>): Refusal {
  return new Refusal(code, message, data);
}

export const refuse = {
  input: (message: string, issues: FieldIssue[], help = 'Correct the fields named and try again.') =>
    refusal('INVALID_INPUT', message, { help, issues }),
  notFound: (
    subject: string,
    id: string,
    help = 'It may have been deleted, or the name is spelt differently.',
  ) => refusal('NOT_FOUND', `There is no ${subject} ${id}.`, { help, subject, id }),
  exists: (subject: string, id: string, message: string, help: string) =>
    refusal('ALREADY_EXISTS', message, { help, subject, id }),
  state: (message: string, state: string, help: string) => refusal('INVALID_STATE', message, { help, state }),
  dependents: (message: string, dependents: string[], help: string) =>
    refusal('HAS_DEPENDENTS', message, { help, dependents }),
  notAllowed: (capability: string, message: string, help: string) =>
    refusal('NOT_ALLOWED', message, { help, capability }),
  policy: (violations: Violation[]) =>
    refusal('POLICY_DENIED', `Policy denies this: ${violations.map(({ message }) => message).join('; ')}`, {
      help: 'Meet the rules named, or ask who keeps the policy.',
      violations,
    }),
  quota: (
    namespace: string,
    resource: 'bytes' | 'versions',
    limit: number,
    used: number,
    requested: number,
  ) =>
    refusal(
      'QUOTA_EXCEEDED',
      `Namespace ${namespace} allows ${limit} ${resource}; ${used} are used and ${requested} more are needed.`,
      {
        help: 'Raise the quota, delete versions and sweep, or use another namespace.',
        namespace,
        resource,
        limit,
        used,
        requested,
      },
    ),
  findings: (findings: string[]) =>
    refusal('FINDINGS_BLOCK', `The import is blocked: ${findings.join('; ')}`, {
      help: 'Mend what is named, or give a reason to override where that is allowed.',
      findings,
    }),
  archive: (reason: string, message: string, help: string, entry?: string) =>
    refusal('ARCHIVE_REJECTED', message, entry === undefined ? { help, reason } : { help, reason, entry }),
  key: (reason: 'locked' | 'none' | 'revoked' | 'retired' | 'other-vault', message: string, help: string) =>
    refusal('KEY_UNAVAILABLE', message, { help, reason }),
  passphrase: () =>
    refusal('WRONG_PASSPHRASE', 'The passphrase is not the one this registry was set up with.', {
      help: 'Type it again. It cannot be recovered; a new key can be created with a new profile.',
    }),
  cancelled: () =>
    refusal('CANCELLED', 'Cancelled.', { help: 'Nothing was stored. Start again when you like.' }),
};

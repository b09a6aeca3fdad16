/** The security report: checks in short steps, each a read of its own, so that neither writing nor the window waits for it. */
import {
  type SecurityCheck,
  type SecurityReport,
  securityChecks,
} from '../../../../contract/quality-security.ts';
import type { Services } from '../../services.ts';
import { checkGivenUp } from './checks/check-given-up.ts';
import { checkSecrets } from './checks/check-secrets.ts';
import { checkSignatures } from './checks/check-signatures.ts';
import type { CheckTexts, ReportCall } from './checks/report-call.ts';
import { FindingBook } from './findings/finding-book.ts';
import { checkPermissions } from './permissions/permission-check.ts';

const labels: Readonly<Record<SecurityCheck, string>> = {
  secrets: 'Secrets in content',
  unsigned: 'Unsigned versions',
  untrusted: 'Signatures that are not trusted',
  'revoked-keys': 'Revoked keys and expired trust roots',
  'yanked-in-use': 'Yanked versions in use',
  'deprecated-in-use': 'Deprecated versions in use',
  permissions: 'Permissions of the data folder',
};

/** @throws StoreFailure, the reason of the signal */
export async function securityReport(
  { store }: Pick<Services, 'store'>,
  { most, ...asked }: { most: number; signal: AbortSignal; at: number },
): Promise<SecurityReport> {
  const book = new FindingBook(most);
  const call: ReportCall = {
    ...asked,
    book,
    store,
    lastVersion: await store.read('quality.lastVersion', undefined),
  };
  const permissions = await checkPermissions(store.home, process.geteuid?.());
  for (const { severity, ...finding } of permissions.findings ?? [])
    book.add('permissions', severity, 1, [finding]);
  const texts: CheckTexts = {
    ...(await checkSecrets(call)),
    ...(await checkSignatures(call)),
    ...(await checkGivenUp(call)),
    permissions: permissions.text,
  };
  const unchecked = new Set<SecurityCheck>(permissions.findings === undefined ? ['permissions'] : []);
  return {
    at: new Date(call.at).toISOString(),
    checks: securityChecks.map((check) => ({
      check,
      label: labels[check],
      state: unchecked.has(check) ? 'not-checked' : book.total(check) > 0 ? 'findings' : 'ok',
      total: book.total(check),
      text: texts[check] ?? '',
    })),
    severities: book.severities,
    ...book.list(),
  };
}

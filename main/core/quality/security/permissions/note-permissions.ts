import type { Transaction } from '../../../../store/index.ts';

/** Write the audit row of permissions that were mended; the files are done by then. */
export function notePermissions(transaction: Transaction, detail: Record<string, unknown>): void {
  transaction.audit({ subject: 'permissions of the data folder', detail });
}

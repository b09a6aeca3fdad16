import { createContext, use } from 'react';

export interface Unlock {
  /** Ask for the passphrase; true once the vault is open, false when the person gave up. */
  ask(): Promise<boolean>;
  /**
   * Run an operation that may need the signing key. When it answers KEY_UNAVAILABLE because the vault is locked, ask for the
   * passphrase and run it once more; when the person gives up, the first error is thrown.
   */
  withUnlock<T>(operation: () => Promise<T>): Promise<T>;
}

export const UnlockContext = createContext<Unlock | undefined>(undefined);

/** The vault's lock, for whatever signs: `await withUnlock(() => client.trust.sign({ versionId }))`. */
export function useUnlock(): Unlock {
  const unlock = use(UnlockContext);
  if (unlock === undefined) throw new Error('unlock is missing: render inside UnlockProvider');
  return unlock;
}

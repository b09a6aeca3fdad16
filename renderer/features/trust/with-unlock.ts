import { errorData } from '../../ui/describe-error.ts';

/**
 * Run an operation; when the vault turns out to be locked, ask and run it once more.
 * @throws what the operation throws, the first error when `ask` answers false.
 */
export async function withUnlock<T>(operation: () => Promise<T>, ask: () => Promise<boolean>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (errorData(error, 'KEY_UNAVAILABLE')?.reason !== 'locked') throw error;
    if (!(await ask())) throw error;
    return operation();
  }
}

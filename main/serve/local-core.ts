import type { Core } from '../core/index.ts';
import { bundledWorkers, resourcesFolder } from './installation.ts';

/**
 * Open the registry of a folder in this process. The core's code is loaded here and not before: a page or a help text must not wait
 * for it. @throws StoreOpenError, also when another process has the registry open
 */
export async function openLocalCore(home: string, host: 'serve' | 'cli'): Promise<Core> {
  const { openCore } = await import('../core/index.ts');
  return openCore({
    home,
    host,
    resources: resourcesFolder,
    ...(bundledWorkers === undefined ? {} : { workers: bundledWorkers }),
  });
}

/** Whether another process holds the registry, so that trying again may help. */
export function isLocked(error: unknown): boolean {
  if (!(error instanceof Error && 'problem' in error)) return false;
  const { problem } = error;
  return (
    typeof problem === 'object' && problem !== null && 'reason' in problem && problem.reason === 'locked'
  );
}

import type { TestInfo } from '@playwright/test';
import { chooseLauncher } from './launch.ts';

/** Skip the running test where no desktop can be started, and say why where a person looks. */
export function skipWithoutDesktop(testInfo: TestInfo): void {
  const launcher = chooseLauncher();
  if (launcher.kind !== 'none') return;
  console.log(`skipped: ${testInfo.title}: ${launcher.reason}`);
  testInfo.skip(true, launcher.reason);
}

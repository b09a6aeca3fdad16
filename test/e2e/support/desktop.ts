/** What desktop-only specs start from: a registry folder, and a way to start the app on it more than once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as shared } from './fixtures.ts';
import { type DesktopApp, firstPage, type LaunchOptions, launch } from './launch.ts';
import { skipWithoutDesktop } from './skip-without-desktop.ts';

export { expect } from '@playwright/test';

export interface StartedApp {
  app: DesktopApp;
  page: Page;
}
type Start = (options?: Omit<LaunchOptions, 'home'>) => Promise<StartedApp>;

interface DesktopFixtures {
  /** Start the app on the test's registry and wait for its page. Still running ones are closed after the test. */
  start: Start;
  /** A folder for files of the test. */
  scratch: string;
}

export const test = shared.extend<DesktopFixtures>({
  start: async ({ home }, use, testInfo) => {
    skipWithoutDesktop(testInfo);
    const running: DesktopApp[] = [];
    await use(async (options = {}) => {
      const app = await launch({ home, ...options });
      running.push(app);
      return { app, page: await firstPage(app) };
    });
    for (const app of running) await app.close();
  },
  scratch: async ({ hostKind }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `hyper-files-${hostKind}-`));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

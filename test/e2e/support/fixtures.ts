/** What every shared spec starts from: an app with an empty registry of its own, in whichever host the project names. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import { firstPage, launch } from './launch.ts';
import { answerOpenDialog } from './native-dialogs.ts';
import { watchPage } from './page-faults.ts';
import { serve } from './serve.ts';
import { skipWithoutDesktop } from './skip-without-desktop.ts';

export { expect } from '@playwright/test';

export type HostKind = 'browser' | 'desktop';

export interface HostOptions {
  hostKind: HostKind;
}

export interface RunningApp {
  readonly page: Page;
  /** The folder of its registry. */
  readonly home: string;
  readonly hostKind: HostKind;
  /** Do `click`, which opens a file dialog, and choose `paths` in it, as a person would. */
  choose(paths: string[], click: () => Promise<void>): Promise<void>;
}

interface TestFixtures {
  home: string;
  app: RunningApp;
}
interface WorkerFixtures extends HostOptions {
  /** Chromium for the browser host, started once per worker; the desktop brings its own. */
  chromiumBrowser: Browser | undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hostKind: ['browser', { option: true, scope: 'worker' }],
  chromiumBrowser: [
    async ({ hostKind }, use) => {
      const browser = hostKind === 'browser' ? await launchChromium() : undefined;
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],
  home: async ({ hostKind }, use) => {
    const home = await mkdtemp(join(tmpdir(), `hyper-e2e-${hostKind}-`));
    await use(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  app: async ({ home, chromiumBrowser }, use, testInfo) => {
    if (chromiumBrowser !== undefined) return withBrowser(chromiumBrowser, home, use);
    skipWithoutDesktop(testInfo);
    await withDesktop(home, use);
  },
});

type Use = (app: RunningApp) => Promise<void>;

async function withBrowser(browser: Browser, home: string, use: Use): Promise<void> {
  const served = await serve(home);
  const context = await browser.newContext({ viewport: { width: 1_280, height: 820 } });
  try {
    const page = await context.newPage();
    const faults = watchPage(page);
    await page.goto(served.url);
    await use({
      page,
      home,
      hostKind: 'browser',
      async choose(paths, click) {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click()]);
        await chooser.setFiles(paths);
      },
    });
    faults.expectNone();
  } finally {
    await context.close();
    await served.stop();
  }
}

async function withDesktop(home: string, use: Use): Promise<void> {
  const app = await launch({ home });
  try {
    const page = await firstPage(app);
    const faults = watchPage(page);
    await use({
      page,
      home,
      hostKind: 'desktop',
      async choose(paths, click) {
        await answerOpenDialog(app, paths);
        await click();
      },
    });
    faults.expectNone();
  } finally {
    await app.close();
  }
}

function launchChromium(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...sandbox, '--disable-dev-shm-usage'],
  });
}

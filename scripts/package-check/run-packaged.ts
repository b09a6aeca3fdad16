import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { connectControl } from '../../test/e2e/support/control-client.ts';
import type { Report } from './report.ts';

export interface PackagedApp {
  /** Of the project. */
  root: string;
  /** Of the stand-in for Electron. */
  double: string;
  /** The unpacked application. */
  folder: string;
}

/** The part of the stand-in's launcher that is used here. */
interface Running {
  firstWindow(): Promise<Page>;
  close(): Promise<void>;
  output(): string;
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
}
type Launch = (settings: { main: string; env: Record<string, string>; timeout: number }) => Promise<Running>;

/** Milliseconds for a window, a page or an operation to appear. */
const patience = 30_000;

/** Start the packaged program and do with it what its first user does. */
export async function runPackaged({ root, double, folder }: PackagedApp, report: Report): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'hyper-packaged-'));
  const { launch }: { launch: Launch } = await import(pathToFileURL(join(double, 'launch.mjs')).href);
  const app = await launch({
    main: join(import.meta.dirname, 'relay.ts'),
    env: {
      HYPER_HOME: home,
      HYPER_DOUBLE: double,
      HYPER_PROJECT: root,
      PACKAGED_PROGRAM: join(folder, 'hyper-registry'),
    },
    timeout: patience,
  });
  try {
    await exercise(app, home, report);
  } catch (error) {
    report.check('the packaged app runs', false, `${String(error)}\n${app.output()}`);
  }
  await app.close();
  const { code, signal } = await app.exited;
  report.check('it quits by itself, in order', code === 0, `code ${code}, signal ${signal}\n${app.output()}`);
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function exercise(app: Running, home: string, report: Report): Promise<void> {
  const page = await app.firstWindow();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.waitForFunction(
    () => Reflect.get(globalThis, 'document')?.title === 'Hyper Registry',
    undefined,
    {
      timeout: patience,
    },
  );
  report.check('a window opens with the page', true);
  await page.waitForFunction(() => Reflect.get(globalThis, 'hyper') !== undefined, undefined, {
    timeout: patience,
  });
  report.check('the preload is there', true);

  using control = await connectControl(home, patience);
  const { client } = control;
  const status = await client.settings.status({});
  report.check('the core opens in the desktop', status.host === 'desktop', JSON.stringify(status));
  await client.settings.createProfile({
    handle: 'ada',
    displayName: 'Ada Lovelace',
    passphrase: 'correct horse battery staple',
  });
  const { samples } = await client.transfer.samples({});
  report.check(
    'the samples shipped with it',
    samples.length === 6,
    samples.map(({ name }) => name).join(', '),
  );
  const stored = await importSample(client, samples[0]?.token ?? '');
  report.check('a sample is imported and signed', stored);
  report.check('the page met no error', faults.length === 0, faults.join('\n'));
}

async function importSample(
  client: Awaited<ReturnType<typeof connectControl>>['client'],
  token: string,
): Promise<boolean> {
  for await (const seen of await client.transfer.inspect({ source: { token } })) {
    if (seen.type !== 'preview') continue;
    for await (const step of await client.transfer.accept({ importId: seen.preview.importId }))
      if (step.type === 'stored') return step.signed;
  }
  return false;
}

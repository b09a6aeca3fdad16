/**
 * What a live control chart of 10,000 points costs the page: main-thread CPU per update while ten operations a second are added to it.
 * Needs a build and Chromium (CHROMIUM_PATH, default /usr/bin/chromium).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { serve } from './support/served.ts';
import { inFlight, percentile, printTable, type Row, timed } from './support/table.ts';

const points = Number(process.argv[2] ?? 10_000);
const perSecond = 10;
/** Seconds of each measurement; three of each, the middle one counts. */
const seconds = Number(process.argv[3] ?? 10);
/** Milliseconds of the main thread. */
const goal = 5;
const address = '/quality/operation:settings.status?span=24h&metric=duration&grain=single&type=i-mr';
/** Runs in the page, which is why it is text: each panel empties its canvas once a picture. */
const countPictures = `window.pictures = 0;
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.pictures += 1; return clear.apply(this, box); }; undefined`;

const home = await mkdtemp(path.join(tmpdir(), 'hyper-quality-page-'));
const served = await serve(home);
const { client, close } = await served.connect();
await client.settings.setPreferences({ welcomeDone: true });
// The first hundred points are the baseline: were they those of a cold start, every later point would be a signal.
await inFlight(2_000, 1, () => client.registry.namespaces({}));
await inFlight(points, 1, () => client.settings.status({}));
const { columns } = await client.quality.chart({
  process: 'operation:settings.status',
  metric: 'duration',
  grain: 'single',
  type: 'i-mr',
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
await page.addInitScript(countPictures);
await page.goto(served.url);
await page.getByRole('link', { name: 'Quality' }).waitFor();
const chart = page.getByRole('application', { name: /Duration and Moving range/u });
const opened = await timed(async () => {
  await page.evaluate(`window.location.hash = ${JSON.stringify(address)}; undefined`);
  await chart.waitFor();
});
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
// What opening left to do is not part of an update.
await page.waitForTimeout(3_000);

const idle = await repeated(async () => ({
  ...(await measure(session, page, pause)),
  updates: seconds * perSecond,
}));
const live = await repeated(() => measure(session, page, drive));
const rows: Row[] = [
  { what: 'from another view to the chart', measured: `${opened.toFixed(0)} ms`, goal: '', met: undefined },
  {
    what: `nothing happens, CPU in ${1_000 / perSecond} ms`,
    measured: words(idle),
    goal: '',
    met: undefined,
  },
  {
    what: `one point more, ${perSecond} times a second, two panels`,
    measured: `${words(live)}, ${percentile(
      live.map(({ updates }) => updates / seconds),
      50,
    ).toFixed(1)} updates/s`,
    goal: `<= ${goal} ms`,
    met: percentile(live.map(perUpdate), 50) <= goal,
  },
];
await browser.close();
close();
await served[Symbol.asyncDispose]();
await rm(home, { recursive: true, force: true });
printTable(
  `A live control chart of ${points.toLocaleString('en')} points, ${columns.flags.length} of them signals: main thread of the page`,
  rows,
);

interface Measured {
  /** Milliseconds of the main thread: all tasks, and scripts among them. */
  tasks: number;
  scripts: number;
  updates: number;
}

async function repeated(once: () => Promise<Measured>): Promise<Measured[]> {
  return [await once(), await once(), await once()];
}

async function measure(cdp: CDPSession, view: Page, during: () => Promise<void>): Promise<Measured> {
  const before = await look(cdp, view);
  await during();
  const after = await look(cdp, view);
  return {
    tasks: after.tasks - before.tasks,
    scripts: after.scripts - before.scripts,
    // Two panels, each a picture an update.
    updates: Math.max(1, (after.pictures - before.pictures) / 2),
  };
}

async function look(cdp: CDPSession, view: Page) {
  const pictures = Number(await view.evaluate('window.pictures'));
  const { metrics } = await cdp.send('Performance.getMetrics');
  const read = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
  return { tasks: read('TaskDuration'), scripts: read('ScriptDuration'), pictures };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}

async function drive(): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    const next = performance.now() + 1_000 / perSecond;
    await client.settings.status({});
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
}

function perUpdate({ tasks, updates }: Measured): number {
  return tasks / updates;
}

function words(measured: readonly Measured[]): string {
  const all = measured.map(perUpdate);
  const scripts = percentile(
    measured.map((each) => each.scripts / each.updates),
    50,
  );
  return `${percentile(all, 50).toFixed(1)} ms (${all.map((each) => each.toFixed(1)).join(', ')}), scripts ${scripts.toFixed(1)} ms`;
}

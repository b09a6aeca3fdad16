/**
 * The graph of a solution of 2,000 packages with 6,000 requirements: time to draw it, and frames while it is panned, zoomed and walked.
 * Needs a build and Chromium (CHROMIUM_PATH, default /usr/bin/chromium).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { serve } from './support/served.ts';
import { seeded } from './support/synthetic.ts';
import { inFlight, percentile, printTable, type Row, timed } from './support/table.ts';
import { temporaryCore } from './support/temporary-core.ts';

/** Runs in the page, which is why it is text. */
const watchFrames = `window.frameTimes = []; window.longTasks = [];
new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
requestAnimationFrame(function tick(at) { window.frameTimes.push(at); requestAnimationFrame(tick); }); undefined`;
/** From the click to the first frame with the graph; clicked from inside, since the driver waits for frames of its own. */
const openGraph = `new Promise((resolve) => {
  const begun = performance.now();
  const look = () => document.querySelector('canvas') === null ? requestAnimationFrame(look) : requestAnimationFrame(() => resolve(performance.now() - begun));
  [...document.querySelectorAll('button')].find((button) => button.textContent === 'Graph').click();
  look();
})`;
const clearFrames = 'window.frameTimes = []; undefined';

const packages = Number(process.argv[2] ?? 2_000);
const requirements = Number(process.argv[3] ?? packages * 3);
/** A frame more would be seen as a jump, milliseconds. */
const frameGoal = 34;

const home = await mkdtemp(path.join(tmpdir(), 'hyper-graph-'));
await fill();
await using served = await serve(home);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1_400, height: 900 } });
await page.goto(served.url);
await page.getByRole('grid', { name: 'Artifacts' }).waitFor();
await page.evaluate(watchFrames);

const graph = page.getByRole('application', { name: /^Dependency graph/u });
const listed = await timed(async () => {
  await goTo(page, '/resolve?artifact=org.bench/p0');
  await page.getByRole('grid', { name: 'Packages of the solution' }).waitFor();
});
await page.evaluate(clearFrames);
const drawn = Number(await page.evaluate(openGraph));
// The picture of the whole is made in slices behind the first frames.
await page.waitForTimeout(1_500);
const opening = await gaps(page);
const box = await graph.boundingBox();
if (box === null) throw new Error('the graph has no place on the screen');
const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

const rows: Row[] = [
  {
    what: 'solved by a server just started, and the list on the screen',
    measured: `${listed.toFixed(0)} ms`,
    goal: '',
    met: undefined,
  },
  {
    what: 'from the list to the graph',
    measured: `${drawn.toFixed(0)} ms, longest gap ${Math.max(...opening).toFixed(0)} ms`,
    goal: '< 1,000 ms',
    met: drawn < 1_000,
  },
  await moving('panned, all of it in view', () => pan(page)),
  await moving('zoomed in', () => wheel(page, -1, 40)),
  await moving('panned, partly in view', () => pan(page)),
  await moving('zoomed in until words are read', () => wheel(page, -1, 20)),
  await moving('panned, words readable', () => pan(page)),
  await moving('walked along edges with the arrow keys', () => walk(page)),
  await moving('zoomed out', () => wheel(page, 1, 70)),
  await moving('panned, a node selected, its edges and path drawn', () => pan(page)),
];
const tasks = (await page.evaluate('window.longTasks')) as number[];
rows.push({
  what: 'longest task of the page, from before resolving on',
  measured: `${Math.max(0, ...tasks).toFixed(0)} ms`,
  goal: '',
  met: undefined,
});
await browser.close();
await served[Symbol.asyncDispose]();
await rm(home, { recursive: true, force: true });
printTable(
  `A graph of ${packages.toLocaleString('en')} packages, ${requirements.toLocaleString('en')} requirements`,
  rows,
);

async function fill(): Promise<void> {
  const random = seeded(7);
  const needs = Array.from({ length: packages }, () => new Set<number>());
  let count = 0;
  const add = (from: number, to: number): void => {
    const known = needs[from];
    if (known === undefined || known.has(to) || from === to) return;
    known.add(to);
    count += 1;
  };
  for (let to = 1; to < packages; to += 1) add(to <= 30 ? 0 : Math.floor(random() ** 1.4 * to), to);
  // Later ones lead to earlier ones only where these are deeper or as deep: popular packages, no circles.
  while (count < requirements) {
    const a = 1 + Math.floor(random() * (packages - 1));
    const b = 1 + Math.floor(random() ** 2 * (packages - 1));
    add(Math.min(a, b), Math.max(a, b));
  }
  await using bench = await temporaryCore(home);
  await bench.client.settings.setPreferences({ welcomeDone: true });
  await inFlight(packages, 64, (index) =>
    bench.client.registry.create({
      namespace: 'org.bench',
      name: `p${index}`,
      version: '1.0.0',
      kind: 'library',
      content: Buffer.from(`package ${index}`).toString('base64'),
      sign: false,
      dependencies: [...(needs[index] ?? [])].map((to) => ({
        coordinate: `org.bench/p${to}`,
        constraint: '^1.0.0',
        type: 'runtime' as const,
        optional: false,
      })),
    }),
  );
}

async function goTo(view: Page, address: string): Promise<void> {
  await view.evaluate(`window.location.hash = ${JSON.stringify(address)}; undefined`);
}

/** Milliseconds between frames since the last look. */
async function gaps(view: Page): Promise<number[]> {
  const times = (await view.evaluate('window.frameTimes')) as number[];
  await view.evaluate(clearFrames);
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

async function moving(what: string, act: () => Promise<void>): Promise<Row> {
  await gaps(page);
  await act();
  const all = await gaps(page);
  const p95 = percentile(all, 95);
  return {
    what,
    measured: `p50 ${percentile(all, 50).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${Math.max(...all).toFixed(0)} ms (${all.length} frames)`,
    goal: `p95 < ${frameGoal} ms`,
    met: p95 < frameGoal,
  };
}

async function pan(view: Page): Promise<void> {
  await view.mouse.move(middle.x, middle.y);
  await view.mouse.down();
  for (let step = 0; step < 120; step += 1)
    await view.mouse.move(middle.x + 200 * Math.sin(step / 12), middle.y + 120 * Math.sin(step / 9));
  await view.mouse.up();
  await view.waitForTimeout(400);
}

async function wheel(view: Page, direction: 1 | -1, turns: number): Promise<void> {
  await view.mouse.move(middle.x, middle.y);
  for (let turn = 0; turn < turns; turn += 1) await view.mouse.wheel(0, direction * 40);
  await view.waitForTimeout(400);
}

async function walk(view: Page): Promise<void> {
  await graph.focus();
  await view.keyboard.press('Home');
  for (const key of ['Right', 'Right', 'Down', 'Right', 'Down', 'Down', 'Right', 'Left', 'Up', 'Right']) {
    await view.keyboard.press(`Arrow${key}`);
    await view.waitForTimeout(120);
  }
}

/**
 * What a person feels with 100,000 artifacts: cold start of `serve` to a usable page, key press to rows, frames while
 * importing, memory. Needs a build and Chromium (CHROMIUM_PATH, default /usr/bin/chromium).
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { residentBytes, serve } from './support/served.ts';
import { seeded, syntheticArtifact, vocabulary } from './support/synthetic.ts';
import { inFlight, percentile, printTable } from './support/table.ts';
import { packInstalled } from './support/tarballs.ts';
import { temporaryCore } from './support/temporary-core.ts';

/** Runs in the page, which is why it is text: time from the key to the last change of the list, once it is quiet. */
const watchRows = `window.rowsAnswered = new Promise((resolve) => {
  const list = document.querySelector('[role="grid"]') ?? document.body;
  let pressed = 0, last = 0, quiet;
  document.addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (!pressed) return;
    last = performance.now();
    clearTimeout(quiet);
    quiet = setTimeout(done, 250);
  });
  const done = () => { observer.disconnect(); resolve(last ? last - pressed : 0); };
  observer.observe(list, { childList: true, subtree: true, characterData: true });
  setTimeout(done, 1500);
}); undefined`;
const watchFrames = `window.frameTimes = [];
requestAnimationFrame(function tick(at) { window.frameTimes.push(at); requestAnimationFrame(tick); }); undefined`;

const count = Number(process.argv[2] ?? 100_000);
const home = await mkdtemp(path.join(tmpdir(), 'hyper-page-'));
const random = seeded(3);
const words = vocabulary(50_000, random);
await fill();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const starts = [await coldStart(), await coldStart(), await coldStart()];
await using served = await serve(home);
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
await page.goto(served.url);
await rows(page).first().waitFor();
const keys = await keyPresses(page, ['server', 'pars', 'con', 'theme', words[3] ?? 'x', words[400] ?? 'y']);
const resident = await residentBytes(served.process.pid ?? 0);
const frames = await framesWhileImporting(page);
const residentAfter = await residentBytes(served.process.pid ?? 0);
await browser.close();
await served[Symbol.asyncDispose]();
await rm(home, { recursive: true, force: true });

const entry = await entryChunkBytes();
const p = (values: number[], q: number) => percentile(values, q).toFixed(0);
printTable(`The page with ${count.toLocaleString('en')} artifacts`, [
  {
    what: '`serve` cold start to first rows in the page (median of 3)',
    measured: `${p(starts, 50)} ms (${starts.map((value) => value.toFixed(0)).join(', ')})`,
    goal: '< 2,000 ms',
    met: percentile(starts, 50) < 2_000,
  },
  {
    what: 'key press to rows in the page',
    measured: `p50 ${p(keys, 50)} ms, p95 ${p(keys, 95)} ms, max ${p(keys, 100)} ms (${keys.length} keys)`,
    goal: '< 100 ms',
    met: percentile(keys, 95) < 100,
  },
  {
    what: 'frames each second while 200 tarballs are imported',
    measured: `${frames.perSecond.toFixed(0)}/s, longest gap ${frames.longest.toFixed(0)} ms`,
    goal: '> 30/s',
    met: frames.perSecond > 30,
  },
  {
    what: 'resident memory of the server',
    measured: `${(resident / 1e6).toFixed(0)} MB idle, ${(residentAfter / 1e6).toFixed(0)} MB after the import`,
    goal: '< 300 MB',
    met: resident < 300e6,
  },
  {
    what: 'renderer entry chunk, gzip',
    measured: `${(entry / 1e3).toFixed(0)} kB`,
    goal: '<= 300 kB',
    met: entry <= 300e3,
  },
]);

async function fill(): Promise<void> {
  await using bench = await temporaryCore(home);
  await bench.client.settings.setPreferences({ welcomeDone: true });
  await inFlight(count, 64, (index) =>
    bench.client.registry.create({ ...syntheticArtifact(index, words, random, 200), sign: false }),
  );
}

function rows(view: Page) {
  return view.getByRole('row').filter({ has: view.getByRole('gridcell') });
}

/** From spawning the process to rows on the screen, milliseconds. */
async function coldStart(): Promise<number> {
  const startedAt = performance.now();
  await using fresh = await serve(home);
  const view = await browser.newPage();
  await view.goto(fresh.url);
  await rows(view).first().waitFor();
  const took = performance.now() - startedAt;
  await view.close();
  return took;
}

/** Types words key by key; each sample is the time from the key to the last change of the rows that answer it. */
async function keyPresses(view: Page, typed: string[]): Promise<number[]> {
  const samples: number[] = [];
  for (const word of typed) {
    await view.keyboard.press('/');
    await view.keyboard.press('ControlOrMeta+a');
    await view.keyboard.press('Delete');
    await view.waitForTimeout(400);
    for (const key of word) {
      await view.evaluate(watchRows);
      await view.keyboard.press(key);
      samples.push(Number(await view.evaluate('window.rowsAnswered')));
    }
  }
  return samples.filter((sample) => sample > 0);
}

async function framesWhileImporting(view: Page): Promise<{ perSecond: number; longest: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hyper-frames-'));
  const tarballs = await packInstalled(folder, 200);
  const { client, close } = await served.connect();
  await view.evaluate(watchFrames);
  await inFlight(tarballs.length, 4, (index) => importOne(client, tarballs[index]?.path ?? '', index));
  const times = (await view.evaluate('window.frameTimes')) as number[];
  close();
  await rm(folder, { recursive: true, force: true });
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  return {
    perSecond: (gaps.length / gaps.reduce((sum, gap) => sum + gap, 0)) * 1_000,
    longest: Math.max(...gaps),
  };
}

async function importOne(
  client: Awaited<ReturnType<typeof served.connect>>['client'],
  file: string,
  index: number,
) {
  const upload = await fetch(`${served.url.split('#')[0]}upload?name=${index}.tgz`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${served.url.split('#token=')[1]}`,
      origin: new URL(served.url).origin,
    },
    body: await readFile(file),
  });
  const { token } = (await upload.json()) as { token: string };
  let importId = '';
  for await (const event of await client.transfer.inspect({ source: { token } }))
    if (event.type === 'preview') importId = event.preview.importId;
  const edits = { namespace: 'local.frames', name: `f${index}`, kind: 'library' as const, dependencies: [] };
  const accepted = await client.transfer.accept({
    importId,
    edits,
    sign: false,
    overrideReason: 'a benchmark',
  });
  for await (const event of accepted) if (event.type === 'stored' && event.signed) throw new Error('signed');
}

/** The scripts index.html loads before anything is lazy. */
async function entryChunkBytes(): Promise<number> {
  const folder = path.resolve('dist/renderer');
  const html = await readFile(path.join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/gu)].flatMap(
    ([, file]) => file ?? [],
  );
  if (named.length === 0) throw new Error(`no script in ${(await readdir(folder)).join(', ')}`);
  let bytes = 0;
  for (const file of new Set(named)) bytes += gzipSync(await readFile(path.join(folder, file))).length;
  return bytes;
}

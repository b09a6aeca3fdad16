/** `hyper quality demonstrate` as a shell runs it, unbuilt: exit codes, Ctrl-C, reports that others can check. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { draft, openTestCore, rawDatabase } from '../core/test-core.ts';

// Many processes one after the other, on machines that many share.
vi.setConfig({ testTimeout: 240_000 });

const program = join(resolve(import.meta.dirname, '../../..'), 'main/cli/main.ts');
let folder: string;

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

function start(words: readonly string[], home = join(folder, 'home')) {
  const child = spawn(process.execPath, [program, 'quality', 'demonstrate', ...words, '--home', home], {
    env: { ...process.env, HYPER_PASSPHRASE: 'correct horse' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]): Ran => ({ code: code as number | null, out, err }));
  return { child, ended, told: () => err };
}

const demonstrate = (...words: string[]): Promise<Ran> => start(words).ended;

const idOf = (text: string): string => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(text)?.[0] ?? '';

/** Trials that a demonstration has stored, seen from outside the process that runs it. */
function doneOf(id: string): number {
  const db = rawDatabase(join(folder, 'home'));
  try {
    const done = db.prepare('SELECT done FROM demonstrations WHERE demonstration_id = ?').pluck().get(id);
    return Number(done);
  } finally {
    db.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyper-demonstrate-'));
  await using core = await openTestCore({ home: join(folder, 'home') });
  await core.client.settings.createProfile({
    handle: 'ada',
    displayName: 'Ada',
    passphrase: 'correct horse',
  });
  for (let index = 0; index < 10; index += 1)
    await core.client.registry.create(draft(`part-${index}`, '1.0.0'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a plan says how many trials, what allowances cost and what it risks', async () => {
  const { code, out } = await demonstrate('plan', '--ppm', '3.4', '--confidence', '95');
  expect(code).toBe(0);
  expect(out).toContain('881,097 trials without a failure');
  expect(out).toMatch(/^3 +2,280,485$/mu);
  expect(out).toMatch(/^3\.4 +5\.00 %$/mu);
});

test.each([
  [['plan', '--confidence', '0.95'], 2, '--confidence is a percentage.'],
  [['plan', '--ppm', 'three'], 2, 'It must be a number'],
  [['nonsense'], 3, 'There is no scenario nonsense.'],
  [['01a1fe3b-0a16-7254-8416-c0baa53e1b34'], 3, 'There is no demonstration'],
  [['report', '01a1fe3b-0a16-7254-8416-c0baa53e1b34'], 3, 'There is no demonstration'],
  [['verify', '/does/not/exist'], 3, 'cannot be read'],
])('%j is refused in words', async (words, code, message) => {
  const ran = await demonstrate(...words);
  expect(ran.err).toContain(message);
  expect(ran.code).toBe(code);
});

test('shown: exit code 0, a signed report that anybody can check', async () => {
  const ran = await demonstrate('registry.get', '--ppm', '10000');
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Shown: no failure in 299 trials.') });
  const report = join(folder, 'report.dsse.json');
  const printed = await demonstrate('report', idOf(ran.err), '--out', report);
  expect(printed.err).toMatch(/^Signed with [0-9a-f]{64}\. Written to/mu);
  expect((await demonstrate('verify', report)).code).toBe(0);
  const nowhere = await demonstrate('report', idOf(ran.err), '--out', join(folder, 'no', 'report.json'));
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('cannot be written') });

  // Somebody else has the file and the public key, and nothing more.
  await using core = await openTestCore({ home: join(folder, 'home') });
  const { keys } = await core.client.trust.keys({});
  const { pem } = await core.client.trust.exportKey({ keyId: keys[0]?.keyId ?? '' });
  const key = join(folder, 'ada.pem');
  await writeFile(key, pem);
  const elsewhere = join(folder, 'elsewhere');
  expect((await start(['verify', report], elsewhere).ended).code).toBe(1);
  expect((await start(['verify', report, '--key', key], elsewhere).ended).code).toBe(0);
  const changed = join(folder, 'changed.json');
  const envelope = JSON.parse(await readFile(report, 'utf8')) as { payload: string };
  const payload = Buffer.from(envelope.payload, 'base64').toString().replace('"ppm":10000', '"ppm":1000');
  await writeFile(changed, JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString('base64') }));
  const refuted = await start(['verify', changed, '--key', key], elsewhere).ended;
  expect(refuted.code).toBe(1);
  expect(refuted.out).toMatch(/^fail +signature/mu);
  expect(refuted.out).not.toMatch(/^Shown/mu);
  expect(refuted.out).toMatch(/^fail +plan: 299 trials are too few/mu);
});

test('Ctrl-C pauses with exit code 130 and says how to go on, which it does', async () => {
  const { child, ended, told } = start(['registry.write', '--ppm', '2000']);
  await expect.poll(() => idOf(told()), { timeout: 60_000 }).not.toBe('');
  const id = idOf(told());
  await expect.poll(() => doneOf(id), { timeout: 60_000 }).toBeGreaterThan(0);
  child.kill('SIGINT');
  const paused = await ended;
  expect(paused.code).toBe(130);
  expect(paused.err).toContain(`Go on with: hyper quality demonstrate ${id}`);
  const before = doneOf(id);
  const again = start([id]);
  await expect.poll(() => doneOf(id), { timeout: 60_000 }).toBeGreaterThan(before);
  again.child.kill('SIGINT');
  expect((await again.ended).code).toBe(130);
});

test('not shown: exit code 1', async () => {
  const db = rawDatabase(join(folder, 'home'));
  db.exec('UPDATE blobs SET bytes = zeroblob(length(bytes))');
  db.close();
  const ran = await demonstrate('registry.file', '--ppm', '1000', '--output', 'json');
  expect(ran.code).toBe(1);
  const { state, failed } = JSON.parse(ran.out) as { state: string; failed: { class: string }[] };
  expect(state).toBe('failed');
  expect(failed[0]?.class).toBe('wrong-answer');
});

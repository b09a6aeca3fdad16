/** The evidence of quality under a full disk and under kills: operations go on, what is lost is bounded and told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rawEvidence } from '../unit/core/quality/evidence.ts';
import { draft, openTestCore, refusalOf } from '../unit/core/test-core.ts';
import { mountDisk } from './fault-core.ts';

const operation = 'operation:registry.namespaces';

/** Take all the space there is. */
function fillDisk(file: string): void {
  for (let size = 24 * 1024 * 1024; size >= 512; size = Math.floor(size / 2))
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // As much as goes.
    }
}

test('a full disk: operations go on, their samples wait, and are written when there is space', async () => {
  using disk = mountDisk(24);
  if (!disk) return;
  const home = path.join(disk.path, 'home');
  await using registry = await openTestCore({ home });
  const { client } = registry;
  await client.registry.namespaces({});
  await client.quality.status({});
  const ballast = path.join(disk.path, 'ballast');
  fillDisk(ballast);
  let calls = 1;
  // The log of the database has some room left: call until it has not.
  await expect
    .poll(
      async () => {
        for (let index = 0; index < 2_000; index += 1) await client.registry.namespaces({});
        calls += 2_000;
        return (await client.quality.status({})).recording.state;
      },
      { timeout: 60_000 },
    )
    .toBe('waiting');
  const { recording } = await client.quality.status({});
  expect(recording).toMatchObject({ lost: 0, reason: 'The disk is full.' });
  expect(recording.waiting).toBeGreaterThan(0);
  // Asked before anything is staged: room for a commit is missing.
  expect((await refusalOf(client.registry.create(draft('no-room', '1.0.0')))).code).toBe('STORAGE_FULL');
  rmSync(ballast);
  await expect
    .poll(async () => (await client.quality.status({})).recording, { timeout: 40_000 })
    .toMatchObject({ state: 'recording', lost: 0 });
  const { processes } = await client.quality.status({});
  expect(processes.find(({ process }) => process === operation)).toMatchObject({ trials: calls });
  const { classes } = await client.quality.defects({ process: 'operation:registry.create' });
  expect(classes).toMatchObject([{ class: 'disk-full', count: 1 }]);
  await client.registry.create(draft('room-again', '1.0.0'));
}, 120_000);

/** Run until it was killed; how many calls it said were answered, and when the last one was. */
async function killedAfter(
  home: string,
  milliseconds: number,
): Promise<{ answered: number; before: number }> {
  const script = new URL('./trial-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await once(child, 'close');
  clearTimeout(timer);
  const lines = output
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').map(Number));
  const last = lines.at(-1)?.[1] ?? 0;
  // On a busy machine a batch takes longer than the second it begins after: two of them.
  const settled = lines.filter(([, at = 0]) => at <= last - 2_000);
  return { answered: lines.length, before: settled.length };
}

test('kills: the last moment is lost at most, nothing counts twice, and it opens again', async () => {
  const home = path.join(mkdtempSync(path.join(tmpdir(), 'hyper-evidence-kill-')), 'home');
  let [least, most] = [0, 0];
  for (const milliseconds of [3_500, 2_200, 5_000]) {
    const { answered, before } = await killedAfter(home, milliseconds);
    // One call more may have been counted than its answer was told.
    [least, most] = [least + before, most + answered + 1];
    await using registry = await openTestCore({ home });
    const { processes } = await registry.client.quality.status({});
    const trials = processes.find(({ process }) => process === operation)?.trials ?? 0;
    expect(trials).toBeGreaterThanOrEqual(least);
    expect(trials).toBeLessThanOrEqual(most);
    const db = rawEvidence(home);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const rows = db
      .prepare('SELECT count(*) FROM samples JOIN processes USING (process) WHERE name = ?')
      .pluck();
    expect(rows.get(operation)).toBe(trials);
    db.close();
  }
  expect(readdirSync(home).filter((name) => name.includes('set-aside'))).toEqual([]);
  rmSync(path.dirname(home), { recursive: true, force: true });
}, 120_000);

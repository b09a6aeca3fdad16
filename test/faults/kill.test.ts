import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestCore, rawDatabase } from '../unit/core/test-core.ts';
import { expectSound } from './fault-core.ts';

const rounds = Number(process.env.HYPER_KILL_ROUNDS ?? 20);
/** Milliseconds after which no further round starts. */
const timeBox = 30_000;

/** Let a process write for a while and kill it; what it said before. */
async function killedAfter(
  home: string,
  round: number,
  milliseconds: number,
): Promise<Record<string, string>[]> {
  const script = new URL('./writer-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, home, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let timer: NodeJS.Timeout | undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    // The clock runs from the moment it is open.
    timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  expect(`${signal} ${errors}`).toBe('SIGKILL ');
  const whole = output.slice(0, output.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, string>);
}

function storedVersions(home: string): Map<string, { digest: string; deleted: boolean }> {
  const db = rawDatabase(home);
  try {
    const rows = db.prepare('SELECT version_id, content_digest, deleted_at FROM versions').raw().all();
    return new Map(
      (rows as [string, string, number | null][]).map(([id, digest, deletedAt]) => [
        id,
        { digest, deleted: deletedAt !== null },
      ]),
    );
  } finally {
    db.close();
  }
}

/** Kill round after round on one home; afterwards everything acknowledged is there and nothing else. */
async function torment(rounds: number): Promise<string> {
  const home = path.join(mkdtempSync(path.join(tmpdir(), 'hyper-kill-')), 'home');
  const acknowledged = new Map<string, string>();
  const startedAt = performance.now();
  let done = 0;
  while (done < rounds && performance.now() - startedAt < timeBox) {
    // From right after opening to well into the flow, differently in each run.
    const lines = await killedAfter(home, done, Math.random() * 1_200);
    for (const { kind, versionId = '', digest = '' } of lines)
      if (kind === 'created') acknowledged.set(versionId, digest);
    const stored = storedVersions(home);
    for (const [versionId, digest] of acknowledged) expect(stored.get(versionId)?.digest).toBe(digest);
    for (const { kind, versionId = '' } of lines)
      if (kind === 'deleted') expect(stored.get(versionId)?.deleted).toBe(true);
    // Orphans may lie there until the next sweep; everything else is sound at once.
    expectSound(home, { orphans: true });
    done += 1;
  }
  const again = await openTestCore({ home });
  expect(readdirSync(again.core.stagingDirectory)).toEqual([]);
  const planned = await again.client.registry.sweep({ dryRun: true });
  expect(await again.client.registry.sweep({ dryRun: false })).toEqual(planned);
  const nothing = { versions: 0, blobs: 0, stagedFiles: 0, bytes: 0 };
  expect(await again.client.registry.sweep({ dryRun: true })).toEqual(nothing);
  expectSound(home);
  const live = [...storedVersions(home)].flatMap(([versionId, { deleted }]) => (deleted ? [] : [versionId]));
  for (const versionId of live.slice(-50)) {
    const { checks } = await again.client.trust.verify({ versionId });
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  }
  await again.close();
  rmSync(path.dirname(home), { recursive: true, force: true });
  expect(done).toBeGreaterThanOrEqual(Math.min(rounds, 1));
  return `${done} kills, ${acknowledged.size} acknowledged versions, ${planned.blobs} orphan files swept`;
}

test('kills in the middle of writes and imports lose nothing acknowledged and leave nothing behind', async () => {
  const halves = [Math.ceil(rounds / 2), Math.floor(rounds / 2)];
  console.info((await Promise.all(halves.map(torment))).join('; '));
}, 120_000);

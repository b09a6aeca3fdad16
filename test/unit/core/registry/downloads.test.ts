import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DownloadCounter } from '../../../../main/core/registry/download-counter.ts';
import { draft, openTestCore, rawDatabase, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

function downloadsOf(home: string, versionId: string): unknown {
  const db = rawDatabase(home);
  try {
    return db.prepare('SELECT downloads FROM versions WHERE version_id = ?').pluck().get(versionId);
  } finally {
    db.close();
  }
}

test('a version that is extracted or downloaded is counted, at the latest when the registry closes', async () => {
  const { client, core, home } = registry;
  const { versionId } = await client.registry.create(draft('fetched', '1.0.0'));
  const destination = { path: path.join(home, 'out') };
  await client.registry.extract({ versionId, destination });
  await core.content(versionId);
  await core.content(versionId);
  await expect(core.content('01900000-0000-7000-8000-000000000000')).rejects.toThrow();
  await expect.poll(() => downloadsOf(home, versionId), { timeout: 5_000 }).toBe(3);
  await core.content(versionId);
  registry = await registry.reopen();
  expect(downloadsOf(home, versionId)).toBe(4);
});

test('counts are written together, and a store that cannot take them fails nobody', async () => {
  const batches: unknown[] = [];
  const counter = new DownloadCounter(async (counts) => {
    batches.push(counts);
    if (batches.length === 1) throw new Error('the disk is full');
  });
  counter.count('a');
  counter.count('b');
  counter.count('a');
  await counter.flush();
  counter.count('b');
  await counter[Symbol.asyncDispose]();
  expect(batches).toEqual([
    [
      ['a', 2],
      ['b', 1],
    ],
    [['b', 1]],
  ]);
});

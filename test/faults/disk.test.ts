import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { StoreOpenError } from '../../main/core/index.ts';
import {
  draft,
  importPath,
  openTestCore,
  refusalOf,
  sourceFolder,
  type TestCore,
} from '../unit/core/test-core.ts';
import { contentFiles, expectSound, mountDisk } from './fault-core.ts';

const text = (size: number, seed: string) => seed.padEnd(size, `${seed} `);

/** Create until the disk refuses; what was acknowledged, and the refusals. */
async function fill(registry: TestCore, size: number, lanes: number, prefix: string) {
  const acknowledged: { versionId: string; name: string }[] = [];
  const refused: { code: string; data: Record<string, unknown> }[] = [];
  const lane = async (number: number) => {
    for (let index = 0; index < 400; index += 1) {
      const name = `${prefix}-${number}-${index}`;
      try {
        const created = await registry.client.registry.create(
          draft(name, '1.0.0', { text: text(size, name) }),
        );
        acknowledged.push({ versionId: created.versionId, name });
      } catch (error) {
        refused.push(error as { code: string; data: Record<string, unknown> });
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return { acknowledged, refused };
}

test.each([
  ['inline content', 8_000],
  ['content files', 200_000],
])('a disk that fills up under %s: a clear refusal, nothing half-done, usable again', async (_what, size) => {
  using disk = mountDisk(24);
  if (!disk) return;
  const home = path.join(disk.path, 'home');
  const ballast = path.join(disk.path, 'ballast');
  const registry = await openTestCore({ home });
  writeFileSync(ballast, Buffer.alloc(12 * 1024 * 1024));
  const { acknowledged, refused } = await fill(registry, size, 6, 'fill');
  expect(acknowledged.length).toBeGreaterThan(5);
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['STORAGE_FULL']));
  for (const { data } of refused) expect(String(data.help)).toContain('Free some space');
  for (const { versionId, name } of acknowledged)
    expect((await registry.client.registry.get({ coordinate: `local.test/${name}` })).versionId).toBe(
      versionId,
    );
  expect(readdirSync(registry.core.stagingDirectory)).toEqual([]);
  const known = acknowledged.length;
  // Space again: the same store goes on without being opened anew.
  rmSync(ballast);
  const after = await registry.client.registry.create(draft('after', '1.0.0', { text: text(size, 'after') }));
  expect((await registry.client.settings.status({})).counts.versions).toBe(known + 1);
  expect(await registry.client.access.verifyAudit({})).toMatchObject({ intact: true });
  expectSound(home);
  await registry.close();
  const again = await openTestCore({ home });
  expect((await again.client.trust.verify({ versionId: after.versionId })).checks[0]).toMatchObject({
    outcome: 'pass',
  });
  // The refusals themselves were recorded once there was space for it.
  const { entries } = await again.client.access.audit({ outcome: 'failure', limit: 200 });
  expect(entries.length).toBeGreaterThan(0);
  await again.close();
});

test('an import that finds the disk full can be accepted once there is space', async () => {
  using disk = mountDisk(24);
  if (!disk) return;
  const registry = await openTestCore({ home: path.join(disk.path, 'home') });
  const source = sourceFolder(path.join(disk.path, 'source'), randomBytes(50_000));
  let importId = '';
  for await (const event of await registry.client.transfer.inspect({ source: { path: source } }))
    if (event.type === 'preview') importId = event.preview.importId;
  const ballast = path.join(disk.path, 'ballast');
  for (let size = 24 * 1024 * 1024; size >= 4_096; size = Math.floor(size / 2))
    try {
      writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // As much as goes.
    }
  const edits = { kind: 'config' as const, namespace: 'local.test', name: 'late', version: '1.0.0' };
  const accept = async () => {
    for await (const event of await registry.client.transfer.accept({ importId, edits, sign: false }))
      if (event.type === 'stored') return event.versionId;
    throw new Error('nothing was stored');
  };
  expect(await refusalOf(accept())).toMatchObject({ code: 'STORAGE_FULL' });
  rmSync(ballast);
  const versionId = await accept();
  expect((await registry.client.trust.verify({ versionId })).checks[0]).toMatchObject({ outcome: 'pass' });
  expect(readdirSync(registry.core.stagingDirectory)).toEqual([]);
  await registry.close();
});

test('a disk too small to open on says that it is full', async () => {
  using disk = mountDisk(1);
  if (!disk) return;
  try {
    writeFileSync(path.join(disk.path, 'ballast'), Buffer.alloc(4 * 1024 * 1024));
  } catch {
    // As much as goes.
  }
  const error = await openTestCore({ home: path.join(disk.path, 'home') }).catch(
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(StoreOpenError);
  expect(error).toMatchObject({ problem: { reason: 'full', canBackup: false } });
});

test('a folder that cannot be written: said at opening, and for a write when it happens later', async () => {
  using disk = mountDisk(24);
  if (!disk) return;
  const home = path.join(disk.path, 'home');
  const registry = await openTestCore({ home });
  await registry.client.registry.create(draft('kept', '1.0.0'));
  await registry.close();
  disk.remount('ro');
  const error = await openTestCore({ home }).catch((problem: unknown) => problem);
  expect(error).toMatchObject({ problem: { reason: 'read-only', canBackup: false } });
  expect(String((error as StoreOpenError).problem.help)).toContain('write access');
  const absent = await openTestCore({ home: path.join(disk.path, 'absent') }).catch(
    (problem: unknown) => problem,
  );
  expect(absent).toMatchObject({ problem: { reason: 'read-only' } });
  expect(existsSync(path.join(disk.path, 'absent'))).toBe(false);
  disk.remount('rw');
  const again = await openTestCore({ home });
  expect((await again.client.registry.get({ coordinate: 'local.test/kept' })).version).toBe('1.0.0');
  await again.close();
});

test('content that exists already needs no space to be stored once more', async () => {
  using disk = mountDisk(24);
  if (!disk) return;
  const registry = await openTestCore({ home: path.join(disk.path, 'home') });
  const file = sourceFolder(path.join(disk.path, 'source'), randomBytes(50_000));
  for (const version of ['1.0.0', '1.1.0', '1.2.0'])
    await importPath(registry.client, file, {
      kind: 'config',
      namespace: 'local.test',
      name: 'same',
      version,
    });
  expect(contentFiles(registry.home).size).toBe(1);
  expectSound(registry.home);
  await registry.close();
});

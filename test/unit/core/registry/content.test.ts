import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentFiles, expectSound } from '../../../faults/fault-core.ts';
import {
  draft,
  importPath,
  openTestCore,
  rawDatabase,
  refusalOf,
  sourceFolder,
  type TestCore,
} from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

const api = () => registry.client.registry;
const random = (bytes: number) => randomBytes(bytes).toString('hex').slice(0, bytes);

function blob(digest: string): { tier: string; count: number; inline: number | null } | undefined {
  const db = rawDatabase(registry.home);
  try {
    return db
      .prepare('SELECT tier, reference_count AS count, length(bytes) AS inline FROM blobs WHERE digest = ?')
      .get(digest) as { tier: string; count: number; inline: number | null } | undefined;
  } finally {
    db.close();
  }
}

/** Everything in the trash lies there since two days. */
function age(): void {
  const db = rawDatabase(registry.home);
  db.exec('UPDATE versions SET deleted_at = deleted_at - 172800000 WHERE deleted_at IS NOT NULL');
  db.close();
}

async function sweep() {
  const planned = await api().sweep({ dryRun: true });
  const swept = await api().sweep({ dryRun: false });
  expect(swept).toEqual(planned);
  return swept;
}

test.each([
  [10 * 1024, 'inline'],
  [10 * 1024 + 1, 'file'],
])('%i bytes are kept %s', async (size, tier) => {
  const { versionId, contentDigest } = await api().create(
    draft(`size-${size}`, '1.0.0', { text: random(size) }),
  );
  expect(blob(contentDigest)).toEqual({ tier, count: 1, inline: tier === 'inline' ? size : null });
  const file = contentFiles(registry.home).get(contentDigest);
  expect(file === undefined).toBe(tier === 'inline');
  if (file) expect(statSync(file).size).toBe(size);
  expect((await registry.client.trust.verify({ versionId })).bytesHashed).toBe(size);
});

test('more than 10 MiB goes to the store of large content', async () => {
  const source = sourceFolder(
    path.join(registry.home, '..', 'large-source'),
    randomBytes(10 * 1024 * 1024 + 65_536),
  );
  const { versionId, digest } = await importPath(registry.client, source, {
    namespace: 'local.test',
    name: 'large',
  });
  rmSync(source, { recursive: true });
  expect(blob(digest)?.tier).toBe('large');
  expect(contentFiles(registry.home).get(digest)).toContain(`${path.sep}large${path.sep}`);
  expect((await registry.client.trust.verify({ versionId })).checks[0]?.outcome).toBe('pass');
});

test('references are counted through create, delete, undelete and sweep', async () => {
  const text = random(20_000);
  const versions = [];
  for (const version of ['1.0.0', '2.0.0', '3.0.0'])
    versions.push(await api().create(draft('shared', version, { text })));
  const digest = versions[0]?.contentDigest ?? '';
  const [first = '', second = '', third = ''] = versions.map(({ versionId }) => versionId);
  expect(blob(digest)?.count).toBe(3);
  await api().delete({ versionId: first });
  // In the trash it still counts, so that it can come back.
  expect(blob(digest)?.count).toBe(3);
  await api().undelete({ versionId: first });
  await api().delete({ versionId: first });
  await api().delete({ versionId: second });
  expect(await sweep()).toMatchObject({ versions: 0, blobs: 0 });
  age();
  expect(await sweep()).toEqual({ versions: 2, blobs: 0, stagedFiles: 0, bytes: 0 });
  expect(blob(digest)?.count).toBe(1);
  await api().delete({ versionId: third });
  age();
  expect(await sweep()).toEqual({ versions: 1, blobs: 1, stagedFiles: 0, bytes: 20_000 });
  expect(blob(digest)).toBeUndefined();
  expect(contentFiles(registry.home).has(digest)).toBe(false);
  expect(await refusalOf(api().undelete({ versionId: third }))).toMatchObject({ code: 'NOT_FOUND' });
  expectSound(registry.home);
});

test('twenty stores of the same content at once: one file, twenty references, or as many as were accepted', async () => {
  const text = random(30_000);
  const results = await Promise.allSettled(
    // Every second one is refused: a duplicate of the one before.
    Array.from({ length: 20 }, (_, index) =>
      api().create(draft(`same-${Math.floor(index / 2)}`, '1.0.0', { text })),
    ),
  );
  const stored = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(stored).toHaveLength(10);
  const digest = stored[0]?.contentDigest ?? '';
  expect(blob(digest)?.count).toBe(10);
  for (const { versionId } of stored)
    expect((await registry.client.trust.verify({ versionId })).checks[0]?.outcome).toBe('pass');
  expectSound(registry.home);
});

test('a refused store leaves no file, alone or when all that bring it are refused', async () => {
  await api().create(draft('taken', '1.0.0'));
  const before = contentFiles(registry.home).size;
  const text = random(30_000);
  for (let round = 0; round < 5; round += 1) {
    const refusals = await Promise.all(
      Array.from({ length: 1 + round * 2 }, () => refusalOf(api().create(draft('taken', '1.0.0', { text })))),
    );
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['ALREADY_EXISTS']));
    expect(contentFiles(registry.home).size).toBe(before);
  }
  expect(readdirSync(registry.core.stagingDirectory)).toEqual([]);
});

test('a refused import can be accepted under another name, its content whole', async () => {
  const source = sourceFolder(path.join(registry.home, '..', 'refused-source'), randomBytes(50_000));
  await api().create(draft('refused', '1.0.0', { kind: 'config' }));
  const edits = { namespace: 'local.test', name: 'refused', version: '1.0.0' };
  let importId = '';
  for await (const event of await registry.client.transfer.inspect({ source: { path: source } }))
    if (event.type === 'preview') importId = event.preview.importId;
  rmSync(source, { recursive: true });
  const accept = async (name: string) => {
    for await (const event of await registry.client.transfer.accept({
      importId,
      edits: { ...edits, name },
      sign: false,
    }))
      if (event.type === 'stored') return event.versionId;
    throw new Error('nothing stored');
  };
  expect((await refusalOf(accept('refused'))).code).toMatch(/FINDINGS_BLOCK|ALREADY_EXISTS/u);
  const versionId = await accept('not-refused');
  expect((await registry.client.trust.verify({ versionId })).checks[0]?.outcome).toBe('pass');
  expect(readdirSync(registry.core.stagingDirectory)).toEqual([]);
});

test('storing the same content again heals a damaged file and damaged inline bytes', async () => {
  for (const size of [30_000, 500]) {
    const text = random(size);
    const first = await api().create(draft(`heal-${size}`, '1.0.0', { text }));
    const file = contentFiles(registry.home).get(first.contentDigest);
    if (file) writeFileSync(file, 'damaged');
    else {
      const db = rawDatabase(registry.home);
      db.prepare('UPDATE blobs SET bytes = zeroblob(3) WHERE digest = ?').run(first.contentDigest);
      db.close();
    }
    expect((await registry.client.trust.verify({ versionId: first.versionId })).signature).toBe('tampered');
    await api().create(draft(`heal-${size}`, '2.0.0', { text }));
    const healed = await registry.client.trust.verify({ versionId: first.versionId });
    expect(healed.checks[0]?.outcome).toBe('pass');
  }
});

test('strays and old staged files go with the sweep; young ones and waiting imports stay', async () => {
  const staging = registry.core.stagingDirectory;
  const source = sourceFolder(path.join(registry.home, '..', 'waiting-source'), randomBytes(20_000));
  let importId = '';
  for await (const event of await registry.client.transfer.inspect({ source: { path: source } }))
    if (event.type === 'preview') importId = event.preview.importId;
  rmSync(source, { recursive: true });
  const [waiting = ''] = readdirSync(staging);
  const yesterday = new Date(Date.now() - 86_400_000);
  utimesSync(path.join(staging, waiting), yesterday, yesterday);
  writeFileSync(path.join(staging, 'young'), 'y');
  writeFileSync(path.join(staging, 'old'), 'old!');
  utimesSync(path.join(staging, 'old'), yesterday, yesterday);
  writeFileSync(path.join(registry.home, 'blobs', 'stray.partial'), 'stray');
  expect(await sweep()).toEqual({ versions: 0, blobs: 1, stagedFiles: 1, bytes: 9 });
  expect(readdirSync(staging).sort()).toEqual([waiting, 'young'].sort());
  expect(existsSync(path.join(registry.home, 'blobs', 'stray.partial'))).toBe(false);
  await registry.client.transfer.discard({ importId });
  rmSync(path.join(staging, 'young'));
  expect(readdirSync(staging)).toEqual([]);
});

test('a sweep that runs all the time loses nothing of what is stored meanwhile', async () => {
  let storing = true;
  let sweeps = 0;
  const sweeping = (async () => {
    while (storing) {
      await api().sweep({ dryRun: false });
      sweeps += 1;
    }
  })();
  const contents = Array.from({ length: 4 }, () => random(15_000));
  const lanes = Array.from({ length: 6 }, async (_, lane) => {
    for (let index = 0; index < 15; index += 1) {
      const text = contents[(lane + index) % contents.length] ?? '';
      const { versionId } = await api().create(draft(`race-${lane}-${index}`, '1.0.0', { text }));
      // Now and then the last reference goes, and the sweep takes the file just before it is needed again.
      if (index % 2 === 0) {
        await api().delete({ versionId });
        age();
      }
    }
  });
  await Promise.all(lanes);
  storing = false;
  await sweeping;
  expect(sweeps).toBeGreaterThan(3);
  expectSound(registry.home, { orphans: true });
  await api().sweep({ dryRun: false });
  expectSound(registry.home);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openCore } from '../../../main/core/index.ts';
import { draft, openTestCore, refusalOf } from './test-core.ts';

test('from nothing to a signed sample, closed, opened again, still there', async () => {
  await using first = await openTestCore();
  const { client } = first;
  await client.settings.createProfile({ handle: 'ada', displayName: 'Ada', passphrase: 'correct horse' });
  const { samples } = await client.transfer.samples({});
  expect(samples.length).toBeGreaterThanOrEqual(6);
  expect(samples.filter(({ offered }) => offered)).toHaveLength(3);
  const stored: string[] = [];
  for (const { token } of samples) {
    let importId = '';
    for await (const event of await client.transfer.inspect({ source: { token } }))
      if (event.type === 'preview') importId = event.preview.importId;
    for await (const event of await client.transfer.accept({ importId }))
      if (event.type === 'stored') stored.push(`${event.coordinate} ${event.signed}`);
  }
  expect(stored).toHaveLength(samples.length);
  expect(stored.every((line) => line.endsWith(' true'))).toBe(true);
  const again = await first.reopen();
  const { hits } = await again.client.search.query({ query: '' });
  expect(hits.map(({ signature }) => signature)).toEqual(samples.map(() => 'trusted'));
  for (const { versionId } of hits)
    expect((await again.client.trust.verify({ versionId })).signature).toBe('trusted');
  await again.close();
});

test('the folder is for its user alone; content downloads whole; closing twice is no error', async () => {
  await using registry = await openTestCore();
  const inner = await openTestCore({ home: path.join(registry.home, 'inner') });
  expect(statSync(inner.home).mode & 0o077).toBe(0);
  for (const text of ['small', 'x'.repeat(50_000)]) {
    const { versionId } = await inner.client.registry.create(draft(`d${text.length}`, '1.0.0', { text }));
    const download = await inner.core.content(versionId);
    const chunks = await Array.fromAsync(download.chunks);
    expect(Buffer.concat(chunks).toString()).toBe(text);
    expect(download.size).toBe(text.length);
  }
  await inner.close();
  await inner.core[Symbol.asyncDispose]();
});

test('after closing, calls are refused as storage that does not answer', async () => {
  await using registry = await openTestCore();
  await registry.close();
  expect(await refusalOf(registry.client.registry.namespaces({}))).toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    data: { reason: 'closed' },
  });
});

test('a log that cannot be made or written leaves the registry working', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hyper-log-'));
  const resources = path.join(import.meta.dirname, '../../../resources');
  const core = await openCore({ home, host: 'cli', resources });
  await core[Symbol.asyncDispose]();
  expect(readdirSync(path.join(home, 'logs'))).toEqual(['registry.log']);
  // A file where its folder should be.
  rmSync(path.join(home, 'logs'), { recursive: true });
  writeFileSync(path.join(home, 'logs'), 'in the way');
  const blocked = await openCore({ home, host: 'cli', resources }).catch((error: unknown) => error);
  expect(blocked).toMatchObject({ home });
  await (blocked as AsyncDisposable)[Symbol.asyncDispose]();
  expect(readFileSync(path.join(home, 'logs'), 'utf8')).toBe('in the way');
  rmSync(home, { recursive: true });
});

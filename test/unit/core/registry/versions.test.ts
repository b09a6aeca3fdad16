import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, openTestCore, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

const needs = (coordinate: string, constraint = '*') => ({
  coordinate,
  constraint,
  type: 'runtime' as const,
  optional: false,
});

test('get finds by nothing, exact version, range and tag, and says what is missing', async () => {
  const api = registry.client.registry;
  for (const version of ['1.0.0', '1.2.0', '1.3.0-rc.1', '2.0.0']) await api.create(draft('finder', version));
  await api.create(draft('finder', '2.1.0', { publish: false }));
  const found = async (selector: string) =>
    (await api.get({ coordinate: `local.test/finder${selector}` })).version;
  expect(await found('')).toBe('2.0.0');
  expect(await found('@latest')).toBe('2.0.0');
  expect(await found('@1.2.0')).toBe('1.2.0');
  expect(await found('@1.3.0-rc.1')).toBe('1.3.0-rc.1');
  expect(await found('@2.1.0')).toBe('2.1.0');
  expect(await found('@^1.0.0')).toBe('1.2.0');
  expect(await found('@~1.0')).toBe('1.0.0');
  expect(await found('@>=1 <2')).toBe('1.2.0');
  expect(await found('@*')).toBe('2.0.0');
  expect(await found('@1.x || >=3')).toBe('1.2.0');
  const missing = [
    ['local.test/finder@^9.0.0', 'NOT_FOUND', 'version'],
    ['local.test/finder@nightly', 'NOT_FOUND', 'version'],
    ['local.test/nothing', 'NOT_FOUND', 'package'],
  ] as const;
  for (const [coordinate, code, subject] of missing)
    expect(await refusalOf(api.get({ coordinate }))).toMatchObject({ code, data: { subject } });
  for (const coordinate of ['finder', 'nowhere/finder', 'local.test/finder@not a range!', '@scope/npm'])
    expect(await refusalOf(api.get({ coordinate }))).toMatchObject({ code: 'INVALID_INPUT' });
});

test('a range never picks a yanked, archived or draft version; an exact one does', async () => {
  const api = registry.client.registry;
  const yanked = await api.create(draft('picky', '1.2.0'));
  const archived = await api.create(draft('picky', '1.3.0'));
  await api.create(draft('picky', '1.4.0', { publish: false }));
  await api.create(draft('picky', '1.1.0'));
  await api.yank({ versionId: yanked.versionId, reason: 'x' });
  await api.archive({ versionId: archived.versionId });
  expect((await api.get({ coordinate: 'local.test/picky@^1' })).version).toBe('1.1.0');
  expect((await api.get({ coordinate: 'local.test/picky@1.2.0' })).yanked).toEqual({ reason: 'x' });
});

test('the same version, or one that differs in build metadata alone, is refused', async () => {
  const api = registry.client.registry;
  await api.create(draft('twice', '1.0.0+linux'));
  for (const version of ['1.0.0+linux', '1.0.0', '1.0.0+mac']) {
    const refusal = await refusalOf(api.create(draft('twice', version)));
    expect(refusal).toMatchObject({ code: 'ALREADY_EXISTS', data: { id: 'local.test/twice@1.0.0+linux' } });
  }
  await api.create(draft('twice', '1.0.0-linux'));
});

test('a package keeps its kind', async () => {
  const api = registry.client.registry;
  await api.create(draft('kindly', '1.0.0', { kind: 'theme' }));
  const refusal = await refusalOf(api.create(draft('kindly', '1.1.0', { kind: 'plugin' })));
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'kind' }] } });
});

test('every fault of an input is named with its field at once', async () => {
  const refusal = await refusalOf(
    registry.client.registry.create(
      draft('Bad Name', 'one', {
        namespace: 'nowhere',
        dependencies: [needs('pkg/fine', 'not a range at all!'), needs('no-namespace')],
      }),
    ),
  );
  expect(refusal.code).toBe('INVALID_INPUT');
  expect((refusal.data.issues as { field: string }[]).map(({ field }) => field)).toEqual([
    'namespace',
    'name',
    'version',
    'dependencies[0].constraint',
    'dependencies[1].coordinate',
  ]);
});

test('a missing name and version are asked for, with an example', async () => {
  const refusal = await refusalOf(registry.client.registry.create(draft('', ' ')));
  expect(refusal.data.issues).toEqual([
    { field: 'name', message: 'A name is needed, such as parser or acme-theme.' },
    { field: 'version', message: 'A version is needed, such as 1.0.0 or 2.0.0-beta.1.' },
  ]);
});

test('control characters are taken out of what is shown', async () => {
  const api = registry.client.registry;
  await api.create(
    draft('controls', '1.0.0', {
      description: 'safe\u202egnp.exe\u2069\u0007\nnext\tline',
      license: 'M\u001bIT',
      authors: ['A\u2066da'],
      keywords: ['we\u0000b'],
    }),
  );
  expect(await api.get({ coordinate: 'local.test/controls' })).toMatchObject({
    description: 'safegnp.exe\nnext\tline',
    license: 'MIT',
    authors: ['Ada'],
    keywords: ['web'],
  });
});

test.each(['', '.', '..', 'a/b', 'a\\b', '../up', 'nul\0', 'line\nbreak'])(
  'a file name that is no plain name is refused: %j',
  async (fileName) => {
    const refusal = await refusalOf(registry.client.registry.create(draft('named', '1.0.0', { fileName })));
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'fileName' }] } });
  },
);

test('text that is no Unicode is refused, not answered with an internal error', async () => {
  const refusal = await refusalOf(
    registry.client.registry.create(draft('surrogate', '1.0.0', { description: 'half \ud800 pair' })),
  );
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'description' }] } });
});

test('content, files, manifest and readme come back as stored', async () => {
  const api = registry.client.registry;
  const created = await api.create(
    draft('whole', '1.0.0', {
      text: 'hello world',
      fileName: 'greeting.txt',
      description: 'A greeting',
      authors: ['Ada'],
      keywords: ['hello'],
      license: 'MIT',
      dependencies: [{ ...needs('pkg/other'), constraint: { caret: '1.2.0' } }],
    }),
  );
  const { versionId } = created;
  expect(await api.get({ coordinate: 'local.test/whole' })).toMatchObject({
    description: 'A greeting',
    authors: ['Ada'],
    keywords: ['hello'],
    license: 'MIT',
    fileCount: 1,
    contentSize: 11,
    dependencies: [{ coordinate: 'pkg/other', constraint: { caret: '1.2.0' } }],
  });
  expect((await api.files({ versionId })).files).toMatchObject([{ path: 'greeting.txt', size: 11 }]);
  const file = await api.file({ versionId, path: 'greeting.txt' });
  expect(Buffer.from(file.base64, 'base64').toString()).toBe('hello world');
  const head = await api.file({ versionId, path: 'greeting.txt', maxBytes: 5 });
  expect([Buffer.from(head.base64, 'base64').toString(), head.truncated, head.size]).toEqual([
    'hello',
    true,
    11,
  ]);
  expect((await api.manifest({ versionId })).manifest).toMatchObject({ name: 'whole', version: '1.0.0' });
});

test('extracting a single file: absent and empty folders do, others are refused and stay as they are', async () => {
  const api = registry.client.registry;
  const { versionId } = await api.create(draft('single', '1.0.0', { text: 'one', fileName: 'one.txt' }));
  const absent = path.join(registry.home, 'out', 'absent');
  expect(await api.extract({ versionId, destination: { path: absent } })).toMatchObject({ files: 1 });
  expect(readFileSync(path.join(absent, 'one.txt'), 'utf8')).toBe('one');
  const empty = path.join(registry.home, 'out', 'empty');
  mkdirSync(empty);
  await api.extract({ versionId, destination: { path: empty } });
  expect(readFileSync(path.join(empty, 'one.txt'), 'utf8')).toBe('one');
  for (const target of [empty, path.join(empty, 'one.txt')])
    expect(await refusalOf(api.extract({ versionId, destination: { path: target } }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ field: 'destination' }] },
    });
  expect(readFileSync(path.join(empty, 'one.txt'), 'utf8')).toBe('one');
});

test('dependents are counted per package, through every way a version comes and goes', async () => {
  const api = registry.client.registry;
  const count = async () => (await api.get({ coordinate: 'local.test/base' })).dependentCount;
  const shown = async () =>
    (await registry.client.search.query({ query: 'base' })).hits.find(({ name }) => name === 'base')
      ?.dependentCount;
  // Known before the package itself is here.
  const early = await api.create(draft('early', '1.0.0', { dependencies: [needs('local.test/base')] }));
  const base = await api.create(draft('base', '1.0.0', { dependencies: [needs('local.test/base')] }));
  expect(await count()).toBe(1);
  const first = await api.create(draft('user-a', '1.0.0', { dependencies: [needs('local.test/base')] }));
  const second = await api.create(draft('user-a', '1.1.0', { dependencies: [needs('local.test/base')] }));
  await api.create(draft('user-b', '1.0.0', { dependencies: [needs('local.test/base', '^9')] }));
  expect([await count(), await shown()]).toEqual([3, 3]);
  await api.delete({ versionId: first.versionId });
  expect([await count(), await shown()]).toEqual([3, 3]);
  await api.delete({ versionId: second.versionId });
  expect([await count(), await shown()]).toEqual([2, 2]);
  await api.undelete({ versionId: first.versionId });
  expect([await count(), await shown()]).toEqual([3, 3]);
  await api.delete({ versionId: early.versionId });
  const listed = await api.dependents({ versionId: base.versionId });
  expect(listed.dependents.map(({ coordinate }) => coordinate).sort()).toEqual([
    'local.test/user-a',
    'local.test/user-b',
  ]);
  // The package goes to the trash and comes back: its dependents are still counted.
  const dependents = ['local.test/user-a@1.0.0'];
  await api.delete({ versionId: base.versionId, overrideDependents: dependents });
  await api.delete({ versionId: first.versionId });
  await api.undelete({ versionId: base.versionId });
  expect([await count(), await shown()]).toEqual([1, 1]);
});

test('after any acknowledged write the next get is fresh, with eight writers and many readers', async () => {
  const api = registry.client.registry;
  const packages = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => ({
      coordinate: `local.test/hammer-${index}`,
      versionId: (await api.create(draft(`hammer-${index}`, '1.0.0'))).versionId,
    })),
  );
  let reading = true;
  let reads = 0;
  const readers = packages.map(async ({ coordinate }) => {
    while (reading) {
      await api.get({ coordinate });
      reads += 1;
      // Answers from the cache come without a turn of the event loop; the writers need one.
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  await Promise.all(
    packages.map(async ({ coordinate, versionId }) => {
      for (let round = 0; round < 25; round += 1) {
        await api.yank({ versionId, reason: `round ${round}` });
        expect((await api.get({ coordinate })).yanked).toEqual({ reason: `round ${round}` });
        await api.unyank({ versionId });
        expect((await api.get({ coordinate })).yanked).toBeUndefined();
      }
    }),
  );
  reading = false;
  await Promise.all(readers);
  expect(reads).toBeGreaterThan(100);
});

test('lists of versions come highest first; of nothing, not found', async () => {
  const api = registry.client.registry;
  for (const version of ['1.9.0', '1.10.0', '2.0.0-alpha', '0.1.0'])
    await api.create(draft('listed', version));
  const { packageId } = await api.get({ coordinate: 'local.test/listed' });
  expect((await api.versions({ packageId })).versions.map(({ version }) => version)).toEqual([
    '2.0.0-alpha',
    '1.10.0',
    '1.9.0',
    '0.1.0',
  ]);
  const { entries } = await api.history({ packageId });
  expect(entries.map(({ subject }) => subject)).toEqual([
    'local.test/listed@0.1.0',
    'local.test/listed@2.0.0-alpha',
    'local.test/listed@1.10.0',
    'local.test/listed@1.9.0',
  ]);
  const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
  for (const call of [
    () => api.versions({ packageId: unknown }),
    () => api.files({ versionId: unknown }),
    () => api.manifest({ versionId: unknown }),
    () => api.readme({ versionId: unknown }),
    () => api.dependents({ versionId: unknown }),
    () => api.yank({ versionId: unknown, reason: 'x' }),
    () => api.file({ versionId: unknown, path: 'x' }),
  ])
    expect(await refusalOf(call())).toMatchObject({ code: 'NOT_FOUND' });
});

/** Tags: what a person may let a name mean, the rule of `latest`, and what becomes of a name when its version goes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

let names = 0;
/** A package with these versions, published unless they end in `!`. */
async function packageWith(...versions: string[]) {
  names += 1;
  const name = `tagged-${names}`;
  const ids: Record<string, string> = {};
  for (const text of versions) {
    const version = text.replace('!', '');
    const made = await registry.client.registry.create(
      draft(name, version, { publish: !text.endsWith('!') }),
    );
    ids[version] = made.versionId;
  }
  const coordinate = `local.test/${name}`;
  const { packageId } = await registry.client.registry.get({ coordinate });
  const id = (version: string) => ids[version] ?? '';
  return { name, coordinate, packageId, id };
}

/** Past all operations. */
function inDatabase(work: (db: ReturnType<typeof rawDatabase>) => unknown): void {
  const db = rawDatabase(registry.home);
  try {
    work(db);
  } finally {
    db.close();
  }
}

const api = () => registry.client.registry;
const tagsOf = async (packageId: string) =>
  Object.fromEntries((await api().tags({ packageId })).tags.map(({ tag, version }) => [tag, version]));
const history = async (packageId: string, name?: string) =>
  (await api().tagHistory({ packageId, ...(name === undefined ? {} : { name }) })).entries.map(
    ({ name: tag, action, from, to }) => `${tag} ${action} ${from ?? '-'} ${to ?? '-'}`,
  );

test('a tag names a version, moves to another, and goes; get, versions and history tell', async () => {
  const { coordinate, packageId, id } = await packageWith('1.0.0', '1.1.0');
  expect(await api().setTag({ versionId: id('1.0.0'), tag: 'beta', reason: 'first try' })).toMatchObject({
    name: 'beta',
    kind: 'tag',
    version: { version: '1.0.0' },
  });
  expect((await api().get({ coordinate: `${coordinate}@beta` })).version).toBe('1.0.0');
  const moved = await api().setTag({ versionId: id('1.1.0'), tag: 'beta' });
  expect(moved.replaced).toEqual({ versionId: id('1.0.0'), version: '1.0.0' });
  const { versions } = await api().versions({ packageId });
  expect(versions.map(({ version, tags }) => [version, tags])).toEqual([
    ['1.1.0', ['beta', 'latest']],
    ['1.0.0', []],
  ]);
  expect((await api().get({ coordinate: `${coordinate}@beta` })).distTags).toEqual(['beta', 'latest']);
  await api().removeTag({ packageId, tag: 'beta', reason: 'over' });
  expect(await tagsOf(packageId)).toEqual({ latest: '1.1.0' });
  expect(await refusalOf(api().get({ coordinate: `${coordinate}@beta` }))).toMatchObject({
    code: 'NOT_FOUND',
    data: { help: expect.stringContaining('latest') },
  });
  expect(await history(packageId, 'beta')).toEqual([
    'beta removed 1.1.0 -',
    'beta set 1.0.0 1.1.0',
    'beta set - 1.0.0',
  ]);
  const { entries } = await api().tagHistory({ packageId, name: 'beta' });
  expect(entries[0]).toMatchObject({ actor: 'owner (test)', kind: 'tag', reason: 'over' });
});

test('setting a tag where it is changes nothing, so a script may run twice', async () => {
  const { packageId, id } = await packageWith('1.0.0');
  await api().setTag({ versionId: id('1.0.0'), tag: 'beta' });
  expect(await api().setTag({ versionId: id('1.0.0'), tag: 'beta' })).toMatchObject({ name: 'beta' });
  expect(await history(packageId, 'beta')).toEqual(['beta set - 1.0.0']);
});

test.each([
  '1.0.0',
  '^1',
  'x',
  'v1',
  'v1.2',
  'x.x',
  '*',
  '',
  'Beta',
  '1beta',
  'be ta',
  'beta-',
  'a/b',
  'a@b',
  '-a',
  'é',
  'b'.repeat(65),
])('a tag cannot be called %j', async (tag) => {
  const { id } = await packageWith('1.0.0');
  const refusal = await refusalOf(api().setTag({ versionId: id('1.0.0'), tag }));
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'tag' }] } });
});

test.each(['beta', 'lts', 'lts-2026', 'next_1', 'a', 'v', 'version.one', 'b'.repeat(64)])(
  'a tag may be called %j, and the coordinate finds it',
  async (tag) => {
    const { coordinate, id } = await packageWith('1.0.0', '2.0.0');
    await api().setTag({ versionId: id('1.0.0'), tag });
    expect((await api().get({ coordinate: `${coordinate}@${tag}` })).version).toBe('1.0.0');
  },
);

test('no name means a draft, an archived, a yanked or an absent version', async () => {
  const { id } = await packageWith('1.0.0', '1.1.0', '1.2.0!', '1.3.0');
  await api().archive({ versionId: id('1.0.0') });
  await api().yank({ versionId: id('1.1.0'), reason: 'broken' });
  await api().delete({ versionId: id('1.3.0') });
  for (const tag of ['beta', 'latest', 'nightly'])
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      const refusal = await refusalOf(api().setTag({ versionId: id(version), tag }));
      expect([tag, version, refusal.code]).toEqual([tag, version, 'INVALID_STATE']);
      expect(String(refusal.data.help).length).toBeGreaterThan(10);
    }
  expect(await refusalOf(api().setTag({ versionId: id('1.3.0'), tag: 'beta' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('nobody is led to a version that was tampered with', async () => {
  const { id } = await packageWith('1.0.0');
  inDatabase((db) =>
    db.prepare(`UPDATE versions SET signature = 'tampered' WHERE version_id = ?`).run(id('1.0.0')),
  );
  for (const call of [
    api().setTag({ versionId: id('1.0.0'), tag: 'beta' }),
    api().promote({ versionId: id('1.0.0'), force: true, reason: 'nevertheless' }),
  ])
    expect(await refusalOf(call)).toMatchObject({ code: 'INVALID_STATE', data: { state: 'tampered' } });
});

test('a deprecated version may be tagged; the answer warns', async () => {
  const { id } = await packageWith('1.0.0');
  await api().deprecate({ versionId: id('1.0.0'), reason: 'superseded' });
  expect(await api().setTag({ versionId: id('1.0.0'), tag: 'legacy' })).toMatchObject({
    warning: '1.0.0 is deprecated: superseded',
  });
});

test('latest follows its rule, is pinned to a version, and is let go again', async () => {
  const { name, packageId, id } = await packageWith('1.0.0', '2.0.0');
  const latest = async () => (await api().tags({ packageId })).tags.find(({ tag }) => tag === 'latest');
  expect(await latest()).toMatchObject({ automatic: true, rule: 'follows the highest published release' });
  expect(await refusalOf(api().removeTag({ packageId, tag: 'latest' }))).toMatchObject({
    code: 'INVALID_STATE',
  });
  await api().setTag({ versionId: id('1.0.0'), tag: 'latest', reason: '2.0.0 is not for everybody' });
  expect(await latest()).toMatchObject({ version: '1.0.0', automatic: false, rule: 'pinned to 1.0.0' });
  await api().create(draft(name, '3.0.0'));
  expect(await latest()).toMatchObject({ version: '1.0.0' });
  const letGo = await api().removeTag({ packageId, tag: 'latest' });
  expect(letGo).toMatchObject({ version: { version: '3.0.0' }, replaced: { version: '1.0.0' } });
  expect(await latest()).toMatchObject({ version: '3.0.0', automatic: true });
  expect(await history(packageId)).toEqual([
    'latest followed - 3.0.0',
    'latest released 1.0.0 -',
    'latest pinned 2.0.0 1.0.0',
    'latest followed 1.0.0 2.0.0',
  ]);
});

/** Each way a version can go, and the way back. */
const ways = {
  yank: {
    go: (versionId: string) => api().yank({ versionId, reason: 'leaks' }),
    back: (versionId: string) => api().unyank({ versionId }),
    cause: '2.0.0 was yanked: leaks',
  },
  archive: {
    go: (versionId: string) => api().archive({ versionId }),
    back: (versionId: string) => api().restore({ versionId }),
    cause: '2.0.0 was archived',
  },
  unpublish: {
    go: (versionId: string) => api().unpublish({ versionId }),
    back: (versionId: string) => api().publish({ versionId }),
    cause: '2.0.0 was unpublished',
  },
  delete: {
    go: (versionId: string) => api().delete({ versionId }),
    back: (versionId: string) => api().undelete({ versionId }),
    cause: '2.0.0 was deleted',
  },
} as const;

test.each(Object.keys(ways) as (keyof typeof ways)[])(
  '%s: its tags step back to what they meant before or go, and come back with it',
  async (way) => {
    const { packageId, id } = await packageWith('1.0.0', '2.0.0', '3.0.0');
    const two = id('2.0.0');
    await api().setTag({ versionId: id('1.0.0'), tag: 'lts' });
    await api().setTag({ versionId: two, tag: 'lts' });
    await api().setTag({ versionId: two, tag: 'beta' });
    await api().setTag({ versionId: two, tag: 'latest' });
    const before = { beta: '2.0.0', latest: '2.0.0', lts: '2.0.0' };
    expect(await tagsOf(packageId)).toEqual(before);
    const foretold = (await api().tags({ packageId })).tags.map(({ tag, former }) => [tag, former?.version]);
    expect(foretold).toEqual([
      ['beta', undefined],
      ['latest', '3.0.0'],
      ['lts', '1.0.0'],
    ]);
    await ways[way].go(two);
    expect(await tagsOf(packageId)).toEqual({ latest: '3.0.0', lts: '1.0.0' });
    const gone = await api().tagHistory({ packageId, limit: 4 });
    expect(gone.entries.map(({ name, action, from, to }) => [name, action, from, to])).toEqual([
      ['latest', 'followed', undefined, '3.0.0'],
      ['lts', 'withdrawn', '2.0.0', '1.0.0'],
      ['latest', 'withdrawn', '2.0.0', undefined],
      ['beta', 'withdrawn', '2.0.0', undefined],
    ]);
    expect(gone.entries[1]?.reason).toBe(ways[way].cause);
    await ways[way].back(two);
    expect(await tagsOf(packageId)).toEqual(before);
    expect((await api().tags({ packageId })).tags.find(({ tag }) => tag === 'latest')).toMatchObject({
      automatic: false,
    });
    const { entries } = await registry.client.access.audit({ operation: `registry.${way}`, limit: 1 });
    expect(entries[0]?.detail.tags).toContain('lts: 2.0.0 -> 1.0.0');
  },
);

test('what a person decided meanwhile stays when the version comes back', async () => {
  const { packageId, id } = await packageWith('1.0.0', '2.0.0', '3.0.0');
  await api().setTag({ versionId: id('2.0.0'), tag: 'beta' });
  await api().setTag({ versionId: id('2.0.0'), tag: 'lts' });
  await api().yank({ versionId: id('2.0.0'), reason: 'broken' });
  await api().setTag({ versionId: id('3.0.0'), tag: 'beta' });
  await api().unyank({ versionId: id('2.0.0') });
  expect(await tagsOf(packageId)).toEqual({ beta: '3.0.0', latest: '3.0.0', lts: '2.0.0' });
});

test('two go one after the other; whichever comes back first, every name finds its own', async () => {
  for (const first of ['2.0.0', '3.0.0']) {
    const { packageId, id } = await packageWith('1.0.0', '2.0.0', '3.0.0', '4.0.0');
    for (const version of ['1.0.0', '2.0.0', '3.0.0'])
      await api().setTag({ versionId: id(version), tag: 'lts' });
    for (const version of ['3.0.0', '2.0.0']) await api().yank({ versionId: id(version), reason: 'broken' });
    expect((await tagsOf(packageId)).lts).toBe('1.0.0');
    await api().unyank({ versionId: id(first) });
    expect((await tagsOf(packageId)).lts).toBe(first);
    await api().unyank({ versionId: id(first === '2.0.0' ? '3.0.0' : '2.0.0') });
    expect((await tagsOf(packageId)).lts).toBe('3.0.0');
  }
});

test('the last version goes with its tags, and both come back', async () => {
  const { packageId, coordinate, id } = await packageWith('1.0.0');
  await api().setTag({ versionId: id('1.0.0'), tag: 'beta' });
  await api().delete({ versionId: id('1.0.0') });
  expect(await refusalOf(api().tags({ packageId }))).toMatchObject({ code: 'NOT_FOUND' });
  await api().undelete({ versionId: id('1.0.0') });
  expect((await api().get({ coordinate: `${coordinate}@beta` })).distTags).toEqual(['beta', 'latest']);
});

test('a deleted version that is swept takes its place in the history with it, and nothing else', async () => {
  const { name, packageId, id } = await packageWith('1.0.0', '2.0.0');
  await api().setTag({ versionId: id('2.0.0'), tag: 'beta' });
  await api().delete({ versionId: id('2.0.0') });
  inDatabase((db) => db.prepare('UPDATE versions SET deleted_at = 1 WHERE version_id = ?').run(id('2.0.0')));
  expect(await api().sweep({ dryRun: false })).toMatchObject({ versions: 1 });
  // The same number again is another artifact: the tag does not go to it by itself.
  await api().create(draft(name, '2.0.0', { text: 'another' }));
  expect(await tagsOf(packageId)).toEqual({ latest: '2.0.0' });
  expect(await history(packageId, 'beta')).toEqual(['beta withdrawn 2.0.0 -', 'beta set - 2.0.0']);
});

test('history comes in pages, newest first, each entry once', async () => {
  const { packageId, id } = await packageWith('1.0.0', '2.0.0');
  for (let step = 0; step < 11; step += 1)
    await api().setTag({ versionId: id(step % 2 === 0 ? '1.0.0' : '2.0.0'), tag: 'beta' });
  const sequences: number[] = [];
  let before: number | undefined;
  do {
    const page = await api().tagHistory({
      packageId,
      name: 'beta',
      limit: 4,
      ...(before === undefined ? {} : { before }),
    });
    expect(page.entries.length).toBeLessThanOrEqual(4);
    sequences.push(...page.entries.map(({ sequence }) => sequence));
    before = page.next;
  } while (before !== undefined);
  expect(sequences).toHaveLength(11);
  expect(sequences).toEqual([...new Set(sequences)].sort((left, right) => right - left));
});

test('a name that stays where it was first set is neither moved nor taken away', async () => {
  const { packageId, id } = await packageWith('1.0.0', '2.0.0');
  inDatabase((db) =>
    db
      .prepare('INSERT INTO namespace_settings (path, name, value, mandatory) VALUES (?, ?, ?, 0)')
      .run('local.test', 'immutableTags', '["frozen"]'),
  );
  await api().setTag({ versionId: id('1.0.0'), tag: 'frozen' });
  const moved = await refusalOf(api().setTag({ versionId: id('2.0.0'), tag: 'frozen' }));
  expect(moved).toMatchObject({ code: 'POLICY_DENIED' });
  expect(moved.message).toContain('frozen was set to 1.0.0');
  expect(await refusalOf(api().removeTag({ packageId, tag: 'frozen' }))).toMatchObject({
    code: 'POLICY_DENIED',
  });
  await api().setTag({ versionId: id('1.0.0'), tag: 'free' });
  await api().setTag({ versionId: id('2.0.0'), tag: 'free' });
  expect((await api().tags({ packageId })).immutableTags).toEqual(['frozen']);
});

test('search finds a package by its tags and channels; latest alone says nothing', async () => {
  const { name, coordinate, packageId, id } = await packageWith('1.0.0');
  const found = async (query: string) =>
    (await registry.client.search.query({ query: `${query} name:${name}` })).hits.map(
      (hit) => hit.coordinate,
    );
  expect(await found('tag:latest')).toEqual([]);
  await api().setTag({ versionId: id('1.0.0'), tag: 'lts-2026' });
  await api().promote({ versionId: id('1.0.0') });
  expect(await found('tag:lts-2026')).toEqual([coordinate]);
  expect(await found('tag:nightly')).toEqual([coordinate]);
  const { facets } = await registry.client.search.query({ query: `name:${name}`, facets: true });
  expect(facets?.tag).toEqual(expect.arrayContaining([{ value: 'lts-2026', count: 1 }]));
  await api().removeTag({ packageId, tag: 'lts-2026' });
  expect(await found('tag:lts-2026')).toEqual([]);
});

test('a watcher hears of each change, with the package it belongs to', async () => {
  const { coordinate, packageId, id } = await packageWith('1.0.0');
  const since = (await registry.client.settings.status({})).sequence;
  await api().setTag({ versionId: id('1.0.0'), tag: 'beta' });
  await api().removeTag({ packageId, tag: 'beta' });
  const controller = new AbortController();
  const types: string[] = [];
  for await (const batch of await registry.client.events.watch({ since }, { signal: controller.signal })) {
    for (const event of batch.events) {
      expect(event).toMatchObject({ topic: 'version', subject: `${coordinate}@beta`, packageId });
      types.push(event.type);
    }
    if (types.length >= 2) break;
  }
  expect(types).toEqual(['tag.set', 'tag.removed']);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

let names = 0;
function newName(): string {
  names += 1;
  return `subject-${names}`;
}

const starts = [
  'draft',
  'published',
  'archived draft',
  'archived published',
  'yanked',
  'deprecated',
  'deleted',
] as const;
type Start = (typeof starts)[number];

/** A fresh version brought into a state. */
async function versionIn(start: Start): Promise<string> {
  const api = registry.client.registry;
  const isDraft = start === 'draft' || start === 'archived draft';
  const { versionId } = await api.create(draft(newName(), '1.0.0', { publish: !isDraft }));
  if (start.startsWith('archived')) await api.archive({ versionId });
  if (start === 'yanked') await api.yank({ versionId, reason: 'broken' });
  if (start === 'deprecated') await api.deprecate({ versionId, reason: 'old' });
  if (start === 'deleted') await api.delete({ versionId });
  return versionId;
}

const operations = [
  'publish',
  'unpublish',
  'deprecate',
  'undeprecate',
  'archive',
  'restore',
  'yank',
  'unyank',
  'delete',
  'undelete',
] as const;
type Operation = (typeof operations)[number];

function run(operation: Operation, versionId: string): Promise<unknown> {
  const api = registry.client.registry;
  if (operation === 'deprecate') return api.deprecate({ versionId, reason: 'because' });
  if (operation === 'yank') return api.yank({ versionId, reason: 'because' });
  return api[operation]({ versionId });
}

/** What each operation does from each state: the state after it, or the code it is refused with. */
const allowed: Record<Operation, Partial<Record<Start, string>>> = {
  publish: { draft: 'published' },
  unpublish: { published: 'draft', yanked: 'draft', deprecated: 'draft' },
  deprecate: {
    draft: 'draft',
    published: 'published',
    'archived draft': 'archived',
    'archived published': 'archived',
    yanked: 'published',
    deprecated: 'published',
  },
  undeprecate: { deprecated: 'published' },
  archive: { draft: 'archived', published: 'archived', yanked: 'archived', deprecated: 'archived' },
  restore: { 'archived draft': 'draft', 'archived published': 'published' },
  yank: { published: 'published', yanked: 'published', deprecated: 'published' },
  unyank: { yanked: 'published' },
  delete: {
    draft: '',
    published: '',
    'archived draft': '',
    'archived published': '',
    yanked: '',
    deprecated: '',
  },
  undelete: { deleted: 'published' },
};

test.each(operations)('%s: allowed or refused with help, from every state', async (operation) => {
  for (const start of starts) {
    const versionId = await versionIn(start);
    const expected = allowed[operation][start];
    if (expected === undefined) {
      const refusal = await refusalOf(run(operation, versionId));
      const missing = (start === 'deleted') !== (operation === 'undelete');
      expect([start, refusal.code]).toEqual([start, missing ? 'NOT_FOUND' : 'INVALID_STATE']);
      expect(refusal.defined).toBe(true);
      expect(String(refusal.data.help).length).toBeGreaterThan(10);
    } else if (operation === 'delete') {
      expect(await run(operation, versionId)).toMatchObject({ deleted: true });
    } else {
      const { version } = (await run(operation, versionId)) as { version: { state: string } };
      expect([start, version.state]).toEqual([start, expected]);
    }
  }
});

test('yank and deprecation carry their words, and go again', async () => {
  const api = registry.client.registry;
  const versionId = await versionIn('published');
  expect((await api.yank({ versionId, reason: 'leaks memory' })).version.yanked).toEqual({
    reason: 'leaks memory',
  });
  expect((await api.unyank({ versionId })).version.yanked).toBeUndefined();
  const words = {
    reason: 'superseded',
    replacement: 'pkg/better',
    alternatives: ['pkg/other'],
    removedAt: '2030-01-01T00:00:00.000Z',
  };
  expect((await api.deprecate({ versionId, ...words })).version.deprecated).toEqual(words);
  expect((await api.undeprecate({ versionId })).version.deprecated).toBeUndefined();
});

test('a published time appears with publishing and goes with unpublishing', async () => {
  const api = registry.client.registry;
  const versionId = await versionIn('draft');
  expect((await api.publish({ versionId })).version.publishedAt).toMatch(/^20/u);
  expect((await api.unpublish({ versionId })).version.publishedAt).toBeUndefined();
});

test('deleting what others need names them, and takes every name to override', async () => {
  const api = registry.client.registry;
  const name = newName();
  const { versionId } = await api.create(draft(name, '1.2.0'));
  await api.create(draft(name, '2.0.0'));
  const needs = (constraint: string) => [
    { coordinate: `local.test/${name}`, constraint, type: 'runtime' as const, optional: false },
  ];
  await api.create(draft(`${name}-app`, '1.0.0', { dependencies: needs('^1.0.0') }));
  await api.create(draft(`${name}-app`, '1.1.0', { dependencies: needs('^1.1.0') }));
  await api.create(draft(`${name}-other`, '1.0.0', { dependencies: needs('^2.0.0') }));
  const dependents = [`local.test/${name}-app@1.0.0`, `local.test/${name}-app@1.1.0`];
  const refusal = await refusalOf(api.delete({ versionId }));
  expect(refusal.code).toBe('HAS_DEPENDENTS');
  expect((refusal.data.dependents as string[]).sort()).toEqual(dependents);
  const partial = await refusalOf(api.delete({ versionId, overrideDependents: dependents.slice(0, 1) }));
  expect(partial.code).toBe('HAS_DEPENDENTS');
  expect(await refusalOf(api.unpublish({ versionId }))).toMatchObject({ code: 'HAS_DEPENDENTS' });
  await api.delete({ versionId, overrideDependents: dependents });
  const { entries } = await registry.client.access.audit({
    operation: 'registry.delete',
    outcome: 'success',
    limit: 1,
  });
  expect(entries[0]?.detail.dependents).toEqual(expect.arrayContaining(dependents));
});

test('dependents whose range another version serves do not stand in the way', async () => {
  const api = registry.client.registry;
  const name = newName();
  const first = await api.create(draft(name, '1.0.0'));
  const second = await api.create(draft(name, '1.1.0'));
  await api.create(draft(name, '1.2.0', { publish: false }));
  const needs = (constraint: string) => [
    { coordinate: `local.test/${name}`, constraint, type: 'runtime' as const, optional: false },
  ];
  await api.create(draft(`${name}-wide`, '1.0.0', { dependencies: needs('^1.0.0') }));
  await api.create(draft(`${name}-exact`, '1.0.0', { dependencies: needs('1.0.0') }));
  const stopped = await refusalOf(api.delete({ versionId: first.versionId }));
  expect(stopped).toMatchObject({
    code: 'HAS_DEPENDENTS',
    data: { dependents: [`local.test/${name}-exact@1.0.0`] },
  });
  await api.yank({ versionId: first.versionId, reason: 'a yanked version serves no range' });
  expect(await refusalOf(api.unpublish({ versionId: second.versionId }))).toMatchObject({
    code: 'HAS_DEPENDENTS',
    data: { dependents: [`local.test/${name}-wide@1.0.0`] },
  });
  await api.unyank({ versionId: first.versionId });
  expect(await api.delete({ versionId: second.versionId })).toMatchObject({ deleted: true });
});

test('a version in the trash makes room for the same number; undelete then says so', async () => {
  const api = registry.client.registry;
  const name = newName();
  const first = await api.create(draft(name, '1.0.0'));
  await api.delete({ versionId: first.versionId });
  const second = await api.create(draft(name, '1.0.0+again', { text: 'other' }));
  expect(await refusalOf(api.undelete({ versionId: first.versionId }))).toMatchObject({
    code: 'ALREADY_EXISTS',
  });
  await api.delete({ versionId: second.versionId });
  await api.undelete({ versionId: first.versionId });
  expect((await api.get({ coordinate: `local.test/${name}` })).versionId).toBe(first.versionId);
});

test('a package emptied may begin as another kind; what comes back from the trash keeps its own', async () => {
  const api = registry.client.registry;
  const name = newName();
  const plugin = await api.create(draft(name, '1.0.0', { kind: 'plugin' }));
  await api.delete({ versionId: plugin.versionId });
  const theme = await api.create(draft(name, '2.0.0', { kind: 'theme' }));
  expect(await refusalOf(api.undelete({ versionId: plugin.versionId }))).toMatchObject({
    code: 'INVALID_STATE',
  });
  await api.delete({ versionId: theme.versionId });
  await api.undelete({ versionId: plugin.versionId });
  expect(await api.get({ coordinate: `local.test/${name}` })).toMatchObject({
    kind: 'plugin',
    version: '1.0.0',
  });
  expect(
    (await registry.client.trust.verify({ versionId: plugin.versionId })).checks.filter(
      ({ outcome }) => outcome === 'fail',
    ),
  ).toEqual([]);
});

test('the latest tag: highest published release, never a draft, archived, yanked or pre-release above one', async () => {
  const api = registry.client.registry;
  const name = newName();
  const coordinate = `local.test/${name}`;
  const latest = async () => {
    const { packageId } = await api.get({ coordinate });
    const db = rawDatabase(registry.home);
    try {
      return db
        .prepare(
          `SELECT version FROM dist_tags JOIN versions USING (version_rowid) JOIN packages
           ON packages.package_rowid = dist_tags.package_rowid WHERE package_id = ? AND tag = 'latest'`,
        )
        .pluck()
        .get(packageId);
    } finally {
      db.close();
    }
  };
  const one = await api.create(draft(name, '1.0.0', { publish: false }));
  expect(await latest()).toBeUndefined();
  await api.publish({ versionId: one.versionId });
  expect(await latest()).toBe('1.0.0');
  await api.create(draft(name, '2.0.0-beta.1'));
  expect(await latest()).toBe('1.0.0');
  const two = await api.create(draft(name, '1.10.0'));
  expect(await latest()).toBe('1.10.0');
  await api.create(draft(name, '1.9.0'));
  expect(await latest()).toBe('1.10.0');
  await api.yank({ versionId: two.versionId, reason: 'broken' });
  expect(await latest()).toBe('1.9.0');
  await api.unyank({ versionId: two.versionId });
  await api.archive({ versionId: two.versionId });
  expect(await latest()).toBe('1.9.0');
  await api.restore({ versionId: two.versionId });
  await api.delete({ versionId: two.versionId });
  expect(await latest()).toBe('1.9.0');
  await api.undelete({ versionId: two.versionId });
  expect(await latest()).toBe('1.10.0');
  expect(await api.get({ coordinate: `${coordinate}@latest` })).toMatchObject({
    version: '1.10.0',
    distTags: ['latest'],
  });
});

test('without a latest tag, get and search agree on the version that speaks', async () => {
  const api = registry.client.registry;
  const name = newName();
  const yanked = await api.create(draft(name, '1.0.0'));
  await api.yank({ versionId: yanked.versionId, reason: 'broken' });
  await api.create(draft(name, '2.0.0', { publish: false }));
  const { hits } = await registry.client.search.query({ query: name });
  const shown = hits.find((hit) => hit.name === name)?.version;
  expect((await api.get({ coordinate: `local.test/${name}` })).version).toBe(shown);
});

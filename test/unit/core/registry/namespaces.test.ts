import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound } from '../../../faults/fault-core.ts';
import { draft, openTestCore, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

const api = () => registry.client.registry;
const hundred = 'x'.repeat(100);
const put = (namespace: string, name: string, text = hundred) =>
  api().create(draft(name, '1.0.0', { namespace, text }));

async function node(path: string) {
  return (await api().namespaces({})).namespaces.find((one) => one.path === path);
}

test('writing makes a namespace and all above it; a refused write makes none', async () => {
  await put('org.acme.team.inner', 'a');
  for (const path of ['org', 'org.acme', 'org.acme.team', 'org.acme.team.inner'])
    expect(await node(path)).toMatchObject({
      packageCount: 1,
      versionCount: 1,
      bytes: 100,
      visibility: 'private',
    });
  await api().createNamespace({ path: 'org.limited' });
  await api().setQuota({ path: 'org.limited', versions: 0 });
  expect(await refusalOf(put('org.limited.deep.down', 'a'))).toMatchObject({ code: 'QUOTA_EXCEEDED' });
  expect(await node('org.limited.deep')).toBeUndefined();
});

test('names are checked, aliases normalised, duplicates refused', async () => {
  expect(await api().createNamespace({ path: 'orgs/alias/team', description: 'd' })).toEqual({
    path: 'org.alias.team',
  });
  expect(await node('org.alias.team')).toMatchObject({ description: 'd' });
  expect(await refusalOf(api().createNamespace({ path: 'org.alias.team' }))).toMatchObject({
    code: 'ALREADY_EXISTS',
  });
  for (const path of [
    'nowhere.x',
    'org.UPPER',
    'org.-x',
    'org..x',
    'org.a.b.c.d.e.f.g.h',
    `org.${'a'.repeat(130)}`,
  ])
    expect(await refusalOf(api().createNamespace({ path }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ field: 'path' }] },
    });
  expect(await refusalOf(api().setQuota({ path: 'org.unheard', bytes: 1 }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a pool takes exactly its limit, counting everything below, and gives back what is deleted', async () => {
  await api().createNamespace({ path: 'org.pool.left' });
  await api().setQuota({ path: 'org.pool', bytes: 300 });
  await put('org.pool.left', 'a');
  const { versionId } = await put('org.pool.right.deep', 'b');
  await put('org.pool', 'c');
  const refusal = await refusalOf(put('org.pool.left', 'd', 'x'));
  expect(refusal.data).toMatchObject({
    namespace: 'org.pool',
    resource: 'bytes',
    limit: 300,
    used: 300,
    requested: 1,
  });
  await api().delete({ versionId });
  await put('org.pool.left', 'd');
  expect(await refusalOf(api().undelete({ versionId }))).toMatchObject({ code: 'QUOTA_EXCEEDED' });
  await api().setQuota({ path: 'org.pool', versions: 3 });
  expect(await refusalOf(put('org.pool', 'e', ''))).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    data: { resource: 'versions', limit: 3 },
  });
  await api().setQuota({ path: 'org.pool' });
  await api().undelete({ versionId });
});

test('many writers at once cannot take more than the pool holds', async () => {
  await api().createNamespace({ path: 'org.rush' });
  await api().setQuota({ path: 'org.rush', versions: 10, bytes: 1_000_000 });
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) => put(`org.rush.n${index % 4}`, `p${index}`)),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  expect(await node('org.rush')).toMatchObject({ versionCount: 10, bytes: 1_000 });
});

test('a limit of a child never exceeds that of an ancestor, whichever is set first', async () => {
  await api().createNamespace({ path: 'org.family.child.grandchild' });
  await api().setQuota({ path: 'org.family', bytes: 1_000 });
  expect(await refusalOf(api().setQuota({ path: 'org.family.child', bytes: 1_001 }))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { issues: [{ field: 'bytes', message: 'at most 1000, the limit of org.family' }] },
  });
  await api().setQuota({ path: 'org.family.child.grandchild', bytes: 1_000, versions: 5 });
  expect(await refusalOf(api().setQuota({ path: 'org.family.child', versions: 4 }))).toMatchObject({
    data: {
      issues: [{ field: 'versions', message: 'at least 5, the limit of org.family.child.grandchild' }],
    },
  });
  await api().setQuota({ path: 'org.family.child', bytes: 1_000, versions: 5 });
});

test('all pools equal what is stored', () => expectSound(registry.home));

test('asked for the most, the shallowest are listed, by path, with how many there are', async () => {
  for (const path of ['local.wide.a', 'local.wide.b', 'local.wide.a.deep.deeper'])
    await api().createNamespace({ path });
  const all = await api().namespaces({});
  expect(all.total).toBe(all.namespaces.length);
  const depth = ({ path }: { path: string }) => path.split('.').length;
  const most = all.namespaces.filter((one) => depth(one) < 4).length;
  const some = await api().namespaces({ most });
  expect(some).toEqual({ total: all.total, namespaces: all.namespaces.filter((one) => depth(one) < 4) });
});

import { expect, test } from 'vitest';
import { draft, rawDatabase, refusalOf } from '../test-core.ts';
import { soundRegistry } from './sound-registry.ts';

const registry = soundRegistry();
const api = () => registry().client.registry;
const put = (namespace: string, name: string, more: Parameters<typeof draft>[2] = {}) =>
  api().create(draft(name, '1.0.0', { namespace, text: 'x'.repeat(100), ...more }));
const need = (coordinate: string) => ({
  dependencies: [{ coordinate, constraint: '^1.0.0', type: 'runtime' as const, optional: false }],
});
const paths = async () => (await api().namespaces({})).namespaces.map(({ path }) => path);

test('everything below moves: packages, versions, trust roots, settings, quotas, trash and what is found', async () => {
  await put('org.first.a.deep', 'one', { sign: true });
  const { versionId } = await put('org.first.a', 'gone');
  await api().delete({ versionId });
  await api().updateNamespace({ path: 'org.first.a', description: 'First', labels: { team: 'x' } });
  await api().setNamespacePolicy({ path: 'org.first.a', set: { channels: ['stable', 'next'] } });
  await api().setQuota({ path: 'org.first.a', versions: 9 });
  const keyId = (await registry().client.trust.keys({})).keys[0]?.keyId ?? '';
  await registry().client.trust.setRoot({ namespace: 'org.first.a', keyIds: [keyId], threshold: 1 });
  const dry = await api().moveNamespace({ from: 'org.first.a', to: 'lib.new.home', dryRun: true });
  expect(dry).toMatchObject({
    dryRun: true,
    namespaceCount: 2,
    packages: 1,
    versions: 1,
    bytes: 100,
    trashed: 1,
    trustRoots: ['org.first.a'],
    problems: [],
  });
  expect(await paths()).toContain('org.first.a.deep');
  const moved = await api().moveNamespace({ from: 'org.first.a', to: 'lib.new.home' });
  expect(moved).toEqual({ ...dry, dryRun: false });
  expect(await paths()).not.toContain('org.first.a');
  const detail = await api().namespace({ path: 'org.first.a' });
  expect(detail).toMatchObject({
    path: 'lib.new.home',
    description: 'First',
    labels: { team: 'x' },
    quotaVersions: 9,
    formerPaths: ['org.first.a'],
  });
  expect(detail.effective.policy.find(({ name }) => name === 'channels')).toMatchObject({
    from: 'lib.new.home',
  });
  const { roots } = await registry().client.trust.roots({});
  expect(roots.map(({ namespace }) => namespace)).toContain('lib.new.home');
  const found = await registry().client.search.query({ query: 'namespace:lib.new.home' });
  expect(found.hits.map(({ coordinate }) => coordinate)).toEqual(['lib.new.home.deep/one']);
  expect((await api().get({ coordinate: 'org.first.a.deep/one' })).coordinate).toBe('lib.new.home.deep/one');
  const { entries } = await api().history({ packageId: found.hits[0]?.packageId ?? '' });
  expect(entries[0]?.detail).toEqual({ movedFrom: 'org.first.a.deep/one' });
  await api().undelete({ versionId });
  expect(await api().get({ coordinate: 'lib.new.home/gone' })).toMatchObject({ versionId });
});

test('what was signed before a move verifies, says under which name, and can be signed again', async () => {
  const { versionId } = await put('org.signed', 'seal', { sign: true });
  await api().moveNamespace({ from: 'org.signed', to: 'org.sealed' });
  const verified = await registry().client.trust.verify({ versionId });
  expect(verified).toMatchObject({ signature: 'trusted', coordinate: 'org.sealed/seal' });
  expect(verified.checks.find(({ name }) => name === 'statement')?.detail).toContain(
    'signed as org.signed/seal@1.0.0, before its namespace moved',
  );
  const { key } = await registry().client.trust.createKey({ name: 'second' });
  await registry().client.trust.sign({ versionId, keyId: key.keyId });
  expect((await registry().client.trust.verify({ versionId })).signature).toBe('trusted');
});

test('a signature never follows to a name the package did not have', async () => {
  const { versionId } = await put('org.forge', 'coin', { sign: true });
  await api().moveNamespace({ from: 'org.forge', to: 'org.mint' });
  const db = rawDatabase(registry().home);
  db.prepare("UPDATE package_moves SET namespace = 'org.elsewhere' WHERE namespace = 'org.forge'").run();
  db.close();
  expect((await registry().client.trust.verify({ versionId })).signature).toBe('tampered');
});

test('dependents reach a package under every name it had; chains are one step', async () => {
  await put('org.chain.a', 'base');
  await put('org.user', 'early', need('org.chain.a/base'));
  await api().moveNamespace({ from: 'org.chain.a', to: 'org.chain.b' });
  await put('org.user', 'middle', need('org.chain.b/base'));
  await api().moveNamespace({ from: 'org.chain', to: 'org.links' });
  await put('org.user', 'late', need('org.links.b/base'));
  for (const coordinate of ['org.chain.a/base', 'org.chain.b/base', 'org.links.b/base'])
    expect(await api().get({ coordinate: `${coordinate}@^1.0.0` })).toMatchObject({
      coordinate: 'org.links.b/base',
      dependentCount: 3,
    });
  const { versionId } = await api().get({ coordinate: 'org.links.b/base' });
  const { dependents } = await api().dependents({ versionId });
  expect(dependents.map(({ coordinate }) => coordinate).sort()).toEqual([
    'org.user/early',
    'org.user/late',
    'org.user/middle',
  ]);
  expect(await refusalOf(api().delete({ versionId }))).toMatchObject({ code: 'HAS_DEPENDENTS' });
});

test('a dependency that found nothing finds what moves to where it looked, under whatever name', async () => {
  await put('org.asker', 'direct', need('org.late/arrival'));
  await put('org.asker', 'former', need('org.early/resident'));
  await put('org.late', 'resident');
  await put('org.early', 'arrival');
  await api().moveNamespace({ from: 'org.early', to: 'org.late' });
  for (const name of ['arrival', 'resident'])
    expect(await api().get({ coordinate: `org.late/${name}` })).toMatchObject({ dependentCount: 1 });
});

test('moving back is no detour: the old path is itself again, and the other leads to it', async () => {
  await put('org.there', 'ball');
  await api().moveNamespace({ from: 'org.there', to: 'org.back' });
  await api().moveNamespace({ from: 'org.back', to: 'org.there' });
  expect((await api().namespace({ path: 'org.back' })).path).toBe('org.there');
  expect((await api().namespace({ path: 'org.there' })).formerPaths).toEqual(['org.back']);
});

test('a path that leads elsewhere is taken only on purpose', async () => {
  await put('org.vacated.sub', 'thing');
  await put('org.vacated', 'fan', need('org.vacated.sub/thing'));
  await api().moveNamespace({ from: 'org.vacated', to: 'org.occupied' });
  for (const refused of [
    () => put('org.vacated', 'other'),
    () => put('org.vacated.new', 'other'),
    () => api().createNamespace({ path: 'org.vacated.sub' }),
  ])
    expect(await refusalOf(refused())).toMatchObject({ code: 'INVALID_STATE', data: { state: 'moved' } });
  await api().createNamespace({ path: 'org.mover' });
  const dry = await api().moveNamespace({ from: 'org.mover', to: 'org.vacated', dryRun: true });
  expect(dry.problems).toMatchObject([{ rule: 'forwarding' }]);
  await api().createNamespace({ path: 'org.vacated.sub', replaceForwarding: true });
  expect(await refusalOf(api().get({ coordinate: 'org.vacated.sub/thing' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await api().get({ coordinate: 'org.occupied.sub/thing' })).toMatchObject({ dependentCount: 0 });
});

test('joining a namespace that exists: names must be free, and it keeps what it says', async () => {
  await put('org.left', 'same', { kind: 'theme' });
  await put('org.left', 'own');
  await put('org.right', 'same');
  await api().updateNamespace({ path: 'org.left', description: 'left' });
  await api().updateNamespace({ path: 'org.right', description: 'right' });
  const refusal = await refusalOf(api().moveNamespace({ from: 'org.left', to: 'org.right' }));
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT' });
  expect(refusal.message).toContain('org.right/same exists already');
  const { versionId } = await api().get({ coordinate: 'org.left/same' });
  await api().delete({ versionId });
  const dry = await api().moveNamespace({ from: 'org.left', to: 'org.right', dryRun: true });
  expect(dry.problems).toMatchObject([{ rule: 'taken' }]);
  await api().undelete({ versionId });
  await api().moveNamespace({ from: 'org.left', to: 'org.right.inner' });
  await api().createNamespace({ path: 'org.third' });
  await put('org.third', 'free', need('org.right.inner/own'));
  await api().moveNamespace({ from: 'org.third', to: 'org.right' });
  expect(await api().namespace({ path: 'org.third' })).toMatchObject({
    path: 'org.right',
    description: 'right',
    counts: { packages: 4 },
  });
});

test('quotas, limits and settings of the target are asked, and all that stands in the way is told', async () => {
  await put('org.many.x', 'a');
  await put('org.many.x', 'b');
  await api().setQuota({ path: 'org.many', bytes: 5_000 });
  await api().createNamespace({ path: 'org.small' });
  await api().setQuota({ path: 'org.small', bytes: 150, versions: 1 });
  await api().setNamespacePolicy({
    path: 'org.small',
    set: { requireLicense: true, requireSignature: true },
  });
  const move = { from: 'org.many', to: 'org.small.in' };
  const { problems } = await api().moveNamespace({ ...move, dryRun: true });
  expect(problems.map(({ rule }) => rule).sort()).toEqual([
    'limit',
    'policy',
    'policy',
    'policy',
    'policy',
    'quota',
    'quota',
  ]);
  const refusal = await refusalOf(api().moveNamespace(move));
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT' });
  expect(refusal.data.issues).toHaveLength(7);
  await api().setQuota({ path: 'org.small' });
  expect(await refusalOf(api().moveNamespace(move))).toMatchObject({ code: 'POLICY_DENIED' });
  await api().setNamespacePolicy({ path: 'org.small', unset: ['requireLicense', 'requireSignature'] });
  await api().moveNamespace(move);
  expect(await api().namespace({ path: 'org.small' })).toMatchObject({
    counts: { packages: 2, versions: 2 },
  });
});

test('signatures are judged by the root of the place they come to', async () => {
  const { versionId } = await put('user.ada.own', 'mark', { sign: true });
  const { key } = await registry().client.trust.createKey({ name: 'other' });
  await registry().client.trust.setRoot({ namespace: 'org.others', keyIds: [key.keyId], threshold: 1 });
  await api().moveNamespace({ from: 'user.ada.own', to: 'org.others.in' });
  expect((await api().get({ coordinate: 'org.others.in/mark' })).signature).toBe('unknown');
  expect((await registry().client.trust.verify({ versionId })).signature).toBe('unknown');
});

test.each([
  ['org', 'org.x', 'fixed'],
  ['user.ada', 'org.ada', 'fixed'],
  ['local.stay', 'org.stay', 'scope'],
  ['org.fixed', 'local.in', 'scope'],
  ['hyper.system', 'org.system', 'scope'],
  ['org.fixed', 'hyper.fixed', 'scope'],
  ['org.fixed', 'org.fixed', 'path'],
  ['org.fixed', 'org.fixed.deeper', 'path'],
  ['org.fixed', 'org', 'path'],
  ['org.fixed', 'org.a.b.c.d.e.f', 'path'],
] as const)('%s never moves to %s: %s', async (from, to, rule) => {
  for (const path of ['local.stay', 'hyper.system', 'org.fixed.fixed.fixed'])
    await api()
      .createNamespace({ path })
      .catch(() => undefined);
  const { problems } = await api().moveNamespace({ from, to, dryRun: true });
  expect(problems.map((problem) => problem.rule)).toContain(rule);
  expect(await refusalOf(api().moveNamespace({ from, to }))).toMatchObject({ code: 'INVALID_INPUT' });
});

test('inside local a namespace may move', async () => {
  await put('local.one', 'p');
  await api().moveNamespace({ from: 'local.one', to: 'local.two' });
  expect((await api().get({ coordinate: 'local.one/p' })).coordinate).toBe('local.two/p');
});

test('names that are none, and namespaces that are not there, are refused', async () => {
  expect(await refusalOf(api().moveNamespace({ from: 'org.absent', to: 'org.x' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await refusalOf(api().moveNamespace({ from: 'org.fixed', to: 'No' }))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { issues: [{ field: 'to' }] },
  });
});

import { expect, test } from 'vitest';
import { ownerCaller } from '../../../../main/core/index.ts';
import { expectSound } from '../../../faults/fault-core.ts';
import { draft, rawDatabase, refusalOf } from '../test-core.ts';
import { soundRegistry } from './sound-registry.ts';

const registry = soundRegistry();
const api = () => registry().client.registry;
const put = (namespace: string, name: string, version = '1.0.0', more: Parameters<typeof draft>[2] = {}) =>
  api().create(draft(name, version, { namespace, ...more }));
const need = (coordinate: string, constraint: string) => ({
  dependencies: [{ coordinate, constraint, type: 'runtime' as const, optional: false }],
});
const paths = async () => (await api().namespaces({})).namespaces.map(({ path }) => path);

test('an empty namespace goes at once, with what led to it', async () => {
  await api().createNamespace({ path: 'org.empty' });
  await api().moveNamespace({ from: 'org.empty', to: 'org.void' });
  expect(await api().deleteNamespace({ path: 'org.void' })).toEqual({
    path: 'org.void',
    namespaces: 1,
    packages: 0,
    versions: 0,
  });
  expect(await paths()).not.toContain('org.void');
  await api().createNamespace({ path: 'org.empty' });
  expect(await refusalOf(api().undeleteNamespace({ path: 'org.void' }))).toMatchObject({ code: 'NOT_FOUND' });
});

test('one that holds something says what, and what to do', async () => {
  await put('org.full', 'a');
  await put('org.full', 'a', '2.0.0');
  await put('org.full.in', 'b');
  const refusal = await refusalOf(api().deleteNamespace({ path: 'org.full' }));
  expect(refusal).toMatchObject({ code: 'INVALID_STATE', data: { state: 'not-empty' } });
  expect(refusal.message).toContain('2 packages (3 versions) and 1 namespace');
});

test('deleted with everything in it, it comes back as it was', async () => {
  await api().updateNamespace({ path: 'org.full', description: 'Full' });
  await api().setQuota({ path: 'org.full', versions: 5 });
  const gone = await api().deleteNamespace({ path: 'org.full', recursive: true });
  expect(gone).toMatchObject({
    namespaces: 2,
    packages: 2,
    versions: 3,
    restorableUntil: expect.any(String),
  });
  expect((await paths()).filter((path) => path.startsWith('org.full'))).toEqual([]);
  expect((await registry().client.search.query({ query: 'namespace:org.full' })).hits).toEqual([]);
  expectSound(registry().home);
  expect(await api().undeleteNamespace({ path: 'org.full' })).toEqual({
    path: 'org.full',
    namespaces: 2,
    packages: 2,
    versions: 3,
  });
  expect(await api().namespace({ path: 'org.full' })).toMatchObject({
    description: 'Full',
    quotaVersions: 5,
    counts: { packages: 2, versions: 3, below: 1 },
  });
});

test('bringing one version back brings its namespaces back', async () => {
  const { versionId } = await put('org.away.deep', 'c');
  await put('org.away', 'd');
  await api().deleteNamespace({ path: 'org.away', recursive: true });
  await api().undelete({ versionId });
  expect(await paths()).toEqual(expect.arrayContaining(['org.away', 'org.away.deep']));
  expect((await api().namespace({ path: 'org.away' })).counts).toMatchObject({ packages: 1 });
  expect(await refusalOf(api().undeleteNamespace({ path: 'org.away' }))).toMatchObject({ code: 'NOT_FOUND' });
});

test('a namespace made anew where one was deleted begins anew', async () => {
  await put('org.anew', 'e');
  await api().updateNamespace({ path: 'org.anew', description: 'before', labels: { a: 'b' } });
  await api().deleteNamespace({ path: 'org.anew', recursive: true });
  await api().createNamespace({ path: 'org.anew', description: 'after' });
  expect(await api().namespace({ path: 'org.anew' })).toMatchObject({ description: 'after', labels: {} });
});

test('dependents from outside stop it, those inside do not; named they are overridden', async () => {
  await put('org.core', 'base', '1.0.0');
  await put('org.core', 'base', '2.0.0');
  await put('org.core', 'inner', '1.0.0', need('org.core/base', '^1.0.0'));
  await put('org.outer', 'app', '1.0.0', need('org.core/base', '>=1.0.0'));
  await put('org.outer', 'broken', '1.0.0', need('org.core/base', '^9.0.0'));
  const refusal = await refusalOf(api().deleteNamespace({ path: 'org.core', recursive: true }));
  expect(refusal).toMatchObject({ code: 'HAS_DEPENDENTS', data: { dependents: ['org.outer/app@1.0.0'] } });
  await api().deleteNamespace({
    path: 'org.core',
    recursive: true,
    overrideDependents: ['org.outer/app@1.0.0'],
  });
  expect(await paths()).not.toContain('org.core');
});

test('scopes and the home of the profile stay; what they hold may go', async () => {
  for (const path of ['org', 'local', 'user.ada'])
    expect(await refusalOf(api().deleteNamespace({ path, recursive: true }))).toMatchObject({
      code: 'INVALID_STATE',
      data: { state: 'fixed' },
    });
  await api().createNamespace({ path: 'user.ada.tools' });
  await api().deleteNamespace({ path: 'user.ada.tools' });
});

test('who may arrange namespaces may not for that alone delete what they hold', async () => {
  await put('org.kept', 'f');
  const owner = ownerCaller('test');
  const arranging = registry().as({ ...owner, denied: new Set(['registry.delete'] as const) });
  expect(
    await refusalOf(arranging.registry.deleteNamespace({ path: 'org.kept', recursive: true })),
  ).toMatchObject({ code: 'NOT_ALLOWED', data: { capability: 'registry.delete' } });
  await arranging.registry.createNamespace({ path: 'org.kept.no' });
  await arranging.registry.deleteNamespace({ path: 'org.kept.no' });
});

test('a sweep of the trash takes deleted namespaces with it', async () => {
  await put('org.swept.in', 'g');
  await api().deleteNamespace({ path: 'org.swept', recursive: true });
  const db = rawDatabase(registry().home);
  db.prepare('UPDATE versions SET deleted_at = 1 WHERE deleted_at IS NOT NULL').run();
  await api().sweep({ dryRun: false });
  expect(db.prepare("SELECT count(*) FROM namespaces WHERE path GLOB 'org.swept*'").pluck().get()).toBe(0);
  db.close();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, openTestCore, refusalOf, type TestCore, testKeychain } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore({ keychain: testKeychain() });
  await api().createNamespace({ path: 'org.acme.team' });
  await registry.client.settings.createProfile({ handle: 'ada', displayName: 'Ada' });
});
afterAll(() => registry[Symbol.asyncDispose]());

const api = () => registry.client.registry;
const setting = async (path: string, name: string) =>
  (await api().namespacePolicy({ path })).settings.find((one) => one.name === name);

test('a namespace tells what it says, what it inherits and from where', async () => {
  await api().updateNamespace({
    path: 'org.acme',
    description: 'Everything of Acme',
    labels: { team: 'platform', 'acme.io/tier': '1' },
    visibility: 'public',
  });
  await api().updateNamespace({ path: 'orgs/acme/team', labels: { team: 'crypto' } });
  const detail = await api().namespace({ path: 'org.acme.team' });
  expect(detail).toMatchObject({
    path: 'org.acme.team',
    labels: { team: 'crypto' },
    effective: {
      visibility: { value: 'public', from: 'org.acme' },
      labels: [
        { key: 'acme.io/tier', value: '1', from: 'org.acme' },
        { key: 'team', value: 'crypto', from: 'org.acme.team' },
      ],
    },
  });
  expect(detail.visibility).toBeUndefined();
  expect((await api().namespace({ path: 'lib' })).effective.visibility).toEqual({
    value: 'private',
    from: 'default',
  });
  const listed = (await api().namespaces({})).namespaces.find(({ path }) => path === 'org.acme.team');
  expect(listed?.visibility).toBe('public');
});

test('members left out of an edit stay; inherit takes the own visibility away', async () => {
  await api().updateNamespace({ path: 'org.acme', visibility: 'inherit' });
  const detail = await api().namespace({ path: 'org.acme' });
  expect(detail).toMatchObject({ description: 'Everything of Acme', labels: { team: 'platform' } });
  expect(detail.effective.visibility).toEqual({ value: 'private', from: 'default' });
});

test('labels that are none are refused with their key', async () => {
  for (const labels of [
    { Upper: 'x' },
    { '-x': 'y' },
    { ok: 'x'.repeat(257) },
    Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`k${index}`, ''])),
  ])
    expect(await refusalOf(api().updateNamespace({ path: 'org.acme', labels }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
  expect(await refusalOf(api().updateNamespace({ path: 'org.none', description: 'x' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('pools are told level by level, with limits where there are any', async () => {
  await api().setQuota({ path: 'org.acme', bytes: 1_000, versions: 5 });
  await api().create(draft('a', '1.0.0', { namespace: 'org.acme.team', text: 'x'.repeat(40) }));
  await api().create(draft('b', '1.0.0', { namespace: 'org.acme', text: 'x'.repeat(60) }));
  const { pools, counts } = await api().namespace({ path: 'org.acme.team' });
  expect(pools).toEqual([
    { path: 'org', bytes: { used: 100 }, versions: { used: 2 }, packages: 2 },
    { path: 'org.acme', bytes: { used: 100, limit: 1_000 }, versions: { used: 2, limit: 5 }, packages: 2 },
    { path: 'org.acme.team', bytes: { used: 40 }, versions: { used: 1 }, packages: 1 },
  ]);
  expect(counts).toEqual({ packages: 1, versions: 1, ownPackages: 1, children: 0, below: 0 });
  expect((await api().namespace({ path: 'org' })).counts).toMatchObject({ children: 1, below: 2 });
});

test('settings come down, are changed below, and come back when taken away', async () => {
  await api().setNamespacePolicy({
    path: 'org',
    set: { channels: ['stable', 'beta'], requireLicense: true },
  });
  expect(await setting('org.acme.team', 'channels')).toEqual({
    name: 'channels',
    value: ['stable', 'beta'],
    from: 'org',
    mandatory: false,
  });
  await api().setNamespacePolicy({ path: 'org.acme', set: { requireLicense: false } });
  expect(await setting('org.acme.team', 'requireLicense')).toMatchObject({ value: false, from: 'org.acme' });
  await api().setNamespacePolicy({ path: 'org.acme', unset: ['requireLicense'] });
  expect(await setting('org.acme', 'requireLicense')).toMatchObject({ value: true, from: 'org' });
  await api().setNamespacePolicy({ path: 'org', unset: ['requireLicense', 'channels'] });
});

test('a mandatory setting cannot be weakened below, and every weaker one is named', async () => {
  await api().setNamespacePolicy({
    path: 'org',
    set: { requireLicense: true, immutableTags: ['stable'], resolveFrom: 'scope' },
    mandatory: true,
  });
  const refusal = await refusalOf(
    api().setNamespacePolicy({
      path: 'org.acme',
      set: { requireLicense: false, immutableTags: [], resolveFrom: 'scope', allowPrerelease: false },
    }),
  );
  expect(refusal).toMatchObject({ code: 'POLICY_DENIED' });
  expect((refusal.data.violations as { rule: string }[]).map(({ rule }) => rule)).toEqual([
    'requireLicense',
    'immutableTags',
  ]);
  expect(await setting('org.acme', 'allowPrerelease')).toMatchObject({ value: true, from: 'default' });
  await api().setNamespacePolicy({ path: 'org.acme', set: { immutableTags: ['lts', 'stable'] } });
  await api().setNamespacePolicy({
    path: 'org',
    unset: ['requireLicense', 'immutableTags', 'resolveFrom'],
  });
  await api().setNamespacePolicy({ path: 'org.acme', unset: ['immutableTags'] });
});

test('settings that cannot be are refused', async () => {
  for (const set of [{ immutableTags: ['latest'] }, { channels: [] }, { channels: ['a', 'a'] }])
    expect(await refusalOf(api().setNamespacePolicy({ path: 'org', set }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
  expect(
    await refusalOf(
      api().setNamespacePolicy({ path: 'org', set: { requireLicense: true }, unset: ['requireLicense'] }),
    ),
  ).toMatchObject({ code: 'INVALID_INPUT' });
  expect(
    await refusalOf(api().setNamespacePolicy({ path: 'local', set: { resolveFrom: 'any' } })),
  ).toMatchObject({ code: 'POLICY_DENIED' });
});

test('what a namespace asks of versions is kept, and every violation told', async () => {
  const namespace = 'org.strict.deep';
  await api().createNamespace({ path: 'org.strict' });
  await api().setNamespacePolicy({
    path: 'org.strict',
    set: { requireLicense: true, requireSignature: true, allowPrerelease: false },
  });
  const refusal = await refusalOf(api().create(draft('a', '1.0.0-rc.1', { namespace })));
  expect(refusal).toMatchObject({ code: 'POLICY_DENIED' });
  expect(refusal.data.violations).toMatchObject([
    { policy: 'org.strict', rule: 'requireSignature' },
    { policy: 'org.strict', rule: 'requireLicense' },
    { policy: 'org.strict', rule: 'allowPrerelease' },
  ]);
  // Nothing is left of what was refused, not even the namespace.
  expect((await api().namespaces({})).namespaces.map(({ path }) => path)).not.toContain(namespace);
  const { versionId } = await api().create(draft('a', '1.0.0', { namespace, publish: false }));
  expect(await refusalOf(api().publish({ versionId }))).toMatchObject({
    code: 'POLICY_DENIED',
    data: { violations: [{ rule: 'requireSignature' }, { rule: 'requireLicense' }] },
  });
  await api().create(draft('a', '2.0.0+build-1', { namespace, license: 'MIT', sign: true }));
  expect(await refusalOf(api().create(draft('a', '3.0.0-rc', { namespace, publish: false })))).toMatchObject({
    code: 'POLICY_DENIED',
    data: { violations: [{ rule: 'allowPrerelease' }] },
  });
});

test('every change is audited and told to watchers', async () => {
  const { entries } = await registry.client.access.audit({ limit: 200 });
  const operations = new Set(entries.map(({ operation, outcome }) => `${operation} ${outcome}`));
  for (const operation of ['updateNamespace', 'setNamespacePolicy'])
    expect(operations).toContain(`registry.${operation} success`);
  expect(operations).toContain('registry.setNamespacePolicy denied');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawDatabase, refusalOf } from '../test-core.ts';
import { type OpenWorld, openWorld } from './world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    base: { '1.0.0': {}, '1.1.0': {} },
    lib: {
      '1.0.0': { base: '^1' },
      '1.1.0': { base: '>=1 || ^3', 'base#2': { constraint: '<2', type: 'peer' } },
    },
    app: { '1.0.0': { lib: '^1' } },
    stuck: { '1.0.0': { lib: '^9' } },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const lock = (subject: string, more: object = {}) =>
  world.client.resolve.lock({ root: { versionId: world.idOf(subject) }, ...more });

test('a lockfile is a config artifact beside its root, the same bytes for the same problem', async () => {
  const first = await lock('app@1.0.0');
  expect(first).toMatchObject({ coordinate: 'local.test/app-lock', version: '1.0.0', packages: 2 });
  const detail = await world.client.registry.get({ coordinate: 'local.test/app-lock' });
  expect(detail).toMatchObject({ kind: 'config', state: 'published', contentDigest: first.digest });
  const { lockfile } = await world.client.resolve.readLock({ versionId: first.versionId });
  const base = await world.client.registry.get({ coordinate: 'local.test/base@1.1.0' });
  expect(lockfile).toMatchObject({
    format: 'hyper-lock/1',
    root: {
      coordinate: 'local.test/app',
      version: '1.0.0',
      dependencies: [{ coordinate: 'local.test/lib', constraint: '^1', type: 'runtime', optional: false }],
    },
    options: { strategy: 'highest', omit: [], pins: {}, overrides: {}, target: {} },
    packages: {
      'local.test/base': { version: '1.1.0', digest: base.contentDigest, dependencies: {} },
      'local.test/lib': { version: '1.1.0', dependencies: { 'local.test/base': '<2 >=1 || <2 ^3' } },
    },
  });
  expect(lockfile.options).not.toHaveProperty('deadline');
  // Nothing changed, so there is nothing to keep a second time.
  expect(await lock('app@1.0.0')).toEqual(first);
  const resolution = await world.client.resolve.resolve({ root: { versionId: world.idOf('app@1.0.0') } });
  expect(resolution).toMatchObject({ digest: first.digest });
});

test('another answer becomes the next version, or a place and version of one’s own', async () => {
  const lowest = await lock('app@1.0.0', { options: { strategy: 'lowest' } });
  expect(lowest).toMatchObject({ coordinate: 'local.test/app-lock', version: '1.0.1' });
  const own = await lock('app@1.0.0', { namespace: 'org.acme', name: 'frozen', version: '2026.11.0' });
  expect(own).toMatchObject({ coordinate: 'org.acme/frozen', version: '2026.11.0' });
  expect(
    await refusalOf(lock('app@1.0.0', { namespace: 'org.acme', name: 'frozen', version: '2026.11.0' })),
  ).toMatchObject({ code: 'ALREADY_EXISTS' });
});

test('is signed where there is a key', async () => {
  await world.client.settings.createProfile({ handle: 'ada', displayName: 'Ada', passphrase: 'long enough' });
  const { versionId } = await lock('app@1.0.0', { name: 'signed' });
  expect((await world.client.trust.signatures({ versionId })).signatures).toHaveLength(1);
});

test('its versions are preferred when it is resolved again', async () => {
  const { versionId } = await lock('app@1.0.0', { options: { strategy: 'lowest' }, name: 'kept' });
  const again = await world.client.resolve.resolve({
    root: { versionId: world.idOf('app@1.0.0') },
    options: { lockfile: versionId },
  });
  expect(again.status === 'resolved' && again.nodes.map(({ version }) => version)).toEqual([
    '1.0.0',
    '1.0.0',
  ]);
});

test('has the licence of its root, so that it can be kept where one is required', async () => {
  const { registry, resolve } = world.client;
  await world.add({ 'org.licensed/app': { '1.0.0': {} } }, { license: 'MIT' });
  await registry.setNamespacePolicy({ path: 'org.licensed', set: { requireLicense: true } });
  const root = { versionId: world.idOf('org.licensed/app@1.0.0') };
  const { versionId } = await resolve.lock({ root });
  expect(await registry.get({ coordinate: 'org.licensed/app-lock' })).toMatchObject({
    versionId,
    license: 'MIT',
  });
  await resolve.lock({ root, name: 'own', license: 'Apache-2.0' });
  expect(await registry.get({ coordinate: 'org.licensed/own' })).toMatchObject({ license: 'Apache-2.0' });
  const bare = { root: { dependencies: [] }, namespace: 'org.licensed', name: 'bare' };
  expect(await refusalOf(resolve.lock(bare))).toMatchObject({ code: 'POLICY_DENIED' });
});

test('what cannot be resolved cannot be locked; requirements need a place', async () => {
  expect(await refusalOf(lock('stuck@1.0.0'))).toMatchObject({
    code: 'INVALID_STATE',
    data: { state: 'unsatisfiable' },
  });
  const loose = { root: { dependencies: [{ coordinate: 'local.test/base', constraint: '*' }] } };
  expect(await refusalOf(world.client.resolve.lock(loose))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { issues: [{ field: 'namespace' }, { field: 'name' }] },
  });
  const placed = await world.client.resolve.lock({ ...loose, namespace: 'local.test', name: 'loose' });
  expect(placed.packages).toBe(1);
});

test('two are compared package by package, options too', async () => {
  const before = await lock('app@1.0.0', { options: { strategy: 'lowest' }, name: 'before' });
  const after = await lock('app@1.0.0', { options: { pins: { 'local.test/none': '1.0.0' } }, name: 'after' });
  const { changes, options, unchanged } = await world.client.resolve.compareLocks({
    before: before.versionId,
    after: after.versionId,
  });
  expect(unchanged).toBe(0);
  expect(changes).toMatchObject([
    {
      coordinate: 'local.test/base',
      change: 'upgraded',
      before: { version: '1.0.0' },
      after: { version: '1.1.0' },
    },
    { coordinate: 'local.test/lib', change: 'upgraded' },
  ]);
  expect(options).toEqual(['pin local.test/none: none -> 1.0.0', 'strategy: lowest -> highest']);
});

describe('a check', () => {
  const check = (versionId: string, more: object = {}) =>
    world.client.resolve.checkLock({ versionId, ...more });

  test('finds nothing in a fresh one, and the strategy when asked', async () => {
    const { versionId } = await lock('app@1.0.0', { name: 'fresh' });
    expect(await check(versionId)).toEqual({ ok: true, checked: 2, problems: [] });
    expect(await check(versionId, { strategy: 'lowest' })).toMatchObject({
      ok: false,
      problems: [{ problem: 'strategy', text: expect.stringContaining('highest, not lowest') }],
    });
  });

  test('tells what is yanked, changed, missing or no longer asked for', async () => {
    await world.add({
      part: { '1.0.0': {}, '2.0.0': {}, '3.0.0': {} },
      gone: { '1.0.0': {} },
      forged: { '1.0.0': {} },
    });
    await world.add({ whole: { '1.0.0': { part: '^1', gone: '*', forged: '*' } } }, { publish: false });
    const { versionId } = await lock('whole@1.0.0');
    await world.client.registry.yank({ versionId: world.idOf('part@1.0.0'), reason: 'a leak' });
    expect(await check(versionId)).toEqual({
      ok: true,
      checked: 3,
      problems: [
        {
          coordinate: 'local.test/part',
          version: '1.0.0',
          problem: 'yanked',
          text: 'local.test/part 1.0.0 was yanked: a leak',
        },
      ],
    });
    await world.client.registry.delete({
      versionId: world.idOf('gone@1.0.0'),
      overrideDependents: ['local.test/whole@1.0.0'],
    });
    await world.client.resolve.addDependency({
      versionId: world.idOf('whole@1.0.0'),
      dependency: { coordinate: 'local.test/part', constraint: '^2' },
    });
    const db = rawDatabase(world.home);
    db.prepare(`UPDATE versions SET content_digest = 'sha256:' || ? WHERE version_id = ?`).run(
      '0'.repeat(64),
      world.idOf('forged@1.0.0'),
    );
    db.close();
    const { ok, problems } = await check(versionId);
    expect(ok).toBe(false);
    expect(problems.map(({ problem, coordinate }) => `${problem} ${coordinate}`).sort()).toEqual([
      'digest local.test/forged',
      'missing local.test/gone',
      'requirement local.test/part',
      'yanked local.test/part',
    ]);
    expect(problems.find(({ problem }) => problem === 'requirement')?.text).toBe(
      'local.test/whole asks for local.test/part ^2, which is locked at 1.0.0.',
    );
  });

  test('of something else is refused', async () => {
    expect(await refusalOf(check(world.idOf('base@1.0.0')))).toMatchObject({
      code: 'INVALID_STATE',
      message: 'local.test/base 1.0.0 is not a lockfile.',
    });
  });
});

test('resolving says where a preferred lockfile could not be kept to', async () => {
  await world.add({ near: { '1.0.0': {}, '2.0.0': {} }, far: { '1.0.0': {} }, swapped: { '1.0.0': {} } });
  await world.add({ user: { '1.0.0': { near: '*', far: '*', swapped: '*' } } }, { publish: false });
  const { versionId } = await lock('user@1.0.0');
  const again = (options: object) =>
    world.client.resolve.resolve({
      root: { versionId: world.idOf('user@1.0.0') },
      options: { lockfile: versionId, ...options },
    });
  expect(await again({})).toMatchObject({ status: 'resolved', warnings: [] });
  await world.client.registry.delete({
    versionId: world.idOf('near@2.0.0'),
    overrideDependents: ['local.test/user@1.0.0'],
  });
  await world.client.registry.delete({
    versionId: world.idOf('swapped@1.0.0'),
    overrideDependents: ['local.test/user@1.0.0'],
  });
  await world.add({ swapped: { '1.0.0': {} } }, { text: 'something else' });
  expect(await again({ strategy: 'lowest' })).toMatchObject({
    status: 'resolved',
    warnings: [
      'local.test/near 2.0.0 is locked and not there any more: 1.0.0 is taken instead.',
      'The content of local.test/swapped 1.0.0 is not what was locked: it was stored anew since.',
      'The lockfile was made with the strategy highest: lowest decides only what it does not hold.',
    ],
  });
});

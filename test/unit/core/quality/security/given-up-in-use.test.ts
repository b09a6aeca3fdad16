import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenWorld, openWorld } from '../../resolve/world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    lib: { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} },
    old: { '1.0.0': {} },
    app: { '1.0.0': { lib: '^1' }, '2.0.0': { lib: '^2', old: '*' } },
    tool: { '1.0.0': { lib: { constraint: '^2', type: 'dev' } } },
    shy: { '1.0.0': { lib: { constraint: '^2', optional: true } } },
  });
  await world.add({ draft: { '1.0.0': { lib: '^2' } } }, { publish: false });
});
afterAll(() => world[Symbol.asyncDispose]());

async function inUse(check: 'yanked-in-use' | 'deprecated-in-use') {
  const { checks, findings } = await world.client.quality.security({ most: 500 });
  return {
    ...checks.find((each) => each.check === check),
    found: findings
      .filter((each) => each.check === check)
      .map(({ severity, subject }) => `${severity} ${subject}`)
      .sort(),
    findings: findings.filter((each) => each.check === check),
  };
}

test('nothing is in use while nothing is given up', async () => {
  expect(await inUse('yanked-in-use')).toMatchObject({
    state: 'ok',
    text: 'No published version is yanked.',
  });
});

test('a yanked version nothing else stands in for is in use by whoever is published and needs it', async () => {
  const { registry } = world.client;
  await registry.yank({ versionId: world.idOf('lib@1.1.0'), reason: 'broken' });
  // ^1 is met by 1.0.0 still.
  expect(await inUse('yanked-in-use')).toMatchObject({ state: 'ok', total: 0 });
  await registry.yank({ versionId: world.idOf('lib@2.0.0'), reason: 'leaks memory' });
  const told = await inUse('yanked-in-use');
  expect(told.found).toEqual([
    'info local.test/shy@1.0.0',
    'info local.test/tool@1.0.0',
    'warning local.test/app@2.0.0',
  ]);
  expect(told.total).toBe(3);
  expect(told.findings[0]).toMatchObject({
    text: 'It cannot be installed anew: what ^2 asks of local.test/lib is there as 2.0.0 only, which is yanked: leaks memory.',
    fix: { link: '#/browse?artifact=local.test%2Fapp&version=2.0.0&tab=dependencies' },
  });
  // Whoever is yanked is used by nobody.
  await registry.yank({ versionId: world.idOf('app@2.0.0'), reason: 'depends on it' });
  expect((await inUse('yanked-in-use')).total).toBe(2);
  for (const subject of ['app@2.0.0', 'lib@2.0.0', 'lib@1.1.0'])
    await registry.unyank({ versionId: world.idOf(subject) });
  expect((await inUse('yanked-in-use')).state).toBe('ok');
});

test('a deprecated version is in use where it is the highest there is, under former names too', async () => {
  const { registry } = world.client;
  await registry.deprecate({ versionId: world.idOf('lib@1.0.0'), reason: 'superseded' });
  expect((await inUse('deprecated-in-use')).total).toBe(0);
  await registry.deprecate({
    versionId: world.idOf('lib@1.1.0'),
    reason: 'superseded',
    replacement: 'lib 2',
  });
  const told = await inUse('deprecated-in-use');
  expect(told.found).toEqual(['info local.test/app@1.0.0']);
  expect(told.findings[0]?.text).toBe(
    'It asks for local.test/lib ^1 and gets 1.1.0, which is deprecated: “superseded”, use “lib 2” instead.',
  );
  await world.add({
    'org.away/base': { '1.0.0': {} },
    'org.user/one': { '1.0.0': { 'org.away/base': '^1' } },
  });
  await registry.deprecate({ versionId: world.idOf('org.away/base@1.0.0'), reason: 'moved on' });
  await registry.moveNamespace({ from: 'org.away', to: 'org.near' });
  expect((await inUse('deprecated-in-use')).found).toEqual([
    'info local.test/app@1.0.0',
    'info org.user/one@1.0.0',
  ]);
});

test('the newest lockfile of a package counts, the ones before it do not', async () => {
  const { registry, resolve } = world.client;
  const root = { versionId: world.idOf('app@2.0.0') };
  await resolve.lock({ root });
  await registry.yank({ versionId: world.idOf('old@1.0.0'), reason: 'abandoned' });
  const told = await inUse('yanked-in-use');
  expect(told.found).toEqual(['warning local.test/app-lock@1.0.0', 'warning local.test/app@2.0.0']);
  expect(told.findings.find(({ subject }) => subject.includes('lock'))).toMatchObject({
    text: 'This lockfile installs local.test/old 1.0.0, which was yanked for the reason “abandoned”.',
    fix: { link: '#/browse?artifact=local.test%2Fapp-lock&version=1.0.0&tab=lockfile' },
  });
  await world.add({ old: { '1.0.1': {} } });
  await resolve.lock({ root });
  expect((await inUse('yanked-in-use')).found).toEqual([]);
  expect((await inUse('yanked-in-use')).text).toContain('the newest of 1 lockfile included');
});

test('more than one step reads are all found', async () => {
  await world.add({ popular: { '1.0.0': {} } });
  const asked = Object.fromEntries(Array.from({ length: 4_100 }, (_, index) => [`popular#${index}`, '^1']));
  await world.add({ greedy: { '1.0.0': asked } });
  await world.client.registry.yank({ versionId: world.idOf('popular@1.0.0'), reason: 'withdrawn' });
  const told = await inUse('yanked-in-use');
  expect(told.total).toBe(4_100);
  expect(new Set(told.found)).toEqual(new Set(['warning local.test/greedy@1.0.0']));
});

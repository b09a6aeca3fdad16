import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resolution } from '../../../../contract/resolution.ts';
import { rawDatabase, refusalOf } from '../test-core.ts';
import { type OpenWorld, openWorld } from './world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    base: { '1.0.0': {}, '1.1.0': {}, '2.0.0': {}, '3.0.0-rc.1': {} },
    lib: { '1.0.0': { base: '^1' }, '1.1.0': { base: '^1' }, '2.0.0': { base: '^2' } },
    app: { '1.0.0': { lib: '*', base: '<2' } },
    extra: { '1.0.0': { base: '^9' } },
    wishing: {
      '1.0.0': {
        lib: '^2',
        extra: { constraint: '*', optional: true },
        dev: { constraint: '*', type: 'dev' },
        windows: { constraint: '*', when: { os: 'win32' } },
      },
    },
    dev: { '1.0.0': { lib: '*' } },
    windows: { '1.0.0': {} },
    ring: { '1.0.0': { loop: '*' } },
    loop: { '1.0.0': { ring: '*', base: '^1' }, '2.0.0': { ring: '^2' } },
    self: { '1.0.0': { self: '^1' } },
    featured: { '1.0.0': { base: { constraint: '^1', when: { feature: 'slow' } } } },
    user: { '1.0.0': { featured: { constraint: '*', features: ['slow'] } } },
    peering: { '1.0.0': { base: { constraint: '^1', type: 'peer', optional: true }, 'base#2': '*' } },
    outside: { '1.0.0': { 'org.acme/x': '*' } },
    'org.acme/x': { '1.0.0': {} },
    'org.acme/y': { '1.0.0': { 'org.acme/x': '^1' } },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

type Options = NonNullable<Parameters<typeof world.client.resolve.resolve>[0]['options']>;
const resolve = (subject: string, options: Partial<Options> = {}) =>
  world.client.resolve.resolve({ root: { versionId: world.idOf(subject) }, options });
const solved = (resolution: Resolution) => {
  if (resolution.status !== 'resolved')
    throw new Error(`${resolution.status}: ${JSON.stringify(resolution)}`);
  return resolution;
};
const versionsOf = (resolution: Resolution) =>
  Object.fromEntries(
    solved(resolution).nodes.map(({ coordinate, version }) => [
      coordinate.replace('local.test/', ''),
      version,
    ]),
  );

describe('a solution', () => {
  test('names what selected each version, how deep it lies, and what is better', async () => {
    const { nodes, root } = solved(await resolve('app@1.0.0'));
    expect(root).toMatchObject({ coordinate: 'local.test/app', version: '1.0.0' });
    expect(nodes).toMatchObject([
      {
        coordinate: 'local.test/base',
        version: '1.1.0',
        depth: 1,
        selectedBy: [
          { constraint: '<2', type: 'runtime', optional: false },
          { from: 1, constraint: '^1' },
        ],
        better: { version: '2.0.0', because: 'local.test/app 1.0.0 asks for <2.' },
      },
      {
        coordinate: 'local.test/lib',
        version: '1.1.0',
        depth: 1,
        selectedBy: [{ constraint: '*' }],
        better: {
          version: '2.0.0',
          because: 'It asks for local.test/base ^2, and local.test/base 1.1.0 is selected.',
        },
      },
    ]);
    expect(nodes[0]?.selectedBy[0]).not.toHaveProperty('from');
  });

  test('follows the strategy', async () => {
    expect(versionsOf(await resolve('app@1.0.0', { strategy: 'lowest' }))).toEqual({
      base: '1.0.0',
      lib: '1.0.0',
    });
    const pinned = await resolve('app@1.0.0', { strategy: 'manual', pins: { 'local.test/lib': '1.0.0' } });
    expect(versionsOf(pinned)).toEqual({ base: '1.1.0', lib: '1.0.0' });
  });

  test('most-downloaded sees what was fetched a moment ago', async () => {
    const at = (id: string) =>
      world.client.resolve.resolve({ root: { versionId: id }, options: { strategy: 'most-downloaded' } });
    const before = await at(world.idOf('app@1.0.0'));
    expect(versionsOf(before)).toEqual({ base: '1.1.0', lib: '1.1.0' });
    const db = rawDatabase(world.home);
    db.prepare('UPDATE versions SET downloads = 7 WHERE version_id = ?').run(world.idOf('base@1.0.0'));
    db.close();
    expect(versionsOf(await at(world.idOf('app@1.0.0')))).toEqual({ base: '1.0.0', lib: '1.1.0' });
  });

  test('takes overrides, locks and what is left out', async () => {
    const overridden = solved(
      await resolve('app@1.0.0', { overrides: { 'local.test/base': '^2', 'local.test/none': '*' } }),
    );
    expect(versionsOf(overridden)).toEqual({ base: '2.0.0', lib: '2.0.0' });
    expect(overridden.warnings).toEqual([
      'The override of local.test/none changes nothing: nothing here depends on it.',
    ]);
    const locked = solved(await resolve('app@1.0.0', { locked: { 'local.test/base': '1.0.0' } }));
    expect(versionsOf(locked).base).toBe('1.0.0');
    expect(locked.nodes[0]?.better?.because).toBe('local.test/app 1.0.0 asks for <2.');
  });

  test('grants wishes where they fit, tells of the others, and counts conditions by the target', async () => {
    const { leftOut, ...rest } = solved(await resolve('wishing@1.0.0', { target: { os: 'win32' } }));
    expect(versionsOf({ ...rest, leftOut })).toEqual({
      base: '2.0.0',
      dev: '1.0.0',
      lib: '2.0.0',
      windows: '1.0.0',
    });
    expect(leftOut).toMatchObject([
      { coordinate: 'local.test/extra', constraint: '*', wantedBy: 'local.test/wishing 1.0.0' },
    ]);
    expect(leftOut[0]?.reason).not.toBe('');
    const less = await resolve('wishing@1.0.0', { omit: ['dev', 'optional'] });
    expect(versionsOf(less)).toEqual({ base: '2.0.0', lib: '2.0.0' });
  });

  test('switches on features', async () => {
    expect(versionsOf(await resolve('user@1.0.0'))).toEqual({ base: '1.1.0', featured: '1.0.0' });
    expect(versionsOf(await resolve('featured@1.0.0'))).toEqual({});
  });

  test('an optional peer narrows and selects nothing', async () => {
    const { nodes } = solved(await resolve('peering@1.0.0'));
    expect(nodes).toMatchObject([
      {
        version: '1.1.0',
        selectedBy: [{ constraint: '*' }],
        better: { because: 'local.test/peering 1.0.0 asks for ^1.' },
      },
    ]);
  });

  test('of requirements given for the occasion', async () => {
    const resolution = await world.client.resolve.resolve({
      root: { dependencies: [{ coordinate: 'local.test/lib', constraint: { lt: '2.0.0' } }] },
    });
    expect(versionsOf(resolution)).toEqual({ base: '1.1.0', lib: '1.1.0' });
    expect(solved(resolution).root).toEqual({});
  });

  test('is the same each time, digest and all', async () => {
    const [first, second] = [solved(await resolve('app@1.0.0')), solved(await resolve('app@1.0.0'))];
    expect(first.digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect({ ...first, statistics: undefined }).toEqual({ ...second, statistics: undefined });
    const other = solved(await resolve('app@1.0.0', { strategy: 'lowest' }));
    expect(other.digest).not.toBe(first.digest);
  });
});

describe('circles', () => {
  test('are drawn as a path; the version that is resolved is the only one of its package', async () => {
    const { nodes, ontoRoot, cycles, warnings } = solved(await resolve('ring@1.0.0'));
    expect(nodes.map(({ coordinate, version }) => [coordinate, version])).toEqual([
      ['local.test/base', '1.1.0'],
      ['local.test/loop', '1.0.0'],
    ]);
    expect(nodes[1]?.selectedBy).toEqual([{ constraint: '*', type: 'runtime', optional: false }]);
    expect(ontoRoot).toEqual([{ from: 1, constraint: '*', type: 'runtime', optional: false }]);
    expect(cycles).toEqual([{ path: ['local.test/loop', 'local.test/ring'], severity: 'error' }]);
    expect(warnings.join()).toContain('local.test/loop → local.test/ring → local.test/loop');
  });

  test('a version may depend on itself', async () => {
    const { nodes, ontoRoot, cycles } = solved(await resolve('self@1.0.0'));
    expect(nodes).toEqual([]);
    expect(ontoRoot).toEqual([{ constraint: expect.any(String), type: 'runtime', optional: false }]);
    expect(cycles).toEqual([{ path: ['local.test/self'], severity: 'error' }]);
  });
});

describe('what may be chosen', () => {
  test('a scope that is bound does not resolve outside; another one does', async () => {
    const resolution = await resolve('outside@1.0.0');
    expect(resolution.status).toBe('unsatisfiable');
    expect(versionsOf(await resolve('org.acme/y@1.0.0'))).toEqual({ 'org.acme/x': '1.0.0' });
  });

  test('yanked and archived versions are for those who locked them; every change counts at once', async () => {
    await world.add({
      fading: { '1.0.0': {}, '1.1.0': {}, '1.2.0': {} },
      fan: { '1.0.0': { fading: '^1' } },
    });
    const { registry } = world.client;
    const fading = async (options: Partial<Options> = {}) =>
      versionsOf(await resolve('fan@1.0.0', options)).fading;
    expect(await fading()).toBe('1.2.0');
    await registry.yank({ versionId: world.idOf('fading@1.2.0'), reason: 'broken' });
    expect(await fading()).toBe('1.1.0');
    await registry.archive({ versionId: world.idOf('fading@1.1.0') });
    expect(await fading()).toBe('1.0.0');
    expect(await fading({ locked: { 'local.test/fading': '1.2.0' } })).toBe('1.2.0');
    const locked = solved(await resolve('fan@1.0.0', { locked: { 'local.test/fading': '1.1.0' } }));
    expect(locked.nodes).toMatchObject([{ version: '1.1.0', state: 'archived' }]);
    expect(locked.warnings).toEqual([
      'local.test/fading 1.1.0 is archived and is used because it is locked.',
    ]);
    await registry.deprecate({
      versionId: world.idOf('fading@1.0.0'),
      reason: 'old',
      replacement: 'local.test/base',
    });
    expect(solved(await resolve('fan@1.0.0')).warnings).toEqual([
      'local.test/fading 1.0.0 is deprecated: old. Use local.test/base instead.',
    ]);
    await world.add({ fading: { '1.3.0': {} } });
    expect(await fading()).toBe('1.3.0');
  });
});

describe('refusals', () => {
  test('say what is wrong and where', async () => {
    expect(
      await refusalOf(
        world.client.resolve.resolve({ root: { versionId: '01900000-0000-7000-8000-000000000000' } }),
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refusalOf(resolve('app@1.0.0', { overrides: { 'local.test/base': '^1 || x.y' } })),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('character 7'),
    });
    expect(await refusalOf(resolve('app@1.0.0', { pins: { 'local.test/base': '^1' } }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('for a range use an override'),
    });
    expect(await refusalOf(resolve('app@1.0.0', { pins: { nonsense: '1.0.0' } }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ field: 'options.pins' }] },
    });
    expect(
      await refusalOf(
        world.client.resolve.resolve({
          root: { dependencies: [{ coordinate: 'local.test/base', constraint: '^1 || what' }] },
        }),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'root.dependencies[0]' }] } });
    expect(await refusalOf(resolve('app@1.0.0', { lockfile: world.idOf('base@1.0.0') }))).toMatchObject({
      code: 'INVALID_STATE',
    });
  });
});

test('the live form tells progress and ends with the answer', async () => {
  const events = [];
  for await (const event of await world.client.resolve.resolveLive({
    root: { versionId: world.idOf('app@1.0.0') },
  }))
    events.push(event);
  expect(events.at(-1)).toMatchObject({ type: 'done', resolution: { status: 'resolved' } });
});

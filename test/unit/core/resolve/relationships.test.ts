import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draft, openTestCore, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
const ids = new Map<string, string>();

/** `{ app: { '1.0.0': { lib: '^1' } } }`, all in local.test. */
const world: Record<string, Record<string, Record<string, string>>> = {
  base: { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} },
  lib: { '1.0.0': { base: '^1' }, '2.0.0': { base: '^2' } },
  app: { '1.0.0': { lib: '^1', base: '*' }, '2.0.0': { lib: '^2' } },
  tool: { '1.0.0': { app: '^2' } },
  ring: { '1.0.0': { loop: '*' } },
  loop: { '1.0.0': { ring: '*', nothing: '^1' } },
};

beforeAll(async () => {
  registry = await openTestCore();
  for (const [name, versions] of Object.entries(world))
    for (const [version, on] of Object.entries(versions)) {
      const dependencies = Object.entries(on).map(([target, constraint]) => ({
        coordinate: `local.test/${target}`,
        constraint,
      }));
      const { versionId } = await registry.client.registry.create(draft(name, version, { dependencies }));
      ids.set(`${name}@${version}`, versionId);
    }
  await registry.client.registry.create(
    draft('tester', '1.0.0', {
      dependencies: [{ coordinate: 'local.test/lib', constraint: '*', type: 'dev' }],
    }),
  );
  await registry.client.registry.create(
    draft('tests', '1.0.0', { dependencies: [{ coordinate: 'local.test/tester', constraint: '*' }] }),
  );
});
afterAll(() => registry[Symbol.asyncDispose]());

const find = (coordinate: string, more: object = {}) =>
  registry.client.resolve.relationships({ coordinate: `local.test/${coordinate}`, ...more });
const short = (related: { coordinate: string; version: string; depth: number }[]) =>
  related.map(({ coordinate, version, depth }) => `${depth} ${coordinate.slice(11)}@${version}`).sort();

describe('dependents', () => {
  test('directly and through others, each by its shortest way', async () => {
    const { related, total, atLeast, truncated } = await find('base');
    expect(short(related)).toEqual([
      '1 app@1.0.0',
      '1 lib@1.0.0',
      '1 lib@2.0.0',
      '2 app@2.0.0',
      '2 tester@1.0.0',
      '3 tool@1.0.0',
    ]);
    expect([total, atLeast, truncated]).toEqual([6, false, false]);
    expect(related.find(({ coordinate }) => coordinate === 'local.test/tool')?.path).toEqual(
      ['tool', 'app', 'lib', 'base'].map((name) => `local.test/${name}`),
    );
  });

  test('of a version: those whose range holds it, all along the way', async () => {
    expect(short((await find('base@2.0.0')).related)).toEqual([
      '1 app@1.0.0',
      '1 lib@2.0.0',
      '2 app@2.0.0',
      '2 tester@1.0.0',
      '3 tool@1.0.0',
    ]);
    expect(short((await find('lib@^1')).related)).toEqual(['1 app@1.0.0', '1 tester@1.0.0']);
    expect(short((await find('lib@latest')).related)).toEqual([
      '1 app@2.0.0',
      '1 tester@1.0.0',
      '2 tool@1.0.0',
    ]);
  });

  test('directly alone, up to a limit, or one package alone', async () => {
    expect(short((await find('base', { transitive: false })).related)).toHaveLength(3);
    expect(await find('base', { most: 2 })).toMatchObject({
      total: 2,
      atLeast: true,
      truncated: true,
    });
    expect(short((await find('base', { to: 'local.test/tool' })).related)).toEqual(['3 tool@1.0.0']);
  });

  test('a ring ends', async () => {
    expect(short((await find('ring')).related)).toEqual(['1 loop@1.0.0', '2 ring@1.0.0']);
  });

  test('of a package that is not there', async () => {
    expect(await refusalOf(find('absent'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(registry.client.resolve.relationships({ coordinate: 'nonsense' }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

test('dependencies, with the way there', async () => {
  const { related, ...counted } = await find('tool', { direction: 'dependencies' });
  expect(counted).toEqual({ total: 3, atLeast: false, truncated: false });
  const [few, direct] = await Promise.all([
    find('tool', { direction: 'dependencies', most: 1 }),
    find('tool', { direction: 'dependencies', transitive: false, most: 1 }),
  ]);
  expect(few).toMatchObject({ total: 2, atLeast: true, truncated: true, related: [{}] });
  expect(direct).toMatchObject({ total: 1, atLeast: false, truncated: false });
  expect(short(related)).toEqual(['1 app@2.0.0', '2 lib@2.0.0', '3 base@2.0.0']);
  const [base] = (await find('tool', { direction: 'dependencies', to: 'local.test/base' })).related;
  expect(base?.path).toEqual(['tool', 'app', 'lib', 'base'].map((name) => `local.test/${name}`));
});

describe('graph', () => {
  const graph = (subject: string, more: object = {}) =>
    registry.client.resolve.graph({ versionId: ids.get(subject) ?? '', ...more });

  test('has each version once, and what nothing matches without a version', async () => {
    const { nodes, edges, truncated } = await graph('ring@1.0.0');
    expect(nodes.map(({ coordinate, version, depth }) => [coordinate, version, depth])).toEqual([
      ['local.test/ring', '1.0.0', 0],
      ['local.test/loop', '1.0.0', 1],
      ['local.test/nothing', undefined, 2],
    ]);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 0],
      [1, 2],
    ]);
    expect(truncated).toBe(false);
  });

  test('ends at a depth or a number of nodes, and says so', async () => {
    expect(await graph('tool@1.0.0', { depth: 1 })).toMatchObject({ nodes: [{}, {}], truncated: true });
    expect(await graph('app@1.0.0', { most: 2 })).toMatchObject({ nodes: [{}, {}], truncated: true });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Constraint } from '../../../../contract/kinds.ts';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
  await registry.client.settings.createProfile({
    handle: 'ada',
    displayName: 'Ada',
    passphrase: 'long enough',
  });
});
afterAll(() => registry[Symbol.asyncDispose]());

const create = (name: string, version: string, more: Parameters<typeof draft>[2] = {}) =>
  registry.client.registry.create(draft(name, version, more));
const on = (coordinate: string, constraint: Constraint, more: object = {}) => ({
  coordinate,
  constraint,
  ...more,
});

describe('conditions and features', () => {
  const when = { os: ['linux', '!win32'], any: [{ arch: 'x64' }, { env: { CI: 'true' } }] };

  test('are stored, signed and verified', async () => {
    const dependencies = [
      on('local.test/native', '^1', { when, features: ['fast'], optional: true }),
      on('local.test/native', '^2', { when: { not: { os: 'linux' } } }),
    ];
    const { versionId } = await create('conditional', '1.0.0', { sign: true, dependencies });
    const detail = await registry.client.registry.get({ coordinate: 'local.test/conditional@1.0.0' });
    expect(detail.dependencies).toMatchObject(dependencies);
    const verification = await registry.client.trust.verify({ versionId });
    expect(verification.checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });

  test('changed behind the back of the registry, they break the signature', async () => {
    const { versionId } = await create('forged', '1.0.0', {
      sign: true,
      dependencies: [on('local.test/native', '^1', { when })],
    });
    const db = rawDatabase(registry.home);
    db.prepare(
      `UPDATE dependencies SET condition = NULL
       WHERE version_rowid = (SELECT version_rowid FROM versions WHERE version_id = ?)`,
    ).run(versionId);
    db.close();
    const { checks } = await registry.client.trust.verify({ versionId });
    expect(checks).toContainEqual(expect.objectContaining({ name: 'statement', outcome: 'fail' }));
  });
});

describe('matches', () => {
  beforeAll(async () => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '2.0.0-beta.1']) await create('matched', version);
    await create('matched', '1.3.0', { publish: false });
    const { versionId } = await registry.client.registry.get({ coordinate: 'local.test/matched@1.2.0' });
    await registry.client.registry.yank({ versionId, reason: 'broken' });
  });
  const matches = (constraint: Parameters<typeof registry.client.resolve.matches>[0]['constraint']) =>
    registry.client.resolve.matches({ coordinate: 'local.test/matched', constraint });

  test('tell each version, and how many a resolution may choose', async () => {
    const answer = await matches('^1.1');
    expect(answer).toMatchObject({ known: true, range: '^1.1', total: 5, matching: 1 });
    expect(answer.versions.map(({ version, matches: fits }) => [version, fits])).toEqual([
      ['2.0.0-beta.1', false],
      ['1.3.0', true],
      ['1.2.0', true],
      ['1.1.0', true],
      ['1.0.0', false],
    ]);
    expect(answer.versions[2]).toMatchObject({ yanked: true, state: 'published' });
  });

  test('take the object form', async () => {
    expect(await matches({ gte: '1.1.0', lt: '2.0.0' })).toMatchObject({
      range: '>=1.1.0 <2.0.0',
      matching: 1,
    });
  });

  test('say what is wrong with a text, and where', async () => {
    expect((await matches('^1 || ^banana')).error).toMatchObject({ field: 'constraint', position: 6 });
    expect((await matches({ gte: 'x.y' })).error).toMatchObject({ field: 'gte', position: 0 });
  });

  test('say that nothing ever could, and why', async () => {
    expect(await matches('>2 <1')).toMatchObject({
      matching: 0,
      impossible: 'The range can never match: no version is both above 2 and below 1.',
    });
    expect(await matches('^9')).not.toHaveProperty('impossible');
  });

  test('of a package that is not there', async () => {
    const answer = await registry.client.resolve.matches({
      coordinate: 'local.test/absent',
      constraint: '*',
    });
    expect(answer).toMatchObject({ known: false, total: 0, matching: 0, versions: [] });
  });
});

describe('dependencies of a version', () => {
  test('each tells what there is for it, and in words when nothing is', async () => {
    await create('base', '1.0.0');
    await create('base', '1.1.0');
    await create('old', '1.0.0');
    const old = await registry.client.registry.get({ coordinate: 'local.test/old@1.0.0' });
    await registry.client.registry.archive({ versionId: old.versionId });
    const { versionId } = await create('listed', '1.0.0', {
      publish: false,
      dependencies: [
        on('local.test/base', '^1'),
        on('local.test/base', '^7', { type: 'dev' }),
        on('local.test/old', '*'),
        on('local.test/nowhere', '*'),
        on('org.acme/outside', '*'),
      ],
    });
    const { editable, dependencies } = await registry.client.resolve.dependencies({ versionId });
    expect(editable).toBe(true);
    expect(dependencies[0]).toMatchObject({ versions: 2, matching: 2, best: { version: '1.1.0' } });
    expect(dependencies[0]?.problem).toBeUndefined();
    expect(dependencies.slice(1).map(({ problem }) => problem)).toEqual([
      'No version of local.test/base lies in ^7; there are 1.1.0, 1.0.0.',
      'What * asks of local.test/old is there as 1.0.0 only, which is archived.',
      'There is no package local.test/nowhere in this registry.',
      'local.test is bound to the scope local: org.acme/outside lies outside and is not looked for.',
    ]);
  });

  test('what can never hold is told as such, whatever there is', async () => {
    await create('present', '1.0.0');
    const never = { os: 'linux', not: { os: 'linux' } };
    const { versionId } = await create('impossible', '1.0.0', {
      dependencies: [
        on('local.test/present', { gt: '2', lt: '1' }),
        on('local.test/present', '^1', { when: never }),
        on('local.test/nowhere', '>2 <1', { when: { os: 'linux' } }),
        on('local.test/nowhere', '^1', { when: never }),
      ],
    });
    const { dependencies } = await registry.client.resolve.dependencies({ versionId });
    expect(dependencies.map(({ problem, best, matching }) => [problem, best, matching])).toEqual([
      ['The range can never match: no version is both above 2 and below 1.', undefined, 0],
      ['The condition (on linux, not on linux) holds on no target.', undefined, 1],
      ['The range can never match: no version is both above 2 and below 1.', undefined, 0],
      ['The condition (on linux, not on linux) holds on no target.', undefined, 0],
    ]);
  });

  test('a stored range that cannot be read is told with the place', async () => {
    const { versionId } = await create('damaged', '1.0.0', { dependencies: [on('local.test/base', '^1')] });
    const db = rawDatabase(registry.home);
    db.prepare(
      `UPDATE dependencies SET version_constraint = '^1 || what'
       WHERE version_rowid = (SELECT version_rowid FROM versions WHERE version_id = ?)`,
    ).run(versionId);
    db.close();
    const { dependencies } = await registry.client.resolve.dependencies({ versionId });
    expect(dependencies[0]).toMatchObject({ matching: 0, problem: expect.stringContaining('character 7') });
  });
});

describe('editing a draft', () => {
  test('adds, replaces and removes; the signature is made anew', async () => {
    const { versionId } = await create('edited', '1.0.0', { publish: false, sign: true });
    const add = (constraint: string, more: object = {}) =>
      registry.client.resolve.addDependency({
        versionId,
        dependency: on('local.test/base', constraint, more),
      });
    await add('^1');
    await add('^2', { when: { os: 'linux' } });
    const { dependencies } = await add('~1.1');
    expect(dependencies.map(({ constraint, when }) => [constraint, when])).toEqual([
      ['~1.1', undefined],
      ['^2', { os: 'linux' }],
    ]);
    const { manifest } = await registry.client.registry.manifest({ versionId });
    expect(manifest.dependencies).toEqual(dependencies);
    const { checks, signature } = await registry.client.trust.verify({ versionId });
    expect(signature).not.toBe('unsigned');
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const rest = await registry.client.resolve.removeDependency({ versionId, coordinate: 'local.test/base' });
    expect(rest.dependencies).toEqual([]);
  });

  test('removes what type and condition single out, and keeps its siblings', async () => {
    const base = 'local.test/base';
    const { versionId } = await create('several', '1.0.0', {
      publish: false,
      dependencies: [
        on(base, '1'),
        on(base, '2', { when: { os: 'linux', arch: 'x64' } }),
        on(base, '3', { when: { os: 'darwin' } }),
        on(base, '4', { type: 'dev' }),
        on(base, '5', { type: 'dev', when: { os: 'darwin' } }),
      ],
    });
    const remove = async (more: object) =>
      (
        await registry.client.resolve.removeDependency({ versionId, coordinate: base, ...more })
      ).dependencies.map(({ constraint }) => constraint);
    expect(await remove({ when: { arch: 'x64', os: 'linux' } })).toEqual(['1', '3', '4', '5']);
    expect(await remove({ type: 'runtime', when: {} })).toEqual(['3', '4', '5']);
    expect(await refusalOf(remove({ type: 'runtime', when: {} }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await remove({ when: { os: 'darwin' } })).toEqual(['4']);
    expect(await remove({})).toEqual([]);
  });

  test('a published version cannot be edited', async () => {
    const { versionId } = await create('frozen', '1.0.0');
    const refusal = await refusalOf(
      registry.client.resolve.addDependency({ versionId, dependency: on('local.test/base', '^1') }),
    );
    expect(refusal).toMatchObject({ code: 'INVALID_STATE' });
  });

  test('a range that is none and a dependency that is not there are refused', async () => {
    const { versionId } = await create('refusing', '1.0.0', { publish: false });
    expect(
      await refusalOf(
        registry.client.resolve.addDependency({ versionId, dependency: on('local.test/base', 'latest!') }),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'dependency.constraint' }] } });
    expect(
      await refusalOf(registry.client.resolve.removeDependency({ versionId, coordinate: 'local.test/base' })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('many edits at once are all kept', async () => {
    const { versionId } = await create('crowded', '1.0.0', { publish: false });
    await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        registry.client.resolve.addDependency({ versionId, dependency: on(`local.test/many-${index}`, '*') }),
      ),
    );
    const { dependencies } = await registry.client.resolve.dependencies({ versionId });
    expect(dependencies).toHaveLength(4);
  });
});

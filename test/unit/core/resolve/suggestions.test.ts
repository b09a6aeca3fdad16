import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editDistance } from '../../../../main/core/resolve/suggest/near-names.ts';
import { type OpenWorld, openWorld } from './world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    base: { '1.0.0': {}, '2.0.0': {}, '3.0.0-rc.1': {} },
    one: { '1.0.0': { base: '^1' } },
    two: { '1.0.0': { base: '^2' } },
    torn: { '1.0.0': { one: '*', two: '*' } },
    twice: { '1.0.0': { base: '^1', 'base#2': '^2', 'base#3': { constraint: '^1', type: 'build' } } },
    narrow: { '1.0.0': { base: '^1', two: '*' } },
    future: { '1.0.0': { base: '^3' } },
    fading: { '1.0.0': {}, '2.0.0': {} },
    fan: { '1.0.0': { fading: '^2' } },
    misspelt: { '1.0.0': { bsae: '^1' } },
    lost: { '1.0.0': { 'something-else': '^1' } },
    windows: { '1.0.0': { 'something-else': { constraint: '*', when: { os: 'win32' } } } },
    several: { '1.0.0': { 'something-else': '^1', fading: '^9' } },
  });
  await world.client.registry.yank({ versionId: world.idOf('fading@2.0.0'), reason: 'a leak' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function refuted(subject: string, options: object = {}) {
  const answer = await world.client.resolve.resolve({ root: { versionId: world.idOf(subject) }, options });
  if (answer.status !== 'unsatisfiable') throw new Error(`${subject} is ${answer.status}`);
  return answer;
}
const texts = async (subject: string, options: object = {}) =>
  (await refuted(subject, options)).suggestions.map(({ action, text }) => `${action}: ${text}`);

describe('where there is no solution', () => {
  test('the reason names those who disagree, and the facts are the fewest', async () => {
    const { explanation, facts, root } = await refuted('torn@1.0.0');
    expect(root.coordinate).toBe('local.test/torn');
    const words = explanation.map(({ text }) => text).join(' ');
    expect(words).toContain('local.test/one');
    expect(words).toContain('local.test/two');
    expect(words).not.toContain('the root');
    expect(
      facts.map(({ from, coordinate, constraint }) => `${from}: ${coordinate} ${constraint}`).sort(),
    ).toEqual([
      'local.test/one 1.0.0: local.test/base ^1',
      'local.test/torn 1.0.0: local.test/one *',
      'local.test/torn 1.0.0: local.test/two *',
      'local.test/two 1.0.0: local.test/base ^2',
    ]);
  });

  test('a range is relaxed as far as is needed', async () => {
    expect(await texts('narrow@1.0.0')).toEqual([
      'relax: Allow local.test/base ^2.0.0 in local.test/narrow 1.0.0, which asks for ^1',
      'relax: Allow local.test/base ^1.0.0 in local.test/two 1.0.0, which asks for ^2',
      'drop: Do without local.test/base in local.test/narrow 1.0.0',
      'drop: Do without local.test/two in local.test/narrow 1.0.0',
    ]);
    const [relax] = (await refuted('narrow@1.0.0')).suggestions;
    expect(relax).toMatchObject({
      coordinate: 'local.test/base',
      from: '^1',
      to: '^2.0.0',
      version: '2.0.0',
    });
  });

  test('requirements on one package are told apart, and nothing is offered twice', async () => {
    const offered = await texts('twice@1.0.0');
    expect(offered).toContain('drop: Do without local.test/base ^2 in local.test/twice 1.0.0');
    expect(new Set(offered).size).toBe(offered.length);
  });

  test('requirements typed for the occasion have a sentence of their own', async () => {
    const dependencies = ['^1', '^2'].map((constraint) => ({ coordinate: 'local.test/base', constraint }));
    const answer = await world.client.resolve.resolve({ root: { dependencies } });
    expect(answer).toMatchObject({
      status: 'unsatisfiable',
      explanation: [
        {
          text: 'Because what was asked for depends on local.test/base ^1 and on local.test/base ^2, what was asked for cannot be met.',
        },
      ],
    });
  });

  test('a yanked version is offered, and a pre-release', async () => {
    expect((await texts('fan@1.0.0'))[0]).toBe(
      'unyank: Unyank local.test/fading 2.0.0 (yanked: a leak), or lock it',
    );
    expect((await texts('future@1.0.0'))[0]).toBe(
      'allow-prerelease: Allow the pre-release local.test/base 3.0.0-rc.1 in local.test/future 1.0.0',
    );
  });

  test('pins and overrides are offered first', async () => {
    const manual = { strategy: 'manual', pins: { 'local.test/base': '1.0.0' } };
    const two = await texts('two@1.0.0', manual);
    expect(two[0]).toBe('unpin: Take the pin off local.test/base, which is held to 1.0.0');
    const overridden = await texts('one@1.0.0', { overrides: { 'local.test/base': '^7' } });
    expect(overridden[0]).toBe('remove-override: Remove the override of local.test/base with ^7');
  });

  test('an unknown package is asked for, and a near name offered', async () => {
    expect(await texts('misspelt@1.0.0')).toEqual([
      'add-package: Import local.test/bsae in a version within ^1, or depend on local.test/base if that was meant',
      'relax: Depend on local.test/base instead of local.test/bsae in local.test/misspelt 1.0.0',
      'drop: Do without local.test/bsae in local.test/misspelt 1.0.0',
    ]);
    expect((await texts('lost@1.0.0'))[0]).toBe(
      'add-package: Import local.test/something-else in a version within ^1',
    );
  });

  test('a condition that holds here alone is told', async () => {
    expect((await texts('windows@1.0.0', { target: { os: 'win32' } }))[1]).toContain(
      'change-target: Choose another target',
    );
  });

  test('of several conflicts, what removes one says so', async () => {
    const several = await texts('several@1.0.0');
    expect(several.length).toBeGreaterThan(0);
    for (const text of several) expect(text).toContain('one of several conflicts');
  });
});

test.each([
  ['base', 'base', 0],
  ['base', 'bsae', 1],
  ['base', 'bases', 1],
  ['base', 'cases', 2],
  ['base', 'entirely', 3],
])('from %s to %s', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
});

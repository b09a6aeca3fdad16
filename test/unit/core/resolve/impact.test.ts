import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../test-core.ts';
import { type OpenWorld, openWorld } from './world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    base: { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} },
    exact: { '1.0.0': { base: '1.1.0' } },
    loose: { '1.0.0': { base: '^1' } },
    ahead: { '1.0.0': { base: '*' } },
    above: { '1.0.0': { exact: '*' } },
    broken: { '1.0.0': { base: '^1', absent: '*' } },
    tester: { '1.0.0': { base: { constraint: '1.1.0', type: 'dev' } } },
    wishing: { '1.0.0': { base: { constraint: '1.1.0', optional: true } } },
  });
  await world.add({ base: { '2.1.0': {} } }, { publish: false });
});
afterAll(() => world[Symbol.asyncDispose]());

const impact = (subject: string, act: 'yank' | 'delete' | 'publish', more: object = {}) =>
  world.client.resolve.impact({ versionId: world.idOf(subject), act, ...more });

test('tells who would break, who would get another version, and who does not mind', async () => {
  const { affected, ...counts } = await impact('base@1.1.0', 'yank');
  expect(counts).toEqual({ direct: 6, transitive: 1, atLeast: false, truncated: false });
  const told = Object.fromEntries(
    affected.map(({ coordinate, effect, text }) => [coordinate.slice(11), `${effect}: ${text}`]),
  );
  expect(told).toMatchObject({
    loose: 'changes: It would get local.test/base 1.0.0 instead of 1.1.0.',
    ahead: 'none: It resolves with local.test/base 2.0.0 already.',
    broken: 'broken-already: It cannot be resolved as it is.',
    wishing: 'changes: It would do without local.test/base 1.1.0.',
  });
  expect(told.exact).toMatch(/^breaks: It would no longer resolve\. .*local\.test\/base/u);
  expect(told.tester).toMatch(/^breaks/u);
  expect(told.above).toMatch(/^breaks/u);
  const above = affected.find(({ coordinate }) => coordinate === 'local.test/above');
  expect(above).toMatchObject({
    depth: 2,
    path: ['local.test/above', 'local.test/exact', 'local.test/base'],
  });
});

test('publishing: who would get it', async () => {
  const { affected } = await impact('base@2.1.0', 'publish');
  expect(affected).toMatchObject([
    {
      coordinate: 'local.test/ahead',
      effect: 'changes',
      text: 'It would get local.test/base 2.1.0 instead of 2.0.0.',
    },
  ]);
  expect(await refusalOf(impact('base@1.0.0', 'publish'))).toMatchObject({ code: 'INVALID_STATE' });
});

test('stays within its limits, and says what it did not look at', async () => {
  expect(await impact('base@1.1.0', 'delete', { most: 2 })).toMatchObject({
    direct: 6,
    transitive: 1,
    atLeast: false,
    truncated: true,
    affected: [{}, {}],
  });
});

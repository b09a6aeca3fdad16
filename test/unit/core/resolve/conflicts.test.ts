import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../../contract/resolution.ts';
import { refusalOf } from '../test-core.ts';
import { type OpenWorld, openWorld } from './world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    'org.fine/base': { '1.0.0': {}, '2.0.0': {} },
    'org.fine/left': { '1.0.0': { 'org.fine/base': '^1' } },
    'org.fine/right': { '1.0.0': { 'org.fine/base': '^1 || ^2' } },
    // The best of each does not go together; another choice does.
    'org.fine/both': { '1.0.0': { 'org.fine/right': '^1', 'org.fine/left': '^1' } },
    'org.fine/asking': { '1.0.0': { 'org.fine/both': { constraint: '*', features: ['x'] } } },
    'org.bad/dangling': { '1.0.0': { 'org.bad/absent': '^1', 'org.fine/base': '^9' } },
    'org.bad/yanked': { '1.0.0': {} },
    'org.bad/archived': { '1.0.0': {} },
    'org.bad/draft': { '1.0.0': {} },
    'org.bad/old': { '1.0.0': {} },
    'org.bad/uses': {
      '1.0.0': {
        'org.bad/yanked': '^1',
        'org.bad/archived': '*',
        'org.bad/old': { constraint: '*', optional: true },
        'org.bad/gone': { constraint: '*', type: 'dev' },
        'org.bad/maybe': { constraint: '*', type: 'peer', optional: true },
      },
    },
    'org.bad/wants2': { '1.0.0': { 'org.fine/base': '^2' } },
    'org.bad/torn': { '1.0.0': { 'org.bad/wants2': '*', 'org.fine/left': '*' } },
    'org.bad/above': { '1.0.0': { 'org.bad/torn': '^1' } },
    'org.bad/top': { '1.0.0': { 'org.bad/above': '^1' } },
    'org.bad/falls-back': { '1.0.0': { 'org.fine/base': '*' }, '2.0.0': { 'org.bad/absent': '*' } },
    'org.never/range': { '1.0.0': { 'org.fine/base': '>2 <1' } },
    'org.never/above': { '1.0.0': { 'org.never/range': '^1' } },
    'org.never/wish': { '1.0.0': { 'org.fine/base': { constraint: '>2 <1', optional: true } } },
    'org.never/nowhere': { '1.0.0': { 'org.bad/absent': { constraint: '^1', when: { any: [] } } } },
    'org.never/round': { '1.0.0': { 'org.never/round': { constraint: '*', when: { not: {} } } } },
    'org.bad.ring/one': { '1.0.0': { 'org.bad.ring/two': '*' } },
    'org.bad.ring/two': { '1.0.0': { 'org.bad.ring/three': { constraint: '*', type: 'build' } } },
    'org.bad.ring/three': { '1.0.0': { 'org.bad.ring/one': '*' } },
    'org.bad.ring/self': { '1.0.0': { 'org.bad.ring/self': '*' } },
    'org.bad.ring/tested': { '1.0.0': { 'org.bad.ring/tester': { constraint: '*', type: 'dev' } } },
    'org.bad.ring/tester': { '1.0.0': { 'org.bad.ring/tested': '*' } },
  });
  const { registry } = world.client;
  await registry.yank({ versionId: world.idOf('org.bad/yanked@1.0.0'), reason: 'broken' });
  await registry.archive({ versionId: world.idOf('org.bad/archived@1.0.0') });
  await registry.deprecate({
    versionId: world.idOf('org.bad/old@1.0.0'),
    reason: 'unmaintained',
    replacement: 'org.fine/base',
  });
});
afterAll(() => world[Symbol.asyncDispose]());

async function scan(namespace: string, more: object = {}) {
  const findings: Finding[] = [];
  let last: unknown;
  for await (const event of await world.client.resolve.conflicts({ namespace, ...more })) {
    if (event.type === 'findings') findings.push(...event.findings);
    last = event;
  }
  return { findings, done: last };
}

test('a sound namespace has none, also where the best of each does not go together', async () => {
  const { findings, done } = await scan('org.fine');
  expect(findings).toEqual([]);
  expect(done).toEqual({ type: 'done', versions: 5, counts: {}, undecided: 0, truncated: false });
});

describe('a namespace and those below it', () => {
  let findings: Finding[];
  let done: unknown;
  beforeAll(async () => {
    ({ findings, done } = await scan('org.bad'));
  });
  const of = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind);
  const texts = (kind: Finding['kind']) => of(kind).map(({ text }) => text);

  test('counts what was found', () => {
    expect(done).toMatchObject({
      type: 'done',
      versions: 15,
      counts: { dangling: 4, yanked: 1, archived: 1, deprecated: 1, cycle: 3, unsatisfiable: 3 },
      undecided: 0,
      truncated: false,
    });
  });

  test('references to nothing, in words', () => {
    expect(texts('dangling')).toEqual([
      'org.bad/dangling 1.0.0 asks for org.bad/absent ^1. There is no package org.bad/absent in this registry.',
      'org.bad/dangling 1.0.0 asks for org.fine/base ^9. No version of org.fine/base lies in ^9; there are 2.0.0, 1.0.0.',
      'org.bad/falls-back 2.0.0 asks for org.bad/absent *. There is no package org.bad/absent in this registry.',
      'org.bad/uses 1.0.0 asks for org.bad/gone * for development. There is no package org.bad/gone in this registry.',
    ]);
    expect(of('dangling').map(({ severity }) => severity)).toEqual(['error', 'error', 'error', 'warning']);
  });

  test('references to what may no longer be chosen', () => {
    expect(texts('yanked')).toEqual([
      'org.bad/uses 1.0.0 asks for org.bad/yanked ^1. What ^1 asks of org.bad/yanked is there as 1.0.0 only, which is yanked: broken',
    ]);
    expect(texts('archived')[0]).toContain('archived');
    expect(of('deprecated')).toMatchObject([
      { severity: 'warning', replacement: 'org.fine/base', path: ['org.bad/old'], constraint: '*' },
    ]);
  });

  test('circles, drawn', () => {
    expect(of('cycle').map(({ path, severity }) => [severity, path])).toEqual([
      ['error', ['org.bad.ring/one', 'org.bad.ring/two', 'org.bad.ring/three']],
      ['error', ['org.bad.ring/self']],
      ['warning', ['org.bad.ring/tested', 'org.bad.ring/tester']],
    ]);
    expect(of('cycle')[0]?.path.length).toBe(3);
  });

  test('ranges that cannot hold together, once with the reason and then with the chain that leads to it', () => {
    const unsatisfiable = of('unsatisfiable');
    expect(unsatisfiable.map(({ coordinate }) => coordinate)).toEqual([
      'org.bad/above',
      'org.bad/top',
      'org.bad/torn',
    ]);
    const [above, top, torn] = unsatisfiable.map(
      ({ explanation }) => explanation?.map(({ text }) => text) ?? [],
    );
    expect(torn?.join(' ')).toContain('org.fine/base');
    expect(above).toEqual([
      ...(torn ?? []),
      'org.bad/above 1.0.0 asks for org.bad/torn ^1, of which no version that fits can be resolved.',
    ]);
    expect(top?.slice(0, -1)).toEqual(above);
  });

  test('is the same a second time', async () => {
    expect((await scan('org.bad')).findings).toEqual(findings);
  });
});

describe('what can never hold', () => {
  test('is a warning by itself; a range that is needed is an error of who needs it', async () => {
    const { findings, done } = await scan('org.never');
    expect(done).toMatchObject({ counts: { impossible: 4, unsatisfiable: 2 } });
    const never = findings.filter(({ kind }) => kind === 'impossible');
    expect(never.map(({ severity, text }) => `${severity}: ${text}`)).toEqual([
      'warning: org.never/nowhere 1.0.0 asks for org.bad/absent ^1. The condition (never) holds on no target.',
      'warning: org.never/range 1.0.0 asks for org.fine/base >2 <1. The range can never match: no version is both above 2 and below 1.',
      'warning: org.never/round 1.0.0 asks for org.never/round *. The condition (not always) holds on no target.',
      'warning: org.never/wish 1.0.0 asks for org.fine/base >2 <1 (optional). The range can never match: no version is both above 2 and below 1.',
    ]);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ kind, coordinate }) => [kind, coordinate])).toEqual([
      ['unsatisfiable', 'org.never/above'],
      ['unsatisfiable', 'org.never/range'],
    ]);
    expect(errors[0]?.explanation?.map(({ text }) => text)).toEqual([
      'org.never/range 1.0.0 asks for org.fine/base >2 <1. The range can never match: no version is both above 2 and below 1.',
      'org.never/above 1.0.0 asks for org.never/range ^1, of which no version that fits can be resolved.',
    ]);
  });
});

test('ends at a limit, and says so', async () => {
  const { findings, done } = await scan('org.bad', { most: 3 });
  expect(findings).toHaveLength(3);
  expect(done).toMatchObject({ truncated: true });
});

test('a namespace that is none, or not there, is refused', async () => {
  expect(await refusalOf(scan('Not A Namespace'))).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await refusalOf(scan('org.absent'))).toMatchObject({ code: 'NOT_FOUND' });
});

test('can be left in the middle; the next one works', async () => {
  const events = await world.client.resolve.conflicts({ namespace: 'org.bad' });
  for await (const _event of events) break;
  expect((await scan('org.fine')).findings).toEqual([]);
});

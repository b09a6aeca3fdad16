/** Demonstrations on real cores: what passes, fails, is paused, resumed, refused and told. */
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Demonstration } from '../../../../../contract/quality-demonstrations.ts';
import { ownerCaller, readerCaller } from '../../../../../main/core/index.ts';
import type { Policy } from '../../../../../main/core/operations/index.ts';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore } from '../../test-core.ts';

let parts: TestCore;

/** Denies an operation to trials when told to: a failure that every scenario meets on its way. */
const saboteur = { operation: '', every: 0, calls: 0 };
const policy: Policy = {
  name: 'saboteur',
  enforcement: 'mandatory',
  check(operation, _input, { kind }) {
    if (kind !== 'demonstration' || operation !== saboteur.operation) return [];
    saboteur.calls += 1;
    return saboteur.calls % saboteur.every === 0
      ? [{ policy: 'saboteur', rule: 'now and then', message: 'no' }]
      : [];
  },
};

beforeEach(async () => {
  Object.assign(saboteur, { operation: '', every: 0, calls: 0 });
  parts = await openTestCore({ policies: [policy] });
  await parts.client.settings.createProfile({
    handle: 'ada',
    displayName: 'Ada',
    passphrase: 'correct horse',
  });
  for (let index = 0; index < 12; index += 1)
    await parts.client.registry.create(
      draft(`part-${index % 6}`, `1.${index}.0`, {
        namespace: 'user.ada',
        sign: true,
        dependencies:
          index % 6 === 0 ? [] : [{ coordinate: `user.ada/part-${(index % 6) - 1}`, constraint: '>=1' }],
      }),
    );
});
afterEach(async () => {
  await parts[Symbol.asyncDispose]();
});

async function create(scenario: string, ppm: number, allowed = 0): Promise<Demonstration> {
  const { demonstration } = await parts.client.quality.createDemonstration({
    scenario,
    claim: { ppm, allowed },
  });
  return demonstration;
}

/** Run until it ends; every state on the way. */
async function run(demonstrationId: string, client = parts.client): Promise<Demonstration[]> {
  const states: Demonstration[] = [];
  for await (const state of await client.quality.runDemonstration({ demonstrationId })) states.push(state);
  return states;
}

async function endOf(demonstrationId: string): Promise<Demonstration> {
  const last = (await run(demonstrationId)).at(-1);
  if (!last) throw new Error('nothing was told');
  return last;
}

function dependentsOf({ dependents }: { dependents: { coordinate: string; version: string }[] }): string[] {
  return dependents.map(({ coordinate, version }) => `${coordinate}@${version}`);
}

async function stateOf(id: string): Promise<Demonstration | undefined> {
  return (await parts.client.quality.demonstrations({})).demonstrations.find((one) => one.id === id);
}

// 149 trials: 1 - 0.05^(1/149) is just below 2 %.
const few = 20_000;

describe('every scenario passes on a registry that is well', () => {
  test.each([
    'registry.get',
    'search.query',
    'registry.versions',
    'registry.file',
    'trust.signatures',
    'resolve.resolve',
    'registry.write',
    'trust.verify',
  ])('%s', async (scenario) => {
    const { id, planned } = await create(scenario, few);
    expect(planned).toBe(149);
    const end = await endOf(id);
    expect(end).toMatchObject({ state: 'passed', done: 149, failures: 0, voided: 0, failed: [] });
    expect(end.durations?.count).toBe(149);
    const { text, envelope, keyId } = await parts.client.quality.demonstrationReport({ demonstrationId: id });
    expect(text).toContain('Shown: no failure in 149 trials');
    expect(keyId).toMatch(/^[0-9a-f]{64}$/u);
    const check = await parts.client.quality.checkReport({ envelope });
    expect(check.checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(check.ok).toBe(true);
  });
});

test('an empty registry says why its scenarios cannot be run', async () => {
  await using empty = await openTestCore();
  const { scenarios } = await empty.client.quality.scenarios({});
  const runnable = scenarios.filter(({ unavailable }) => unavailable === undefined);
  expect(runnable.map(({ scenario }) => scenario)).toEqual(['registry.write', 'trust.verify']);
  const refused = await refusalOf(
    empty.client.quality.createDemonstration({ scenario: 'registry.get', claim: { ppm: 3 } }),
  );
  expect(refused).toMatchObject({ code: 'INVALID_STATE', message: expect.stringContaining('no artifact') });
});

describe('failures', () => {
  test('one more than allowed ends it, at once', async () => {
    Object.assign(saboteur, { operation: 'registry.get', every: 40 });
    const { id } = await create('registry.get', few);
    const end = await endOf(id);
    // Trials under way when it failed may have failed too.
    expect(end.state).toBe('failed');
    expect(end.failures).toBe(end.failed.length);
    expect(end.done).toBeLessThan(149);
    expect(end.failed[0]).toMatchObject({ class: 'policy-denied', message: expect.stringContaining('no') });
    expect(end.verdict).toContain(`Not shown: ${end.failures} failure`);
    expect(await refusalOf(run(id))).toMatchObject({ code: 'INVALID_STATE', data: { state: 'failed' } });
    const { text } = await parts.client.quality.demonstrationReport({ demonstrationId: id });
    expect(text).toContain('That the rate is above 20000 per million');
  });

  test('as many as allowed do not', async () => {
    Object.assign(saboteur, { operation: 'registry.get', every: 200 });
    const { id, planned } = await create('registry.get', few, 1);
    expect(planned).toBe(236);
    expect(await endOf(id)).toMatchObject({ state: 'passed', failures: 1, done: 236 });
  });

  test('an operation of a scratch registry fails the same way', async () => {
    Object.assign(saboteur, { operation: 'registry.publish', every: 30 });
    const { id } = await create('registry.write', few);
    const { state, failed } = await endOf(id);
    expect(state).toBe('failed');
    expect(failed[0]?.class).toBe('policy-denied');
  });
});

describe('wrong answers are found out, though no operation fails', () => {
  async function afterTampering(scenario: string, tamper: (db: ReturnType<typeof rawDatabase>) => void) {
    const { id } = await create(scenario, 100);
    const events = await parts.client.quality.runDemonstration({ demonstrationId: id });
    await events.next();
    const db = rawDatabase(parts.home);
    tamper(db);
    db.close();
    let last: Demonstration | undefined;
    for await (const state of events) last = state;
    return { state: last?.state, first: last?.failed[0] };
  }

  test('a search that loses an artifact', async () => {
    const end = await afterTampering('search.query', (db) =>
      db.exec('DELETE FROM search_documents WHERE rowid = (SELECT min(rowid) FROM search_documents)'),
    );
    expect(end).toMatchObject({ state: 'failed', first: { class: 'wrong-answer' } });
  });

  test('content that changed on its way', async () => {
    const end = await afterTampering('registry.file', (db) =>
      db.exec(`UPDATE blobs SET bytes = zeroblob(length(bytes))`),
    );
    expect(end).toMatchObject({ state: 'failed', first: { class: 'wrong-answer' } });
  });

  test('a signature that is not valid', async () => {
    const end = await afterTampering('trust.signatures', (db) =>
      db.exec('UPDATE signatures SET signature = zeroblob(64)'),
    );
    expect(end).toMatchObject({
      state: 'failed',
      first: { class: 'wrong-answer', message: expect.stringContaining('not valid') },
    });
  });

  test('a resolution that is not what it was', async () => {
    const end = await afterTampering('resolve.resolve', (db) =>
      db.exec(`UPDATE dependencies SET version_constraint = '<1.4.0'`),
    );
    expect(end.state).toBe('failed');
  });
});

test('what others change meanwhile voids trials and never fails one', async () => {
  const { client } = parts;
  // 29,956 trials.
  const { id } = await create('registry.get', 100);
  let isOver = false;
  const changing = (async () => {
    for (let round = 0; !isOver; round += 1) {
      const { versionId } = await client.registry.create(
        draft('part-0', `2.${round}.0`, { namespace: 'user.ada' }),
      );
      await client.registry.deprecate({ versionId, reason: 'again' });
      await client.registry.delete({ versionId });
    }
  })();
  const end = await endOf(id);
  isOver = true;
  await changing;
  expect(end).toMatchObject({ state: 'passed', failures: 0 });
  expect(end.voided).toBeGreaterThan(0);
});

test('paused and resumed: counted once, interruptions told, quick to stop', async () => {
  const { client } = parts;
  const { id, planned } = await create('registry.get', 100);
  const events = await client.quality.runDemonstration({ demonstrationId: id });
  await events.next();
  await expect.poll(async () => (await stateOf(id))?.done ?? 0, { timeout: 60_000 }).toBeGreaterThan(100);
  const startedAt = performance.now();
  const { demonstration: paused } = await client.quality.pauseDemonstration({ demonstrationId: id });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(paused).toMatchObject({ state: 'paused', failures: 0, interruptions: 1 });
  expect(paused.done).toBeLessThan(planned);
  await setTimeout(50);
  expect((await stateOf(id))?.done).toBe(paused.done);
  expect(await refusalOf(client.quality.pauseDemonstration({ demonstrationId: id }))).toMatchObject({
    code: 'INVALID_STATE',
  });
  const end = await endOf(id);
  expect(end).toMatchObject({ state: 'passed', done: planned, interruptions: 1 });
  expect(end.durations?.count).toBe(planned);
  const { text } = await client.quality.demonstrationReport({ demonstrationId: id });
  expect(text).toContain('It was interrupted 1 time.');
  expect(text).toContain(
    `trials ${paused.done.toLocaleString('en-US')} to ${planned.toLocaleString('en-US')}`,
  );
});

test('it goes on when the watcher leaves, a second watcher joins, another demonstration is refused', async () => {
  const { client } = parts;
  const [first, second] = [await create('registry.get', 100), await create('search.query', few)];
  for await (const { done } of await client.quality.runDemonstration({ demonstrationId: first.id }))
    if (done > 0) break;
  expect(await refusalOf(run(second.id))).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('Look up a version'),
    data: { help: expect.stringContaining('One runs at a time') },
  });
  expect((await stateOf(first.id))?.state).toBe('running');
  const [watched, alsoWatched] = await Promise.all([endOf(first.id), endOf(first.id)]);
  expect(watched).toMatchObject({ state: 'passed' });
  expect(alsoWatched).toEqual(watched);
});

test('progress is told at most four times a second', async () => {
  const { id } = await create('registry.get', 100);
  const startedAt = performance.now();
  const states = await run(id);
  const seconds = (performance.now() - startedAt) / 1_000;
  expect(states.length).toBeLessThanOrEqual(4 * seconds + 2);
  const counts = states.map(({ done }) => done);
  expect(counts).toEqual(counts.toSorted((left, right) => left - right));
});

test('closing the registry pauses it; opened again it goes on', async () => {
  const { id } = await create('registry.write', 2_000);
  const events = await parts.client.quality.runDemonstration({ demonstrationId: id });
  await events.next();
  await expect.poll(async () => (await stateOf(id))?.done ?? 0, { timeout: 60_000 }).toBeGreaterThan(5);
  parts = await parts.reopen();
  const paused = await stateOf(id);
  expect(paused).toMatchObject({ state: 'paused', interruptions: 1, failures: 0 });
  expect(paused?.done).toBeGreaterThan(5);
  const { demonstration } = await parts.client.quality.cancelDemonstration({ demonstrationId: id });
  expect(demonstration).toMatchObject({ state: 'cancelled', done: paused?.done });
  expect(demonstration.upperPpm).toBeUndefined();
});

test('other attempts at the same scenario are told, cancelled and failed ones too', async () => {
  const { client } = parts;
  const cancelled = await create('registry.get', few);
  await client.quality.cancelDemonstration({ demonstrationId: cancelled.id });
  Object.assign(saboteur, { operation: 'registry.get', every: 10 });
  const failed = await create('registry.get', few);
  expect((await endOf(failed.id)).state).toBe('failed');
  saboteur.operation = '';
  const unlike = await create('registry.get', 2 * few);
  const passed = await create('registry.get', few);
  expect((await endOf(passed.id)).state).toBe('passed');
  const { text } = await client.quality.demonstrationReport({ demonstrationId: passed.id });
  expect(text).toContain('3 in this registry, 2 with the same claim');
  expect(text).toMatch(
    new RegExp(`cancelled, no failure in 0 of 149 trials.*the same claim.*${cancelled.id}`, 'u'),
  );
  expect(text).toMatch(
    new RegExp(`failed, \\d+ failures? in \\d+ of 149 trials.*the same claim.*${failed.id}`, 'u'),
  );
  expect(text).toMatch(new RegExp(`ready, no failure in 0 of 74 trials.*${unlike.id}`, 'u'));
  const report = await client.quality.demonstrationReport({ demonstrationId: cancelled.id });
  expect(report.text).toContain('Nothing is shown: cancelled after 0 of 149 trials');
});

test('a plan, an end and a failure cannot be changed, not even past the operations', async () => {
  Object.assign(saboteur, { operation: 'registry.get', every: 10 });
  const { id } = await create('registry.get', few);
  await endOf(id);
  const db = rawDatabase(parts.home);
  try {
    for (const change of [
      'UPDATE demonstrations SET planned = 10',
      'UPDATE demonstrations SET ppm = 500000',
      `UPDATE demonstrations SET state = 'passed'`,
      'UPDATE demonstrations SET failures = 0',
      'DELETE FROM demonstrations',
      'DELETE FROM demonstration_failures',
    ])
      expect(() => db.exec(change)).toThrow(/never changes|are kept/u);
  } finally {
    db.close();
  }
});

test('a run leaves one audit row at each of its turns, and none per trial', async () => {
  const { client } = parts;
  await setTimeout(1_100);
  const before = await client.access.audit({ limit: 1 });
  const { id } = await create('registry.get', 100);
  await endOf(id);
  await setTimeout(1_100);
  const { entries } = await client.access.audit({ limit: 200 });
  const since = entries.filter(({ sequence }) => sequence > (before.entries[0]?.sequence ?? 0));
  const told = since.filter(({ subject }) => subject === id).map(({ detail }) => detail.what);
  expect(told.toReversed()).toEqual(['created', 'started', 'passed', 'signed']);
  expect(since.filter(({ operation }) => operation === 'registry.get')).toEqual([]);
  expect(since.length).toBeLessThan(12);
  const db = rawDatabase(parts.home);
  const counted = db
    .prepare(`SELECT coalesce(sum(count), 0) FROM operation_stats WHERE operation = 'registry.get'`)
    .pluck()
    .get();
  db.close();
  expect(counted).toBe(0);
});

test('only who may manage quality fixes and runs plans; readers read', async () => {
  const { id } = await create('registry.get', few);
  const reader = parts.as(readerCaller('test'));
  expect(
    await refusalOf(reader.quality.createDemonstration({ scenario: 'registry.get', claim: { ppm: 3 } })),
  ).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await refusalOf(run(id, reader))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect((await reader.quality.demonstrations({})).demonstrations).toMatchObject([{ id, state: 'ready' }]);
});

test('who may not look may not have others look: refused, not failed', async () => {
  const { id } = await create('registry.get', few);
  const blind = { ...ownerCaller('test'), denied: new Set(['registry.read'] as const) };
  expect(await refusalOf(run(id, parts.as(blind)))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await stateOf(id)).toMatchObject({ state: 'ready', failures: 0 });
});

test('the next one may begin as soon as the end of one is told', async () => {
  for (let round = 0; round < 3; round += 1)
    expect((await endOf((await create('registry.get', few)).id)).state).toBe('passed');
});

test('when everything it draws from is deleted it pauses, says why, and counts no failure', async () => {
  const { client } = parts;
  const { id } = await create('registry.versions', 10);
  const events = await client.quality.runDemonstration({ demonstrationId: id });
  await events.next();
  for (let index = 0; index < 6; index += 1) {
    const { packageId } = await client.registry.get({ coordinate: `user.ada/part-${5 - index}` });
    const { versions } = await client.registry.versions({ packageId });
    for (const { versionId } of versions)
      await client.registry.delete({
        versionId,
        overrideDependents: dependentsOf(await client.registry.dependents({ versionId })),
      });
  }
  let last: Demonstration | undefined;
  for await (const state of events) last = state;
  expect(last).toMatchObject({
    state: 'paused',
    failures: 0,
    problem: 'Everything that trials were drawn from was deleted.',
  });
});

test('without a key that can sign, the report says so, and is signed later', async () => {
  await parts.client.trust.lock({});
  const { id } = await create('registry.get', few);
  await endOf(id);
  const unsigned = await parts.client.quality.demonstrationReport({ demonstrationId: id });
  expect(unsigned).toMatchObject({ unsigned: expect.stringContaining('locked') });
  expect(unsigned.keyId).toBeUndefined();
  expect(await parts.client.quality.checkReport({ envelope: unsigned.envelope })).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([
      expect.objectContaining({ name: 'signature', outcome: 'warn' }),
      expect.objectContaining({ name: 'bound', outcome: 'pass' }),
    ]),
  });
  await parts.client.trust.unlock({ passphrase: 'correct horse' });
  const byReader = await parts.as(readerCaller('test')).quality.demonstrationReport({ demonstrationId: id });
  expect(byReader.unsigned).toContain('may not sign');
  const signed = await parts.client.quality.demonstrationReport({ demonstrationId: id });
  expect(signed.keyId).toMatch(/^[0-9a-f]{64}$/u);
  // The same for everybody from now on.
  expect(await parts.as(readerCaller('test')).quality.demonstrationReport({ demonstrationId: id })).toEqual(
    signed,
  );
});

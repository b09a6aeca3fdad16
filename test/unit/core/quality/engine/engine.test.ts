import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Sample } from '../../../../../contract/control-chart.ts';
import { ownerCaller } from '../../../../../main/core/index.ts';
import { openLog } from '../../../../../main/core/open-log.ts';
import { demonstrationCaller } from '../../../../../main/core/operations/index.ts';
import { StoreFailure } from '../../../../../main/store/index.ts';
import { draft, openTestCore, refusalOf, type TestCore } from '../../test-core.ts';

/** A busy machine takes its time. */
const patience = { timeout: 20_000 };

type Around = (operation: string, run: () => Promise<unknown>) => Promise<unknown>;

/** A core whose handlers stand within a fault, which a test sets. */
async function openFaulty(): Promise<TestCore & { readonly faults: { around?: Around | undefined } }> {
  const faults: { around?: Around | undefined } = {};
  const registry = await openTestCore({
    around: (operation, _params, run) => (faults.around ? faults.around(operation, run) : run()),
  });
  return Object.assign(registry, { faults });
}

/** Fails so many times, each time before the handler runs. */
function failing(times: number, operation: string, error: () => Error): Around {
  let left = times;
  return (name, run) => {
    if (name !== operation || left === 0) return run();
    left -= 1;
    return Promise.reject(error());
  };
}

async function samplesOf({ client }: TestCore, operation: string): Promise<Sample[]> {
  return (await client.quality.samples({ process: `operation:${operation}` })).samples;
}

async function summaryOf({ client }: TestCore, operation: string) {
  const { processes } = await client.quality.status({});
  return processes.find(({ process }) => process === `operation:${operation}`);
}

test('what a caller asks wrongly is no trial; what breaks inside is a defect that its log line explains', async () => {
  await using registry = await openFaulty();
  const { client, home } = registry;
  await client.registry.namespaces({});
  await refusalOf(client.registry.get({ coordinate: 'local.test/nothing' }));
  await refusalOf(client.registry.get({ coordinate: 7 as never }));
  const reader = registry.as({ ...ownerCaller('test'), capabilities: new Set() });
  await refusalOf(reader.registry.get({ coordinate: 'local.test/nothing' }));
  expect(await summaryOf(registry, 'registry.get')).toMatchObject({
    evidence: 'none',
    trials: 0,
    refused: 3,
  });
  registry.faults.around = failing(1, 'registry.namespaces', () => new Error('SELECT secret FROM /home'));
  const { code, data } = await refusalOf(client.registry.namespaces({}));
  expect(code).toBe('INTERNAL');
  const [failure, success] = await samplesOf(registry, 'registry.namespaces');
  expect(failure).toMatchObject({
    outcome: 'failure',
    class: 'unexpected',
    code: 'Error',
    logId: data.logId,
  });
  expect(JSON.stringify(failure)).not.toContain('secret');
  expect(success).toMatchObject({ outcome: 'success', actor: 'owner (test)', attempts: 1 });
  expect(await summaryOf(registry, 'registry.namespaces')).toMatchObject({
    evidence: 'few',
    trials: 2,
    reliability: { defects: 1, rate: 0.5 },
    durations: { count: 1 },
  });
  const { classes, total } = await client.quality.defects({});
  expect(total).toBe(1);
  expect(classes).toMatchObject([
    { class: 'unexpected', process: 'operation:registry.namespaces', share: 1 },
  ]);
  expect(existsSync(path.join(home, 'quality.db'))).toBe(true);
});

test('the lines of the log are found by the id of a defect', async () => {
  await using registry = await openTestCore({
    around: (operation, _params, run) =>
      operation === 'registry.namespaces' ? Promise.reject(new Error('the reason why')) : run(),
  });
  using log = openLog(registry.home);
  await using logging = await registry.reopen({ log });
  const { data } = await refusalOf(logging.client.registry.namespaces({}));
  for (let line = 0; line < 20_000; line += 1) log.info({ line }, 'something else, again and again');
  await expect
    .poll(
      async () => (await logging.client.quality.logLines({ logId: String(data.logId) })).lines.length,
      patience,
    )
    .toBe(1);
  const { lines } = await logging.client.quality.logLines({ logId: String(data.logId) });
  expect(lines[0]).toContain('the reason why');
  const none = await logging.client.quality.logLines({ logId: '01890a5d-ac96-774b-bcce-b302099a8057' });
  expect(none.lines).toEqual([]);
});

test('a read that fails in passing is tried again; attempts and retries are counted', async () => {
  await using registry = await openFaulty();
  registry.faults.around = failing(2, 'registry.namespaces', () => new StoreFailure('locked', 'busy'));
  await registry.client.registry.namespaces({});
  expect(await samplesOf(registry, 'registry.namespaces')).toMatchObject([
    { outcome: 'success', attempts: 3 },
  ]);
  expect((await summaryOf(registry, 'registry.namespaces'))?.recovery).toMatchObject({ retries: 2 });
  registry.faults.around = failing(9, 'registry.namespaces', () => new StoreFailure('locked', 'busy'));
  expect((await refusalOf(registry.client.registry.namespaces({}))).code).toBe('STORAGE_UNAVAILABLE');
  expect((await samplesOf(registry, 'registry.namespaces'))[0]).toMatchObject({ class: 'busy', attempts: 3 });
});

test('a write is tried again only while nothing was committed for certain', async () => {
  await using registry = await openFaulty();
  const { client } = registry;
  registry.faults.around = failing(1, 'registry.createNamespace', () => new StoreFailure('locked', 'busy'));
  await client.registry.createNamespace({ path: 'org.once' });
  // Committed, and then the answer is lost: running it again would say that it exists.
  registry.faults.around = async (operation, run) => {
    const answer = await run();
    if (operation === 'registry.createNamespace') throw new StoreFailure('locked', 'after the commit');
    return answer;
  };
  expect((await refusalOf(client.registry.createNamespace({ path: 'org.twice' }))).code).toBe(
    'STORAGE_UNAVAILABLE',
  );
  registry.faults.around = failing(
    1,
    'registry.createNamespace',
    () => new StoreFailure('closed', 'thread ended'),
  );
  expect((await refusalOf(client.registry.createNamespace({ path: 'org.unknown' }))).code).toBe(
    'STORAGE_UNAVAILABLE',
  );
  registry.faults.around = undefined;
  const samples = await samplesOf(registry, 'registry.createNamespace');
  expect(samples.map(({ outcome, attempts, class: name }) => [outcome, attempts, name])).toEqual([
    ['failure', 1, 'thread-lost'],
    ['failure', 1, 'busy'],
    ['success', 2, undefined],
  ]);
});

test('a thread that was lost is recovered from before the next try', async () => {
  await using registry = await openFaulty();
  registry.faults.around = failing(
    1,
    'registry.namespaces',
    () => new StoreFailure('closed', 'thread ended'),
  );
  await registry.client.registry.namespaces({});
  expect((await summaryOf(registry, 'registry.namespaces'))?.recovery).toEqual({
    attempts: 1,
    successes: 1,
    retries: 1,
  });
});

test('an answer that is not what was asked for is withheld and counted', async () => {
  await using registry = await openFaulty();
  const { client } = registry;
  const one = await client.registry.create(draft('one', '1.0.0'));
  await client.registry.create(draft('other', '1.0.0'));
  const other = await client.registry.get({ coordinate: 'local.test/other' });
  expect((await client.registry.get({ coordinate: 'local.test/one@1.0.0' })).versionId).toBe(one.versionId);
  expect((await client.registry.get({ coordinate: 'local.test/one@^1.0.0' })).versionId).toBe(one.versionId);
  registry.faults.around = (operation, run) =>
    operation === 'registry.get' ? Promise.resolve(other) : run();
  const { code, message } = await refusalOf(client.registry.get({ coordinate: 'local.test/one' }));
  expect([code, message]).toEqual([
    'INTERNAL',
    'The answer was withheld: Another artifact was answered than the one asked for.',
  ]);
  expect(await summaryOf(registry, 'registry.get')).toMatchObject({
    trials: 4,
    reliability: { defects: 1 },
    gates: { passed: 3, failed: 1 },
  });
  registry.faults.around = (operation, run) =>
    operation === 'registry.namespaces' ? Promise.resolve({}) : run();
  expect((await refusalOf(client.registry.namespaces({}))).data).toMatchObject({ reason: 'corrupt' });
  registry.faults.around = undefined;
  expect(await samplesOf(registry, 'registry.namespaces')).toMatchObject([
    { outcome: 'failure', class: 'damaged', logId: expect.any(String) },
  ]);
});

test('nothing is written into a database that was moved away; lenient does not ask', async () => {
  await using registry = await openFaulty();
  const { client, home } = registry;
  await client.registry.createNamespace({ path: 'org.before' });
  const [file, away] = [path.join(home, 'registry.db'), path.join(home, 'away.db')];
  renameSync(file, away);
  // What was found in place is believed for five seconds.
  await expect
    .poll(
      () =>
        client.registry.createNamespace({ path: `org.n${Date.now()}` }).then(
          () => '',
          (error: { code: string }) => error.code,
        ),
      {
        timeout: 9_000,
        interval: 250,
      },
    )
    .toBe('STORAGE_UNAVAILABLE');
  renameSync(away, file);
  await client.registry.createNamespace({ path: 'org.again' });
  const [last] = (await samplesOf(registry, 'registry.createNamespace')).filter(
    ({ outcome }) => outcome === 'failure',
  );
  expect(last).toMatchObject({ class: 'storage', code: 'unreachable' });
  await client.settings.setPreferences({ qualityLevel: 'lenient' });
  renameSync(file, away);
  await expect
    .poll(
      () =>
        client.registry.createNamespace({ path: `org.l${Date.now()}` }).then(
          () => '',
          (error: { code: string }) => error.code,
        ),
      { timeout: 20_000, interval: 250 },
    )
    .toBe('');
  renameSync(away, file);
}, 60_000);

test('strict reads again what was stored', async () => {
  await using registry = await openFaulty();
  await registry.client.settings.setPreferences({ qualityLevel: 'strict' });
  await using strict = await registry.reopen();
  await expect
    .poll(async () => (await strict.client.settings.status({})).preferences.qualityLevel, patience)
    .toBe('strict');
  await strict.client.registry.create(draft('read-again', '1.0.0'));
  // Room on the disk, the database in place, and the version read.
  expect((await summaryOf(strict, 'registry.create'))?.gates).toEqual({ passed: 3, failed: 0 });
});

test('streams: one trial from the first to the last item; a watcher that is left is a success of no length', async () => {
  await using registry = await openFaulty();
  const { client } = registry;
  await client.registry.createNamespace({ path: 'org.looked-at' });
  for await (const event of await client.resolve.conflicts({ namespace: 'org' })) void event;
  for await (const event of await client.resolve.conflicts({ namespace: 'org' })) {
    void event;
    break;
  }
  const watching = await client.events.watch({});
  await watching.next();
  await watching.return?.();
  expect(await samplesOf(registry, 'resolve.conflicts')).toMatchObject([
    { outcome: 'cancelled' },
    { outcome: 'success' },
  ]);
  expect(await summaryOf(registry, 'resolve.conflicts')).toMatchObject({
    trials: 1,
    cancelled: 1,
    durations: { count: 1 },
  });
  const watch = await summaryOf(registry, 'events.watch');
  expect(watch).toMatchObject({ trials: 1 });
  expect(watch?.durations).toBeUndefined();
});

test('trials of demonstrations leave no trace in the evidence of daily use', async () => {
  await using registry = await openFaulty();
  await registry.as(demonstrationCaller(ownerCaller('test'), 'read')).registry.namespaces({});
  expect(await summaryOf(registry, 'registry.namespaces')).toBeUndefined();
});

test('a call beyond its target is counted as slow; targets are set for all or for one, and taken back', async () => {
  await using registry = await openFaulty();
  const { client } = registry;
  const process = 'operation:registry.namespaces';
  const changed = await client.quality.setTargets({ process, durationMs: 5 });
  expect(changed).toMatchObject({ all: { durationMs: 2_000 }, processes: [{ process, durationMs: 5 }] });
  registry.faults.around = async (operation, run) => {
    if (operation === 'registry.namespaces') await new Promise((resolve) => setTimeout(resolve, 30));
    return run();
  };
  await expect
    .poll(async () => {
      await client.registry.namespaces({});
      return (await summaryOf(registry, 'registry.namespaces'))?.violations;
    }, patience)
    .toBeGreaterThan(0);
  const { classes } = await client.quality.defects({ slow: true, process });
  expect(classes).toMatchObject([{ class: 'slow', code: 'beyond-target', process }]);
  expect(await client.quality.setTargets({ process, reset: true })).toMatchObject({ processes: [] });
  expect((await client.quality.setTargets({ reliability: 0.99 })).all.reliability).toBe(0.99);
  expect((await refusalOf(client.quality.setTargets({ process: 'operation:no.such' }))).code).toBe(
    'NOT_FOUND',
  );
  const { entries } = await client.access.audit({ operation: 'quality.setTargets' });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['failure', 'success', 'success', 'success']);
  const [newest] = entries;
  expect(
    (await client.access.audit({ operation: 'quality.setTargets', to: newest?.at })).entries,
  ).not.toContainEqual(newest);
  expect(
    (await client.access.audit({ from: '2027-01-01T00:00:00Z', to: '2027-01-01T00:00:01Z' })).entries,
  ).toEqual([]);
});

test('the evidence of a run that was too short to open it is taken in by a later one, once', async () => {
  const first = await openTestCore();
  await first.client.registry.namespaces({});
  const second = await first.reopen();
  await second.client.registry.namespaces({});
  await using third = await second.reopen();
  expect(await samplesOf(third, 'registry.namespaces')).toHaveLength(2);
  await using fourth = await third.reopen();
  expect(await samplesOf(fourth, 'registry.namespaces')).toHaveLength(2);
  expect(existsSync(path.join(fourth.home, 'quality.spool'))).toBe(false);
});

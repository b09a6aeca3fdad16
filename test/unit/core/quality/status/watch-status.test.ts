import { expect, test } from 'vitest';
import { openTestCore, refusalOf } from '../../test-core.ts';

test('a watcher is told at once, again when something happened, and ends when its call is aborted', async () => {
  await using registry = await openTestCore();
  const controller = new AbortController();
  const statuses = await registry.client.quality.watchStatus({ span: '1h' }, { signal: controller.signal });
  const first = await statuses.next();
  expect(first.value).toMatchObject({ span: '1h', recording: { state: 'recording', lost: 0 } });
  await registry.client.registry.namespaces({});
  let seen: string[] = [];
  while (!seen.includes('operation:registry.namespaces')) {
    const { value, done } = await statuses.next();
    if (done) break;
    seen = value.processes.map(({ process }) => process);
  }
  expect(seen).toContain('operation:registry.namespaces');
  controller.abort();
  await statuses.next().catch(() => undefined);
  const samples = async () =>
    (await registry.client.quality.samples({ process: 'operation:quality.watchStatus' })).samples;
  await expect.poll(async () => (await samples()).length, { timeout: 10_000 }).toBe(1);
  expect(await samples()).toMatchObject([{ outcome: 'success' }]);
}, 30_000);

test('every span is answered, with a trend no longer than a view draws', async () => {
  await using registry = await openTestCore();
  await registry.client.registry.namespaces({});
  for (const span of ['15m', '1h', '6h', '24h', '7d', '30d', '365d'] as const) {
    const { processes } = await registry.client.quality.status({ span });
    const row = processes.find(({ process }) => process === 'operation:registry.namespaces');
    expect(row).toMatchObject({ trials: 1, durations: { count: 1 } });
    expect(row?.trend.length).toBeLessThanOrEqual(60);
    expect(row?.trend.filter((part) => part !== null)).toHaveLength(1);
  }
});

test('what ran while a resource was at a level is told for its moment', async () => {
  await using registry = await openTestCore();
  await registry.client.registry.namespaces({});
  await registry.client.settings.status({});
  const { samples, keptSince, more } = await registry.client.quality.samples({
    process: 'resource:core.cpu',
    limit: 1,
  });
  expect(samples).toMatchObject([{ process: 'operation:settings.status' }]);
  expect([typeof keptSince, more]).toEqual(['string', true]);
});

test('what cannot be asked is refused: a stretch that ends before it begins, targets of a level, signals of nobody', async () => {
  await using registry = await openTestCore();
  const { quality } = registry.client;
  const process = 'operation:registry.get';
  const stretch = { from: '2027-01-02T00:00:00Z', to: '2027-01-01T00:00:00Z' };
  expect(await refusalOf(quality.samples({ process, ...stretch }))).toMatchObject({ code: 'INVALID_INPUT' });
  const level = 'resource:core.memory';
  expect(await refusalOf(quality.setTargets({ process: level, durationMs: 5 }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const nobody = 'operation:registry.gett';
  expect(await refusalOf(quality.signals({ process: nobody }))).toMatchObject({ code: 'NOT_FOUND' });
});

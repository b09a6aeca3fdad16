/** Faults in real operations, on the one path of all operations: the chart shows them, a signal says so, the export holds it. */
import { expect, test } from 'vitest';
import { draft, openTestCore, refusalOf } from '../../test-core.ts';

const process = 'operation:registry.versions';

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a latency shift and failures in real operations are charted, signalled, exported', async () => {
  // A machine that does much else makes short calls long by turns; these are long enough not to show it.
  let [delayMs, failing] = [15, false];
  await using registry = await openTestCore({
    around: async (operation, _params, run) => {
      if (operation !== 'registry.versions') return run();
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (failing) throw new Error('injected');
      return run();
    },
  });
  const { registry: api, quality } = registry.client;
  const created = await api.create(draft('shifted', '1.0.0'));
  const { packageId } = await api.get({ coordinate: created.coordinate });
  const call = async (count: number) => {
    for (let index = 0; index < count; index += 1) await api.versions({ packageId });
  };
  // Points are told live once the evidence is open.
  await quality.status({});
  await call(120);
  await until(async () => {
    const { versions } = await quality.limitsHistory({
      process,
      metric: 'duration',
      grain: 'single',
      type: 'i-mr',
    });
    return versions[0];
  });
  delayMs = 400;
  const shiftAt = Date.now();
  await call(12);
  failing = true;
  for (let index = 0; index < 6; index += 1)
    expect(await refusalOf(api.versions({ packageId }))).toMatchObject({ code: 'INTERNAL' });

  const signal = await until(async () => {
    const { signals } = await quality.signals({ process, state: 'open' });
    return signals.find(({ at }) => Date.parse(at) >= shiftAt);
  });
  expect(signal.text).toMatch(/^Duration of registry: versions is \d+ ms, above the upper limit of /u);
  const chart = await quality.chart({ process });
  expect(chart).toMatchObject({
    type: 'i-mr',
    limits: { state: 'frozen', by: 'registry', reason: 'first 100 points' },
  });
  expect(chart.columns.at).toHaveLength(132);
  const flagged = chart.columns.flags.filter(
    ({ panel, rules }) => panel === 'value' && rules.includes('nelson-1'),
  );
  for (let index = 120; index < 132; index += 1) expect(flagged.map((flag) => flag.index)).toContain(index);
  expect(chart.columns.at).toContain(Date.parse(signal.at));

  const failures = await quality.chart({ process, metric: 'failures' });
  expect(failures.type).toBe('g');
  expect(failures.columns.panels[0]?.value).toEqual([132, 0, 0, 0, 0, 0]);
  const { processes } = await quality.status({});
  expect(processes.find((row) => row.process === process)?.openSignals).toBeGreaterThan(0);

  const { text } = await quality.export({ process });
  expect(text).toContain('limits: version 1');
  expect(
    text.split('\r\n').filter((line) => line.includes('nelson-1,') || line.includes('nelson-1 nelson-2,'))
      .length,
  ).toBeGreaterThanOrEqual(12);
  const { capability } = quality;
  expect(await capability({ process })).toMatchObject({ status: 'not-in-control', indices: [] });

  const answer = await quality.acknowledgeSignal({
    signalId: signal.id,
    cause: 'latency injected',
    action: 'none',
  });
  expect(answer.signal.state).toBe('acknowledged');
  const after = await quality.chart({ process });
  expect(after.annotations.map(({ cause }) => cause)).toEqual(['latency injected']);
  const { entries } = await registry.client.access.audit({ operation: 'quality.freezeLimits', limit: 200 });
  expect(entries.filter(({ subject, actor }) => subject === process && actor === 'registry')).toHaveLength(1);
});

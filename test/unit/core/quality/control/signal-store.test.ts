/** Signals in the store: pages that lose none, and an end to how many of a chart can wait. */
import { expect, test } from 'vitest';
import type { RaisedSignal } from '../../../../../main/core/quality/control/decisions/index.ts';
import { openCharted, process } from './charted.ts';

const raised = (at: number, more: Partial<RaisedSignal> = {}): RaisedSignal => ({
  process,
  metric: 'duration',
  grain: 'single',
  type: 'i-mr',
  panel: 'value',
  rule: 'nelson-1',
  at,
  value: 9,
  center: 5,
  lower: undefined,
  upper: 8,
  limitsVersion: 1,
  text: 'It is high.',
  probability: 0.0027,
  next: 'Look.',
  ...more,
});

test('pages follow one another without losing signals of one moment; of a chart fifty wait, the rest is counted', async () => {
  await using charted = await openCharted();
  const { api, store } = charted;
  const context = { actor: 'registry', operation: 'quality.raiseSignals', at: charted.clock.wallMs };
  const start = charted.clock.wallMs;
  // Three of each moment: a page of four ends within the second.
  const signals = Array.from({ length: 12 }, (_, index) =>
    raised(start + Math.floor(index / 3) * 1_000, { rule: `nelson-${(index % 3) + 1}` }),
  );
  await store.write('quality.raiseSignals', { signals }, context);
  const first = await api.signals({ limit: 4 }, charted.call());
  expect(first.more).toBe(true);
  expect(first.signals).toHaveLength(6);
  const second = await api.signals({ limit: 100, before: first.signals.at(-1)?.at ?? '' }, charted.call());
  expect(second.more).toBe(false);
  expect(new Set([...first.signals, ...second.signals].map(({ id }) => id)).size).toBe(12);
  expect(first.signals[0]).toMatchObject({ label: 'registry: get', state: 'open', spells: 1 });
  expect(first.signals[0]?.lower).toBeUndefined();

  const many = Array.from({ length: 60 }, (_, index) => raised(start + 10_000 + index));
  await store.write('quality.raiseSignals', { signals: many }, context);
  expect(await store.read('quality.openSignals', undefined)).toEqual({ [process]: 50 });
  const [newest] = (await api.signals({ limit: 1 }, charted.call())).signals;
  expect(newest).toMatchObject({ spells: 23, lastAt: new Date(start + 10_059).toISOString() });
  const { entries } = await store.read('access.audit', { operation: 'quality.raiseSignals', limit: 10 });
  expect(entries).toHaveLength(2);
});

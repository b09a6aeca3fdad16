import { expect, test } from 'vitest';
import { parseCondition } from '../../../../../../contract/alert-condition.ts';
import { evaluate } from '../../../../../../main/core/quality/alerts/evaluation/evaluate.ts';
import { type AlertSources, Looker } from '../../../../../../main/core/quality/alerts/evaluation/look.ts';
import type { WindowFigures } from '../../../../../../main/core/quality/history/quality-history.ts';
import { noFigures } from '../../../../../support/no-figures.ts';

function figures(process: string, more: Partial<WindowFigures>): WindowFigures {
  return { process, ...noFigures, ...more };
}

const sources = (known: readonly WindowFigures[], more: Partial<AlertSources> = {}): AlertSources => ({
  now: () => 1_800_000_000_000,
  figures: async () => known,
  openSignals: async () => ({}),
  lost: () => 0,
  goalOf: () => 2_000,
  ...more,
});

function judge(text: string, from: AlertSources) {
  const { condition, fault } = parseCondition(text);
  if (condition === undefined) throw new Error(fault?.message);
  return evaluate(condition, new Looker(from).look());
}

const get = (trials: number, failures: number) => figures('operation:registry.get', { trials, failures });

test.each([
  // One failure in two operations is half of all, and no evidence.
  [2, 1, 'error_rate > 1 %', undefined],
  [19, 19, 'error_rate > 1 %', undefined],
  [20, 1, 'error_rate > 1 %', false],
  [20, 2, 'error_rate > 1 %', true],
  [20, 1, 'error_rate > 1 % with at least 20 operations', true],
  [2, 1, 'error_rate > 1 % with at least 2 operations', true],
  [1_000, 2, 'error_rate > 0.2 %', false],
  [1_000, 2, 'error_rate >= 0.2 %', true],
  [1_000, 3, 'error_rate > 0.2 %', true],
  [20, 1, 'error_rate < 10 %', true],
  [0, 0, 'error_rate < 10 %', undefined],
])('of %i operations %i failures: %s is %s', async (trials, failures, text, holds) => {
  expect((await judge(text, sources([get(trials, failures)]))).holds).toBe(holds);
});

test('what it comes from is told, and why one failure is none', async () => {
  expect(await judge('error_rate > 1 %', sources([get(20, 1)]))).toEqual({
    holds: false,
    value: 0.05,
    text: 'error rate 5 % (1 of 20 operations failed): one failure is an event, not a rate',
  });
  expect((await judge('error_rate > 1 %', sources([get(2, 1)]))).text).toBe(
    '1 of 2 operations failed; it takes 20 operations.',
  );
});

test('rates and counts are of all operations meant together, and of no resource', async () => {
  const known = [
    get(30, 1),
    figures('operation:registry.create', { trials: 10, failures: 3 }),
    figures('operation:trust.sign', { trials: 100, failures: 50 }),
    figures('resource:core.memory', { trials: 900, failures: 900 }),
  ];
  expect(await judge('error_rate(registry.*) > 9 %', sources(known))).toMatchObject({
    value: 0.1,
    holds: true,
  });
  expect(await judge('failures > 53', sources(known))).toMatchObject({ value: 54, holds: true });
  expect(await judge('operations(*.get) < 30', sources(known))).toMatchObject({ value: 30, holds: false });
  expect(await judge('operations(transfer.import) < 1', sources(known))).toMatchObject({
    value: 0,
    holds: true,
  });
});

const slow = [
  figures('operation:registry.get', { count: 500, mean: 9, p50: 8, p95: 40, p99: 90 }),
  figures('operation:transfer.import', { count: 25, mean: 3_000, p50: 2_500, p95: 9_000, p99: 9_500 }),
  figures('operation:trust.sign', { count: 3, mean: 60_000, p50: 60_000, p95: 60_000, p99: 60_000 }),
];

test('durations are judged one by one; the furthest is told, of those with evidence', async () => {
  expect(await judge('p95 > 5 s', sources(slow))).toEqual({
    holds: true,
    value: 9_000,
    text: 'p95 of durations of transfer.import 9 s (25 operations)',
  });
  expect(await judge('p99 > 80 ms', sources(slow))).toMatchObject({ value: 90, holds: true });
  expect(await judge('duration < 10 ms', sources(slow))).toMatchObject({ value: 9, holds: true });
  expect(await judge('p50(trust.*) > 1 s', sources(slow))).toEqual({
    holds: undefined,
    value: undefined,
    text: 'At most 3 operations of a kind in the last 15 minutes; it takes 20.',
  });
  expect(await judge('p50(trust.*) > 1 s with at least 3 operations', sources(slow))).toMatchObject({
    holds: true,
  });
});

test('goals are each operation’s own', async () => {
  const goals: Record<string, number> = {
    'operation:registry.get': 10,
    'operation:transfer.import': 60_000,
  };
  const goalOf = (process: string) => goals[process] ?? 2_000;
  expect(await judge('p95 > 2 x goal', sources(slow, { goalOf }))).toEqual({
    holds: true,
    value: 40,
    text: 'p95 of durations of registry.get 40 ms, 4 x its goal of 10 ms (500 operations)',
  });
  expect(await judge('p95 > 4 x goal', sources(slow, { goalOf }))).toMatchObject({ holds: false });
});

test('levels are means of their window; what was not measured is no zero', async () => {
  const known = [
    figures('resource:core.cpu', { count: 60, mean: 0.95 }),
    figures('resource:disk.free', { count: 0 }),
  ];
  expect(await judge('cpu > 90 %', sources(known))).toEqual({
    holds: true,
    value: 0.95,
    text: 'processor use 95 %',
  });
  expect(await judge('disk_free < 5 %', sources(known))).toMatchObject({
    holds: undefined,
    value: undefined,
  });
  expect(await judge('memory > 1 B', sources(known))).toMatchObject({ holds: undefined });
});

test('open signals are counted by what follows the colon', async () => {
  const openSignals = async () => ({
    'operation:registry.get': 2,
    'operation:trust.sign': 3,
    'resource:core.memory': 4,
  });
  expect(await judge('signals > 8', sources([], { openSignals }))).toMatchObject({ value: 9, holds: true });
  expect(await judge('signals(core.*) > 8', sources([], { openSignals }))).toMatchObject({ value: 4 });
});

test('a window is read once, however many conditions ask for it', async () => {
  const asked: unknown[] = [];
  const look = new Looker(
    sources([], {
      figures: async (range) => {
        asked.push(range);
        return [];
      },
    }),
  ).look();
  for (const text of ['p95 > 1 s', 'error_rate > 1 %', 'failures > 1', 'cpu > 1 %', 'memory > 1 GB']) {
    const { condition } = parseCondition(text);
    if (condition) await evaluate(condition, look);
  }
  const to = 1_800_000_000_001;
  expect(asked).toEqual([
    { from: 1_799_999_100_000, to },
    { from: 1_799_999_940_000, to },
  ]);
});

import { expect, test } from 'vitest';
import type { Demonstration } from '../../../../../contract/quality-demonstrations.ts';
import {
  boundText,
  claimText,
  justEnded,
  knownPace,
  planHeadline,
  progressOf,
  shortPercent,
  timeLeftText,
  timesText,
} from '../../../../../renderer/features/quality/demonstrations/demonstration-words.ts';

function demonstration(given: Partial<Demonstration> = {}): Demonstration {
  return {
    id: 'one',
    scenario: 'registry.get',
    label: 'Look up a version',
    claim: { ppm: 3, confidence: 0.95, allowed: 0 },
    planned: 998_576,
    done: 0,
    failures: 0,
    voided: 0,
    state: 'ready',
    createdAt: '2026-11-21T00:00:00.000Z',
    by: 'ada',
    runningMs: 0,
    interruptions: 0,
    verdict: '',
    failed: [],
    ...given,
  };
}

test('a plan is told by its trials and what may fail', () => {
  expect(planHeadline(998_576, 0)).toBe('998,576 trials without a failure');
  expect(planHeadline(1_581_287, 1)).toBe('1,581,287 trials with at most 1 failure');
  expect(planHeadline(1, 2)).toBe('1 trial with at most 2 failures');
  expect(claimText({ ppm: 3, confidence: 0.95, allowed: 0 })).toBe(
    '< 3 per million, 95 %, no failure allowed',
  );
  expect(claimText({ ppm: 3.4, confidence: 0.97525, allowed: 2 })).toBe(
    '< 3.4 per million, 97.525 %, 2 failures allowed',
  );
});

test('chances keep the digits that matter, and never round to certainty', () => {
  expect(shortPercent(0.0499962)).toBe('5 %');
  expect(shortPercent(0.97049)).toBe('97 %');
  expect(shortPercent(0.99951)).toBe('99.951 %');
  expect(shortPercent(0.999999)).toBe('> 99.999 %');
  expect(shortPercent(1e-9)).toBe('< 0.001 %');
  expect(shortPercent(0)).toBe('0 %');
  expect(shortPercent(1)).toBe('100 %');
});

test('a true rate stands beside the claim', () => {
  expect([0.01, 0.1, 0.5, 1, 2, 10].map(timesText)).toEqual([
    'a 100th of the claim',
    'a 10th of the claim',
    'half the claim',
    'just the claim',
    'twice the claim',
    '10 times the claim',
  ]);
});

test('a bound is rounded up, never down below what was reached', () => {
  expect(boundText(undefined)).toBe('none yet');
  expect(boundText(2.999_999_1)).toBe('3 per million');
  expect(boundText(2.995_73)).toBe('2.996 per million');
  expect(boundText(33.377)).toBe('33.38 per million');
  expect(boundText(950_000)).toBe('950,000 per million');
});

test('progress is never whole before all trials are there', () => {
  expect(progressOf({ planned: 1_000_000, done: 999_999 })).toBeLessThan(100);
  expect(progressOf({ planned: 4, done: 4 })).toBe(100);
  expect(progressOf({ planned: 0, done: 0 })).toBe(0);
});

test('what is left is told at the present pace only', () => {
  expect(timeLeftText(demonstration({ done: 898_576, pace: 10_000 }))).toBe('about 10 s');
  expect(timeLeftText(demonstration({ pace: 0 }))).toBeUndefined();
  expect(timeLeftText(demonstration())).toBeUndefined();
});

test('the pace of a scenario is known from its newest run that was long enough', () => {
  const runs = [
    demonstration({ scenario: 'search.query', done: 10, runningMs: 5_000 }),
    demonstration({ done: 5, runningMs: 100 }),
    demonstration({ done: 20_000, runningMs: 2_000 }),
    demonstration({ done: 10, runningMs: 10_000 }),
  ];
  expect(knownPace(runs, 'registry.get')).toBe(10_000);
  expect(knownPace(runs, 'registry.write')).toBeUndefined();
});

test('an ending is told once, and not of those that had ended before', () => {
  const running = demonstration({ id: 'a', state: 'running' });
  const old = demonstration({ id: 'b', state: 'failed' });
  const passed = demonstration({ id: 'a', state: 'passed' });
  expect(justEnded(undefined, [passed, old])).toEqual([]);
  expect(justEnded([running, old], [passed, old])).toEqual([passed]);
  expect(justEnded([passed, old], [passed, old])).toEqual([]);
});

import { expect, test } from 'vitest';
import type { AlertRule } from '../../../../../contract/quality-alerts.ts';
import {
  ordered,
  peakText,
  stateLook,
  summaryText,
} from '../../../../../renderer/features/quality/alerts/alert-words.ts';
import { firingRules } from '../../../../../renderer/features/quality/alerts/firing-rules.ts';
import { toldRules } from '../../../../../renderer/features/quality/alerts/told-rules.ts';

function rule(name: string, given: Partial<AlertRule> = {}): AlertRule {
  return {
    id: `id of ${name}`,
    name,
    condition: 'error_rate > 1 %',
    severity: 'warning',
    actions: ['notify'],
    enabled: true,
    seeded: false,
    state: 'inactive',
    meaning: '',
    text: '',
    ...given,
  };
}

test('what fires comes first, the critical before the rest, and what is switched off last', () => {
  const rules = [
    rule('quiet b'),
    rule('off', { enabled: false, severity: 'critical' }),
    rule('quiet a', { severity: 'critical' }),
    rule('blind', { state: 'no-data' }),
    rule('pending', { state: 'pending', severity: 'critical' }),
    rule('info', { state: 'firing', severity: 'info' }),
    rule('critical', { state: 'firing', severity: 'critical' }),
    rule('looked after', {
      state: 'firing',
      severity: 'critical',
      acknowledged: { by: 'ada', at: '2026-11-21T00:00:00.000Z', note: '' },
    }),
  ];
  expect(ordered(rules).map(({ name }) => name)).toEqual([
    'critical',
    'info',
    'looked after',
    'pending',
    'blind',
    'quiet a',
    'quiet b',
    'off',
  ]);
  expect(summaryText(rules)).toBe('3 alerts fire, 1 pending, 1 without data, 7 of 8 watched');
  expect(summaryText([rule('a')])).toBe('Nothing fires, 1 of 1 watched');
});

test('a rule that is switched off is called so, whatever it was', () => {
  expect(stateLook(rule('a', { enabled: false })).label).toBe('Off');
  expect(stateLook(rule('a', { state: 'firing', severity: 'critical' }))).toMatchObject({
    label: 'Firing',
    tone: 'error',
  });
});

test('the badge counts what fires and is not silenced', () => {
  const rules = [
    rule('a', { state: 'firing' }),
    rule('b', { state: 'firing', silencedUntil: '2027-01-01T00:00:00.000Z' }),
    rule('c', { state: 'pending' }),
  ];
  expect(firingRules(rules).map(({ name }) => name)).toEqual(['a']);
});

test('the worst figure is told in the measure of its condition', () => {
  expect(peakText({ condition: 'error_rate > 1 %', peak: 0.0345 })).toBe('3.45 %');
  expect(peakText({ condition: 'p95 > 2 x goal for 5m', peak: 1_250 })).toBe('1.25 s');
  expect(peakText({ condition: 'memory > 1.5 GB', peak: 1.7e9 })).toBe('1.7 GB');
  expect(peakText({ condition: 'nonsense', peak: 7 })).toBe('7');
});

test('people are told where the core says so, not wherever something fires', () => {
  const event = { sequence: 1, at: '2026-11-21T00:00:00Z', actor: 'registry' } as const;
  const told = toldRules([
    { ...event, topic: 'quality', type: 'alert.firing', subject: 'fires' },
    { ...event, topic: 'quality', type: 'alert.notify', subject: 'told' },
    { ...event, topic: 'version', type: 'alert.notify', subject: 'other' },
  ]);
  expect([...told]).toEqual(['told']);
});

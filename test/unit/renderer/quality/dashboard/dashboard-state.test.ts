import { expect, test } from 'vitest';
import type { ProcessSummary } from '../../../../../contract/quality-figures.ts';
import {
  dashboardRows,
  readDashboardState,
  writeDashboardState,
} from '../../../../../renderer/features/quality/dashboard/dashboard-state.ts';
import { sampleSummary } from '../sample-summary.ts';

const rows: ProcessSummary[] = [
  sampleSummary('registry.get', { trials: 1_000, openSignals: 0 }),
  sampleSummary('search.query', { trials: 500, openSignals: 3, defects: 2 }),
  sampleSummary('registry.remove', { trials: 3, openSignals: 0 }),
];
const names = (found: ProcessSummary[]): string[] =>
  found.map(({ process }) => process.replace('operation:', ''));

test('what calls for attention comes first', () => {
  const state = readDashboardState(new URLSearchParams());
  expect(names(dashboardRows(rows, state))).toEqual(['search.query', 'registry.get', 'registry.remove']);
});

test('what is not known goes last in both directions', () => {
  for (const direction of ['ascending', 'descending'] as const) {
    const sort = { column: 'reliability', direction };
    expect(names(dashboardRows(rows, { filter: '', shown: 'all', sort })).at(-1)).toBe('registry.remove');
  }
});

test('filters by name, by signals, by defects, by missing evidence', () => {
  const { sort } = readDashboardState(new URLSearchParams());
  expect(names(dashboardRows(rows, { filter: ' REGISTRY ', shown: 'all', sort }))).toHaveLength(2);
  expect(names(dashboardRows(rows, { filter: '', shown: 'signals', sort }))).toEqual(['search.query']);
  expect(names(dashboardRows(rows, { filter: '', shown: 'defects', sort }))).toEqual(['search.query']);
  expect(names(dashboardRows(rows, { filter: '', shown: 'unproven', sort }))).toEqual(['registry.remove']);
});

test('the address keeps the state, and what it does not understand is left out', () => {
  const state = readDashboardState(new URLSearchParams('span=7d&filter=a+b&show=defects&sort=-p95'));
  expect(state).toEqual({
    span: '7d',
    filter: 'a b',
    shown: 'defects',
    sort: { column: 'p95', direction: 'descending' },
  });
  expect(readDashboardState(writeDashboardState(state))).toEqual(state);
  const usual = readDashboardState(new URLSearchParams('span=2y&show=x&sort=constructor'));
  expect(writeDashboardState(usual).toString()).toBe('');
});

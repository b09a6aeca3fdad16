import { expect, test } from 'vitest';
import {
  chartInputOf,
  type ProcessState,
  readProcessState,
  writeProcessState,
} from '../../../../../renderer/features/quality/process/process-state.ts';
import { processOfPath } from '../../../../../renderer/features/quality/quality-address.ts';

const full: ProcessState = {
  metric: 'failures',
  grain: 'hour',
  type: 'p-laney',
  span: '30d',
  rules: 'western-electric',
  axis: 'order',
  zoom: { from: 1_700_000_000_000, to: 1_700_000_600_000 },
  point: 1_700_000_060_000,
  details: true,
  table: true,
  block: 'capability',
};

test('the address keeps the whole state', () => {
  expect(readProcessState(writeProcessState(full))).toEqual(full);
  expect(writeProcessState(readProcessState(new URLSearchParams())).toString()).toBe('');
});

test('what is not understood is left out', () => {
  const state = readProcessState(
    new URLSearchParams(
      'metric=toString&grain=week&type=x&span=&rules=all&zoom=9-1&point=-4&block=z&axis=up',
    ),
  );
  expect(writeProcessState(state).toString()).toBe('');
});

test('what is left to the core is not asked for', () => {
  const plain = readProcessState(new URLSearchParams());
  expect(chartInputOf('operation:a.b', plain)).toEqual({
    process: 'operation:a.b',
    span: '24h',
    rules: 'nelson-1-2',
    most: 10_000,
  });
  expect(chartInputOf('operation:a.b', full)).toMatchObject({
    type: 'p-laney',
    grain: 'hour',
    metric: 'failures',
  });
});

test('a path is a process or a tab', () => {
  expect(processOfPath('operation:registry.get')).toBe('operation:registry.get');
  expect(processOfPath('signals')).toBeUndefined();
  expect(processOfPath('operation:../../x')).toBeUndefined();
});

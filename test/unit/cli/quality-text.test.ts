import { expect, test } from 'vitest';
import type { ProcessSummary } from '../../../contract/quality-figures.ts';
import {
  bytesText,
  durationText,
  levelText,
  percentText,
  processOf,
  reliabilityText,
  sigmaText,
} from '../../../main/cli/commands/quality-text.ts';

const row: ProcessSummary = {
  process: 'operation:registry.get',
  kind: 'operation',
  label: 'registry: get',
  evidence: 'none',
  trials: 0,
  refused: 0,
  cancelled: 0,
  violations: 0,
  gates: { passed: 0, failed: 0 },
  recovery: { attempts: 0, successes: 0, retries: 0 },
  trend: [],
  openSignals: 0,
};

test('durations, shares and sizes are told with the digits that matter', () => {
  expect([0.24, 1, 12.44, 250.4, 3_210, 300_000].map(durationText)).toEqual([
    '240 µs',
    '1 ms',
    '12.4 ms',
    '250 ms',
    '3.2 s',
    '5 min',
  ]);
  expect([1, 0.999997, 0.9999, 0.95, 0.5, 0].map(percentText)).toEqual([
    '100 %',
    '99.9997 %',
    '99.99 %',
    '95 %',
    '50 %',
    '0 %',
  ]);
  expect([0, 512, 2_048, 104_857_600, 5e12].map(bytesText)).toEqual([
    '0 bytes',
    '512 bytes',
    '2 KiB',
    '100 MiB',
    '4.5 TiB',
  ]);
  expect([processOf('registry.get'), processOf('resource:core.cpu')]).toEqual([
    'operation:registry.get',
    'resource:core.cpu',
  ]);
});

test('no level is told before there is evidence for it, and a bound where there was no defect', () => {
  expect([reliabilityText(row), sigmaText(row), levelText(row)]).toEqual([
    'not enough data',
    'not enough data',
    '',
  ]);
  const reliability = { trials: 1_000, defects: 0, rate: 1, lower: 0.9962, upper: 1, worst: 0.003 };
  const enough: ProcessSummary = { ...row, evidence: 'enough', trials: 1_000, reliability };
  expect(reliabilityText(enough)).toBe('100 % (99.62 % to 100 %)');
  expect(sigmaText({ ...enough, sigma: { atLeast: 4.248, dpmo: 0, dpmoAtMost: 2_991 } })).toBe(
    'at least 4.25',
  );
  expect(sigmaText({ ...enough, sigma: { level: 4.59, dpmo: 1_000 } })).toBe('4.59');
  expect(sigmaText({ ...enough, evidence: 'few' })).toBe('not enough data');
  const level = { unit: 'bytes', last: 1_048_576, min: 0, max: 2_097_152 } as const;
  expect(levelText({ ...row, kind: 'resource', level })).toBe('1 MiB (0 bytes to 2 MiB)');
});

import { expect, test } from 'vitest';
import {
  defectsPerMillion,
  readTargets,
  textsOf,
} from '../../../../../renderer/features/quality/process/target-texts.ts';

const targets = { reliability: 0.999_997, durationMs: 2_000, memoryBytes: 100_000_000 };

test('targets are typed as percent, milliseconds and megabytes', () => {
  expect(textsOf(targets)).toEqual({ reliability: '99.9997', durationMs: '2000', memoryBytes: '100' });
  expect(readTargets(textsOf(targets))).toEqual({ targets, faults: {} });
  expect(defectsPerMillion(targets.reliability)).toBe(3);
});

test('a decimal comma is understood, nonsense is refused at its field', () => {
  expect(readTargets({ reliability: '99,9', durationMs: '5', memoryBytes: '1' }).targets?.reliability).toBe(
    0.999,
  );
  const { targets: none, faults } = readTargets({ reliability: '100', durationMs: '-1', memoryBytes: 'x' });
  expect(none).toBeUndefined();
  expect(Object.keys(faults)).toEqual(['reliability', 'durationMs', 'memoryBytes']);
  expect(Object.keys(readTargets({ reliability: '', durationMs: '', memoryBytes: '' }).faults)).toHaveLength(
    3,
  );
});

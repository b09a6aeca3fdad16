import { expect, test } from 'vitest';
import { parseCondition } from '../../../../../contract/alert-condition.ts';
import {
  conditionExamples,
  longestCondition,
  withExpected,
} from '../../../../../renderer/features/quality/alerts/condition-edits.ts';

/** Take what could stand there from the fault itself. */
function mended(text: string, choice: string): string {
  const { fault } = parseCondition(text);
  if (fault === undefined) throw new Error(`“${text}” is not at fault`);
  expect(fault.expected).toContain(choice);
  return withExpected(text, fault.position, choice);
}

test.each([
  ['', 'error_rate', 'error_rate'],
  ['eror_rate > 1 %', 'error_rate', 'error_rate > 1 %'],
  ['error_rate 1 %', '>', 'error_rate > 1 %'],
  ['p95 > 2', 'ms', 'p95 > 2 ms'],
  ['p95(registry.get) > 2 for 5m', 'x goal', 'p95(registry.get) > 2 x goal for 5m'],
  ['p95 > 2 bananas for 5m', 's', 'p95 > 2 s for 5m'],
  ['error_rate(registry.* > 1 %', ')', 'error_rate(registry.*) > 1 %'],
  ['memory > 1 GB during 5m', 'for', 'memory > 1 GB for 5m'],
  [
    'error_rate(registry.*) > 1 % with at least 20',
    'operations',
    'error_rate(registry.*) > 1 % with at least 20 operations',
  ],
])('“%s” with “%s” is “%s”', (text, choice, wanted) => {
  expect(mended(text, choice)).toBe(wanted);
});

test('every example can be read', () => {
  for (const { condition } of conditionExamples) {
    expect(parseCondition(condition).fault, condition).toBeUndefined();
    expect(condition.length).toBeLessThanOrEqual(longestCondition);
  }
});

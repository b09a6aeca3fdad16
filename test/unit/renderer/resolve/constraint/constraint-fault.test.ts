import { expect, it } from 'vitest';
import {
  faultSpan,
  faultWords,
} from '../../../../../renderer/features/resolve/constraint/constraint-fault.ts';

it('marks the word that begins where the fault is', () => {
  expect(faultSpan('^1.2 || >>3 <9', 8)).toEqual({ start: 8, end: 11 });
});

it('marks one place after the end, and one blank', () => {
  expect(faultSpan('>=', 2)).toEqual({ start: 2, end: 3 });
  expect(faultSpan('>=', 99)).toEqual({ start: 2, end: 3 });
  expect(faultSpan('1 - ', 1)).toEqual({ start: 1, end: 2 });
  expect(faultSpan('1', undefined)).toBeUndefined();
});

it('says where and which member', () => {
  expect(
    faultWords({
      message: 'The constraint is no version range: ">>3".',
      field: 'constraint',
      position: 0,
    }),
  ).toBe('At character 1: this is no version range: ">>3".');
  expect(faultWords({ message: 'Constraint: eq must be a full version.', field: 'eq' })).toBe(
    '“Exactly (=)” must be a full version.',
  );
});

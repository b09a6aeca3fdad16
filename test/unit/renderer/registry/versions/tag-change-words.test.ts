import { expect, test } from 'vitest';
import {
  changeArrow,
  changeWords,
} from '../../../../../renderer/features/registry/versions/tag-change-words.ts';

test('what a person did names the person; what followed from it names nobody', () => {
  expect(changeWords({ action: 'promoted', actor: 'Ada' })).toBe('promoted by Ada');
  expect(changeWords({ action: 'rolled-back', actor: 'Ada' })).toBe('rolled back by Ada');
  expect(changeWords({ action: 'withdrawn', actor: 'Ada' })).toBe('stepped back');
});

test('an arrow from what it meant to what it means', () => {
  expect(changeArrow({ from: '1.0.0', to: '1.2.0' })).toBe('1.0.0 → 1.2.0');
  expect(changeArrow({ to: '1.0.0' })).toBe('→ 1.0.0');
  expect(changeArrow({ from: '1.0.0' })).toBe('1.0.0 → nothing');
});

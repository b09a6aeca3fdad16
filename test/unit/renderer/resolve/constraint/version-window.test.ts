import { expect, it } from 'vitest';
import { versionWindow } from '../../../../../renderer/features/resolve/constraint/version-window.ts';

const list = (length: number, match?: number) =>
  Array.from({ length }, (_, index) => ({ matches: index === match }));
const none = { above: 0, below: 0 };

it('shows a short list whole, and the beginning of a long one', () => {
  expect(versionWindow(list(50, 49), none)).toEqual({ from: 0, to: 50 });
  expect(versionWindow([], none)).toEqual({ from: 0, to: 0 });
  expect(versionWindow(list(5_000), none)).toEqual({ from: 0, to: 240 });
  expect(versionWindow(list(5_000, 100), none)).toEqual({ from: 0, to: 240 });
});

it('begins shortly above the first match', () => {
  expect(versionWindow(list(5_000, 4_000), none)).toEqual({ from: 3_976, to: 4_216 });
  expect(versionWindow(list(5_000, 4_990), none)).toEqual({ from: 4_966, to: 5_000 });
});

it('widens either way, never beyond the list', () => {
  expect(versionWindow(list(5_000, 4_000), { above: 500, below: 500 })).toEqual({ from: 3_476, to: 4_716 });
  expect(versionWindow(list(5_000, 4_000), { above: 9_000, below: 9_000 })).toEqual({ from: 0, to: 5_000 });
});

import { expect, it } from 'vitest';
import { cycleSteps } from '../../../../../renderer/features/resolve/conflicts/cycle-steps.ts';

const drawn = (path: string[], whole = false): string =>
  cycleSteps(path, whole)
    .map((step) => (step.type === 'gap' ? `(${step.left})` : step.name))
    .join(' ');

it('comes back to where it began', () => {
  expect(drawn(['o/a', 'o/b', 'o/c'])).toBe('a b c a');
  expect(drawn(['o/a', 'o/b', 'o/a'])).toBe('a b a');
  expect(drawn(['o/a'])).toBe('a a');
  expect(drawn([])).toBe('');
});

it('folds the middle of a long one, and shows it when asked', () => {
  const path = Array.from({ length: 10_000 }, (_, index) => `o/p${index}`);
  expect(drawn(path)).toBe('p0 p1 p2 p3 p4 p5 (9989) p9995 p9996 p9997 p9998 p9999 p0');
  expect(cycleSteps(path, true)).toHaveLength(10_001);
});

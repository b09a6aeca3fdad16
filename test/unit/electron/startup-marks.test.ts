import { expect, it } from 'vitest';
import { StartupMarks } from '../../../main/electron/startup-marks.ts';

it('keeps the first time of each moment, rounded, in the order reached', () => {
  const times = [1.4, 20.6, 30, 40];
  const marks = new StartupMarks(() => times.shift() ?? 0);
  marks.mark('bootAt');
  marks.mark('shownAt');
  marks.mark('shownAt');
  expect(Object.entries(marks.reached())).toEqual([
    ['bootAt', 1],
    ['shownAt', 21],
  ]);
});

import { expect, test } from 'vitest';
import { spread } from '../../../../../renderer/features/quality/chart/draw-labels.ts';

test('labels that would cover each other move apart and stay inside', () => {
  const labels = [{ y: 98 }, { y: 99 }, { y: 97 }];
  spread(labels, 5, 100, 13);
  const places = labels.map(({ y }) => y);
  expect(places).toEqual([74, 87, 100]);
});

test('labels with room stay where their lines are', () => {
  const labels = [{ y: 80 }, { y: 20 }, { y: 50 }];
  spread(labels, 5, 100, 13);
  expect(labels.map(({ y }) => y)).toEqual([20, 50, 80]);
});

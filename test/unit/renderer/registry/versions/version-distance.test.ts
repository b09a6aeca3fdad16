import { expect, test } from 'vitest';
import {
  distanceBetween,
  distanceText,
} from '../../../../../renderer/features/registry/versions/version-distance.ts';

const versions = [
  ['3.0.0-rc.1', 'published'],
  ['2.1.0', 'draft'],
  ['2.0.0', 'published'],
  ['1.2.1', 'archived'],
  ['1.2.0', 'published'],
  ['1.1.0', 'published'],
].map(([version = '', state = '']) => ({ version, state }));

test.each([
  ['1.1.0', '1.2.0', '1 version up, a minor change'],
  ['1.1.0', '2.0.0', '2 versions up, a major change'],
  ['1.2.0', '1.2.1', '1 version up, a patch change'],
  ['2.0.0', '1.1.0', '2 versions down, a major change'],
  ['2.0.0', '3.0.0-rc.1', '1 version up, a major change'],
])('from %s to %s: %s', (from, to, words) => {
  const distance = distanceBetween(versions, from, to);
  expect(distance && distanceText(distance)).toBe(words);
});

test('between pre-releases of the same release only that part differs', () => {
  const list = ['1.0.0', '1.0.0-rc.2', '1.0.0-rc.1'].map((version) => ({ version, state: 'published' }));
  expect(distanceBetween(list, '1.0.0-rc.1', '1.0.0')).toEqual({
    versions: 2,
    direction: 'up',
    change: 'pre-release',
  });
});

test('nothing is known of a version that is gone, and none lies between a version and itself', () => {
  expect(distanceBetween(versions, '0.1.0', '2.0.0')).toBeUndefined();
  expect(distanceBetween(versions, '2.0.0', '2.0.0')).toBeUndefined();
});

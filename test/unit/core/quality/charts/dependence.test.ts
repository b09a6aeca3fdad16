import { expect, it } from 'vitest';
import { findDependence } from '../../../../../main/core/quality/charts/dependence.ts';
import { mulberry32, normalFrom } from '../../../../support/spc-recipe.ts';

it('warns of values that follow the ones before, and of no others', () => {
  const next = normalFrom(mulberry32(2));
  const independent = Array.from({ length: 400 }, () => next());
  let level = 0;
  const dependent = independent.map((value) => {
    level = 0.7 * level + value;
    return level;
  });
  expect(findDependence(independent)).toBeUndefined();
  const found = findDependence([...dependent, undefined, 0]);
  expect(found?.lag1).toBeGreaterThan(0.6);
  expect(found?.lag1).toBeLessThan(0.8);
  expect(found?.warning).toContain(`autocorrelation ${found?.lag1.toFixed(2)}`);
});

it('has nothing to say of few or equal values', () => {
  for (const values of [[], [1], [undefined], [3, 3, 3, 3]]) expect(findDependence(values)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { planOf, trialsOf, upperPpm } from '../../../../../main/core/quality/demonstration/plan.ts';
import { verdictOf } from '../../../../../main/core/quality/demonstration/verdict.ts';

// Computed with R 4.2.2 and by bisection on the exact binomial tail; the thumb rule 3/n gives 1,000,000.
test.each([
  [3, 0.9, [767_528, 1_296_572, 1_774_106, 2_226_926]],
  [3, 0.95, [998_576, 1_581_287, 2_098_596, 2_584_550]],
  [3, 0.99, [1_535_055, 2_212_782, 2_801_980, 3_348_369]],
  [3.4, 0.95, [881_097, 1_395_253, 1_851_702, 2_280_485]],
])('%f per million at %f: trials for 0, 1, 2, 3 failures', (ppm, confidence, trials) => {
  expect([0, 1, 2, 3].map((allowed) => trialsOf({ ppm, confidence, allowed }))).toEqual(trials);
});

test('the plan is the least that shows the claim, and says what it risks', () => {
  const plan = planOf({ ppm: 3, confidence: 0.95, allowed: 0 });
  expect(upperPpm(0, plan.trials, 0.95)).toBeLessThanOrEqual(3);
  expect(upperPpm(0, plan.trials - 1, 0.95)).toBeGreaterThan(3);
  expect(upperPpm(1, plan.trials, 0.95)).toBeGreaterThan(4.7);
  expect(plan.text).toContain('998,576 trials without a failure');
  const passes = new Map(plan.risk.map((risk) => [risk.times, risk.passes]));
  expect(passes.get(1)).toBeCloseTo(0.05, 6);
  expect(passes.get(0.1)).toBeCloseTo(0.05 ** 0.1, 4);
});

test('an allowance of its own is among the alternatives, in order', () => {
  const plan = planOf({ ppm: 3, confidence: 0.95, allowed: 7 });
  expect(plan.alternatives.map(({ allowed }) => allowed)).toEqual([0, 1, 2, 3, 7]);
  expect(plan.alternatives.at(-1)?.trials).toBe(plan.trials);
});

test('multiples of a high rate that are no probability are left out', () => {
  expect(planOf({ ppm: 400_000, confidence: 0.5, allowed: 0 }).risk.map(({ times }) => times)).toEqual([
    0.01, 0.1, 0.5, 1, 2,
  ]);
});

const standing = {
  scenario: 'registry.get',
  claim: { ppm: 3, confidence: 0.95, allowed: 0 },
  planned: 998_576,
};

test('the verdict says what was shown, and no more', () => {
  expect(verdictOf({ ...standing, done: 998_576, failures: 0, state: 'passed' })).toBe(
    'Shown: no failure in 998,576 trials. At 95 % confidence (one-sided, exact) there are fewer than 3 defects per million of registry.get under the conditions told in the report.',
  );
  const failed = verdictOf({ ...standing, done: 1_000_000, failures: 1, state: 'failed' });
  expect(failed).toContain('Not shown: 1 failure in 1,000,000 trials, no failure allowed.');
  // 4.74386 rounded up: a bound may be too high, never too low.
  expect(failed).toContain('fewer than 4.744 defects per million');
  expect(failed).toContain('no proof of the contrary');
  expect(verdictOf({ ...standing, done: 900_000, failures: 0, state: 'cancelled' })).toContain(
    'Nothing is shown',
  );
  expect(verdictOf({ ...standing, done: 900_000, failures: 0, state: 'paused' })).toContain(
    'Nothing is shown yet',
  );
});

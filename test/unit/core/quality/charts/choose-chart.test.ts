import { expect, it } from 'vitest';
import { chooseChart } from '../../../../../main/core/quality/charts/choose-chart.ts';

const points = (count: number, size: (index: number) => number, of: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ count: of(index), size: size(index) }));

it('chooses by the values of a point', () => {
  const chosen = [[], [1, 1], [2, 2], [8, 8, 9], [9], [500]].map(
    (sizes) => chooseChart({ kind: 'measurements', sizes }).chart,
  );
  expect(chosen).toEqual(['i-mr', 'i-mr', 'xbar-r', 'xbar-r', 'xbar-s', 'xbar-s']);
});

it('chooses shares and numbers of failures where five are expected, and gaps where they are rarer', () => {
  const of = (index: number) => 4 + (index % 3);
  expect(chooseChart({ kind: 'pass-fail', counts: points(9, () => 100, of) }).chart).toBe('np');
  expect(chooseChart({ kind: 'pass-fail', counts: points(9, (index) => 100 + index, of) }).chart).toBe('p');
  const rare = chooseChart({
    kind: 'pass-fail',
    counts: points(
      9,
      () => 100_000,
      (index) => index % 2,
    ),
  });
  expect(rare.chart).toBe('g');
  expect(rare.reason).toContain('fewer than 5');
  expect(rare.numbers.expected).toBeCloseTo(4 / 9, 12);
  expect(chooseChart({ kind: 'pass-fail', counts: [] }).chart).toBe('g');
});

it("chooses Laney's charts where points differ more than chance explains, and not for a mere shift", () => {
  const wild = points(
    30,
    () => 50_000,
    (index) => 25_000 + ((index * 7) % 11) * 300,
  );
  const laney = chooseChart({ kind: 'pass-fail', counts: wild });
  expect(laney.chart).toBe('p-laney');
  expect(laney.numbers.sigmaZ).toBeGreaterThan(3);
  const shifted = points(
    60,
    () => 50_000,
    (index) => (index < 30 ? 25_000 : 25_300) + ((index * 7) % 5) * 40,
  );
  expect(chooseChart({ kind: 'pass-fail', counts: shifted }).chart).toBe('np');
  const small = points(
    30,
    () => 400,
    (index) => 200 + ((index * 7) % 11) * 15,
  );
  expect(chooseChart({ kind: 'pass-fail', counts: small }).chart).toBe('np');
});

it('chooses charts of defects by their exposure', () => {
  const of = (index: number) => 8 + (index % 5);
  expect(chooseChart({ kind: 'defects', counts: points(20, () => 1, of) }).chart).toBe('c');
  expect(chooseChart({ kind: 'defects', counts: [{ count: 3 }, { count: 5 }] }).chart).toBe('c');
  expect(chooseChart({ kind: 'defects', counts: points(20, (index) => 1 + (index % 2), of) }).chart).toBe(
    'u',
  );
  const wild = points(
    30,
    () => 10,
    (index) => 1_000 + ((index * 7) % 11) * 100,
  );
  expect(chooseChart({ kind: 'defects', counts: wild }).chart).toBe('u-laney');
});

it('chooses times where nobody counts trials', () => {
  expect(chooseChart({ kind: 'events' }).chart).toBe('t');
});

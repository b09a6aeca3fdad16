import { expect, it } from 'vitest';
import {
  nelsonRuleIds,
  type PatternRuleId,
  westernElectricRuleIds,
} from '../../../../../../contract/quality-rules.ts';
import { RunRules } from '../../../../../../main/core/quality/charts/rules/run-rules.ts';
import { mulberry32 } from '../../../../../support/spc-recipe.ts';

const all: readonly PatternRuleId[] = [...nelsonRuleIds, ...westernElectricRuleIds];

type Series = readonly (number | undefined)[];

/** The rules as they are written, looked up anew in all that came before each point. */
function byDefinition(series: Series): string[][] {
  return series.map((_, end) => {
    const before = series.slice(0, end + 1);
    const points = before.slice(before.lastIndexOf(undefined) + 1).filter((value) => value !== undefined);
    return all.filter((rule) => definitions[rule](points));
  });
}

const last = (points: number[], count: number) => (points.length < count ? undefined : points.slice(-count));
const every = (points: number[] | undefined, holds: (value: number) => boolean) =>
  points?.every(holds) ?? false;
const oneSide = (count: number) => (points: number[]) =>
  every(last(points, count), (z) => z > 0) || every(last(points, count), (z) => z < 0);
const steps = (points: number[] | undefined) =>
  points?.slice(1).map((value, index) => Math.sign(value - (points[index] ?? 0)));
const someOf = (needed: number, zone: number) => (points: number[]) =>
  [1, -1].some((side) => {
    const window = points.slice(-needed - 1).map((z) => z * side);
    return (window.at(-1) ?? 0) > zone && window.filter((z) => z > zone).length >= needed;
  });
const beyondThree = (points: number[]) => Math.abs(points.at(-1) ?? 0) > 3;

const definitions: Record<PatternRuleId, (points: number[]) => boolean> = {
  'nelson-1': beyondThree,
  'nelson-2': oneSide(9),
  'nelson-3': (points) => {
    const found = steps(last(points, 6));
    return every(found, (step) => step === 1) || every(found, (step) => step === -1);
  },
  'nelson-4': (points) => {
    const found = steps(last(points, 14));
    return found?.every((step, index) => step !== 0 && step !== found[index - 1]) ?? false;
  },
  'nelson-5': someOf(2, 2),
  'nelson-6': someOf(4, 1),
  'nelson-7': (points) => every(last(points, 15), (z) => Math.abs(z) <= 1),
  'nelson-8': (points) => every(last(points, 8), (z) => Math.abs(z) > 1),
  'weco-1': beyondThree,
  'weco-2': someOf(2, 2),
  'weco-3': someOf(4, 1),
  'weco-4': oneSide(8),
};

/** Steps of half a sigma, so that zone lines and ties are met; stretches that lean, so that every rule fires; gaps. */
function randomSeries(seed: number, length: number): Series {
  const random = mulberry32(seed);
  let kind = 0;
  return Array.from({ length }, (_, index) => {
    if (index % 25 === 0) kind = Math.floor(random() * 6);
    const noise = Math.round((random() - 0.5) * 12) / 2;
    if (random() < 0.01) return undefined;
    const leaning = [
      noise,
      noise / 3,
      noise + 2,
      noise - 2,
      (index % 2) * 2 - 1 + noise / 8,
      (index % 25) / 6 - 2,
    ];
    return leaning[kind];
  });
}

it('flags what the rules say, for any series of points, zone lines, ties and gaps', () => {
  const fired = new Set<string>();
  for (let seed = 1; seed <= 40; seed++) {
    const series = randomSeries(seed, 300);
    const rules = new RunRules({ rules: all });
    const flagged = series.map((value) => [...rules.add(value, value)]);
    expect(flagged).toEqual(byDefinition(series));
    for (const id of flagged.flat()) fired.add(id);
  }
  expect([...fired].sort()).toEqual([...all].sort());
});

it('judges by the rules asked for and names them lowest first', () => {
  const rules = new RunRules({ rules: ['weco-1', 'nelson-5', 'nelson-1'] });
  expect(rules.add(3.5, 3.5)).toEqual(['nelson-1', 'weco-1']);
  expect(rules.add(3.5, 3.5)).toEqual(['nelson-1', 'nelson-5', 'weco-1']);
});

it('takes run lengths as settings', () => {
  const rules = new RunRules({ rules: ['nelson-2', 'nelson-5'], lengths: { 'nelson-2': 3, 'nelson-5': 3 } });
  const found = [0.5, 0.5, 0.5, -2.5, -2.5, 0.1, -2.5].map((z) => rules.add(z, z));
  expect(found).toEqual([[], [], ['nelson-2'], [], [], [], ['nelson-5']]);
});

it('starts anew after a missing value, an unknown sigma and a restart', () => {
  for (const interrupt of [
    (rules: RunRules) => rules.add(undefined, undefined),
    (rules: RunRules) => rules.add(1, undefined),
    (rules: RunRules) => rules.add(1, Number.NaN),
    (rules: RunRules) => rules.restart(),
  ]) {
    const rules = new RunRules({ rules: all });
    for (let index = 0; index < 7; index++) rules.add(2.5 + index / 100, 2.5 + index / 100);
    interrupt(rules);
    expect(rules.add(2.6, 2.6)).toEqual([]);
  }
});

it('refuses rules and lengths that cannot be', () => {
  const wrong = 'nelson-9' as PatternRuleId;
  expect(() => new RunRules({ rules: [wrong] })).toThrow('There is no rule nelson-9');
  for (const length of [1, 2.5, Number.NaN, 31])
    expect(() => new RunRules({ rules: [], lengths: { 'nelson-5': length } })).toThrow(
      'run length of nelson-5',
    );
});

it('sees a point that is farther away than a number can say', () => {
  const rules = new RunRules({ rules: all });
  expect(rules.add(1, Number.POSITIVE_INFINITY)).toEqual(['nelson-1', 'weco-1']);
});

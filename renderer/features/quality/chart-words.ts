/** Metrics, grains, kinds of charts and sets of rules in words. */
import type { ruleSets } from '../../../contract/control-chart.ts';
import type { ChartType, Grain, Metric } from '../../../contract/quality-words.ts';

export type RuleSet = (typeof ruleSets)[number];

export const metricWords: Record<Metric, string> = {
  duration: 'Duration',
  failures: 'Failures',
  level: 'Level',
};

/** What one point stands for. */
export const grainWords: Record<Grain, string> = {
  single: 'One value',
  minute: 'One minute',
  hour: 'One hour',
  day: 'One day',
};

/** The name of a chart among those who know it, and what it watches. */
export const chartTypeWords: Record<ChartType, { name: string; meaning: string }> = {
  'i-mr': { name: 'I-MR', meaning: 'Individual values, with the range from one to the next below' },
  'xbar-r': { name: 'X̄-R', meaning: 'Means of small groups, with their ranges below' },
  'xbar-s': { name: 'X̄-S', meaning: 'Means of larger groups, with their standard deviations below' },
  p: { name: 'p', meaning: 'Share of failures' },
  np: { name: 'np', meaning: 'Number of failures in groups of one size' },
  'p-laney': { name: 'Laney p′', meaning: 'Share of failures, allowing for days that differ anyway' },
  c: { name: 'c', meaning: 'Number of defects' },
  u: { name: 'u', meaning: 'Defects per operation' },
  'u-laney': { name: 'Laney u′', meaning: 'Defects per operation, allowing for days that differ anyway' },
  ewma: { name: 'EWMA', meaning: 'Weighted mean of all so far: finds small lasting shifts' },
  cusum: { name: 'CUSUM', meaning: 'Sum of deviations: finds small shifts and when they began' },
  g: { name: 'g', meaning: 'Operations that went well between two failures' },
  t: { name: 't', meaning: 'Time between two failures' },
  run: { name: 'Run', meaning: 'Runs about the median: no limits, hardly any assumptions' },
};

export const ruleSetWords: Record<RuleSet, { name: string; meaning: string }> = {
  'nelson-1-2': {
    name: 'Nelson 1 and 2',
    meaning: 'Beyond three sigma, or nine on one side: few false signals',
  },
  nelson: {
    name: 'All eight Nelson rules',
    meaning: 'Sees more patterns, and cries wolf three times as often',
  },
  'western-electric': { name: 'Western Electric 1–4', meaning: 'The classic zone tests' },
  'limits-only': { name: 'Limits only', meaning: 'Beyond three sigma and nothing else' },
};

/** Whether a text names a member of such a list. */
export function isKeyOf<Key extends string>(
  words: Readonly<Record<Key, unknown>>,
  text: string,
): text is Key {
  return Object.hasOwn(words, text);
}

/** The names a list has words for. */
export function keysOf<Key extends string>(words: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(words).filter((text) => isKeyOf(words, text));
}

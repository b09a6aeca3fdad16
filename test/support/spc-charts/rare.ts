import { z } from 'zod';
import {
  createGapChart,
  createRunChart,
  createTimeChart,
  estimateGaps,
  estimateRun,
  estimateTimes,
  type GapSettings,
  judge,
  type RuleSettings,
  type TimeMethod,
} from '../../../main/core/quality/charts/index.ts';
import { flagged, ruleFields } from './rule-fields.ts';
import { baseline, numbers, within } from './vector-input.ts';

const gapsInput = z.object({ y: numbers, baseline, meaning: z.string().optional() });

/** Vectors of kind g. */
export function gaps(input: unknown) {
  const { y, baseline: indices } = gapsInput.parse(input);
  const limits = estimateGaps(within(y, indices, undefined));
  const judged = (lines: GapSettings['lines']) =>
    judge(createGapChart(limits, { rules: ['nelson-2'], lines }), y);
  const exact = judged('exact');
  return {
    mean: limits.mean,
    sigma: limits.sigma,
    pHat: limits.exact?.p,
    threeSigma: limits.threeSigma,
    prob: limits.exact,
    probMvue: limits.unbiased,
    status: limits.status,
    beyondThreeSigma: flagged(judged('three-sigma'), 'limit'),
    beyondProb: flagged(exact, 'limit'),
    beyondProbMvue: flagged(judged('unbiased'), 'limit'),
    rule2AboutProbCenter: flagged(exact, 'nelson-2'),
  };
}

const timesInput = z.object({ t: numbers, baseline });

/** Vectors of kind t. */
export function times(input: unknown) {
  const { t, baseline: indices } = timesInput.parse(input);
  const chartBy = (method: TimeMethod) => {
    const limits = estimateTimes(within(t, indices, undefined), method);
    const judged = (settings: RuleSettings) => judge(createTimeChart(limits, settings), t);
    return { limits, judged, points: judged({ rules: ['nelson-2'] }) };
  };
  const [exponential, weibull, nelson] = [chartBy('exponential'), chartBy('weibull'), chartBy('nelson')];
  return {
    status: exponential.limits.status,
    exponential: exponential.limits.lines && {
      theta: exponential.limits.mean,
      ...exponential.limits.lines,
    },
    beyondExponential: flagged(exponential.points, 'limit'),
    rule2AboutExponentialCenter: flagged(exponential.points, 'nelson-2'),
    weibull: weibull.limits.weibull && { ...weibull.limits.weibull, ...weibull.limits.lines },
    beyondWeibull: flagged(weibull.points, 'limit'),
    nelsonTransform: nelson.limits.lines && {
      exponent: 1 / 3.6,
      ...nelson.limits.lines,
      sigmaTransformed: nelson.limits.transformed?.sigma,
      z: nelson.points.map(({ z: distance }) => distance),
      rules: ruleFields(nelson.judged),
    },
  };
}

const runInput = z.object({ y: numbers, baseline });

/** Vectors of kind run. */
export function run(input: unknown) {
  const { y, baseline: indices } = runInput.parse(input);
  const limits = estimateRun(within(y, indices, undefined));
  const chart = createRunChart(limits);
  judge(chart, y);
  const { present: nObs, useful: nUseful, ...assessment } = chart.assess();
  return { median: limits.median, nObs, nUseful, ...assessment };
}

import { z } from 'zod';
import {
  type AttributeChart,
  createAttributeChart,
  estimateAttributes,
  judge,
  type RuleSettings,
  zipCounts,
} from '../../../main/core/quality/charts/index.ts';
import { ruleFields } from './rule-fields.ts';
import { baseline, numbers, within } from './vector-input.ts';

const countsInput = z.object({ counts: numbers, sizes: numbers.optional(), baseline });

/** Vectors of kinds p, np, c, u, p-laney and u-laney. */
export function attributeChart(chart: AttributeChart) {
  return (input: unknown) => {
    const { counts, sizes, baseline: indices } = countsInput.parse(input);
    const given = sizes === undefined ? counts.map((count) => ({ count })) : zipCounts(counts, sizes);
    const limits = estimateAttributes(chart, within(given, indices, { count: undefined }));
    const judged = (settings: RuleSettings) => judge(createAttributeChart(limits, settings), given);
    const points = judge(createAttributeChart(limits, { rules: [], exact: true }), given);
    return {
      center: limits.center,
      sigmaZ: limits.sigmaZ,
      status: limits.status,
      points: points.map(({ value }) => value),
      cl: points.map(({ center }) => center),
      ucl: points.map(({ ucl }) => ucl),
      lcl: points.map(({ lcl }) => lcl),
      z: points.map(({ z: distance }) => distance),
      rules: ruleFields(judged),
      probUcl: points.map(({ exact }) => exact?.ucl),
      probLcl: points.map(({ exact }) => exact?.lcl),
    };
  };
}

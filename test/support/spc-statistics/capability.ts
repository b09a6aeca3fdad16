import { z } from 'zod';
import {
  estimateIndividuals,
  estimateSubgroups,
  summarizeSubgroup,
} from '../../../main/core/quality/charts/index.ts';
import { capability } from '../../../main/core/quality/statistics/index.ts';
import { missing } from './vector-input.ts';

const limit = z.number().nullish();
const single = z.array(z.number().nullable());
const shape = z.strictObject({
  lsl: limit,
  usl: limit,
  target: limit,
  confidence: z.number().optional(),
  sigma_within_method: z
    .enum(['MR', 'medianMR', 'SD', 'UWAVE-R', 'MVLUE-R', 'UWAVE-SD', 'MVLUE-SD', 'RMSDF'])
    .default('MR'),
  x: single.optional(),
  subgroups: z.array(single).optional(),
});

/** Capability with the sigma that the chart of the process estimates. */
export function capabilityOf(input: unknown): object {
  const { lsl, usl, target, confidence, sigma_within_method: method, x, subgroups } = shape.parse(input);
  const sigmaWithin =
    method === 'MR' || method === 'medianMR' || method === 'SD'
      ? estimateIndividuals(
          (x ?? []).map((value) => value ?? undefined),
          method,
        ).sigma
      : estimateSubgroups(
          'xbar-r',
          (subgroups ?? []).map((group) => summarizeSubgroup(group.map((value) => value ?? undefined))),
          method,
        ).sigma;
  return capability({
    values: (x ?? (subgroups ?? []).flat()).map(missing),
    sigmaWithin,
    lsl: lsl ?? undefined,
    usl: usl ?? undefined,
    target: target ?? undefined,
    ...(confidence === undefined ? {} : { confidence }),
  });
}

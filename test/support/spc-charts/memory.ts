import { z } from 'zod';
import {
  createCusumChart,
  createEwmaChart,
  cusumLimits,
  ewmaAsymptote,
  ewmaLimits,
  judge,
  knownLimits,
} from '../../../main/core/quality/charts/index.ts';
import { StatisticsError } from '../../../main/core/quality/statistics/index.ts';
import { flagged } from './rule-fields.ts';
import { given, numbers } from './vector-input.ts';

const ewmaInput = z.object({
  x: numbers,
  sizes: numbers.optional(),
  center: given,
  sigma: given,
  lambda: given,
  L: given,
});

/** Vectors of kind ewma. */
export function ewma(input: unknown) {
  const { x, sizes, center, sigma, lambda, L: width } = ewmaInput.parse(input);
  const limits = ewmaLimits({ ...knownLimits, center, sigma }, { lambda, width });
  const points = judge(createEwmaChart(limits), sized(x, sizes));
  const asymptote = ewmaAsymptote(limits, sizes?.[0]);
  const beyondAsymptotic = points.flatMap(({ value, index, state }) => {
    const { lcl = Number.NaN, ucl = Number.NaN } = ewmaAsymptote(limits, sizes?.[index]);
    return state !== 'gap' && value !== undefined && (value > ucl || value < lcl) ? [index] : [];
  });
  return {
    points: points.map(({ value }) => value),
    ucl: points.map(({ ucl }) => ucl),
    lcl: points.map(({ lcl }) => lcl),
    asymptoticUcl: asymptote.ucl,
    asymptoticLcl: asymptote.lcl,
    beyond: flagged(points, 'limit'),
    beyondAsymptotic,
  };
}

const cusumInput = z.object({
  x: numbers,
  sizes: numbers.optional(),
  target: given,
  sigma: given,
  k: given,
  h: given,
  head_start: given.default(0),
});

/** Vectors of kind cusum. */
export function cusum(input: unknown) {
  const { x, sizes, target: center, sigma, k, h, head_start: headStart } = cusumInput.parse(input);
  const limits = cusumLimits({ ...knownLimits, center, sigma }, { k, h, headStart });
  const points = judge(createCusumChart(limits), sized(x, sizes));
  return {
    cPlus: points.map(({ upper }) => upper),
    cMinus: points.map(({ lower }) => lower),
    nPlus: points.map(({ upperRun }) => upperRun),
    nMinus: points.map(({ lowerRun }) => lowerRun),
    signalPlus: flagged(points, 'shift-up'),
    signalMinus: flagged(points, 'shift-down'),
  };
}

function sized(x: readonly (number | undefined)[], sizes: readonly (number | undefined)[] | undefined) {
  if (sizes !== undefined && sizes.length !== x.length)
    throw new StatisticsError('length-mismatch', `${x.length} values and ${sizes.length} sizes.`);
  return x.map((value, index) => ({ value, size: sizes === undefined ? 1 : (sizes[index] ?? 0) }));
}

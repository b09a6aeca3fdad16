import { z } from 'zod';
import {
  capability,
  defectPerformance,
  defectsOfSigmaLevel,
  pareto,
  proportionIntervals,
  quantiles,
  rateInterval,
  sigmaLevelOfDefects,
  summarise,
} from '../../../main/core/quality/statistics/index.ts';
import { given, numbers, vectorNumber } from './vector-input.ts';

/** What vectors of kind invalid ask of functions that are no charts, by name. */
export const otherAnswers: Readonly<Record<string, (input: unknown) => unknown>> = {
  capability: (input) => {
    const { x, ...rest } = capabilityInput.parse(input);
    const values = x.map((value) => value ?? Number.NaN);
    return capability({ values, sigmaWithin: undefined, ...rest });
  },
  'proportion-ci': (input) => {
    const { x, n, confidence } = z.strictObject({ x: given, n: given, confidence: given }).parse(input);
    return proportionIntervals(x, n, confidence);
  },
  'rate-ci': (input) => {
    const { x, exposure, confidence } = rateInput.parse(input);
    return rateInterval(x, exposure, confidence);
  },
  dpmo: (input) => {
    const asked = defectsInput.parse(input);
    if ('dpmo' in asked) return sigmaLevelOfDefects(asked.dpmo);
    return 'defects' in asked ? defectPerformance(asked) : defectsOfSigmaLevel(asked.sigma_level);
  },
  summary: (input) =>
    summarise(
      z
        .strictObject({ x: numbers })
        .parse(input)
        .x.map((value) => value ?? Number.NaN),
    ),
  pareto: (input) => pareto(z.looseObject({ items }).parse(input).items),
  quantiles: (input) => {
    const { x, p } = z.strictObject({ x: numbers, p: numbers }).parse(input);
    return quantiles(
      ...([x, p].map((list) => list.map((value) => value ?? Number.NaN)) as [number[], number[]]),
    );
  },
};

const capabilityInput = z.strictObject({
  x: numbers,
  lsl: vectorNumber.optional(),
  usl: vectorNumber.optional(),
  target: vectorNumber.optional(),
  confidence: given.default(0.95),
});
const rateInput = z.strictObject({ x: given, exposure: given, confidence: given });
const defectsInput = z.union([
  z.strictObject({ defects: given, units: given, opportunities: given }),
  z.strictObject({ dpmo: given }),
  z.strictObject({ sigma_level: given }),
]);
const items = z.array(z.strictObject({ label: z.string(), count: given }));

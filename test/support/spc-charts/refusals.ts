import { z } from 'zod';
import {
  capability,
  controlConstants,
  defectPerformance,
  defectsOfSigmaLevel,
  pareto,
  passProbability,
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
    const { x, n, confidence } = z.object({ x: given, n: given, confidence: given }).parse(input);
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
  demonstration: (input) => {
    const { k, p } = z.object({ k: z.array(given), p: z.array(given) }).parse(input);
    return k.map((trials) => p.map((rate) => passProbability(trials, rate)));
  },
  constants: (input) => controlConstants(z.object({ n_from: given }).parse(input).n_from),
  quantiles: (input) => {
    const { x, p } = z.object({ x: numbers, p: numbers }).parse(input);
    return quantiles(
      ...([x, p].map((list) => list.map((value) => value ?? Number.NaN)) as [number[], number[]]),
    );
  },
};

const capabilityInput = z.object({
  x: numbers,
  lsl: vectorNumber.optional(),
  usl: vectorNumber.optional(),
  target: vectorNumber.optional(),
  confidence: given.default(0.95),
});
const rateInput = z.object({ x: given, exposure: given, confidence: given });
const defectsInput = z.union([
  z.object({ defects: given, units: given, opportunities: given }),
  z.object({ dpmo: given }),
  z.object({ sigma_level: given }),
]);
const items = z.array(z.object({ label: z.string(), count: given }));

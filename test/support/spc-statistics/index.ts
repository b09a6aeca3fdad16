/** What the statistics answer to the input of a vector, by kind, in the vectors' words (camel case). */
import { z } from 'zod';
import {
  controlConstants,
  defectPerformance,
  defectsOfSigmaLevel,
  pareto,
  proportionIntervals,
  type QuantileType,
  quantiles,
  rateInterval,
  sigmaLevelOfDefects,
  summarise,
} from '../../../main/core/quality/statistics/index.ts';
import { capabilityOf } from './capability.ts';
import { demonstrationOf } from './demonstration.ts';
import { runLengthsOf } from './run-length.ts';
import { sketchOf } from './sketch.ts';
import { missing, values } from './vector-input.ts';

/** `expected` tells no more than which fields are asked for. */
type Answer = (input: unknown, expected: unknown) => object;

export const answers: Readonly<Record<string, Answer>> = {
  constants: (input) => {
    const { n_from, n_to } = z.strictObject({ n_from: z.number(), n_to: z.number() }).parse(input);
    return {
      rows: Array.from({ length: n_to - n_from + 1 }, (_, index) => controlConstants(n_from + index)),
    };
  },
  dpmo: defects,
  'proportion-ci': (input) => {
    const { x, n, confidence } = share.parse(input);
    return proportionIntervals(x, n, confidence);
  },
  demonstration: demonstrationOf,
  'rate-ci': (input) => {
    const { x, exposure, confidence } = rate.parse(input);
    return rateInterval(x, exposure, confidence);
  },
  summary: (input) => summarise(values.parse(input).x),
  quantiles: (input, expected) => {
    const { x, p } = z
      .strictObject({ x: z.array(z.number().nullable()), p: z.array(z.number()) })
      .parse(input);
    const types = Object.keys(z.record(z.string().regex(/^type[1-9]$/u), z.unknown()).parse(expected));
    return Object.fromEntries(
      types.map((type) => [type, quantiles(x.map(missing), p, Number(type.slice(4)) as QuantileType)]),
    );
  },
  capability: capabilityOf,
  pareto: (input) => pareto(classes.parse(input).items),
  sketch: sketchOf,
  arl: runLengthsOf,
};

const share = z.strictObject({ x: z.number(), n: z.number(), confidence: z.number().optional() });
const rate = z.strictObject({ x: z.number(), exposure: z.number(), confidence: z.number().optional() });
const classes = z.strictObject({
  items: z.array(z.strictObject({ label: z.string(), count: z.number() })),
  tie_rule: z.literal('input order').optional(),
});

const counted = z.strictObject({
  defects: z.number(),
  units: z.number(),
  opportunities: z.number().default(1),
});
const level = z.strictObject({ sigma_level: z.number() });
const perMillion = z.strictObject({ dpmo: z.number() });

/** Of one of three shapes. The vectors' bounds are at 95 %. */
function defects(input: unknown): object {
  const known = z.union([counted, level, perMillion]).parse(input);
  if ('sigma_level' in known) return defectsOfSigmaLevel(known.sigma_level);
  if ('dpmo' in known) return sigmaLevelOfDefects(known.dpmo);
  const { dpmoUpper, sigmaLevelLower, ...performance } = defectPerformance(known, 0.95);
  return { ...performance, dpmoUpper95OneSided: dpmoUpper, sigmaLevelLower95: sigmaLevelLower };
}

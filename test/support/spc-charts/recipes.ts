import { z } from 'zod';
import {
  nelsonRuleIds,
  type PatternRuleId,
  type QualityRuleId,
  westernElectricRuleIds,
} from '../../../contract/quality-rules.ts';
import {
  createIndividualsChart,
  estimateIndividuals,
  falseAlarmRate,
  type IndividualsLimits,
  individualsLines,
  RunRules,
} from '../../../main/core/quality/charts/index.ts';
import {
  defectPerformance,
  momentsOf,
  proportionIntervals,
} from '../../../main/core/quality/statistics/index.ts';
import { digestOfDoubles, isRecipe, mulberry32, normalFrom, recipeValues } from '../spc-recipe.ts';
import { gaps } from './rare.ts';

const rules: readonly PatternRuleId[] = [...nelsonRuleIds, ...westernElectricRuleIds];
const seriesInput = z.looseObject({ formula: z.string(), baseline: z.string() });

/** Vectors of kind recipe: a long series, rare failures, or what the rules cost in control. */
export function recipeAnswer(input: unknown): object {
  if (!isRecipe(input)) return ruleCosts();
  const values = recipeValues(input);
  return input.p === undefined ? longSeries(seriesInput.parse(input), values) : rareFailures(values);
}

function longSeries({ formula, baseline }: z.infer<typeof seriesInput>, values: Float64Array) {
  const first = /^first (\d+)$/u.exec(baseline)?.[1];
  if (first === undefined && baseline !== 'all') throw new Error(`no such baseline is known: ${baseline}`);
  const limits = estimateIndividuals(first === undefined ? values : values.subarray(0, Number(first)));
  const { flags, rangesBeyond, near } = judgeSeries(limits, values);
  const [step, ramp] = [...formula.matchAll(/(\d+)<=i<(\d+)/gu)].map(([, from, to]) =>
    detections(flags, Number(from), Number(to)),
  );
  const { center, lcl, ucl, rangeUcl: mrUcl } = individualsLines(limits);
  const { n, mean, sd, min, max } = momentsOf(values);
  return {
    summary: {
      ...{ n, mean, sd, min, max, sha256F64le: digestOfDoubles(values) },
      first5: values.slice(0, 5),
      last3: values.slice(-3),
    },
    imr: {
      ...{ center, lcl, ucl, mrUcl, sigma: limits.sigma, mrBeyondCount: rangesBeyond },
      nelson: Object.fromEntries(nelsonRuleIds.map((id, index) => [index + 1, digest(flags.get(id) ?? [])])),
      weco4: digest(flags.get('weco-4') ?? []),
      pointsWithin1e9OfAZoneLine: near,
    },
    firstDetectionAfterStep: step,
    firstDetectionAfterRamp: ramp,
  };
}

/** Point by point, as a live chart does; the points themselves are not kept. */
function judgeSeries(limits: IndividualsLimits, values: Float64Array) {
  const chart = createIndividualsChart(limits, { rules });
  const flags = new Map<QualityRuleId, number[]>(rules.map((id) => [id, []]));
  const near = { 0: 0, 1: 0, 2: 0, 3: 0 };
  let rangesBeyond = 0;
  for (const value of values) {
    const { index, z: distance = Number.NaN, violations, range } = chart.add(value);
    for (const id of violations) flags.get(id)?.push(index);
    rangesBeyond += range.violations.length;
    for (const zone of [0, 1, 2, 3] as const) if (Math.abs(Math.abs(distance) - zone) < 1e-9) near[zone] += 1;
  }
  return { flags, rangesBeyond, near };
}

function digest(found: readonly number[]) {
  const indexSum = found.reduce((sum, index) => sum + index, 0);
  return { count: found.length, first10: found.slice(0, 10), last5: found.slice(-5), indexSum };
}

/** Points from the start of a change to the first flag while it lasts. */
function detections(flags: ReadonlyMap<QualityRuleId, number[]>, from: number, to: number) {
  return Object.fromEntries(
    nelsonRuleIds.map((id, number) => {
      const first = flags.get(id)?.find((index) => index >= from && index < to);
      return [number + 1, first === undefined ? undefined : first - from];
    }),
  );
}

function rareFailures(failed: Float64Array) {
  const failureIndices = [...failed.keys()].filter((index) => failed[index] === 1);
  const y = failureIndices.map((index, number) => index - (failureIndices[number - 1] ?? -1) - 1);
  const failures = failureIndices.length;
  const level = defectPerformance({ defects: failures, units: failed.length, opportunities: 1 });
  return {
    failures,
    failureIndices,
    failureIndexSum: failureIndices.reduce((sum, index) => sum + index, 0),
    gapsFirst20: y.slice(0, 20),
    proportion: proportionIntervals(failures, failed.length),
    dpmo: level.dpmo,
    gChart: failures === 0 ? undefined : gaps({ y }),
    sigmaLevelWithShift: level.sigmaLevelWithShift,
    sigmaLevelLower95: level.sigmaLevelLower,
  };
}

const observedPoints = 1_000_000;

function ruleCosts() {
  const next = normalFrom(mulberry32(20_261_120));
  const engine = new RunRules({ rules });
  const counts = new Map<QualityRuleId, number>();
  for (let index = 0; index < observedPoints; index++) {
    const value = next();
    for (const id of engine.add(value, value)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    analytic: byRule(falseAlarmRate),
    observedOnRecipeGauss1e6Unrounded: byRule((id) => (counts.get(id) ?? 0) / observedPoints),
  };
}

function byRule(value: (id: PatternRuleId) => number) {
  const nelson = nelsonRuleIds.map((id, index) => [String(index + 1), value(id)] as const);
  return { ...Object.fromEntries(nelson), weco4: value('weco-4') };
}

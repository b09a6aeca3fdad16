/** What the engine answers to the input of a vector, by kind, in the vectors' words (camel case). */
import { z } from 'zod';
import { RunRules } from '../../../main/core/quality/charts/index.ts';
import { plottable } from '../../../main/core/quality/charts/plottable.ts';
import { attributeChart } from './attributes.ts';
import { individuals, shortRun } from './individuals.ts';
import { cusum, ewma } from './memory.ts';
import { gaps, run, times } from './rare.ts';
import { ruleFields } from './rule-fields.ts';
import { subgroupChart, summaryChart } from './subgroups.ts';
import { numbers } from './vector-input.ts';

export const answers: Readonly<Record<string, (input: unknown) => object>> = {
  imr: individuals,
  'short-run': shortRun,
  'xbar-r': subgroupChart('xbar-r'),
  'xbar-s': subgroupChart('xbar-s'),
  'xbar-r-summary': summaryChart,
  p: attributeChart('p'),
  np: attributeChart('np'),
  c: attributeChart('c'),
  u: attributeChart('u'),
  'p-laney': attributeChart('p-laney'),
  'u-laney': attributeChart('u-laney'),
  ewma,
  cusum,
  g: gaps,
  t: times,
  run,
  rules,
};

const rulesInput = z.object({ z: numbers });

/** Vectors of kind rules: the values are z themselves. */
function rules(input: unknown) {
  const values = rulesInput.parse(input).z.map((value) => plottable('z', value));
  return ruleFields((settings) => {
    const engine = new RunRules(settings);
    return values.map((value) => ({ z: value, violations: engine.add(value, value) }));
  });
}

import { z } from 'zod';
import {
  createIndividualsChart,
  createShortRunChart,
  estimateIndividuals,
  type IndividualsLimits,
  type IndividualsMethod,
  type IndividualsPoint,
  individualsLines,
  judge,
  knownIndividuals,
  type RuleSettings,
  shortRunLimits,
} from '../../../main/core/quality/charts/index.ts';
import { flagged, ruleFields } from './rule-fields.ts';
import { baseline, given, numbers, vectorNumber, within } from './vector-input.ts';

const imrInput = z.object({
  x: numbers,
  sigma_method: z.enum(['MR', 'medianMR', 'SD']).default('MR'),
  stages: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
  baseline,
  center: given.optional(),
  sigma: given.optional(),
});

/** Vectors of kind imr. */
export function individuals(input: unknown) {
  const { x, stages = [[0, x.length]], ...rest } = imrInput.parse(input);
  const staged = stages.map(([start, end]) => {
    const { limits, n } = limitsOfStage({ ...rest, x, start, end });
    return { start, end, n, limits };
  });
  const judged = (settings: RuleSettings) => {
    const [first] = staged;
    if (first === undefined) return [];
    const chart = createIndividualsChart(first.limits, settings);
    return staged.flatMap(({ start, end, limits }) => {
      chart.startStage(limits);
      return judge(chart, x.slice(start, end));
    });
  };
  return { stages: staged.map(stageFields), ...pointFields(judged) };
}

const part = z.object({ target: given, sigma: given.optional() });
const shortRunInput = z.object({
  mode: z.enum(['dnom', 'zmr']),
  rows: z.array(z.object({ part: z.string(), value: vectorNumber })),
  params: z.record(z.string(), part),
});

/** Vectors of kind short-run. */
export function shortRun(input: unknown) {
  const { mode, rows, params } = shortRunInput.parse(input);
  const limits = shortRunLimits(mode, params, rows);
  const judged = (settings: RuleSettings) => judge(createShortRunChart(mode, params, limits, settings), rows);
  const n = rows.filter(({ value }) => value !== undefined).length;
  const points = judged({ rules: [] }).map(({ value }) => value);
  return { stages: [stageFields({ start: 0, end: rows.length, n, limits })], ...pointFields(judged), points };
}

interface StageInput {
  x: readonly (number | undefined)[];
  start: number;
  end: number;
  baseline?: readonly number[] | undefined;
  sigma_method: IndividualsMethod;
  center?: number | undefined;
  sigma?: number | undefined;
}

function limitsOfStage({ x, start, end, baseline: indices, sigma_method, center, sigma }: StageInput) {
  const n = x.slice(start, end).filter((value) => value !== undefined).length;
  if (center !== undefined && sigma !== undefined) return { n, limits: knownIndividuals(center, sigma) };
  const values = within(x, indices, undefined).slice(start, end);
  return { n, limits: estimateIndividuals(values, sigma_method) };
}

function stageFields(stage: { start: number; end: number; n: number; limits: IndividualsLimits }) {
  const { limits, ...place } = stage;
  const { rangeCenter, rangeLcl, rangeUcl, ...lines } = individualsLines(limits);
  return {
    ...place,
    ...lines,
    nBaseline: limits.method === 'known' ? stage.n : limits.n,
    sigma: limits.sigma,
    mrCenter: rangeCenter,
    mrLcl: rangeLcl,
    mrUcl: rangeUcl,
    status: limits.status,
  };
}

function pointFields(judged: (settings: RuleSettings) => readonly IndividualsPoint[]) {
  const points = judged({ rules: [] });
  const ranges = points.map(({ range }) => range);
  return {
    mr: ranges.map(({ value }) => value),
    z: points.map(({ z: distance }) => distance),
    rules: ruleFields(judged),
    mrBeyond: flagged(ranges, 'limit'),
  };
}

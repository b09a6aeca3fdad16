/** A chart as it is asked for: planned, read, judged. */
import type { Chart, ChartInput } from '../../../../../contract/control-chart.ts';
import { refuse } from '../../../refuse.ts';
import type { ChartFeed } from '../drawing/chart-feed.ts';
import { gapAfter } from '../drawing/gap-rule.ts';
import type { Observation } from '../drawing/observation.ts';
import type { ChartKey } from '../drawing/subject.ts';
import type { ChartMethod } from '../methods/chart-method.ts';
import { methodOf, rulesOf } from '../methods/method-of.ts';
import type { ChartPorts, ProcessTraits } from '../ports.ts';
import { assembleChart } from './assemble-chart.ts';
import { planChart } from './plan-chart.ts';
import { type Cursor, readLead } from './read-points.ts';
import { type TimeRange, timeRange } from './time-range.ts';

export interface OpenChart {
  readonly chart: Chart;
  readonly key: ChartKey;
  readonly method: ChartMethod;
  readonly range: TimeRange;
  /** Draws what comes after the chart. */
  readonly feed: ChartFeed;
  /** Where that is. */
  readonly cursor: Cursor;
  /** All complete points, those that have no value on this chart too. */
  readonly observations: readonly Observation[];
}

/** @throws Refusal NOT_FOUND for a process nobody knows, INVALID_INPUT for what cannot go together */
export async function openChart(ports: ChartPorts, input: ChartInput): Promise<OpenChart> {
  const traits = traitsOf(ports, input.process);
  const range = timeRange(input, ports.now());
  const plan = await planChart(ports, traits, input, range);
  const { key } = plan;
  const [first] = plan.points.observations;
  const [decisions, lead] = await Promise.all([
    ports.store.read('quality.decisions', key),
    first === undefined ? [] : readLead(ports, key, first),
  ]);
  const method = methodOf(key, rulesOf[input.rules], traits.unit);
  const { chart, feed } = assembleChart({
    plan,
    label: traits.label,
    range,
    method,
    rules: input.rules,
    decisions,
    gapAfter: gapAfter(traits.kind === 'resource', key.grain),
    recording: ports.recording(),
    // Limits of what is shown judge what is shown.
    lead: decisions.versions.length === 0 ? [] : lead,
  });
  return {
    chart,
    key,
    method,
    range,
    feed,
    cursor: plan.points.cursor,
    observations: plan.points.observations,
  };
}

/** @throws Refusal NOT_FOUND */
export function traitsOf(ports: ChartPorts, process: string): ProcessTraits {
  const traits = ports.traits(process);
  if (traits === undefined)
    throw refuse.notFound('process', process, 'hyper quality status lists the processes that are watched.');
  return traits;
}

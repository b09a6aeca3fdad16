/** What the page of a process shows, as the address bar holds it: a finding can be bookmarked and sent to a colleague. */
import type { ChartInput } from '../../../../contract/control-chart.ts';
import type { ChartType, Grain, Metric, Span } from '../../../../contract/quality-words.ts';
import type { ChartAxis } from '../chart/chart-series.ts';
import {
  chartTypeWords,
  grainWords,
  isKeyOf,
  metricWords,
  type RuleSet,
  ruleSetWords,
} from '../chart-words.ts';
import { readSpan } from '../quality-address.ts';

export const processBlocks = ['signals', 'capability', 'limits', 'notes'] as const;
export type ProcessBlock = (typeof processBlocks)[number];

/** Milliseconds since 1970. */
export interface Stretch {
  from: number;
  to: number;
}

export interface ProcessState {
  /** undefined: chosen by the core. */
  metric: Metric | undefined;
  grain: Grain | undefined;
  type: ChartType | undefined;
  span: Span;
  rules: RuleSet;
  /** undefined: as suits the grain. */
  axis: ChartAxis | undefined;
  /** The part of the span in view; undefined: all of it. */
  zoom: Stretch | undefined;
  /** Time of the selected point, milliseconds. */
  point: number | undefined;
  /** Whether the operations behind it are shown beside the chart. */
  details: boolean;
  /** Points as a table in place of the chart. */
  table: boolean;
  block: ProcessBlock;
}

/** Read it; what is not understood is left out. */
export function readProcessState(parameters: URLSearchParams): ProcessState {
  const [, from, to] = /^(\d{1,16})-(\d{1,16})$/u.exec(parameters.get('zoom') ?? '') ?? [];
  const point = parameters.get('point') ?? '';
  const axis = parameters.get('axis');
  return {
    metric: read(metricWords, parameters.get('metric')),
    grain: read(grainWords, parameters.get('grain')),
    type: read(chartTypeWords, parameters.get('type')),
    span: readSpan(parameters.get('span')),
    rules: read(ruleSetWords, parameters.get('rules')) ?? 'nelson-1-2',
    axis: axis === 'time' || axis === 'order' ? axis : undefined,
    zoom: Number(from) < Number(to) ? { from: Number(from), to: Number(to) } : undefined,
    point: /^\d{1,16}$/u.test(point) ? Number(point) : undefined,
    details: parameters.get('details') === '1',
    table: parameters.get('table') === '1',
    block: processBlocks.find((each) => each === parameters.get('block')) ?? 'signals',
  };
}

function read<Key extends string>(
  words: Readonly<Record<Key, unknown>>,
  text: string | null,
): Key | undefined {
  return text !== null && isKeyOf(words, text) ? text : undefined;
}

/** Print it; what is as usual is left out. `readProcessState(writeProcessState(s))` equals `s`. */
export function writeProcessState(state: ProcessState): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) parameters.set(name, value);
  };
  set('metric', state.metric);
  set('grain', state.grain);
  set('type', state.type);
  if (state.span !== '24h') set('span', state.span);
  if (state.rules !== 'nelson-1-2') set('rules', state.rules);
  set('axis', state.axis);
  if (state.zoom !== undefined) set('zoom', `${Math.round(state.zoom.from)}-${Math.round(state.zoom.to)}`);
  if (state.point !== undefined) set('point', String(state.point));
  if (state.details) set('details', '1');
  if (state.table) set('table', '1');
  if (state.block !== 'signals') set('block', state.block);
  return parameters;
}

/** Points that are asked for at most. */
const mostPoints = 10_000;

/** What the core is asked for in this state. */
export function chartInputOf(
  process: string,
  { metric, grain, type, span, rules }: ProcessState,
): ChartInput {
  return {
    process,
    span,
    rules,
    most: mostPoints,
    ...(metric === undefined ? {} : { metric }),
    ...(grain === undefined ? {} : { grain }),
    ...(type === undefined ? {} : { type }),
  };
}

/** Which chart is drawn: what is asked for, and where nothing is said, what suits the data, with the reason. */
import type { Chart, ChartInput } from '../../../../../contract/control-chart.ts';
import type { ChartType, Grain, Metric } from '../../../../../contract/quality-words.ts';
import { refuse } from '../../../refuse.ts';
import { chooseChart } from '../../charts/index.ts';
import { type ChartKey, isRare, windowOf } from '../drawing/subject.ts';
import { isAttribute } from '../methods/attributes-method.ts';
import type { ChartPorts, ProcessTraits } from '../ports.ts';
import { countOf, grainWords, typeWords } from './chart-words.ts';
import { type Points, readPoints } from './read-points.ts';
import type { TimeRange } from './time-range.ts';

export interface ChartPlan {
  readonly key: ChartKey;
  readonly reason: string;
  readonly choices: Chart['choices'];
  readonly points: Points;
}

export type Asked = Pick<ChartInput, 'process' | 'metric' | 'grain' | 'type' | 'most'>;

const measuring: readonly ChartType[] = ['i-mr', 'xbar-r', 'xbar-s', 'ewma', 'cusum', 'run'];
const counting: readonly ChartType[] = ['p', 'p-laney', 'np', 'c', 'u', 'u-laney', 'g', 't', 'run'];
type Window = Exclude<Grain, 'single'>;
const windows: readonly Window[] = ['minute', 'hour', 'day'];
const day = 86_400_000;
/** Single operations are kept so long. */
const singleKept = 7 * day;
/** A month by the hour can still be read point by point. */
const longestByHour = 31 * day;

/** Decide, and read the points it was decided by. @throws Refusal INVALID_INPUT for what cannot go together */
export async function planChart(
  ports: ChartPorts,
  traits: ProcessTraits,
  asked: Asked,
  range: TimeRange,
): Promise<ChartPlan> {
  const metric = metricOf(traits, asked);
  requireFitting(metric, asked);
  return metric === 'failures'
    ? planFailures(ports, asked, range)
    : planMeasured(ports, traits, metric, asked, range);
}

/** The metric asked for, or the one a process is charted by. @throws Refusal INVALID_INPUT for one it does not have */
export function metricOf(traits: ProcessTraits, { metric, type }: Pick<Asked, 'metric' | 'type'>): Metric {
  const level = traits.kind === 'resource';
  const natural = level ? 'level' : type !== undefined && !measuring.includes(type) ? 'failures' : 'duration';
  if (metric === undefined) return natural;
  if ((metric === 'level') === level) return metric;
  throw refuse.input(`${traits.label} has no ${metric}.`, [
    { field: 'metric', message: level ? 'level' : 'duration or failures' },
  ]);
}

/** @throws Refusal INVALID_INPUT for a chart that cannot show a metric, or not by such points */
export function requireFitting(metric: Metric, { type, grain }: Pick<Asked, 'type' | 'grain'>): void {
  const fitting = metric === 'failures' ? counting : measuring;
  if (type !== undefined && !fitting.includes(type))
    throw refuse.input(`A chart of the type ${typeWords[type].name} cannot show ${metric}.`, [
      { field: 'type', message: fitting.join(', ') },
    ]);
  if (type === undefined || grain === undefined) return;
  if (isRare(type) && grain !== 'single')
    throw refuse.input('Its points are failures, not windows.', [{ field: 'grain', message: 'single' }]);
  if (needsWindows(type) && grain === 'single')
    throw refuse.input(`A chart of the type ${typeWords[type].name} needs windows of several operations.`, [
      { field: 'grain', message: windows.join(', ') },
    ]);
}

function needsWindows(type: ChartType): boolean {
  return type === 'xbar-r' || type === 'xbar-s' || isAttribute(type);
}

/** The finest windows that fit into so many points. */
function finestWindow({ from, to }: TimeRange, most: number): Window {
  if (to - from > longestByHour) return 'day';
  return windows.find((grain) => (to - from) / windowOf(grain) <= most) ?? 'day';
}

async function planMeasured(
  ports: ChartPorts,
  traits: ProcessTraits,
  metric: Metric,
  asked: Asked,
  range: TimeRange,
): Promise<ChartPlan> {
  const { process, most } = asked;
  const read = (grain: Grain) => readPoints(ports, { process, metric, grain, type: 'i-mr' }, range, most);
  const window = finestWindow(range, most);
  const { grain, points, why } = await chooseGrain(traits, asked, range, window, read);
  const sizes = points.observations.filter(({ values }) => values > 0).map(({ values }) => values);
  // Samples within a window of a level resemble each other: their spread says nothing of how windows differ.
  const natural = metric === 'level' ? levelChoice : chooseChart({ kind: 'measurements', sizes });
  const key = { process, metric, grain, type: asked.type ?? natural.chart };
  return {
    key,
    points,
    reason: reasonOf(
      asked,
      key,
      `${why} ${natural.reason}${metric === 'duration' ? ' Durations are skewed, so their logarithms are judged.' : ''}`,
    ),
    choices: choicesOf(key, measuring, window),
  };
}

const levelChoice = {
  chart: 'i-mr',
  reason:
    'Samples of one window resemble each other, so its mean is taken as one value: individuals and moving ranges.',
} as const;

interface GrainChoice {
  grain: Grain;
  points: Points;
  why: string;
}

/** Single values where they fit, else the finest windows that do. */
async function chooseGrain(
  traits: ProcessTraits,
  { grain, type, most }: Asked,
  range: TimeRange,
  window: Grain,
  read: (grain: Grain) => Promise<Points>,
): Promise<GrainChoice> {
  if (grain !== undefined)
    return { grain, points: await read(grain), why: `Asked for ${grainWords[grain]}.` };
  if (type !== undefined && needsWindows(type))
    return {
      grain: window,
      points: await read(window),
      why: `The finest windows that fit are ${grainWords[window]}.`,
    };
  const kept = range.to - range.from <= singleKept + 60_000;
  // Each second of a level resembles the one before: judged one by one they would cry wolf all day.
  const single = kept && traits.kind === 'operation' ? await read('single') : undefined;
  if (single !== undefined && single.earlier === 0) {
    const count = single.observations.length;
    return {
      grain: 'single',
      points: single,
      why: fittingWords(count, most),
    };
  }
  const why =
    single !== undefined
      ? `${countOf(single.observations.length + single.earlier)} operations are more than the ${countOf(most)} points of a chart, so they are taken ${grainWords[window]}.`
      : traits.kind === 'resource'
        ? `A level resembles that of the second before, so it is taken ${grainWords[window]}.`
        : `Over so long a time operations are taken ${grainWords[window]}.`;
  return { grain: window, points: await read(window), why };
}

function fittingWords(count: number, most: number): string {
  if (count === 0) return 'Nothing was recorded in this time.';
  const operations = count === 1 ? '1 operation fits' : `${countOf(count)} operations fit`;
  return `${operations} on one chart (at most ${countOf(most)}).`;
}

async function planFailures(ports: ChartPorts, asked: Asked, range: TimeRange): Promise<ChartPlan> {
  const { process, most } = asked;
  const read = (type: ChartType, grain: Grain) =>
    readPoints(ports, { process, metric: 'failures', grain, type }, range, most);
  const finest = finestWindow(range, most);
  const natural = await naturalFailures(asked, finest, read);
  const type = asked.type ?? natural.type;
  const grain = isRare(type) ? 'single' : (asked.grain ?? (isRare(natural.type) ? finest : natural.grain));
  const key = { process, metric: 'failures', grain, type } as const;
  return {
    key,
    points: await read(type, grain),
    reason: reasonOf(asked, key, natural.reason),
    choices: choicesOf(key, counting, isRare(natural.type) ? finest : natural.grain),
  };
}

/** Shares by the finest window in which enough failures are expected; else what lies between them. */
async function naturalFailures(
  { grain }: Asked,
  finest: Window,
  read: (type: ChartType, grain: Grain) => Promise<Points>,
): Promise<{ type: ChartType; grain: Grain; reason: string }> {
  const candidates = grain === undefined ? windows.slice(windows.indexOf(finest)) : [grain];
  let last: { type: ChartType; grain: Grain; reason: string } | undefined;
  for (const candidate of candidates) {
    if (candidate === 'single') continue;
    const { observations } = await read('p', candidate);
    if (observations.length < fewestWindows && last !== undefined) break;
    const counts = observations.map(({ failures, trials }) => ({ count: failures, size: trials }));
    const { chart, reason } = chooseChart({ kind: 'pass-fail', counts });
    const found = {
      type: chart,
      grain: candidate,
      reason: `${capitalised(grainWords[candidate])}: ${reason}`,
    };
    if (!isRare(chart) && (observations.length >= fewestWindows || grain !== undefined)) return found;
    last ??= isRare(chart) ? found : undefined;
  }
  return (
    last ?? {
      type: 'g',
      grain: 'single',
      reason:
        grain === 'single'
          ? 'Asked for single failures: the operations between two of them are charted.'
          : 'Too few windows for shares: the operations between two failures are charted.',
    }
  );
}

/** Fewer windows make no chart. */
const fewestWindows = 10;

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function reasonOf(asked: Asked, key: ChartKey, natural: string): string {
  if (asked.type === undefined) return natural;
  const { name, use } = typeWords[key.type];
  return `Asked for ${name}: ${use}.`;
}

/** The other charts this metric can have, by the windows that suit those that need some. */
function choicesOf(key: ChartKey, fitting: readonly ChartType[], window: Grain): Chart['choices'] {
  const windowed = key.grain === 'single' ? window : key.grain;
  const grainOf = (type: ChartType): Grain => {
    if (isRare(type)) return 'single';
    return key.metric === 'failures' || needsWindows(type) ? windowed : key.grain;
  };
  return fitting
    .filter((type) => type !== key.type)
    .map((type) => ({ type, grain: grainOf(type), reason: typeWords[type].use }));
}

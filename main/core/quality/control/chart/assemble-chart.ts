/** A chart of the contract out of points, decisions and a feed that draws them. */
import type { Chart, Columns, Limits } from '../../../../../contract/control-chart.ts';
import type { Recording } from '../../../../../contract/quality-figures.ts';
import type { Decisions } from '../decisions/index.ts';
import { type Estimate, estimateLimits, seriesOf } from '../drawing/baseline.ts';
import { type BegunStage, ChartFeed, type StagePlan } from '../drawing/chart-feed.ts';
import type { Interval } from '../drawing/interval.ts';
import { timestampOf } from '../drawing/moment.ts';
import type { Observation } from '../drawing/observation.ts';
import type { ChartMethod } from '../methods/chart-method.ts';
import type { RuleSet } from '../methods/method-of.ts';
import { chartWarnings } from './chart-warnings.ts';
import { frozenView, trialView } from './limits-view.ts';
import type { ChartPlan } from './plan-chart.ts';
import { priceOf } from './price.ts';
import type { TimeRange } from './time-range.ts';

export interface Parts {
  readonly plan: ChartPlan;
  readonly label: string;
  readonly range: TimeRange;
  readonly method: ChartMethod;
  readonly rules: RuleSet;
  readonly decisions: Decisions;
  readonly gapAfter: number;
  readonly recording: Recording;
  /** Points before those shown, for frozen limits. */
  readonly lead: readonly Observation[];
}

export interface DrawnChart {
  readonly chart: Chart;
  /** Goes on where the chart ends. */
  readonly feed: ChartFeed;
}

/** @throws StatisticsError for points no chart can take */
export function assembleChart(parts: Parts): DrawnChart {
  const { plan, method, decisions, gapAfter, range } = parts;
  const { observations, open, earlier } = plan.points;
  const exclusions = decisions.exclusions.map(intervalOf);
  const options = { method, exclusions, gapAfter };
  const trial = decisions.versions.length === 0 ? estimateLimits(observations, options) : undefined;
  const feed = new ChartFeed({ ...options, stages: stagesOf(decisions, trial) });
  feed.lead(parts.lead);
  for (const observation of observations) feed.add(observation);
  const limits = limitsView(parts, trial);
  const columns = feed.take();
  const chart: Chart = {
    ...plan.key,
    label: parts.label,
    reason: plan.reason,
    choices: plan.choices,
    from: timestampOf(range.from),
    to: timestampOf(range.live ? range.to - 1 : range.to),
    columns,
    ...(open === undefined ? {} : { open: openView(open, method, range) }),
    stages: feed.stages.map(stageView),
    limits,
    annotations: decisions.annotations.filter(({ at }) => isShown(Date.parse(at), Date.parse(at), range)),
    exclusions: decisions.exclusions.filter(({ from, to }) =>
      isShown(Date.parse(from), Date.parse(to), range),
    ),
    warnings: chartWarnings({
      key: plan.key,
      limits,
      series: seriesOf(observations, options),
      recording: parts.recording,
    }),
    ...priceView(parts, columns),
    earlier,
  };
  return { chart, feed };
}

function priceView({ method, rules }: Parts, columns: Columns): Pick<Chart, 'price'> {
  const price = priceOf(method, rules, columns);
  return price === undefined ? {} : { price };
}

function limitsView({ decisions, method }: Parts, trial: Estimate | undefined): Limits {
  const present = decisions.versions.at(-1);
  if (present !== undefined) return frozenView(present, method);
  return trialView(trial ?? emptyEstimate(method), method);
}

function emptyEstimate(method: ChartMethod): Estimate {
  return estimateLimits([], { method, exclusions: [], gapAfter: Number.POSITIVE_INFINITY });
}

/** The first version judges all that was before the second; each later one what came after it was frozen. */
function stagesOf({ versions }: Decisions, trial: Estimate | undefined): [StagePlan, ...StagePlan[]] {
  const [first, ...rest] = versions.map(({ limits, version, frozenAt }, index) => ({
    from: index === 0 ? Number.NEGATIVE_INFINITY : frozenAt,
    limits,
    version,
  }));
  if (first !== undefined) return [first, ...rest];
  if (trial === undefined) throw new Error('a chart without versions needs trial limits');
  return [{ from: Number.NEGATIVE_INFINITY, limits: trial.limits, version: undefined }];
}

function stageView({ start, plan }: BegunStage): Chart['stages'][number] {
  return plan.version === undefined
    ? { start, label: 'Trial limits' }
    : { start, limitsVersion: plan.version, label: `Limits ${plan.version}` };
}

export function openView(
  open: Observation,
  method: ChartMethod,
  { to }: Pick<TimeRange, 'to'>,
): NonNullable<Chart['open']> {
  const isGap = !Number.isNaN(open.gap);
  const value = method.counts(open) ? (method.shown(open) ?? null) : null;
  return {
    at: isGap ? to - 1 : open.at,
    size: method.sizeOf(open),
    values: method.panels.map((_, place) => (place === 0 ? value : null)),
  };
}

function isShown(from: number, to: number, range: TimeRange): boolean {
  return to >= range.from && from < range.to;
}

export function intervalOf({ from, to }: { from: string; to: string }): Interval {
  return { from: Date.parse(from), to: Date.parse(to) };
}

/** Whether a process can keep to its limits: indices only where its chart says that it is one process at all. */
import type { Capability, Chart } from '../../../../../contract/control-chart.ts';
import type { Span } from '../../../../../contract/quality-words.ts';
import { refuse } from '../../../refuse.ts';
import { estimateIndividuals, falseAlarmRate } from '../../charts/index.ts';
import { binomialQuantile, capability } from '../../statistics/index.ts';
import { intervalOf } from '../chart/assemble-chart.ts';
import { openChart, traitsOf } from '../chart/open-chart.ts';
import { seriesOf } from '../drawing/baseline.ts';
import { gapAfter } from '../drawing/gap-rule.ts';
import { scaleOf } from '../drawing/subject.ts';
import type { ChartPorts } from '../ports.ts';
import { valueWords } from '../signals/value-words.ts';
import { histogramOf } from './histogram.ts';

export interface CapabilityRequest {
  readonly process: string;
  readonly span: Span;
  /** In the unit of the values: milliseconds, or that of the level. */
  readonly lowerLimit?: number | undefined;
  readonly upperLimit?: number | undefined;
  readonly confidence: number;
}

/** Values that are looked at, the newest. */
const mostValues = 20_000;

/** @throws Refusal NOT_FOUND; INVALID_INPUT for limits that cannot be, or none where there is no goal */
export async function capabilityReport(ports: ChartPorts, request: CapabilityRequest): Promise<Capability> {
  const traits = traitsOf(ports, request.process);
  const isLevel = traits.kind === 'resource';
  const limits = limitsOf(ports, request, isLevel);
  const metric = isLevel ? 'level' : 'duration';
  // A second of a level resembles the one before: what varies is seen by the minute.
  const grain = isLevel ? 'minute' : 'single';
  const { chart, method, observations } = await openChart(ports, {
    process: request.process,
    metric,
    grain,
    type: 'i-mr',
    span: request.span,
    rules: 'nelson-1-2',
    most: mostValues,
  });
  const exclusions = chart.exclusions.map(intervalOf);
  const series = seriesOf(observations, { method, exclusions, gapAfter: gapAfter(isLevel, grain) });
  const values = series.map((observation) => observation?.mean);
  const present = values.filter((value) => value !== undefined);
  const { scale, unit } = scaleOf(metric, traits.unit);
  const log = scale === 'log';
  const onScale = (limit: number | undefined) =>
    limit === undefined ? undefined : log ? Math.log(limit) : limit;
  const found = capability({
    values: present,
    sigmaWithin: estimateIndividuals(values).sigma,
    lsl: onScale(limits.lower),
    usl: onScale(limits.upper),
    confidence: request.confidence,
  });
  const control = controlOf(chart);
  const status =
    found.status !== 'ok' ? emptyStatus(found.status) : control.inControl ? 'ok' : 'not-in-control';
  const back = (value: number) => (log ? Math.exp(value) : value);
  return {
    status,
    provisional: found.provisional,
    n: found.n,
    unit,
    scale,
    ...known('lowerLimit', limits.lower),
    ...known('upperLimit', limits.upper),
    ...known('mean', found.center === undefined ? undefined : back(found.center)),
    ...known('within', found.sigmaWithin),
    ...known('overall', found.sigmaOverall),
    indices: status === 'ok' ? indicesOf(found) : [],
    ...known('observedPpm', found.observedPpm?.total),
    ...known('expectedPpm', status === 'ok' ? found.overall?.expectedPpm.total : undefined),
    note: noteOf(status, found.n, control, log),
    histogram: histogramOf(present, scale),
  };

  function noteOf(
    of: Capability['status'],
    n: number,
    { flagged, most }: Control,
    logarithms: boolean,
  ): string {
    const upper = limits.upper === undefined ? '' : ` against at most ${valueWords(limits.upper, unit)}`;
    switch (of) {
      case 'ok':
        return `${n} values${upper}${logarithms ? ', as logarithms' : ''}. Expected defects come from the overall standard deviation.${n < 25 ? ' Fewer than 25 values: provisional.' : ''}`;
      case 'insufficient-data':
        return n === 0 ? 'There are no values.' : 'One value says nothing about how values vary.';
      case 'zero-variation':
        return 'All values are the same: without variation there are no indices.';
      case 'not-in-control':
        return `The chart is not in control: ${flagged} of ${n} points break rules where chance explains ${most} at most. Indices would promise what this process does not keep; find the causes first.`;
    }
  }
}

interface Control {
  inControl: boolean;
  flagged: number;
  most: number;
}

/** Of many points some break rules by chance; more than 95 % of such charts have is no chance. */
function controlOf({ columns }: Chart): Control {
  const n = columns.at.length - columns.excluded.length;
  const flagged = columns.flags.filter(({ panel }) => panel === columns.panels[0]?.id).length;
  const rate = falseAlarmRate('nelson-1') + falseAlarmRate('nelson-2');
  const most = n <= 0 ? 0 : binomialQuantile(0.95, n, rate);
  return { inControl: flagged <= most, flagged, most };
}

function limitsOf(ports: ChartPorts, request: CapabilityRequest, isLevel: boolean) {
  const { lowerLimit: lower, upperLimit } = request;
  const upper = upperLimit ?? (isLevel ? undefined : ports.durationGoal(request.process));
  const issue = (field: string, message: string) => refuse.input(message, [{ field, message }]);
  if (lower === undefined && upper === undefined)
    throw issue('upperLimit', 'A level has no goal of its own: give a lower or an upper limit.');
  if (!isLevel && (upper ?? 1) <= 0) throw issue('upperLimit', 'A duration is above 0 milliseconds.');
  if (!isLevel && (lower ?? 1) <= 0) throw issue('lowerLimit', 'A duration is above 0 milliseconds.');
  if (lower !== undefined && upper !== undefined && lower >= upper)
    throw issue('lowerLimit', 'The lower limit must lie below the upper one.');
  return { lower, upper };
}

function emptyStatus(
  status: ReturnType<typeof capability>['status'],
): 'insufficient-data' | 'zero-variation' {
  return status === 'zero-variation' ? 'zero-variation' : 'insufficient-data';
}

function indicesOf({ within, overall, cpm, cpmCi }: ReturnType<typeof capability>): Capability['indices'] {
  return [
    index('Cp', within?.cp, within?.cpCi),
    index('Cpk', within?.cpk, within?.cpkCi),
    index('Pp', overall?.pp, overall?.ppCi),
    index('Ppk', overall?.ppk, overall?.ppkCi),
    index('Cpm', cpm, cpmCi),
  ];
}

function index(
  name: Capability['indices'][number]['name'],
  value: number | undefined,
  interval: readonly [number, number] | undefined,
): Capability['indices'][number] {
  return {
    name,
    ...known('value', value),
    ...known('lower', interval?.[0]),
    ...known('upper', interval?.[1]),
  };
}

/** A member where there is a number that JSON can carry. */
function known<Name extends string>(name: Name, value: number | undefined): Partial<Record<Name, number>> {
  return value === undefined || !Number.isFinite(value) ? {} : ({ [name]: value } as Record<Name, number>);
}

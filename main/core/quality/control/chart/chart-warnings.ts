/** What to know before believing a chart. */
import type { Chart, Limits } from '../../../../../contract/control-chart.ts';
import type { Recording } from '../../../../../contract/quality-figures.ts';
import { enoughPoints } from '../../charts/index.ts';
import { autocorrelation, momentsOf } from '../../statistics/index.ts';
import { judgedValues } from '../drawing/baseline.ts';
import type { Observation } from '../drawing/observation.ts';
import { type ChartKey, isRare } from '../drawing/subject.ts';
import { countOf, figure } from './chart-words.ts';

export interface WarningFacts {
  readonly key: ChartKey;
  readonly limits: Limits;
  /** As `seriesOf` gives them. */
  readonly series: readonly (Observation | undefined)[];
  readonly recording: Recording;
}

type Warning = Chart['warnings'][number];

/** Beyond this a distribution is far from normal. */
const strongSkew = 1;

export function chartWarnings(facts: WarningFacts): Warning[] {
  const values = judgedValues(facts.series);
  const present = values.filter((value) => !Number.isNaN(value));
  const found = [
    fewPoints(present.length),
    limitsWarning(facts.limits),
    autocorrelationWarning(facts.key, values),
    skewWarning(facts.key, present),
    clockWarning(facts.series),
    lossWarning(facts.recording),
  ];
  return found.filter((warning) => warning !== undefined);
}

function fewPoints(count: number): Warning | undefined {
  if (count >= enoughPoints) return undefined;
  const points = count === 0 ? 'No points yet' : count === 1 ? 'One point' : `${count} points`;
  return { code: 'few-points', message: `${points}; judge from ${enoughPoints} on.` };
}

function limitsWarning({ state, status, provisional, baseline }: Limits): Warning | undefined {
  if (status === 'zero-variation')
    return { code: 'zero-variation', message: 'All points of the baseline are the same: no rule can fire.' };
  if (state === 'trial')
    return {
      code: 'trial-limits',
      message: 'Limits are estimated from what is shown and kept nowhere: freeze them to judge what comes.',
    };
  if (state === 'frozen' && provisional)
    return {
      code: 'provisional',
      message: `Limits come from ${baseline?.points ?? 0} points, fewer than ${enoughPoints}: provisional.`,
    };
  return undefined;
}

function autocorrelationWarning({ type }: ChartKey, values: readonly number[]): Warning | undefined {
  if (type === 'run') return undefined;
  const { lag1, threshold, warn } = autocorrelation(values);
  if (!warn || lag1 === undefined || threshold === undefined) return undefined;
  return {
    code: 'autocorrelation',
    message: `Neighbouring points resemble each other (r = ${figure(lag1)}, more than ${figure(threshold)}): the level moved, or points depend on those before and rules fire where nothing is wrong.`,
  };
}

function skewWarning({ type, metric }: ChartKey, values: readonly number[]): Warning | undefined {
  if (isRare(type) || type === 'run' || metric === 'failures' || values.length < enoughPoints)
    return undefined;
  const skew = skewness(values);
  if (skew === undefined || Math.abs(skew) <= strongSkew) return undefined;
  const side = skew > 0 ? 'upper' : 'lower';
  return {
    code: 'skew',
    message: `Values are skewed (${figure(skew)}${metric === 'duration' ? ', of logarithms' : ''}): points beyond the ${side} limit come more often than promised.`,
  };
}

/** g1, the third moment over the 3/2 power of the second; undefined without variation. */
function skewness(values: readonly number[]): number | undefined {
  const { mean, n } = momentsOf(values);
  if (mean === undefined) return undefined;
  let [second, third] = [0, 0];
  for (const value of values) {
    const deviation = value - mean;
    second += deviation ** 2 / n;
    third += deviation ** 3 / n;
  }
  return second > 0 ? third / second ** 1.5 : undefined;
}

/** Samples are numbered as they come: a later number at an earlier time means that the clock was set back. */
function clockWarning(series: readonly (Observation | undefined)[]): Warning | undefined {
  let [before, times] = [0, 0];
  for (const observation of series) {
    if (observation === undefined || observation.id === 0) continue;
    if (observation.id < before) times += 1;
    before = observation.id;
  }
  if (times === 0) return undefined;
  return {
    code: 'clock',
    message: `The clock went backwards ${times === 1 ? 'once' : `${times} times`} while these points were recorded; their order there is that of the clock.`,
  };
}

function lossWarning({ lost, reason }: Recording): Warning | undefined {
  if (lost === 0) return undefined;
  return {
    code: 'lost-samples',
    message: `${countOf(lost)} samples were lost since the start${reason === undefined ? '' : ` (${reason})`} and are missing here.`,
  };
}

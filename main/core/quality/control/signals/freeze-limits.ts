/** Frozen limits: by the registry from the first points of a chart, and by people from the stretch they choose. */
import type { Limits } from '../../../../../contract/control-chart.ts';
import { refuse } from '../../../refuse.ts';
import type { Call } from '../../../services.ts';
import { enoughPoints, estimateIndividuals } from '../../charts/index.ts';
import { intervalOf } from '../chart/assemble-chart.ts';
import { frozenView } from '../chart/limits-view.ts';
import { traitsOf } from '../chart/open-chart.ts';
import { readPoints } from '../chart/read-points.ts';
import type { LimitsVersion } from '../decisions/index.ts';
import { type BaselineOptions, type Estimate, estimateLimits, seriesOf } from '../drawing/baseline.ts';
import { gapAfter } from '../drawing/gap-rule.ts';
import { isWithin } from '../drawing/interval.ts';
import { timestampOf } from '../drawing/moment.ts';
import type { Observation } from '../drawing/observation.ts';
import { type ChartKey, isRare } from '../drawing/subject.ts';
import { methodOf, rulesOf } from '../methods/method-of.ts';
import type { ChartPorts } from '../ports.ts';

/** Complete points a good baseline is made of: Minitab asks for about a hundred. */
const goodPoints = 100;
/** The most a baseline is made of. */
const mostPoints = 20_000;

/** Points the registry waits for: failures are too rare to wait for a hundred of them. */
export function firstPointsOf({ type }: ChartKey): number {
  return isRare(type) ? enoughPoints : goodPoints;
}

/** Neighbours resemble each other so much that moving ranges would make limits too narrow. */
export function isAutocorrelated({
  autocorrelation,
  points,
}: Pick<Estimate, 'autocorrelation' | 'points'>): boolean {
  return autocorrelation !== undefined && autocorrelation > 2 / Math.sqrt(points);
}

/**
 * Freeze the first version of a chart from its first points that are not left out.
 * @returns undefined while there are fewer, or they do not vary
 */
export async function freezeFirst(ports: ChartPorts, key: ChartKey): Promise<LimitsVersion | undefined> {
  const range = { from: 0, to: ports.now() + 1, live: true };
  const [decisions, { observations }] = await Promise.all([
    ports.store.read('quality.decisions', key),
    readPoints(ports, key, range, mostPoints),
  ]);
  const options = optionsOf(ports, key, decisions.exclusions.map(intervalOf));
  const count = firstPointsOf(key);
  const first = firstOf(observations, options, count);
  if (first === undefined) return undefined;
  const estimate = steadied(key, first, options, estimateLimits(first, options));
  if (estimate.limits.status !== 'ok') return undefined;
  return ports.store.write(
    'quality.freezeLimits',
    {
      key,
      limits: estimate.limits,
      baseline: baselineOf(estimate),
      reason: `first ${count} points`,
      firstOnly: true,
    },
    { actor: 'registry', operation: 'quality.freezeLimits', at: ports.now() },
  );
}

function firstOf(
  observations: readonly Observation[],
  options: BaselineOptions,
  count: number,
): Observation[] | undefined {
  let counted = 0;
  const end = observations.findIndex((observation) => {
    if (options.method.counts(observation) && !isWithin(observation.at, options.exclusions)) counted += 1;
    return counted === count;
  });
  return end === -1 ? undefined : observations.slice(0, end + 1);
}

/** A level resembles itself from point to point: its spread as a whole says more than its moving ranges. */
function steadied(
  key: ChartKey,
  observations: readonly Observation[],
  options: BaselineOptions,
  estimate: Estimate,
): Estimate {
  if (key.metric !== 'level' || key.type !== 'i-mr' || !isAutocorrelated(estimate)) return estimate;
  const values = seriesOf(observations, options).map((observation) => observation?.mean);
  return { ...estimate, limits: estimateIndividuals(values, 'SD') };
}

function optionsOf(
  ports: ChartPorts,
  key: ChartKey,
  exclusions: BaselineOptions['exclusions'],
): BaselineOptions {
  const traits = traitsOf(ports, key.process);
  return {
    method: methodOf(key, rulesOf['nelson-1-2'], traits.unit),
    exclusions,
    gapAfter: gapAfter(traits.kind === 'resource', key.grain),
  };
}

function baselineOf({ from = 0, to = 0, points, excluded, autocorrelation }: Estimate) {
  return { from, to, points, excluded, autocorrelation };
}

export interface FreezeRequest {
  readonly key: ChartKey;
  /** Milliseconds since the epoch, both included. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Freeze the next version from a stretch of time. @throws Refusal INVALID_INPUT, INVALID_STATE where there is nothing to go by */
export async function freezeStretch(
  ports: ChartPorts,
  { key, from, to, reason }: FreezeRequest,
  call: Pick<Call, 'write'>,
): Promise<{ limits: Limits; warnings: string[] }> {
  if (to < from)
    throw refuse.input('The stretch ends before it begins.', [
      { field: 'to', message: `a moment from ${timestampOf(from)} on` },
    ]);
  const decisions = await ports.store.read('quality.decisions', key);
  const points = await readPoints(ports, key, { from, to: to + 1, live: false }, mostPoints);
  const options = optionsOf(ports, key, decisions.exclusions.map(intervalOf));
  const estimate = estimateLimits(points.observations, options);
  requireVariation(estimate);
  const version = await ports.store.write(
    'quality.freezeLimits',
    { key, limits: estimate.limits, baseline: baselineOf(estimate), reason, firstOnly: false },
    call.write,
  );
  return { limits: frozenView(version, options.method), warnings: freezeWarnings(estimate) };
}

/** @throws Refusal INVALID_STATE */
function requireVariation({ points, excluded, limits: { status } }: Estimate): void {
  if (points === 0)
    throw refuse.state(
      excluded === 0 ? 'There is no point in that stretch.' : 'Every point of that stretch is left out.',
      'empty',
      'Choose a stretch with points; 100 of them make good limits.',
    );
  if (status === 'insufficient-data')
    throw refuse.state(
      'One point by itself does not vary: there is nothing to estimate limits from.',
      'insufficient-data',
      'Choose a longer stretch; 100 points make good limits.',
    );
  if (status === 'zero-variation')
    throw refuse.state(
      'All points of that stretch are the same: limits would lie on one line and every other point beyond them.',
      'zero-variation',
      'Choose a stretch in which values vary.',
    );
}

function freezeWarnings(estimate: Estimate): string[] {
  const { points } = estimate;
  return [
    ...(points < enoughPoints
      ? [`Limits from ${points} points are provisional; freeze them again when there are ${goodPoints}.`]
      : []),
    ...(isAutocorrelated(estimate)
      ? [
          'Neighbouring points of the baseline resemble each other: limits may be too narrow, or the level moved within it.',
        ]
      : []),
  ];
}

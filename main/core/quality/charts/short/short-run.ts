import { requireFinite, requirePositive, StatisticsError } from '../../statistics/index.ts';
import type { ControlChart } from '../control-chart.ts';
import { createIndividualsChart, type IndividualsPoint } from '../individuals/individuals-chart.ts';
import {
  estimateIndividuals,
  type IndividualsLimits,
  knownIndividuals,
} from '../individuals/individuals-limits.ts';
import { plottable } from '../plottable.ts';
import type { RuleSettings } from '../rules/run-rules.ts';

/** What one sort of operation should come to, and (for Z-MR) how much it varies, in the unit of its values. */
export interface PartSettings {
  readonly target: number;
  readonly sigma?: number | undefined;
}

/** A value of one sort of operation. Undefined: missing. */
export interface PartValue {
  readonly part: string;
  readonly value: number | undefined;
}

/**
 * Puts values of many sorts of operation on one scale: `dnom` their distance from target, where all vary alike;
 * `zmr` the same in sigmas of their sort. Throws StatisticsError for settings that cannot be, and the function it
 * returns for a sort it has none of.
 */
export function shortRunScale(
  mode: 'dnom' | 'zmr',
  parts: Readonly<Record<string, PartSettings>>,
): (row: PartValue) => number | undefined {
  const known = new Map(Object.entries(parts));
  for (const [part, { target, sigma }] of known) {
    requireFinite(`The target of ${part}`, target);
    if (mode === 'zmr') requirePositive(`Sigma of ${part}`, sigma ?? Number.NaN, 'invalid-sigma');
  }
  return ({ part, value }) => {
    const settings = known.get(part);
    if (settings === undefined)
      throw new StatisticsError('invalid-parameter', `There is no target for ${part}.`);
    const present = plottable('A value', value);
    if (present === undefined) return undefined;
    const distance = present - settings.target;
    return mode === 'zmr' ? distance / (settings.sigma ?? Number.NaN) : distance;
  };
}

/** Limits of a short-run chart: `zmr` is 0 ± 3 by its making, `dnom` has the moving ranges of a baseline. */
export function shortRunLimits(
  mode: 'dnom' | 'zmr',
  parts: Readonly<Record<string, PartSettings>>,
  baseline: readonly PartValue[],
): IndividualsLimits {
  const scale = shortRunScale(mode, parts);
  return mode === 'zmr' ? knownIndividuals(0, 1) : estimateIndividuals(baseline.map(scale));
}

/** An I-MR chart of operations of many sorts. */
export function createShortRunChart(
  mode: 'dnom' | 'zmr',
  parts: Readonly<Record<string, PartSettings>>,
  limits: IndividualsLimits,
  settings?: RuleSettings,
): ControlChart<PartValue, IndividualsLimits, IndividualsPoint> {
  const scale = shortRunScale(mode, parts);
  const chart = createIndividualsChart(limits, settings);
  return {
    add: (row) => chart.add(scale(row)),
    startStage: (next) => chart.startStage(next),
  };
}

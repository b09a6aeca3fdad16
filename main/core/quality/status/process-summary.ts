/** Figures of a process as the dashboard shows them: nothing is claimed before there is evidence for it. */
import type { z } from 'zod';
import type {
  durations,
  evidence,
  ProcessSummary,
  reliability,
  sigmaLevel,
} from '../../../../contract/quality-figures.ts';
import type { ProcessStatus } from '../history/query-status.ts';
import { proportionIntervals, sigmaLevelOfDefects } from '../statistics/index.ts';
import { processTraits } from './process-traits.ts';

/** Below so many trials no claim is made. */
const enough = 25;

type Reliability = z.infer<typeof reliability>;

/** Undefined without a trial. */
export function reliabilityOf(trials: number, defects: number): Reliability | undefined {
  const { proportion, wilson, upperOneSidedExact } = proportionIntervals(defects, trials);
  if (proportion === undefined || wilson === undefined || upperOneSidedExact === undefined) return undefined;
  // Counted in defects, told in successes: both ends change places.
  const [fewest, most] = wilson;
  return {
    trials,
    defects,
    rate: 1 - proportion,
    lower: 1 - most,
    upper: 1 - fewest,
    worst: upperOneSidedExact,
  };
}

/** Undefined below 25 trials. Without any defect the level is unbounded: what may be said is the bound. */
export function sigmaOf(known: Reliability | undefined): z.infer<typeof sigmaLevel> | undefined {
  if (known === undefined || known.trials < enough) return undefined;
  const dpmo = (1e6 * known.defects) / known.trials;
  const dpmoAtMost = 1e6 * known.worst;
  const level = sigmaLevelOfDefects(dpmo).sigmaLevelWithShift;
  const atLeast = sigmaLevelOfDefects(dpmoAtMost).sigmaLevelWithShift;
  return {
    dpmo,
    dpmoAtMost,
    ...(level === undefined ? {} : { level }),
    ...(atLeast === undefined ? {} : { atLeast }),
  };
}

export function evidenceOf(count: number): z.infer<typeof evidence> {
  if (count === 0) return 'none';
  return count < enough ? 'few' : 'enough';
}

function durationsOf(status: ProcessStatus): z.infer<typeof durations> | undefined {
  const { count, mean, p50, p95, p99, min, max } = status;
  return count === 0 ? undefined : { count, mean, p50, p95, p99, min, max };
}

export function summarise(status: ProcessStatus, openSignals: number): ProcessSummary {
  const { process, trials, refused, cancelled, violations, lastAt } = status;
  const traits = processTraits(process) ?? {
    kind: process.startsWith('resource:') ? 'resource' : 'operation',
    label: process,
  };
  return {
    process,
    kind: traits.kind,
    label: traits.label,
    evidence: evidenceOf(trials),
    trials,
    refused,
    cancelled,
    ...(traits.kind === 'resource' ? levelOf(status, traits.unit) : trialFigures(status)),
    violations,
    gates: { passed: status.gatesPassed, failed: status.gatesFailed },
    recovery: {
      attempts: status.recoveryAttempts,
      successes: status.recoverySuccesses,
      retries: status.retries,
    },
    trend: status.trend,
    openSignals,
    ...(lastAt === undefined ? {} : { lastAt: new Date(lastAt).toISOString() }),
  };
}

function trialFigures(status: ProcessStatus): Pick<ProcessSummary, 'reliability' | 'sigma' | 'durations'> {
  const known = reliabilityOf(status.trials, status.failures);
  const level = sigmaOf(known);
  const times = durationsOf(status);
  return {
    ...(known === undefined ? {} : { reliability: known }),
    ...(level === undefined ? {} : { sigma: level }),
    ...(times === undefined ? {} : { durations: times }),
  };
}

function levelOf(
  { count, lastLevel, min, max }: ProcessStatus,
  unit: 'bytes' | 'share' | 'ms' | undefined,
): Pick<ProcessSummary, 'level'> {
  if (count === 0 || unit === undefined) return {};
  return { level: { unit, last: lastLevel ?? max, min, max } };
}

/** A demonstration as the contract shows it. */
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { upperPpm } from './plan.ts';
import type { DemonstrationRun } from './running/demonstration-run.ts';
import { durationsOf } from './running/tally.ts';
import type { DemonstrationRecord } from './store/records.ts';
import { verdictOf } from './verdict.ts';

/** @param run the run under way, if there is one */
export function presented(stored: DemonstrationRecord, run?: DemonstrationRun): Demonstration {
  const record = run ? run.record : stored;
  // Nothing runs here: it was cut off, and that could not be stored yet.
  const state = record.state === 'running' && !run ? 'paused' : record.state;
  const { claim, done, failures } = record;
  const upper = state === 'cancelled' ? undefined : upperPpm(failures, done, claim.confidence);
  const durations = durationsOf(record);
  return {
    id: record.demonstrationId,
    scenario: record.scenario,
    label: record.label,
    claim,
    planned: record.planned,
    done,
    failures,
    voided: record.voided,
    state,
    createdAt: iso(record.createdAt),
    ...(record.startedAt === undefined ? {} : { startedAt: iso(record.startedAt) }),
    ...(record.endedAt === undefined ? {} : { endedAt: iso(record.endedAt) }),
    by: record.createdBy,
    ...(run ? { pace: run.pace } : {}),
    ...(upper === undefined ? {} : { upperPpm: upper }),
    runningMs: record.runningMs,
    ...(durations === undefined ? {} : { durations }),
    interruptions: record.runs.filter(({ ending }) => ending === 'paused' || ending === 'killed').length,
    verdict: verdictOf({ ...record, state }),
    ...(run?.problem === undefined ? {} : { problem: run.problem }),
    failed: record.failed.slice(0, 200).map(({ at, ...told }) => ({ ...told, at: iso(at) })),
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

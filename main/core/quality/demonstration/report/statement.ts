/** What a report says, as data: the plan, every run with its conditions, the counts, what they show, and every other attempt. */
import { z } from 'zod';
import { claim, demonstrationStates } from '../../../../../contract/quality-demonstrations.ts';
import { canonicalize } from '../../../trust/index.ts';
import { upperPpm } from '../plan.ts';
import { durationsOf } from '../running/tally.ts';
import { scenarioOf } from '../scenarios/all-scenarios.ts';
import type { OtherDemonstration } from '../store/queries.ts';
import type { DemonstrationRecord } from '../store/records.ts';
import { verdictOf } from '../verdict.ts';

export const demonstrationStatementType = 'urn:hyper-registry:statement:demonstration:v1';
/** The DSSE payload type of its canonical JSON. */
export const demonstrationPayloadType = 'application/vnd.hyper.demonstration.v1+json';

const count = z.number().int().min(0);
const time = z.iso.datetime();
const failure = z.object({ trial: count, at: time, class: z.string(), message: z.string() });
const conditions = z.object({
  version: z.string(),
  host: z.string(),
  runtime: z.string(),
  system: z.string(),
  processor: z.string(),
  memoryBytes: count,
  freeMemoryBytes: count,
  mix: z.string(),
  seed: count,
  concurrency: count,
  load: z.number(),
  machineLoad: z.object({ first: z.number(), highest: z.number() }),
  loopDelay: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
});
const run = z.object({
  run: count,
  startedAt: time,
  endedAt: time,
  doneBefore: count,
  doneAfter: count,
  ending: z.enum(['paused', 'killed', 'passed', 'failed', 'cancelled']),
  conditions,
});
const other = z.object({
  id: z.string(),
  claim,
  planned: count,
  state: z.enum(demonstrationStates),
  done: count,
  failures: count,
  createdAt: time,
  endedAt: time.optional(),
});

export const demonstrationStatement = z.object({
  _type: z.literal(demonstrationStatementType),
  id: z.string(),
  scenario: z.object({ id: z.string(), label: z.string(), text: z.string() }),
  plan: z.object({
    claim,
    /** What kind of bound the claim is about. */
    method: z.literal('one-sided, exact (Clopper-Pearson)'),
    trials: count,
    fixedAt: time,
    by: z.string(),
  }),
  outcome: z.object({
    state: z.enum(['passed', 'failed', 'cancelled']),
    endedAt: time,
    trials: count,
    failures: count,
    voided: count,
    runningMs: z.number(),
    /** Absent where nothing is shown: without trials, or when it was cancelled. */
    upperPpm: z.number().optional(),
    shown: z.boolean(),
    verdict: z.string(),
  }),
  /** At most 200. */
  failures: z.array(failure),
  /** Milliseconds, of whole trials, 1 % relative error; absent without trials. */
  durations: z
    .object({
      count,
      p50: z.number(),
      p95: z.number(),
      p99: z.number(),
      min: z.number(),
      max: z.number(),
    })
    .optional(),
  runs: z.array(run),
  assumptions: z.array(z.string()),
  rules: z.array(z.string()),
  /** Every other demonstration of the scenario in this registry, whatever became of it; the newest 200 of `total`. */
  others: z.object({ total: count, sameClaim: count, list: z.array(other) }),
});
export type DemonstrationStatement = z.infer<typeof demonstrationStatement>;

const assumptions = [
  'Trials are independent of each other and each fails with the same probability. Trials on one machine that follow each other closely may share a cause of failure; then the figure says less than it seems to.',
  'The claim is about this operation with this mix of inputs, on this data, with this version of the product, on this machine. It does not carry over to others.',
  'What a trial does not check may be wrong without being counted.',
];

const rules = [
  'Scenario, claim, number of trials and failures allowed were fixed before the first trial and cannot be changed.',
  'It failed as soon as more trials failed than allowed. A failed trial was not made again.',
  'Retries that the product itself makes within an operation are part of the operation: a call that succeeds at its second attempt is a success.',
  'Trials went the way every call goes: input check, rights, policies, quality engine, handler, store, output check.',
  'Trials are voided when the registry was changed under their inputs while they ran. Others took their place.',
  'Counts were stored at least each second, failures before anything went on. Trials under way at an interruption, and those after the last checkpoint when the program was killed, are not counted, except failures that were stored.',
];

/** The report of a demonstration that ended. */
export function statementOf(
  record: DemonstrationRecord,
  { others, total }: { others: OtherDemonstration[]; total: number },
): DemonstrationStatement {
  const { state, claim: claimed, done, failures } = record;
  if (state !== 'passed' && state !== 'failed' && state !== 'cancelled')
    throw new Error(`a demonstration that is ${state} has no report`);
  const upper = state === 'cancelled' ? undefined : upperPpm(failures, done, claimed.confidence);
  const durations = durationsOf(record);
  return {
    _type: demonstrationStatementType,
    id: record.demonstrationId,
    scenario: { id: record.scenario, label: record.label, text: scenarioText(record.scenario) },
    plan: {
      claim: claimed,
      method: 'one-sided, exact (Clopper-Pearson)',
      trials: record.planned,
      fixedAt: iso(record.createdAt),
      by: record.createdBy,
    },
    outcome: {
      state,
      endedAt: iso(record.endedAt ?? 0),
      trials: done,
      failures,
      voided: record.voided,
      runningMs: Math.round(record.runningMs),
      ...(upper === undefined ? {} : { upperPpm: upper }),
      shown: state === 'passed',
      verdict: verdictOf(record),
    },
    failures: record.failed.slice(0, 200).map(({ at, ...told }) => ({ ...told, at: iso(at) })),
    ...(durations === undefined ? {} : { durations }),
    runs: record.runs.map(({ startedAt, endedAt, ending, ...told }) => ({
      ...told,
      ending: ending ?? 'killed',
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
    })),
    assumptions,
    rules,
    others: {
      total,
      sameClaim: others.filter(({ claim: theirs }) => isSame(theirs, claimed)).length,
      list: others.map(({ demonstrationId, createdAt, endedAt, ...told }) => ({
        id: demonstrationId,
        ...told,
        createdAt: iso(createdAt),
        ...(endedAt === undefined ? {} : { endedAt: iso(endedAt) }),
      })),
    },
  };
}

/** RFC 8785, as it is stored and signed. */
export function encodeDemonstration(statement: DemonstrationStatement): string {
  return canonicalize(statement);
}

export function isSame(left: DemonstrationRecord['claim'], right: DemonstrationRecord['claim']): boolean {
  return left.ppm === right.ppm && left.confidence === right.confidence && left.allowed === right.allowed;
}

/** Of a scenario that a later version of the product no longer has, nothing more is known than its name. */
function scenarioText(id: string): string {
  try {
    return scenarioOf(id).text;
  } catch {
    return '';
  }
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

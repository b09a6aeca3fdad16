/** Changes of demonstrations. All but checkpoints and signatures leave an audit row in their own transaction. */
import type { Claim } from '../../../../../contract/quality-demonstrations.ts';
import { sql, type Transaction } from '../../../../store/index.ts';
import { refuse } from '../../../refuse.ts';
import type { Conditions } from '../conditions.ts';
import { type DemonstrationRow, findDemonstration, recordOf } from './read-record.ts';
import type { Counts, DemonstrationRecord, RunEnding, TrialFailure } from './records.ts';

export interface NewDemonstration {
  demonstrationId: string;
  scenario: string;
  label: string;
  claim: Claim;
  planned: number;
}

/** Fixes the plan. */
export function createDemonstration(transaction: Transaction, input: NewDemonstration): DemonstrationRecord {
  const { db, context } = transaction;
  const { demonstrationId, scenario, label, claim, planned } = input;
  sql(
    db,
    `INSERT INTO demonstrations (demonstration_id, scenario, label, ppm, confidence, allowed, planned, created_at, created_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    demonstrationId,
    scenario,
    label,
    claim.ppm,
    claim.confidence,
    claim.allowed,
    planned,
    context.at,
    context.actor,
  );
  tell(transaction, demonstrationId, 'created', { scenario, ...claim, planned });
  return recordOf(db, findDemonstration(db, demonstrationId));
}

/** Opens a run: the first, or one that goes on. @throws Refusal NOT_FOUND, INVALID_STATE when it ended or runs */
export function beginRun(
  transaction: Transaction,
  input: { demonstrationId: string; conditions: Conditions },
): DemonstrationRecord {
  const { db, context } = transaction;
  const row = findDemonstration(db, input.demonstrationId);
  if (row.state !== 'ready' && row.state !== 'paused') throw notRunnable(row);
  const run = recordOf(db, row).runs.length + 1;
  sql(
    db,
    `INSERT INTO demonstration_runs (demonstration_rowid, run, started_at, ended_at, done_before, done_after, conditions)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.demonstration_rowid,
    run,
    context.at,
    context.at,
    row.done,
    row.done,
    JSON.stringify(input.conditions),
  );
  sql(
    db,
    `UPDATE demonstrations SET state = 'running', started_at = coalesce(started_at, ?) WHERE demonstration_rowid = ?`,
  ).run(context.at, row.demonstration_rowid);
  tell(transaction, row.demonstration_id, 'started', { scenario: row.scenario, run, done: row.done });
  return recordOf(db, findDemonstration(db, input.demonstrationId));
}

export interface Checkpoint extends Counts {
  demonstrationId: string;
  conditions: Conditions;
  /** Of failures that were not written before. */
  failed: TrialFailure[];
}

/** Keeps what was counted. A failure leaves an audit row; counts alone do not. @throws Refusal INVALID_STATE when it does not run */
export function checkpointRun(transaction: Transaction, input: Checkpoint): void {
  const { db, context } = transaction;
  const row = findDemonstration(db, input.demonstrationId);
  if (row.state !== 'running') throw notRunnable(row);
  if (input.done < row.done || input.failures !== row.failures + input.failed.length)
    throw new Error(`a checkpoint of ${row.demonstration_id} does not follow from the one before`);
  for (const failure of input.failed) {
    sql(db, 'INSERT INTO demonstration_failures VALUES (?, ?, ?, ?, ?)').run(
      row.demonstration_rowid,
      failure.trial,
      failure.at,
      failure.class,
      failure.message,
    );
    transaction.audit({
      subject: row.demonstration_id,
      outcome: 'failure',
      detail: {
        scenario: row.scenario,
        trial: failure.trial,
        class: failure.class,
        message: failure.message,
      },
    });
  }
  sql(
    db,
    `UPDATE demonstrations SET done = ?, failures = ?, voided = ?, running_ms = ?, durations = ?
     WHERE demonstration_rowid = ?`,
  ).run(
    input.done,
    input.failures,
    input.voided,
    input.runningMs,
    input.durations ?? null,
    row.demonstration_rowid,
  );
  sql(
    db,
    `UPDATE demonstration_runs SET ended_at = ?, done_after = ?, conditions = ?
     WHERE demonstration_rowid = ? AND ending IS NULL`,
  ).run(context.at, input.done, JSON.stringify(input.conditions), row.demonstration_rowid);
}

/** Ends a run: with `paused` it may go on later; otherwise the demonstration ended, and `statement` is its report. */
export function endRun(
  transaction: Transaction,
  input: Checkpoint & { ending: Exclude<RunEnding, 'killed'>; statement: string | undefined },
): DemonstrationRecord {
  checkpointRun(transaction, input);
  return leave(transaction, input.demonstrationId, input.ending, input.statement);
}

/** Ends one that does not run for good. @throws Refusal INVALID_STATE when it runs or ended */
export function cancelDemonstration(
  transaction: Transaction,
  input: { demonstrationId: string; statement: string },
): DemonstrationRecord {
  const row = findDemonstration(transaction.db, input.demonstrationId);
  if (row.state !== 'ready' && row.state !== 'paused') throw notRunnable(row);
  return leave(transaction, input.demonstrationId, 'cancelled', input.statement);
}

/** Runs that the end of the program cut off are paused: what was counted until the last checkpoint stands. */
export function pauseUnfinished(transaction: Transaction): void {
  const { db } = transaction;
  const rows = sql<DemonstrationRow>(db, `SELECT * FROM demonstrations WHERE state = 'running'`).all();
  for (const row of rows) leave(transaction, row.demonstration_id, 'killed', undefined);
}

/** Keeps the signed report. A demonstration is signed once. */
export function keepEnvelope(
  transaction: Transaction,
  input: { demonstrationId: string; envelope: string; keyId: string },
): void {
  const { db } = transaction;
  const row = findDemonstration(db, input.demonstrationId);
  if (row.envelope !== null) return;
  sql(db, 'UPDATE demonstrations SET envelope = ? WHERE demonstration_rowid = ?').run(
    input.envelope,
    row.demonstration_rowid,
  );
  tell(transaction, row.demonstration_id, 'signed', { scenario: row.scenario, keyId: input.keyId });
}

function leave(
  transaction: Transaction,
  demonstrationId: string,
  ending: RunEnding,
  statement: string | undefined,
): DemonstrationRecord {
  const { db, context } = transaction;
  const row = findDemonstration(db, demonstrationId);
  sql(db, 'UPDATE demonstration_runs SET ending = ? WHERE demonstration_rowid = ? AND ending IS NULL').run(
    ending,
    row.demonstration_rowid,
  );
  const state = ending === 'killed' ? 'paused' : ending;
  sql(
    db,
    'UPDATE demonstrations SET state = ?, ended_at = ?, statement = ? WHERE demonstration_rowid = ?',
  ).run(state, state === 'paused' ? null : context.at, statement ?? null, row.demonstration_rowid);
  const { scenario, done, failures, voided } = row;
  tell(transaction, demonstrationId, ending === 'killed' ? 'interrupted' : ending, {
    scenario,
    done,
    failures,
    voided,
  });
  return recordOf(db, findDemonstration(db, demonstrationId));
}

function tell(
  transaction: Transaction,
  subject: string,
  what: string,
  detail: Record<string, unknown>,
): void {
  transaction.audit({ subject, detail: { what, ...detail } });
  transaction.emit({ topic: 'demonstration', type: `demonstration.${what}`, subject });
}

function notRunnable({ demonstration_id, state }: DemonstrationRow) {
  const ended = state === 'passed' || state === 'failed' || state === 'cancelled';
  return refuse.state(
    `The demonstration ${demonstration_id} ${ended ? `ended: it ${toldState[state]}` : `is ${state}`}.`,
    state,
    ended ? 'Its plan and its result stand. Fix a new plan for another one.' : 'Pause or cancel it first.',
  );
}

const toldState = { passed: 'passed', failed: 'failed', cancelled: 'was cancelled' } as const;

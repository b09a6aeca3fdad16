/** Takes a batch of evidence in: once, however often it is sent. */
import type { Transaction } from '../../../store/index.ts';
import { sql } from '../../../store/index.ts';
import { type EvidenceBatch, outcomeNumbers, type SampleRow, type SumRow } from './evidence.ts';
import { ensureProcess, type ProcessRow, saveProcess, scaleOf } from './processes.ts';
import { beginOnce, readProgress, writeProgress } from './progress.ts';
import { mergeInto, rollUpWhenDue } from './roll-up.ts';
import { Rollup } from './rollup.ts';
import { noteArrival } from './status-cache.ts';
import { tiers } from './tiers.ts';

const insertSample = `INSERT INTO samples (id, process, at, duration, outcome, timed, attempts, slow, gates_passed, gates_failed,
  recovery_attempts, recovery_successes, memory, subject, actor, class, code, message, log_id)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`;

/** A batch whose answer got lost is sent again: samples whose ids were given before are passed over. */
export function appendEvidence({ db }: Transaction, batch: EvidenceBatch): { lastId: number } {
  const processes = new Map<string, ProcessRow>();
  const known = readProgress(db, 'lastId');
  if (batch.spool !== undefined && !beginOnce(db, 'spool', batch.spool)) return { lastId: known };
  let [lastId, lastAt] = [known, 0];
  const see = (name: string, at: number): ProcessRow => {
    const row = processes.get(name) ?? ensureProcess(db, name, at);
    processes.set(name, row);
    noteArrival(db, at);
    row.lastAt = Math.max(row.lastAt, at);
    lastAt = Math.max(lastAt, at);
    return row;
  };
  for (const sample of batch.samples) {
    if (sample[0] <= known) continue;
    const row = see(sample[1], sample[2]);
    lastId = Math.max(lastId, sample[0]);
    takeSample(db, row, sample);
  }
  for (const [at, name, value] of batch.levels)
    sql(db, 'INSERT OR IGNORE INTO levels (at, process, value) VALUES (?, ?, ?)').run(
      at,
      see(name, at).process,
      value,
    );
  if (batch.sums && beginOnce(db, 'sums', batch.sums.name))
    for (const sum of batch.sums.rows) takeSum(db, see(sum[0], sum[2]), sum);
  if (processes.size === 0) return { lastId };
  for (const row of processes.values()) saveProcess(db, row);
  writeProgress(db, 'lastId', lastId);
  writeProgress(db, 'lastAt', lastAt);
  rollUpWhenDue(db);
  return { lastId };
}

function takeSample(db: Transaction['db'], process: ProcessRow, sample: SampleRow): void {
  const [id, , at, , outcome, , , , , , , , , , , errorClass, code, message, logId] = sample;
  const [, , ...rest] = sample;
  sql(db, insertSample).run(id, process.process, ...rest);
  const failed = outcome === outcomeNumbers.failure;
  if (failed || outcome === outcomeNumbers.success) process.trials += 1;
  if (failed)
    sql(
      db,
      'INSERT INTO failures (id, process, at, trial, class, code, message, log_id) VALUES (?,?,?,?,?,?,?,?)',
    ).run(
      id,
      process.process,
      at,
      process.trials,
      errorClass ?? 'unexpected',
      code ?? '',
      message ?? '',
      logId,
    );
}

/** Straight into the sums: there are no samples that would be summed later. */
function takeSum(db: Transaction['db'], process: ProcessRow, [, minute, , data, sketch]: SumRow): void {
  const rollup = Rollup.read(scaleOf(process.name), { data, sketch });
  process.trials += rollup.counts.trials;
  for (const tier of tiers) mergeInto(db, tier, process.process, new Map([[minute, rollup]]));
}

/** Where recording goes on. */
export function evidenceProgress(db: Transaction['db']): { lastId: number; lastAt: number } {
  return { lastId: readProgress(db, 'lastId'), lastAt: readProgress(db, 'lastAt') };
}

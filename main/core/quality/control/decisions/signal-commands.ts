import { sql, type Transaction } from '../../../../store/index.ts';
import { uuidV7 } from '../../../identity/index.ts';
import { refuse } from '../../../refuse.ts';
import { insertAnnotation } from './mark-commands.ts';
import { type AnnotationRow, type RaisedSignal, type SignalRow, signalOf } from './rows.ts';

/** Signals of one chart that may wait for somebody; further spells are counted on the newest of their rule. */
const mostOpen = 50;

/** Keep the signals of charts that were just judged: a row for each, one audit row for each process. */
export function raiseSignals(
  transaction: Transaction,
  { signals }: { signals: readonly RaisedSignal[] },
): void {
  const processes = new Map<string, string[]>();
  for (const signal of signals) {
    if (!countOnNewest(transaction, signal)) insertSignal(transaction, signal);
    processes.set(signal.process, [...(processes.get(signal.process) ?? []), signal.rule]);
  }
  for (const [process, rules] of processes) {
    transaction.audit({ subject: process, detail: { rules } });
    transaction.emit({ topic: 'quality', type: 'signal.raised', subject: process });
  }
}

/** Where more than enough wait already. @returns whether it was counted */
function countOnNewest({ db }: Transaction, signal: RaisedSignal): boolean {
  const { process, metric, grain, type, panel, rule, at } = signal;
  const chart = [process, metric, grain, type];
  const open = sql<{ signals: number }>(
    db,
    `SELECT count(*) AS signals FROM quality_signals
     WHERE process = ? AND metric = ? AND grain = ? AND type = ? AND annotation_id IS NULL`,
  ).get(...chart);
  if ((open?.signals ?? 0) < mostOpen) return false;
  const { changes } = sql(
    db,
    `UPDATE quality_signals SET spells = spells + 1, last_at = ? WHERE signal_id =
       (SELECT signal_id FROM quality_signals WHERE process = ? AND metric = ? AND grain = ? AND type = ?
          AND panel = ? AND rule = ? AND annotation_id IS NULL ORDER BY at DESC LIMIT 1)`,
  ).run(at, ...chart, panel, rule);
  return changes > 0;
}

function insertSignal({ db }: Transaction, signal: RaisedSignal): void {
  const row: SignalRow = {
    signal_id: uuidV7(),
    process: signal.process,
    metric: signal.metric,
    grain: signal.grain,
    type: signal.type,
    panel: signal.panel,
    rule: signal.rule,
    at: signal.at,
    value: signal.value,
    center: signal.center ?? null,
    lower: signal.lower ?? null,
    upper: signal.upper ?? null,
    limits_version: signal.limitsVersion ?? null,
    text: signal.text,
    probability: signal.probability ?? null,
    next: signal.next,
    spells: 1,
    last_at: signal.at,
    annotation_id: null,
  };
  sql(
    db,
    `INSERT INTO quality_signals VALUES (@signal_id, @process, @metric, @grain, @type, @panel, @rule, @at, @value, @center,
       @lower, @upper, @limits_version, @text, @probability, @next, @spells, @last_at, @annotation_id)`,
  ).run(row);
}

/** Somebody found out about it: the cause becomes an annotation of the process. @throws Refusal NOT_FOUND, INVALID_STATE */
export function acknowledgeSignal(
  transaction: Transaction,
  { signalId, cause, action }: { signalId: string; cause: string; action: string },
) {
  const { db } = transaction;
  const row = sql<SignalRow>(db, 'SELECT * FROM quality_signals WHERE signal_id = ?').get(signalId);
  if (row === undefined) throw refuse.notFound('signal', signalId, 'hyper quality signals lists them.');
  if (row.annotation_id !== null) {
    const known = sql<AnnotationRow>(db, 'SELECT * FROM quality_annotations WHERE annotation_id = ?').get(
      row.annotation_id,
    );
    throw refuse.state(
      `${known?.actor ?? 'Somebody'} acknowledged it already: ${known?.cause ?? 'the cause is not known'}`,
      'acknowledged',
      'Annotate the moment if there is more to say.',
    );
  }
  const annotation = insertAnnotation(transaction, { process: row.process, at: row.at, cause, action });
  sql(db, 'UPDATE quality_signals SET annotation_id = ? WHERE signal_id = ?').run(
    annotation.annotation_id,
    signalId,
  );
  transaction.audit({ subject: row.process, detail: { signalId, rule: row.rule, cause, action } });
  transaction.emit({ topic: 'quality', type: 'signal.acknowledged', subject: row.process });
  return signalOf({ ...row, annotation_id: annotation.annotation_id }, annotation);
}

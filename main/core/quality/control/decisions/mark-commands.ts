/** Annotations and exclusions: made, and taken back; a row once written stays. */
import type { Annotation, Exclusion } from '../../../../../contract/control-chart.ts';
import { sql, type Transaction } from '../../../../store/index.ts';
import { uuidV7 } from '../../../identity/index.ts';
import { refuse } from '../../../refuse.ts';
import { type AnnotationRow, annotationOf, type ExclusionRow, exclusionOf } from './rows.ts';

export interface AnnotateInput {
  readonly process: string;
  readonly at: number;
  readonly cause: string;
  readonly action: string;
}

export function annotate(transaction: Transaction, input: AnnotateInput): Annotation {
  const row = insertAnnotation(transaction, input);
  const { process, cause, action } = input;
  transaction.audit({
    subject: process,
    detail: { annotationId: row.annotation_id, at: row.at, cause, action },
  });
  transaction.emit({ topic: 'quality', type: 'annotation.added', subject: process });
  return annotationOf(row);
}

/** The row alone; what it is about is audited by who asked for it. */
export function insertAnnotation({ db, context }: Transaction, input: AnnotateInput): AnnotationRow {
  const row: AnnotationRow = {
    annotation_id: uuidV7(),
    ...input,
    actor: context.actor,
    created_at: context.at,
  };
  sql(
    db,
    `INSERT INTO quality_annotations (annotation_id, process, at, cause, action, actor, created_at)
     VALUES (@annotation_id, @process, @at, @cause, @action, @actor, @created_at)`,
  ).run(row);
  return row;
}

/** @throws Refusal NOT_FOUND; INVALID_STATE while a signal is acknowledged by it */
export function removeAnnotation(
  transaction: Transaction,
  { annotationId }: { annotationId: string },
): Annotation {
  const { db, context } = transaction;
  const row = sql<AnnotationRow>(
    db,
    'SELECT * FROM quality_annotations WHERE annotation_id = ? AND removed_at IS NULL',
  ).get(annotationId);
  if (row === undefined)
    throw refuse.notFound(
      'annotation',
      annotationId,
      'hyper quality chart --output json lists those of a chart.',
    );
  const held = sql<{ signals: number }>(
    db,
    'SELECT count(*) AS signals FROM quality_signals WHERE annotation_id = ?',
  ).get(annotationId);
  if ((held?.signals ?? 0) > 0)
    throw refuse.state(
      'It is the cause a signal was acknowledged with; without it the signal would stand unexplained.',
      'in-use',
      'Leave it, and annotate what is to be added.',
    );
  sql(db, 'UPDATE quality_annotations SET removed_at = ?, removed_by = ? WHERE annotation_id = ?').run(
    context.at,
    context.actor,
    annotationId,
  );
  transaction.audit({ subject: row.process, detail: { annotationId, cause: row.cause } });
  transaction.emit({ topic: 'quality', type: 'annotation.removed', subject: row.process });
  return annotationOf(row);
}

export interface ExcludeInput {
  readonly process: string;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** @throws Refusal INVALID_STATE where all of it is left out already: undoing one of the two would change nothing */
export function exclude(transaction: Transaction, input: ExcludeInput): Exclusion {
  const { db, context } = transaction;
  const { process, from, to, reason } = input;
  const covering = sql<ExclusionRow>(
    db,
    'SELECT * FROM quality_exclusions WHERE process = ? AND from_at <= ? AND to_at >= ? AND undone_at IS NULL',
  ).get(process, from, to);
  if (covering !== undefined)
    throw refuse.state(
      `This is left out already, by ${covering.actor}: ${covering.reason}`,
      'excluded',
      `Undo that one first to give another reason: hyper quality include ${covering.exclusion_id}`,
    );
  const row: ExclusionRow = {
    exclusion_id: uuidV7(),
    process,
    from_at: from,
    to_at: to,
    reason,
    actor: context.actor,
    created_at: context.at,
  };
  sql(
    db,
    `INSERT INTO quality_exclusions (exclusion_id, process, from_at, to_at, reason, actor, created_at)
     VALUES (@exclusion_id, @process, @from_at, @to_at, @reason, @actor, @created_at)`,
  ).run(row);
  transaction.audit({ subject: process, detail: { exclusionId: row.exclusion_id, from, to, reason } });
  transaction.emit({ topic: 'quality', type: 'points.excluded', subject: process });
  return exclusionOf(row);
}

/** Undo an exclusion: its points count again. @throws Refusal NOT_FOUND */
export function include(transaction: Transaction, { exclusionId }: { exclusionId: string }): Exclusion {
  const { db, context } = transaction;
  const row = sql<ExclusionRow>(
    db,
    'SELECT * FROM quality_exclusions WHERE exclusion_id = ? AND undone_at IS NULL',
  ).get(exclusionId);
  if (row === undefined)
    throw refuse.notFound(
      'exclusion',
      exclusionId,
      'hyper quality chart --output json lists those of a chart.',
    );
  sql(db, 'UPDATE quality_exclusions SET undone_at = ?, undone_by = ? WHERE exclusion_id = ?').run(
    context.at,
    context.actor,
    exclusionId,
  );
  transaction.audit({ subject: row.process, detail: { exclusionId, from: row.from_at, to: row.to_at } });
  transaction.emit({ topic: 'quality', type: 'points.included', subject: row.process });
  return exclusionOf(row);
}

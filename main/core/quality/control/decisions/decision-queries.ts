/** Reads of what was decided. */
import type Database from 'better-sqlite3';
import type { Annotation, Exclusion } from '../../../../../contract/control-chart.ts';
import { sql } from '../../../../store/index.ts';
import type { ChartKey } from '../drawing/subject.ts';
import {
  type AnnotationRow,
  annotationOf,
  type ExclusionRow,
  exclusionOf,
  type LimitsRow,
  type LimitsVersion,
  limitsVersionOf,
  type SignalRow,
  signalOf,
} from './rows.ts';

/** Marks on a chart that are answered, newest first where there are more. */
const mostMarks = 1_000;
/** Signals of one moment: more than charts there are. */
const mostTogether = 1_000;

export interface Decisions {
  /** Oldest first. */
  readonly versions: LimitsVersion[];
  readonly annotations: Annotation[];
  readonly exclusions: Exclusion[];
}

/** All that stands about a chart. */
export function readDecisions(db: Database.Database, { process, metric, grain, type }: ChartKey): Decisions {
  const versions = sql<LimitsRow>(
    db,
    `SELECT * FROM quality_limits WHERE process = ? AND metric = ? AND grain = ? AND type = ? ORDER BY version`,
  ).all(process, metric, grain, type);
  const annotations = sql<AnnotationRow>(
    db,
    'SELECT * FROM quality_annotations WHERE process = ? AND removed_at IS NULL ORDER BY at DESC LIMIT ?',
  ).all(process, mostMarks);
  const exclusions = sql<ExclusionRow>(
    db,
    'SELECT * FROM quality_exclusions WHERE process = ? AND undone_at IS NULL ORDER BY from_at DESC LIMIT ?',
  ).all(process, mostMarks);
  return {
    versions: versions.map(limitsVersionOf),
    annotations: annotations.reverse().map(annotationOf),
    exclusions: exclusions.reverse().map(exclusionOf),
  };
}

export interface SignalsInput {
  readonly process?: string | undefined;
  readonly state?: 'open' | 'acknowledged' | undefined;
  /** Milliseconds since the epoch, exclusive. */
  readonly before: number;
  readonly limit: number;
}

/** Signals, newest first. Those of one moment stay together, so that the next page may begin before it. */
export function querySignals(db: Database.Database, { process, state, before, limit }: SignalsInput) {
  const where = [
    ...(process === undefined ? [] : ['process = ?']),
    ...(state === undefined ? [] : [`annotation_id IS ${state === 'open' ? '' : 'NOT '}NULL`]),
  ].map((condition) => ` AND ${condition}`);
  const read = (moment: string, at: number, most: number) =>
    sql<SignalRow>(
      db,
      `SELECT * FROM quality_signals WHERE at ${moment}${where.join('')} ORDER BY at DESC, signal_id DESC LIMIT ?`,
    ).all(at, ...(process === undefined ? [] : [process]), most);
  const newest = read('< ?', before, limit);
  const last = newest.at(-1);
  const rows =
    last === undefined || newest.length < limit
      ? newest
      : [...newest.filter(({ at }) => at > last.at), ...read('= ?', last.at, mostTogether)];
  const annotation = (id: string) =>
    sql<AnnotationRow>(db, 'SELECT * FROM quality_annotations WHERE annotation_id = ?').get(id);
  return {
    signals: rows.map((row) =>
      signalOf(row, row.annotation_id === null ? undefined : annotation(row.annotation_id)),
    ),
    more: last !== undefined && newest.length === limit && read('< ?', last.at, 1).length > 0,
  };
}

/** Signals nobody looked after, by process. */
export function countOpenSignals(db: Database.Database): Record<string, number> {
  const rows = sql<{ process: string; signals: number }>(
    db,
    'SELECT process, count(*) AS signals FROM quality_signals WHERE annotation_id IS NULL GROUP BY process',
  ).all();
  return Object.fromEntries(rows.map(({ process, signals }) => [process, signals]));
}

/** Points of a chart: samples, levels, or sums by minute, hour and day. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { isResource, outcomeNumbers } from './evidence.ts';
import { findProcess, type ProcessRow } from './processes.ts';
import type { PointColumns, PointRequest } from './quality-history.ts';
import { readSpans, type Span } from './stored-spans.ts';
import { tierOfGrain } from './tiers.ts';
import { ValueSummary } from './value-summary.ts';

const { success, failure } = outcomeNumbers;

export function queryPoints(db: Database.Database, request: PointRequest): PointColumns {
  const process = findProcess(db, request.process);
  if (!process) return emptyColumns(0, 0, false);
  if (request.grain !== 'single') {
    const { spans, earlier } = readSpans(db, process, tierOfGrain[request.grain], request);
    return spanColumns(spans, earlier);
  }
  return isResource(process.name) ? levelColumns(db, process, request) : sampleColumns(db, process, request);
}

function emptyColumns(size: number, earlier: number, ids: boolean) {
  const column = () => new Float64Array(size);
  return {
    at: column(),
    trials: column(),
    failures: column(),
    mean: column(),
    squares: column(),
    min: column(),
    max: column(),
    values: column(),
    ids: ids ? column() : new Float64Array(0),
    earlier,
  };
}

function spanColumns(spans: readonly Span[], earlier: number): PointColumns {
  const columns = emptyColumns(spans.length, earlier, false);
  spans.forEach(({ at, rollup }, index) => {
    const { n, mean, variance, min, max } = rollup.values.moments;
    columns.at[index] = at;
    columns.trials[index] = rollup.counts.trials;
    columns.failures[index] = rollup.counts.failures;
    columns.values[index] = n;
    columns.mean[index] = mean ?? Number.NaN;
    columns.squares[index] = n < 2 ? 0 : (variance ?? 0) * (n - 1);
    columns.min[index] = min ?? Number.NaN;
    columns.max[index] = max ?? Number.NaN;
  });
  return columns;
}

/** One value, or none. */
function setSingle(columns: ReturnType<typeof emptyColumns>, index: number, value: number | undefined): void {
  columns.trials[index] = 1;
  columns.values[index] = value === undefined ? 0 : 1;
  columns.mean[index] = columns.min[index] = columns.max[index] = value ?? Number.NaN;
}

interface SampleRow {
  id: number;
  at: number;
  duration: number;
  outcome: number;
  timed: number;
}

function sampleColumns(db: Database.Database, process: ProcessRow, request: PointRequest): PointColumns {
  const where = `process = ? AND at >= ? AND at < ? AND outcome IN (${success}, ${failure})`;
  const range = [process.process, request.from, request.to];
  const rows = sql<SampleRow>(
    db,
    `SELECT id, at, duration, outcome, timed FROM samples WHERE ${where} ORDER BY at DESC, id DESC LIMIT ?`,
  ).all(...range, request.most);
  const total = sql<{ total: number }>(db, `SELECT count(*) AS total FROM samples WHERE ${where}`).get(
    ...range,
  );
  const columns = emptyColumns(rows.length, (total?.total ?? 0) - rows.length, true);
  rows.reverse().forEach((row, index) => {
    const charted = row.outcome === success && row.timed === 1;
    const summary = new ValueSummary('log');
    if (charted) summary.add(row.duration);
    setSingle(columns, index, summary.moments.mean);
    columns.at[index] = row.at;
    columns.ids[index] = row.id;
    columns.failures[index] = row.outcome === failure ? 1 : 0;
  });
  return columns;
}

/** A level has no number of its own: its moment is one. */
function levelColumns(db: Database.Database, process: ProcessRow, request: PointRequest): PointColumns {
  const where = 'at >= ? AND at < ? AND process = ?';
  const range = [request.from, request.to, process.process];
  const rows = sql<{ at: number; value: number }>(
    db,
    `SELECT at, value FROM levels WHERE ${where} ORDER BY at DESC LIMIT ?`,
  ).all(...range, request.most);
  const total =
    rows.length < request.most
      ? rows.length
      : sql<{ total: number }>(db, `SELECT count(*) AS total FROM levels WHERE ${where}`).get(...range)
          ?.total;
  const columns = emptyColumns(rows.length, (total ?? rows.length) - rows.length, true);
  rows.reverse().forEach((row, index) => {
    setSingle(columns, index, row.value);
    columns.at[index] = columns.ids[index] = row.at;
  });
  return columns;
}

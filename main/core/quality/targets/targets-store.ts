/** What is wanted of operations: one set for all, and what single ones differ in. */
import type Database from 'better-sqlite3';
import type { Targets } from '../../../../contract/quality-figures.ts';
import { sql, type Transaction } from '../../../store/index.ts';

export interface TargetSets {
  all: Targets;
  processes: ({ process: string } & Partial<Targets>)[];
}

/** Three defects per million operations, two seconds, 100 MiB. */
export const defaultTargets: Targets = {
  reliability: 0.999997,
  durationMs: 2_000,
  memoryBytes: 100 * 1024 * 1024,
};

interface Stored {
  all: Partial<Targets>;
  processes: Record<string, Partial<Targets>>;
}

const name = 'quality.targets';

function read(db: Database.Database): Stored {
  const row = sql<{ value: string }>(db, 'SELECT value FROM settings WHERE name = ?').get(name);
  return row ? (JSON.parse(row.value) as Stored) : { all: {}, processes: {} };
}

export function queryTargets(db: Database.Database): TargetSets {
  const { all, processes } = read(db);
  return {
    all: { ...defaultTargets, ...all },
    processes: Object.entries(processes)
      .map(([process, targets]) => ({ process, ...targets }))
      .sort((a, b) => (a.process < b.process ? -1 : 1)),
  };
}

export interface TargetChange {
  [Name: string]: unknown;
  process?: string | undefined;
  reset: boolean;
  reliability?: number | undefined;
  durationMs?: number | undefined;
  memoryBytes?: number | undefined;
}

/** Members given are set, others stay; `reset` first takes back what was set. */
export function setTargets(transaction: Transaction, change: TargetChange): TargetSets {
  const { db } = transaction;
  const stored = read(db);
  const { process, reset, reliability, durationMs, memoryBytes } = change;
  const known = process === undefined ? stored.all : (stored.processes[process] ?? {});
  const given = Object.entries({ reliability, durationMs, memoryBytes }).filter(
    ([, value]) => value !== undefined,
  );
  const next: Partial<Targets> = { ...(reset ? {} : known), ...Object.fromEntries(given) };
  if (process === undefined) stored.all = next;
  else if (Object.keys(next).length > 0) stored.processes[process] = next;
  else delete stored.processes[process];
  sql(
    db,
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(name, JSON.stringify(stored));
  const subject = process ?? 'all operations';
  transaction.audit({ subject: `targets of ${subject}`, detail: { reset, ...Object.fromEntries(given) } });
  transaction.emit({ topic: 'quality', type: 'targets.set', subject });
  return queryTargets(db);
}

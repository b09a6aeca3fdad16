/** What leads from old paths to moved namespaces: kept, followed through chains, and taken away when a path is needed. */
import type Database from 'better-sqlite3';
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { countExistingDependents, setDependents } from './dependents.ts';

interface MoveRow {
  old_path: string;
  new_path: string;
  at: number;
}

/** The recorded move away from a path. */
export function forwardingOf(db: Database.Database, path: string): MoveRow | undefined {
  return sql<MoveRow>(db, 'SELECT * FROM namespace_moves WHERE old_path = ?').get(path);
}

/** @throws Refusal INVALID_STATE when the path leads elsewhere */
export function refuseForwarded(db: Database.Database, path: string): void {
  const move = forwardingOf(db, path);
  if (!move) return;
  throw refuse.state(
    forwardingText(move),
    'moved',
    `Use ${move.new_path}, or create ${path} and say that it replaces what leads there.`,
  );
}

/** In words why a path is not free. */
export function forwardingText({ old_path, new_path, at }: MoveRow): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `${old_path} moved to ${new_path} on ${day}, and what names it still leads there.`;
}

/**
 * After namespaces moved, old path to new: their old paths lead to the new ones, and so does what led to the old.
 * A namespace that is back where it was leads nowhere.
 */
export function recordMoves(transaction: Transaction, moves: ReadonlyMap<string, string>): void {
  const { db, context } = transaction;
  for (const [from, to] of moves) {
    sql(db, 'UPDATE namespace_moves SET new_path = ? WHERE new_path = ?').run(to, from);
    sql(
      db,
      `INSERT INTO namespace_moves (old_path, new_path, at, actor) VALUES (?,?,?,?)
       ON CONFLICT DO UPDATE SET new_path = excluded.new_path, at = excluded.at, actor = excluded.actor`,
    ).run(from, to, context.at, context.actor);
  }
  sql(db, 'DELETE FROM namespace_moves WHERE old_path = new_path').run();
}

/** Take away what leads from these paths elsewhere. Answers `from → to` of each. */
export function dropForwarding(transaction: Transaction, paths: readonly string[]): string[] {
  const { db } = transaction;
  return paths.flatMap((path) => {
    const move = forwardingOf(db, path);
    if (!move) return [];
    sql(db, 'DELETE FROM namespace_moves WHERE old_path = ?').run(path);
    recountNamed(transaction, move.new_path, path);
    transaction.emit({ topic: 'namespace', type: 'namespace.forwarding', subject: path });
    return [`${path} → ${move.new_path}`];
  });
}

/** Count anew who depends on the packages of `namespace` that some dependency names under `path`. */
export function recountNamed(transaction: Transaction, namespace: string, path: string): void {
  const { db } = transaction;
  const packages = sql<{ package_rowid: number; name: string }>(
    db,
    `SELECT package_rowid, name FROM packages WHERE namespace = ?
       AND EXISTS (SELECT 1 FROM dependencies WHERE dependencies.namespace = ? AND dependencies.name = packages.name)`,
  ).all(namespace, path);
  for (const { package_rowid, name } of packages)
    setDependents(transaction, package_rowid, countExistingDependents(db, namespace, name));
}

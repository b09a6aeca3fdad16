/** Tags and channels after a version came or went: they step back to what they meant before, and return with it. */
import { sql, type Transaction } from '../../../store/index.ts';
import { fitVersion, standingOf } from '../meant-versions.ts';
import type { PackageRow } from '../rows.ts';
import { type Move, movePointer, pointerOf } from './pointers.ts';

/**
 * Let every tag and channel of the package mean the version it should: the last one a person chose that may serve.
 * `cause` goes into the history. @returns what moved, for the audit row: `stable: 2.0.0 -> 1.4.0`
 */
export function refreshPointers(transaction: Transaction, pack: PackageRow, cause: string): string[] {
  const names = sql<{ name: string }>(
    transaction.db,
    `SELECT DISTINCT name FROM tag_history WHERE package_rowid = ? AND action <> 'followed' ORDER BY name`,
  ).all(pack.package_rowid);
  return names.flatMap(({ name }) => {
    const move = moveOf(transaction, pack, name);
    if (move === undefined) return [];
    movePointer(transaction, { ...move, reason: cause });
    return [`${name}: ${move.from?.version ?? 'none'} -> ${move.to?.version ?? 'none'}`];
  });
}

function moveOf({ db }: Transaction, pack: PackageRow, name: string): Move | undefined {
  const { now: to } = standingOf(db, pack.package_rowid, name);
  const pointer = pointerOf(db, pack.package_rowid, name);
  // While `latest` follows its rule it is none of ours, unless its pin comes back.
  const from = name === 'latest' && pointer?.pinned === 0 ? undefined : pointer;
  if (from?.version_id === to?.version_id) return undefined;
  const isGone = from !== undefined && fitVersion(db, from.version_id) === undefined;
  return { pack, name, action: isGone ? 'withdrawn' : 'restored', from: from ?? pointer, to };
}

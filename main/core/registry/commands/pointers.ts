/** Where tags and channels point. Every change of it goes through here: pointer, history and event belong together. */
import type Database from 'better-sqlite3';
import type { TagChange } from '../../../../contract/registry-tags.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import type { FitVersion } from '../meant-versions.ts';
import type { PackageRow } from '../rows.ts';
import { tagPolicy } from '../tag-policy.ts';

/** The version a name means now. */
export interface Pointer extends FitVersion {
  /** `latest`: set by a person instead of following its rule. */
  pinned: number;
}

export interface Move {
  pack: Pick<PackageRow, 'package_rowid' | 'package_id' | 'namespace' | 'name'>;
  /** The tag or channel. */
  name: string;
  action: TagChange['action'];
  from: Pick<FitVersion, 'version'> | undefined;
  to: FitVersion | undefined;
  reason?: string | undefined;
}

/** What a tag or channel means now. */
export function pointerOf(db: Database.Database, packageRowid: number, name: string): Pointer | undefined {
  return sql<Pointer>(
    db,
    `SELECT version_rowid, version_id, version, pinned FROM dist_tags JOIN versions USING (version_rowid)
     WHERE dist_tags.package_rowid = ? AND tag = ?`,
  ).get(packageRowid, name);
}

/** Let a name mean another version, or none, and say so. Rules are for the caller to keep. */
export function movePointer(transaction: Transaction, move: Move): 'tag' | 'channel' {
  const { db } = transaction;
  const { pack, name, action, to } = move;
  if (to === undefined)
    sql(db, 'DELETE FROM dist_tags WHERE package_rowid = ? AND tag = ?').run(pack.package_rowid, name);
  else
    sql(
      db,
      `INSERT INTO dist_tags (package_rowid, tag, version_rowid, pinned) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET version_rowid = excluded.version_rowid, pinned = excluded.pinned`,
    ).run(pack.package_rowid, name, to.version_rowid, Number(name === 'latest' && action !== 'followed'));
  const kind = kindOf(db, pack.namespace, name);
  record(transaction, move, kind);
  // Where `latest` follows its rule, the change that made it move is told already.
  if (action !== 'followed')
    transaction.emit({
      topic: 'version',
      type: `${kind}.${action}`,
      subject: `${pack.namespace}/${pack.name}@${name}`,
      packageId: pack.package_id,
      versionId: to?.version_id,
    });
  return kind;
}

/** Whether a name is a channel where the package is. */
export function kindOf(db: Database.Database, namespace: string, name: string): 'tag' | 'channel' {
  return name !== 'latest' && tagPolicy(db, namespace).channels.includes(name) ? 'channel' : 'tag';
}

function record({ db, context }: Transaction, move: Move, kind: 'tag' | 'channel'): void {
  sql(
    db,
    `INSERT INTO tag_history (package_rowid, name, kind, action, from_version, to_version, to_version_id, actor, at, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    move.pack.package_rowid,
    move.name,
    kind,
    move.action,
    move.from?.version ?? null,
    move.to?.version ?? null,
    move.to?.version_id ?? null,
    context.actor,
    context.at,
    move.reason ?? null,
  );
}

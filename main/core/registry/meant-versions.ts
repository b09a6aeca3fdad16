/** What a tag or channel was meant to name, most recent first: from its history, which lifecycle changes leave alone. */
import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';

/** A version that may serve: published, neither yanked nor deleted. */
export interface FitVersion {
  version_rowid: number;
  version_id: string;
  version: string;
}

interface ActRow {
  action: 'set' | 'removed' | 'pinned' | 'released' | 'promoted' | 'rolled-back';
  to_version_id: string | null;
}

/** Acts read back; a name moved more often than this has forgotten what it meant before. */
const mostActs = 5_000;

/**
 * The versions a name was given by people, newest first, without repeats: what it means while the first of them may
 * serve, else the next. Going back takes what was above away; removing ends the list.
 */
export function meantVersions(db: Database.Database, packageRowid: number, name: string): string[] {
  const rows = sql<ActRow>(
    db,
    `SELECT action, to_version_id FROM tag_history WHERE package_rowid = ? AND name = ?
       AND action IN ('set', 'removed', 'pinned', 'released', 'promoted', 'rolled-back')
     ORDER BY sequence DESC LIMIT ?`,
  ).all(packageRowid, name, mostActs);
  const meant = new Set<string>();
  let until: string | null = null;
  for (const { action, to_version_id: to } of rows) {
    if (to === null) break;
    if (until !== null) {
      // Between a return and the act it returned to lies what was taken back.
      if (to !== until || action === 'rolled-back') continue;
      until = null;
      continue;
    }
    meant.add(to);
    if (action === 'rolled-back') until = to;
  }
  return [...meant];
}

/** The version, when it may serve. */
export function fitVersion(db: Database.Database, versionId: string): FitVersion | undefined {
  return sql<FitVersion>(
    db,
    `SELECT version_rowid, version_id, version FROM versions
     WHERE version_id = ? AND deleted_at IS NULL AND state = 'published' AND yanked_reason IS NULL`,
  ).get(versionId);
}

/** What a name should mean now, and what it would mean if that were taken back. `latest` keeps its last pin alone. */
export function standingOf(
  db: Database.Database,
  packageRowid: number,
  name: string,
): { now: FitVersion | undefined; former: FitVersion | undefined } {
  const meant = meantVersions(db, packageRowid, name);
  const [now, former] = firstFit(db, name === 'latest' ? meant.slice(0, 1) : meant, 2);
  return { now, former };
}

function firstFit(db: Database.Database, versionIds: readonly string[], count: number): FitVersion[] {
  const found: FitVersion[] = [];
  for (const versionId of versionIds) {
    const fit = fitVersion(db, versionId);
    if (fit !== undefined) found.push(fit);
    if (found.length === count) break;
  }
  return found;
}

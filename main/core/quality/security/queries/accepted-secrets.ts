/** Content that was stored although secrets were found in it: the audit log keeps which rules found something, and the reason given. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';

export interface AcceptedSecret {
  coordinate: string;
  version: string;
  /** Rules of the search, as `private-key`. */
  rules: string[];
  reason: string;
}

interface Detail {
  digest?: unknown;
  findings?: unknown;
  overrideReason?: unknown;
}

/** Rows read in one step. */
const page = 1_000;

/** What is still here of it, from the audit row behind `after` on. Rows that tell of none are passed over by an index. */
export function acceptedSecrets(
  db: Database.Database,
  { after }: { after: number },
): { accepted: AcceptedSecret[]; next: number | undefined } {
  const rows = sql<Row>(
    db,
    `SELECT sequence, subject, package_id, detail FROM audit
     WHERE instr(detail, '"secret.') > 0 AND sequence > ? ORDER BY sequence LIMIT ${page}`,
  ).all(after);
  return {
    accepted: rows.flatMap((row) => acceptedIn(db, row)),
    next: rows.length < page ? undefined : rows.at(-1)?.sequence,
  };
}

interface Row {
  sequence: number;
  subject: string;
  package_id: string | null;
  detail: string;
}

function acceptedIn(db: Database.Database, { subject, package_id, detail }: Row): AcceptedSecret[] {
  const { digest, findings, overrideReason } = JSON.parse(detail) as Detail;
  if (package_id === null || !Array.isArray(findings) || typeof digest !== 'string') return [];
  const rules = new Set(findings.flatMap((code) => (/^secret\.(.+)$/u.exec(String(code)) ?? []).slice(1)));
  const version = subject.slice(subject.lastIndexOf('@') + 1);
  // By its content: another may have been stored under the version since.
  const still = sql<{ coordinate: string }>(
    db,
    `SELECT namespace || '/' || name AS coordinate FROM packages JOIN versions USING (package_rowid)
     WHERE package_id = ? AND version = ? AND content_digest = ? AND deleted_at IS NULL`,
  ).get(package_id, version, digest);
  if (!still || rules.size === 0) return [];
  return [{ ...still, version, rules: [...rules], reason: String(overrideReason ?? '') }];
}

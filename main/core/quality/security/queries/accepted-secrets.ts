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

/** What is still here of it, among the audit rows above `after` up to `upTo`. */
export function acceptedSecrets(
  db: Database.Database,
  { after, upTo }: { after: number; upTo: number },
): AcceptedSecret[] {
  const rows = sql<{ subject: string; package_id: string; detail: string }>(
    db,
    `SELECT subject, package_id, detail FROM audit
     WHERE sequence > ? AND sequence <= ? AND outcome = 'success' AND package_id IS NOT NULL
       AND instr(detail, '"secret.') > 0 ORDER BY sequence`,
  ).all(after, upTo);
  return rows.flatMap(({ subject, package_id, detail }) => {
    const { digest, findings, overrideReason } = JSON.parse(detail) as Detail;
    if (!Array.isArray(findings) || typeof digest !== 'string') return [];
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
  });
}

/** Why the signatures of a version do not make it trusted. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { applicableRoot } from '../../../trust/index.ts';
import { counted, dayOf } from '../findings/words.ts';
import type { NamedVersion } from './version-range.ts';

interface Signer {
  key_id: string;
  name: string | null;
  state: string | null;
}

/** The end of a sentence that begins with the version. */
export function whyUntrusted(
  db: Database.Database,
  { rowid, namespace }: Pick<NamedVersion, 'rowid' | 'namespace'>,
  at: number,
): string {
  const signers = sql<Signer>(
    db,
    `SELECT key_id, name, state FROM signatures LEFT JOIN keys USING (key_id) WHERE version_rowid = ?
     ORDER BY name`,
  ).all(rowid);
  const by = `is signed by ${namesOf(signers)}`;
  const root = applicableRoot(db, namespace);
  if (!root) return `${by}, and no trust root says whom ${namespace} trusts`;
  const of = `the trust root of ${root.namespace}`;
  if (root.expires_at !== null && root.expires_at <= at)
    return `${by}, and ${of} ran out on ${dayOf(root.expires_at)}`;
  const named = new Set(JSON.parse(root.key_ids) as string[]);
  const counting = signers.filter(
    ({ key_id, state }) => named.has(key_id) && state !== null && state !== 'revoked',
  );
  if (counting.length === 0) return `${by}, which ${of} does not name`;
  return `${by}, and ${of} asks for ${counted(root.threshold, 'signature')}: ${counting.length} of its keys ${counting.length === 1 ? 'counts' : 'count'}`;
}

/** The names of the keys that signed a version. */
export function keyNames(db: Database.Database, rowid: number): string {
  return sql<{ name: string }>(
    db,
    'SELECT name FROM signatures JOIN keys USING (key_id) WHERE version_rowid = ? ORDER BY name',
  )
    .all(rowid)
    .map(({ name }) => `“${name}”`)
    .join(' and ');
}

/** Enough to know whose they are. */
const mostNamed = 3;

function namesOf(signers: readonly Signer[]): string {
  const named = signers
    .slice(0, mostNamed)
    .map(({ key_id, name, state }) =>
      name === null
        ? `the unknown key ${key_id.slice(0, 16)}`
        : `“${name}”${state === 'revoked' ? ' (revoked)' : ''}`,
    );
  const more = signers.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ');
}

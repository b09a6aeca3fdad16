/** Named settings: the profile and the preferences, each one JSON value. */
import type Database from 'better-sqlite3';
import { type Preferences, type Profile, preferences } from '../../../contract/settings.ts';
import { sql, type Transaction } from '../../store/index.ts';
import { refuse } from '../refuse.ts';
import { createNamespace, ensureNamespace } from '../registry/index.ts';
import { insertKey, type NewKey, type RefreshPackage, setTrustRoot } from '../trust/index.ts';

/** The scopes every registry has; the profile's key is their first trust root. */
const scopes = ['pkg', 'hyper', 'lib', 'org', 'user', 'local'];

function read(db: Database.Database, name: string): unknown {
  const row = sql<{ value: string }>(db, 'SELECT value FROM settings WHERE name = ?').get(name);
  return row && (JSON.parse(row.value) as unknown);
}

function write(db: Database.Database, name: string, value: unknown): void {
  sql(
    db,
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(name, JSON.stringify(value));
}

export function queryProfile(db: Database.Database): Profile | undefined {
  return read(db, 'profile') as Profile | undefined;
}

export function queryPreferences(db: Database.Database): Preferences {
  return preferences.parse(read(db, 'preferences') ?? {});
}

/** The last outbox sequence. */
export function querySequence(db: Database.Database): number {
  return (
    sql<{ sequence: number | null }>(db, 'SELECT max(sequence) AS sequence FROM outbox').get()?.sequence ?? 0
  );
}

export function setPreferences(transaction: Transaction, changes: Partial<Preferences>): Preferences {
  const merged = { ...queryPreferences(transaction.db), ...changes };
  write(transaction.db, 'preferences', merged);
  transaction.audit({ subject: 'preferences', detail: { ...changes } });
  transaction.emit({ topic: 'preferences', type: 'preferences.changed', subject: 'preferences' });
  return merged;
}

/**
 * The first profile: home namespace, signing key, and that key as trust root of every scope. Nothing else could have
 * signed here before; narrower roots may replace it later.
 * @throws Refusal ALREADY_EXISTS
 */
export function createProfile(
  transaction: Transaction,
  refreshPackage: RefreshPackage,
  input: { handle: string; displayName: string; key: NewKey },
): Profile {
  const { db, context } = transaction;
  const existing = queryProfile(db);
  if (existing)
    throw refuse.exists(
      'profile',
      existing.handle,
      `The profile ${existing.handle} exists already.`,
      'Use it; there is one profile for each registry.',
    );
  for (const scope of scopes) ensureNamespace(transaction, scope);
  const namespace = `user.${input.handle}`;
  createNamespace(transaction, { path: namespace, description: `Home of ${input.displayName}` });
  insertKey(transaction, input.key);
  for (const scope of scopes)
    setTrustRoot(transaction, refreshPackage, { namespace: scope, keyIds: [input.key.keyId], threshold: 1 });
  const profile: Profile = {
    handle: input.handle,
    displayName: input.displayName,
    namespace,
    keyId: input.key.keyId,
    createdAt: new Date(context.at).toISOString(),
  };
  write(db, 'profile', profile);
  transaction.audit({ subject: `profile ${input.handle}`, detail: { namespace, keyId: input.key.keyId } });
  transaction.emit({ topic: 'profile', type: 'profile.created', subject: input.handle });
  return profile;
}

/** Tables of trust: keys, trust roots, signatures. */

export const trustSchemaUp = `
CREATE TABLE keys (
  key_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  spki BLOB NOT NULL,
  sealed TEXT,
  sealed_by TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'retired', 'revoked')),
  state_reason TEXT,
  is_default INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE trust_roots (
  namespace TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  threshold INTEGER NOT NULL,
  key_ids TEXT NOT NULL,
  expires_at INTEGER,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE signatures (
  version_rowid INTEGER NOT NULL REFERENCES versions(version_rowid) ON DELETE CASCADE,
  key_id TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  signature BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (version_rowid, key_id)
) WITHOUT ROWID;
CREATE INDEX signatures_key ON signatures(key_id);
`;

export const trustSchemaDown = `
DROP TABLE signatures;
DROP TABLE trust_roots;
DROP TABLE keys;
`;

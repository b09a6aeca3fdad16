/** Tables the store itself keeps: audit chain, outbox, operation statistics, blobs, settings. */

export const storeSchemaUp = `
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  outcome TEXT NOT NULL,
  subject TEXT NOT NULL,
  package_id TEXT,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_package ON audit(package_id, sequence) WHERE package_id IS NOT NULL;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  topic TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  package_id TEXT,
  version_id TEXT,
  actor TEXT NOT NULL
);

CREATE TABLE operation_stats (
  operation TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count INTEGER NOT NULL,
  total_us INTEGER NOT NULL,
  max_us INTEGER NOT NULL,
  PRIMARY KEY (operation, outcome)
) WITHOUT ROWID;

CREATE TABLE blobs (
  digest TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('inline', 'file', 'large')),
  reference_count INTEGER NOT NULL CHECK (reference_count >= 0),
  created_at INTEGER NOT NULL,
  bytes BLOB
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
`;

export const storeSchemaDown = `
DROP TABLE settings;
DROP TABLE blobs;
DROP TABLE operation_stats;
DROP TABLE outbox;
DROP TRIGGER audit_no_update;
DROP TRIGGER audit_no_delete;
DROP TABLE audit;
`;

/** What namespaces say beyond their quotas: visibility that may be inherited, labels, settings, and where they moved to. */

export const namespaceSchemaUp = `
-- Was 'private' everywhere, for nothing could change it; NULL inherits from the namespace above.
ALTER TABLE namespaces DROP COLUMN visibility;
ALTER TABLE namespaces ADD COLUMN visibility TEXT CHECK (visibility IN ('private', 'public'));
-- JSON object of texts.
ALTER TABLE namespaces ADD COLUMN labels TEXT NOT NULL DEFAULT '{}';
-- While versions of a deleted namespace lie in the trash its row waits with them, and comes back when they do.
ALTER TABLE namespaces ADD COLUMN deleted_at INTEGER;

CREATE TABLE namespace_settings (
  path TEXT NOT NULL REFERENCES namespaces(path) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- JSON.
  value TEXT NOT NULL,
  mandatory INTEGER NOT NULL,
  PRIMARY KEY (path, name)
) WITHOUT ROWID;

-- Where old coordinates lead: one row for each namespace that moved, new_path always the last of a chain of moves.
CREATE TABLE namespace_moves (
  old_path TEXT PRIMARY KEY,
  new_path TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX namespace_moves_new ON namespace_moves(new_path);

-- Under which namespaces a package was known, each until a moment: what was signed then names them for good.
CREATE TABLE package_moves (
  package_rowid INTEGER NOT NULL REFERENCES packages(package_rowid) ON DELETE CASCADE,
  namespace TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (package_rowid, namespace)
) WITHOUT ROWID;
`;

export const namespaceSchemaDown = `
DROP TABLE package_moves;
DROP TABLE namespace_moves;
DROP TABLE namespace_settings;
ALTER TABLE namespaces DROP COLUMN deleted_at;
ALTER TABLE namespaces DROP COLUMN labels;
ALTER TABLE namespaces RENAME COLUMN visibility TO own_visibility;
ALTER TABLE namespaces ADD COLUMN visibility TEXT NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'public'));
UPDATE namespaces SET visibility = coalesce(own_visibility, 'private');
ALTER TABLE namespaces DROP COLUMN own_visibility;
`;

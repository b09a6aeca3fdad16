/** What tags and channels meant, and when: the pointers themselves are in `dist_tags`. */

export const tagSchemaUp = `
-- Only latest is ever pinned: without it, it follows a rule.
ALTER TABLE dist_tags ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;

CREATE TABLE tag_history (
  sequence INTEGER PRIMARY KEY,
  package_rowid INTEGER NOT NULL REFERENCES packages(package_rowid) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'channel')),
  action TEXT NOT NULL,
  from_version TEXT,
  to_version TEXT,
  -- The public id, not a reference: history outlives versions that were deleted for good.
  to_version_id TEXT,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT
);
CREATE INDEX tag_history_package ON tag_history(package_rowid);
CREATE INDEX tag_history_name ON tag_history(package_rowid, name);
`;

export const tagSchemaDown = `
DROP TABLE tag_history;
DELETE FROM dist_tags WHERE tag <> 'latest';
ALTER TABLE dist_tags DROP COLUMN pinned;
`;

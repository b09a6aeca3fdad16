/** Tables of the registry: namespaces, packages, versions, their files, dependencies and tags. */

export const registrySchemaUp = `
CREATE TABLE namespaces (
  namespace_id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  visibility TEXT NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'public')),
  quota_bytes INTEGER,
  quota_versions INTEGER,
  -- Pools: what is used here and below.
  used_bytes INTEGER NOT NULL DEFAULT 0,
  used_versions INTEGER NOT NULL DEFAULT 0,
  used_packages INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
);

CREATE TABLE packages (
  package_rowid INTEGER PRIMARY KEY,
  package_id TEXT NOT NULL UNIQUE,
  namespace TEXT NOT NULL REFERENCES namespaces(path),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  live_versions INTEGER NOT NULL DEFAULT 0,
  -- Other packages with a live version that depends on this one.
  dependent_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (namespace, name)
);

CREATE TABLE versions (
  version_rowid INTEGER PRIMARY KEY,
  version_id TEXT NOT NULL UNIQUE,
  package_rowid INTEGER NOT NULL REFERENCES packages(package_rowid),
  version TEXT NOT NULL,
  -- Without build metadata: two versions may not differ in that alone.
  precedence TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'archived')),
  state_before_archive TEXT,
  signature TEXT NOT NULL CHECK (signature IN ('trusted', 'unknown', 'unsigned', 'tampered')),
  deprecated TEXT,
  yanked_reason TEXT,
  -- Counted in blobs.reference_count: an index for a foreign key here would cost a random page for every write.
  content_digest TEXT NOT NULL,
  content_size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  manifest_digest TEXT NOT NULL,
  file_count INTEGER NOT NULL,
  unpacked_size INTEGER NOT NULL,
  description TEXT NOT NULL,
  license TEXT NOT NULL,
  authors TEXT NOT NULL,
  keywords TEXT NOT NULL,
  homepage TEXT NOT NULL,
  repository TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  published_at INTEGER,
  deleted_at INTEGER
);
CREATE UNIQUE INDEX versions_live ON versions(package_rowid, precedence) WHERE deleted_at IS NULL;
CREATE INDEX versions_by_package ON versions(package_rowid);
CREATE INDEX versions_trash ON versions(deleted_at) WHERE deleted_at IS NOT NULL;

-- What is read only when a version is opened stays out of the row that lists walk over.
CREATE TABLE version_documents (
  version_rowid INTEGER PRIMARY KEY REFERENCES versions(version_rowid) ON DELETE CASCADE,
  manifest TEXT NOT NULL,
  statement BLOB,
  -- Folder around everything in the archive, left out of shown paths.
  root TEXT NOT NULL,
  readme_path TEXT NOT NULL,
  readme TEXT NOT NULL,
  files BLOB NOT NULL
);

CREATE TABLE dependencies (
  version_rowid INTEGER NOT NULL REFERENCES versions(version_rowid) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  version_constraint TEXT NOT NULL,
  type TEXT NOT NULL,
  optional INTEGER NOT NULL,
  PRIMARY KEY (version_rowid, position)
) WITHOUT ROWID;
CREATE INDEX dependencies_target ON dependencies(namespace, name);

CREATE TABLE dist_tags (
  package_rowid INTEGER NOT NULL REFERENCES packages(package_rowid) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  version_rowid INTEGER NOT NULL REFERENCES versions(version_rowid),
  PRIMARY KEY (package_rowid, tag)
) WITHOUT ROWID;
CREATE INDEX dist_tags_version ON dist_tags(version_rowid);
`;

export const registrySchemaDown = `
DROP TABLE dist_tags;
DROP TABLE dependencies;
DROP TABLE version_documents;
DROP TABLE versions;
DROP TABLE packages;
DROP TABLE namespaces;
`;

/** Tables of the search domain, for the first migration. */

/**
 * `search_documents` holds all that a list shows, so that a search reads nothing else. Its `document_id` is the FTS
 * rowid and ascends from the most to the least popular (see popularity.ts). Every sort has an index of its own, and
 * `search_facets` counts each facet value over all documents.
 *
 * The FTS table keeps no content: a deletion then writes a tombstone instead of tokenizing the old text again. There
 * is no prefix index either, which would add half again to each write; beginnings of up to three letters are tokens
 * of their own in `tokens` (see tokens.ts). Deleting from it is put off into `search_leftovers` (see leftovers.ts). automerge 8 rather than 4 merges less often for slightly more segments.
 */
export const searchSchemaUp = `
CREATE TABLE search_documents (
  document_id INTEGER PRIMARY KEY,
  package_rowid INTEGER NOT NULL UNIQUE,
  package_id TEXT NOT NULL,
  version_id TEXT NOT NULL,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  version_sort_key TEXT NOT NULL,
  version_count INTEGER NOT NULL,
  state TEXT NOT NULL,
  signature TEXT NOT NULL,
  license TEXT NOT NULL,
  content_size INTEGER NOT NULL,
  deprecated INTEGER NOT NULL,
  yanked INTEGER NOT NULL,
  dependent_count INTEGER NOT NULL,
  popularity INTEGER NOT NULL,
  misplaced INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL,
  facets TEXT NOT NULL,
  description TEXT NOT NULL,
  authors TEXT NOT NULL,
  keywords TEXT NOT NULL
);
CREATE INDEX search_documents_name ON search_documents (name_key);
CREATE INDEX search_documents_namespace ON search_documents (namespace);
CREATE INDEX search_documents_kind ON search_documents (kind);
CREATE INDEX search_documents_version ON search_documents (version_sort_key);
CREATE INDEX search_documents_size ON search_documents (content_size);
CREATE INDEX search_documents_updated ON search_documents (updated_at);
CREATE INDEX search_documents_state ON search_documents (state);
CREATE INDEX search_documents_signature ON search_documents (signature);
CREATE INDEX search_documents_dependents ON search_documents (dependent_count) WHERE dependent_count > 0;
CREATE INDEX search_documents_misplaced ON search_documents (document_id) WHERE misplaced = 1;
CREATE TABLE search_bodies (document_id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE search_leftovers (document_id INTEGER PRIMARY KEY);
CREATE TABLE search_facets (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (field, value)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_index USING fts5(
  name, namespace, keywords, authors, description, body, tokens,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8);
INSERT INTO search_index (search_index, rank) VALUES ('usermerge', 2);
`;

export const searchSchemaDown = `
DROP TABLE search_index;
DROP TABLE search_facets;
DROP TABLE search_leftovers;
DROP TABLE search_bodies;
DROP TABLE search_documents;
`;

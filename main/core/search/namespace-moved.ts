import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';
import { putDocument } from './document.ts';
import { readDocument } from './stored-document.ts';

/** Puts the document of a package under another namespace, index and facets included; without one, nothing happens. */
export function moveToNamespace(db: Database.Database, packageRowid: number, namespace: string): void {
  const row = sql<{ document_id: number }>(
    db,
    'SELECT document_id FROM search_documents WHERE package_rowid = ?',
  ).get(packageRowid);
  const document = row && readDocument(db, row.document_id);
  if (document && document.namespace !== namespace) putDocument(db, { ...document, namespace });
}

import type Database from 'better-sqlite3';
import type { Hit, SearchOutput } from '../../../contract/search.ts';
import { sql } from '../../store/index.ts';

export const searchSchemaUp = `CREATE TABLE search_documents (package_rowid INTEGER PRIMARY KEY, name TEXT, namespace TEXT, json TEXT NOT NULL);`;
export const searchSchemaDown = `DROP TABLE search_documents;`;
export interface SearchDocument {
  packageRowid: number; packageId: string; versionId: string; namespace: string; name: string; kind: Hit['kind']; version: string;
  versionSortKey: string; versionCount: number; state: Hit['state']; signature: Hit['signature']; description: string; license: string;
  authors: string[]; keywords: string[]; contentSize: number; deprecated: boolean; yanked: boolean; dependentCount: number;
  popularity: number; updatedAt: number; body: string;
}
export function putDocument(db: Database.Database, document: SearchDocument): void {
  sql(db, 'INSERT OR REPLACE INTO search_documents VALUES (?,?,?,?)').run(document.packageRowid, document.name, document.namespace, JSON.stringify({ ...document, body: '' }));
}
export function removeDocument(db: Database.Database, packageRowid: number): void {
  sql(db, 'DELETE FROM search_documents WHERE package_rowid = ?').run(packageRowid);
}
export function setDependentCount(db: Database.Database, packageRowid: number, count: number): void {
  sql(db, `UPDATE search_documents SET json = json_set(json, '$.dependentCount', ?) WHERE package_rowid = ?`).run(count, packageRowid);
}
export function runSearch(db: Database.Database, input: { query: string; limit: number }): SearchOutput {
  const rows = sql<{ json: string }>(db, `SELECT json FROM search_documents WHERE name LIKE '%' || ? || '%' ORDER BY name LIMIT ?`).all(input.query, input.limit);
  const hits = rows.map(({ json }) => { const d = JSON.parse(json) as SearchDocument; return { ...d, coordinate: `${d.namespace}/${d.name}`, updatedAt: new Date(d.updatedAt).toISOString() }; });
  return { hits, total: hits.length, capped: false, terms: input.query ? [input.query] : [], tookMs: 0 };
}

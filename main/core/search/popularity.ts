/**
 * Document ids ascend from the most to the least popular: an id is a band of popularity and a sequence number within
 * it, so reading the index in its own order meets popular packages first, and new ones append to their band.
 */
import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';

const bandWidth = 2 ** 40;
const lastBand = 160;

/** Four bands to each doubling: popularities in one band differ by less than a fifth. */
function bandOf(popularity: number): number {
  return lastBand - Math.min(lastBand, Math.floor(4 * Math.log2(Math.max(0, popularity) + 1)));
}

/** Whether a document lies in the band of its popularity. */
export function isInPlace(documentId: number, popularity: number): boolean {
  return Math.floor(documentId / bandWidth) === bandOf(popularity);
}

/** The next free id at the end of the band of a popularity; free also of entries that wait for their deletion. */
export function nextDocumentId(db: Database.Database, popularity: number): number {
  const first = bandOf(popularity) * bandWidth;
  const end = first + bandWidth - 1;
  const last = sql<{ id: number | null }>(
    db,
    `SELECT max(coalesce((SELECT max(document_id) FROM search_documents WHERE document_id BETWEEN ? AND ?), 0),
                coalesce((SELECT max(document_id) FROM search_leftovers WHERE document_id BETWEEN ? AND ?), 0)) AS id`,
  ).get(first, end, first, end);
  return Math.max(first, last?.id ?? 0) + 1;
}

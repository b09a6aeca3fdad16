import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkIndex,
  mergeIndex,
  putDocument,
  rebuildIndex,
  removeDocument,
  reorderByPopularity,
  type SearchDocument,
  searchSchemaDown,
  searchSchemaUp,
  setDependentCount,
} from '../../../../main/core/search/index.ts';
import { allPages, randomDocument, randomSource, search, searchDatabase } from './random-documents.ts';

const directory = mkdtempSync(join(tmpdir(), 'search-documents-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('writing documents', () => {
  it('stays whole through puts, replacements, counts and removals, on disk and reopened', () => {
    const random = randomSource(9);
    const path = join(directory, 'writes.sqlite');
    let db = searchDatabase(path);
    const present = new Map<number, SearchDocument>();
    for (let round = 0; round < 60; round += 1) {
      db.transaction(() => {
        for (let step = 0; step < 30; step += 1) {
          const rowid = 1 + random(200);
          const old = present.get(rowid);
          const choice = random(5);
          if (choice === 0) {
            removeDocument(db, rowid);
            present.delete(rowid);
          } else if (choice === 1 && old !== undefined) {
            const count = random(1_000);
            setDependentCount(db, rowid, count);
            present.set(rowid, { ...old, dependentCount: count });
          } else {
            const fresh = randomDocument(random, rowid);
            const next = choice === 2 && old !== undefined ? { ...old, updatedAt: old.updatedAt + 1 } : fresh;
            putDocument(db, next);
            present.set(rowid, next);
          }
        }
      })();
      if (round === 30) reorderByPopularity(db, { limit: 20 });
      if (round % 20 === 0) {
        db.close();
        db = new Database(path);
        expect(checkIndex(db)).toEqual({ documents: present.size, problems: [] });
      }
    }
    expect(checkIndex(db)).toEqual({ documents: present.size, problems: [] });
    const ids = [...present.values()].map((document) => document.packageId).sort();
    expect(allPages(db, {}).sort()).toEqual(ids);
    for (const { packageId, dependentCount } of search(db, { limit: 200 }).hits) {
      expect(dependentCount).toBe(
        [...present.values()].find((d) => d.packageId === packageId)?.dependentCount,
      );
    }
    db.close();
  });

  it('does not index text again when only columns change', () => {
    const db = searchDatabase();
    const document = randomDocument(randomSource(1), 1);
    putDocument(db, document);
    const before = db.prepare('SELECT * FROM search_index_data ORDER BY id').all();
    putDocument(db, {
      ...document,
      version: '9.9.9',
      contentSize: 7,
      updatedAt: 8,
      dependentCount: 1_000,
      popularity: 1_000,
    });
    expect(db.prepare('SELECT * FROM search_index_data ORDER BY id').all()).toEqual(before);
    expect(search(db, { query: 'version:9.9.9 size:7' }).total).toBe(1);
  });

  it('reorders in bounded steps until the most popular come first', () => {
    const random = randomSource(2);
    const db = searchDatabase();
    for (let rowid = 1; rowid <= 100; rowid += 1)
      putDocument(db, { ...randomDocument(random, rowid), dependentCount: 0, popularity: 0 });
    for (let rowid = 1; rowid <= 100; rowid += 1) setDependentCount(db, rowid, 2 ** (rowid % 10));
    expect(reorderByPopularity(db, { limit: 30 })).toEqual({ moved: 30, remaining: true });
    while (reorderByPopularity(db, { limit: 30 }).remaining) expect(checkIndex(db).problems).toEqual([]);
    const counts = search(db, { limit: 200 }).hits.map((hit) => hit.dependentCount);
    expect(counts).toEqual([...counts].sort((left, right) => right - left));
    expect(reorderByPopularity(db, { limit: 30 })).toEqual({ moved: 0, remaining: false });
    expect(checkIndex(db)).toEqual({ documents: 100, problems: [] });
  });

  it('merges in bounded steps and then has nothing left to merge', () => {
    const random = randomSource(8);
    const db = searchDatabase();
    for (let rowid = 1; rowid <= 300; rowid += 1) putDocument(db, randomDocument(random, rowid));
    const parts = () => db.prepare('SELECT count(DISTINCT segid) FROM search_index_idx').pluck().get();
    expect(parts()).toBeGreaterThan(1);
    let steps = 0;
    while (mergeIndex(db, { pages: 8 })) steps += 1;
    expect(steps).toBeGreaterThan(1);
    expect(mergeIndex(db, { pages: 8 })).toBe(false);
    expect(checkIndex(db)).toEqual({ documents: 300, problems: [] });
  });

  it('rolls back with its transaction', () => {
    const db = searchDatabase();
    putDocument(db, randomDocument(randomSource(3), 1));
    expect(() =>
      db.transaction(() => {
        putDocument(db, randomDocument(randomSource(4), 2));
        removeDocument(db, 1);
        throw new Error('refused');
      })(),
    ).toThrow('refused');
    expect(checkIndex(db)).toEqual({ documents: 1, problems: [] });
    expect(search(db, { facets: true }).facets?.kind).toHaveLength(1);
  });
});

describe('checkIndex and rebuildIndex', () => {
  it.each<[string, string, RegExp]>([
    [
      'a missing text',
      'DELETE FROM search_index WHERE rowid = (SELECT max(document_id) FROM search_documents)',
      /cannot be found/,
    ],
    ['a text too many', `INSERT INTO search_index (rowid, tokens) VALUES (7, '\uE003')`, /does not exist/],
    ['a wrong count', `UPDATE search_facets SET count = count + 1 WHERE field = 'n'`, /counted/],
    ['a lost count', `DELETE FROM search_facets WHERE field = 'c'`, /not counted/],
    ['a missing body', 'DELETE FROM search_bodies', /no body/],
  ])('sees %s, and rebuilding repairs it', (_, damage, problem) => {
    const random = randomSource(6);
    const db = searchDatabase();
    for (let rowid = 1; rowid <= 20; rowid += 1) putDocument(db, randomDocument(random, rowid));
    db.exec(damage);
    expect(checkIndex(db).problems.join('\n')).toMatch(problem);
    rebuildIndex(db);
    expect(checkIndex(db)).toEqual({ documents: 20, problems: [] });
  });

  it('leaves nothing behind when the schema is taken down', () => {
    const db = searchDatabase();
    db.exec(searchSchemaDown);
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
    db.exec(searchSchemaUp);
    expect(checkIndex(db)).toEqual({ documents: 0, problems: [] });
  });
});

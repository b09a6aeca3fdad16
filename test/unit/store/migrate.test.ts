import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { migrate, StoreFailure, schemaVersion } from '../../../main/store/index.ts';
import { refuseNewerSchema } from '../../../main/store/migrate.ts';
import { migrations } from './store-test-tables.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hyper-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function schemaOf(db: Database.Database): unknown[] {
  return db
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2",
    )
    .all();
}

function openMigrated(target?: number): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations, target);
  return db;
}

test('down and up again gives the same schema at every step', () => {
  const stepped = new Database(':memory:');
  stepped.pragma('foreign_keys = ON');
  const seen: unknown[][] = [];
  for (let target = 0; target <= migrations.length; target += 1) {
    migrate(stepped, migrations, target);
    expect(schemaVersion(stepped)).toBe(target);
    seen.push(schemaOf(stepped));
  }
  for (let target = migrations.length; target >= 0; target -= 1) {
    migrate(stepped, migrations, target);
    expect(schemaOf(stepped)).toEqual(seen[target]);
  }
  expect(schemaOf(stepped)).toEqual([]);
});

test('rows survive a step up and the step back', () => {
  const db = openMigrated(1);
  for (let index = 0; index < 1_000; index += 1)
    db.prepare('INSERT INTO notes (text) VALUES (?)').run(`note ${index}`);
  migrate(db, migrations);
  expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(1_000);
  expect(db.prepare('SELECT DISTINCT colour FROM notes').pluck().all()).toEqual(['none']);
  migrate(db, migrations, 1);
  expect(db.prepare('SELECT text FROM notes WHERE note_id = 1000').pluck().get()).toBe('note 999');
});

test('a step that fails is undone and leaves the number of the step before', () => {
  const db = openMigrated(1);
  db.prepare("INSERT INTO notes (text) VALUES ('kept')").run();
  const before = schemaOf(db);
  const broken = [
    ...migrations.slice(0, 1),
    { name: 'broken', up: 'CREATE TABLE t (x); SELECT oops', down: '' },
  ];
  expect(() => migrate(db, broken)).toThrow(/oops/u);
  expect(schemaVersion(db)).toBe(1);
  expect(schemaOf(db)).toEqual(before);
  expect(db.prepare('SELECT text FROM notes').pluck().all()).toEqual(['kept']);
});

test('a newer schema is refused and not migrated', () => {
  const db = openMigrated();
  db.pragma('user_version = 9');
  const before = schemaOf(db);
  expect(() => migrate(db, migrations)).toThrow(StoreFailure);
  expect(schemaOf(db)).toEqual(before);
  expect(schemaVersion(db)).toBe(9);
});

test.each(['DELETE', 'WAL'])('a newer file in journal mode %s is told without touching it', (mode) => {
  const target = path.join(folder, `${mode}.db`);
  const db = new Database(target);
  db.pragma(`journal_mode = ${mode}`);
  migrate(db, migrations);
  db.pragma('user_version = 9');
  db.close();
  const digest = () => createHash('sha256').update(readFileSync(target)).digest('hex');
  const before = digest();
  expect(() => refuseNewerSchema(target, migrations.length)).toThrow(/schema 9.*knows 2/u);
  expect(digest()).toBe(before);
});

test('a file that is missing, empty or no database passes the look at its number', () => {
  refuseNewerSchema(path.join(folder, 'missing.db'), 1);
  expect(existsSync(path.join(folder, 'missing.db'))).toBe(false);
  writeFileSync(path.join(folder, 'empty.db'), '');
  refuseNewerSchema(path.join(folder, 'empty.db'), 1);
  writeFileSync(
    path.join(folder, 'text.db'),
    'not a database at all, but long enough to have a header of its own'.repeat(9),
  );
  refuseNewerSchema(path.join(folder, 'text.db'), 1);
});

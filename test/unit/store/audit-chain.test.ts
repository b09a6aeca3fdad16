import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { genesisHash, storeSchemaUp, verifyAuditChain } from '../../../main/store/index.ts';
import { Journal } from '../../../main/store/journal.ts';

let db: Database.Database;

/** A log of five rows, then without its triggers, as someone with the file in hands would open it. */
beforeEach(() => {
  db = new Database(':memory:');
  db.exec(storeSchemaUp);
  const journal = new Journal(db);
  for (const subject of ['a', 'b', 'c', 'd', 'e'])
    journal
      .transaction({ actor: 'ada', operation: 'note.put', at: 1_700_000_000_000 })
      .audit({ subject, packageId: 'p', detail: { size: 1 } });
  journal.seal();
});

function withoutTriggers(edit: string): void {
  db.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete');
  db.exec(edit);
}

test('an untouched log is intact', () => {
  expect(verifyAuditChain(db)).toMatchObject({ entries: 5, intact: true });
  expect(verifyAuditChain(db).head).toMatch(/^[0-9a-f]{64}$/u);
});

test('an empty log is intact and ends at its beginning', () => {
  const empty = new Database(':memory:');
  empty.exec(storeSchemaUp);
  expect(verifyAuditChain(empty)).toEqual({ entries: 0, intact: true, head: genesisHash });
});

test.each([
  ["UPDATE audit SET actor = 'eve'", 'changing'],
  ['DELETE FROM audit WHERE sequence = 3', 'deleting'],
  ['DELETE FROM audit', 'emptying'],
])('%s is refused by the table itself', (statement) => {
  expect(() => db.exec(statement)).toThrow(/append-only/u);
  expect(verifyAuditChain(db)).toMatchObject({ entries: 5, intact: true });
});

test('INSERT OR REPLACE over a row is noticed', () => {
  // SQLite runs delete triggers of REPLACE only with recursive triggers on; the chain tells in any case.
  db.exec(`INSERT OR REPLACE INTO audit SELECT sequence, at, 'eve', operation, outcome, subject, package_id, detail, hash
    FROM audit WHERE sequence = 2`);
  expect(verifyAuditChain(db)).toMatchObject({ intact: false, brokenAt: 2 });
});

test.each([
  ['at', 'at + 1'],
  ['actor', "'eve'"],
  ['operation', "'note.get'"],
  ['outcome', "'denied'"],
  ['subject', "'x'"],
  ['package_id', 'NULL'],
  ['detail', `'{"size":2}'`],
  ['hash', "substr(hash, 1, 63) || 'z'"],
])('a change of %s is found where it is', (column, value) => {
  for (const sequence of [1, 3, 5]) {
    const copy = new Database(db.serialize());
    copy.exec('DROP TRIGGER audit_no_update');
    copy.exec(`UPDATE audit SET ${column} = ${value} WHERE sequence = ${sequence}`);
    expect(verifyAuditChain(copy)).toMatchObject({ intact: false, brokenAt: sequence });
  }
});

test.each([
  [1, 2],
  [3, 4],
  [5, 5],
])('deleting row %i is found at %i', (sequence, brokenAt) => {
  withoutTriggers(`DELETE FROM audit WHERE sequence = ${sequence}`);
  expect(verifyAuditChain(db)).toMatchObject({ intact: false, brokenAt });
});

test('deleting everything is found', () => {
  withoutTriggers('DELETE FROM audit');
  expect(verifyAuditChain(db)).toMatchObject({ intact: false, entries: 0, brokenAt: 1 });
});

test('exchanging two rows is found', () => {
  withoutTriggers(`UPDATE audit SET sequence = -2 WHERE sequence = 2;
    UPDATE audit SET sequence = 2 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = -2`);
  expect(verifyAuditChain(db)).toMatchObject({ intact: false, brokenAt: 2 });
});

test('a row put in between is found', () => {
  withoutTriggers(`INSERT INTO audit SELECT 6, at, actor, operation, outcome, subject, package_id, detail, hash
    FROM audit WHERE sequence = 5`);
  expect(verifyAuditChain(db)).toMatchObject({ intact: false, brokenAt: 6 });
});

test('writing on after the end was cut off does not hide it', () => {
  withoutTriggers('DELETE FROM audit WHERE sequence > 3');
  const journal = new Journal(db);
  journal.transaction({ actor: 'ada', operation: 'note.put', at: 1 }).audit({ subject: 'f' });
  journal.seal();
  expect(verifyAuditChain(db)).toMatchObject({ intact: false });
});

test('a group that is rolled back leaves the chain where it was', () => {
  const journal = new Journal(db);
  const context = { actor: 'ada', operation: 'note.put', at: 1 };
  const mark = journal.mark();
  db.exec('BEGIN');
  journal.transaction(context).audit({ subject: 'gone' });
  journal.seal();
  db.exec('ROLLBACK');
  journal.rollback(mark);
  journal.transaction(context).audit({ subject: 'kept' });
  journal.seal();
  expect(verifyAuditChain(db)).toMatchObject({ entries: 6, intact: true });
});

/** A small schema with commands that behave and misbehave, run by real store threads. */
import type Database from 'better-sqlite3';
import {
  type Migration,
  Refusal,
  sql,
  storeSchemaDown,
  storeSchemaUp,
  type Transaction,
} from '../../../main/store/index.ts';

export const migrations: readonly Migration[] = [
  {
    name: 'notes',
    up: `${storeSchemaUp}; CREATE TABLE notes (note_id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);`,
    down: `DROP TABLE notes; ${storeSchemaDown}`,
  },
  {
    name: 'colour',
    up: `ALTER TABLE notes ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'; CREATE INDEX notes_colour ON notes(colour);`,
    down: 'DROP INDEX notes_colour; ALTER TABLE notes DROP COLUMN colour;',
  },
];

function put(transaction: Transaction, input: { text: string; end?: 'refuse' | 'throw' | 'die' }): number {
  const { db } = transaction;
  const { lastInsertRowid } = sql(db, 'INSERT INTO notes (text) VALUES (?)').run(input.text);
  transaction.audit({ subject: input.text });
  transaction.emit({ topic: 'note', type: 'note.put', subject: input.text });
  if (input.end === 'refuse')
    throw new Refusal('INVALID_STATE', 'refused on purpose', { state: 'x', help: 'none' });
  if (input.end === 'throw') throw new TypeError('broken on purpose');
  if (input.end === 'die') {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
    // The turn after this one ends the thread; keep the group open until then.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  }
  return Number(lastInsertRowid);
}

/** Busy for a while: a command that others queue up behind. */
function dawdle(_transaction: Transaction, input: { milliseconds: number }): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, input.milliseconds);
}

function list(db: Database.Database): string[] {
  return sql<{ text: string }>(db, 'SELECT text FROM notes ORDER BY note_id')
    .all()
    .map(({ text }) => text);
}

/** Counts, waits, counts again: equal within one snapshot. */
function countTwice(db: Database.Database, input: { milliseconds: number }): [number, number] {
  const count = () => sql<{ n: number }>(db, 'SELECT count(*) AS n FROM notes').get()?.n ?? 0;
  const first = count();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, input.milliseconds);
  return [first, count()];
}

function refuse(): never {
  throw new Refusal('NOT_FOUND', 'not here', { help: 'look elsewhere', subject: 'note', id: '1' });
}

export const commands = { put, dawdle };
/** Ends the thread that answers. */
function end(): void {
  setImmediate(() => {
    throw new Error('nobody catches this');
  });
}

export const queries = { list, countTwice, refuse, end };

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import {
  type CommittedChange,
  databasePath,
  Refusal,
  Store,
  StoreFailure,
  verifyAuditChain,
} from '../../../main/store/index.ts';
import type { commands, queries } from './store-test-tables.ts';

type TestStore = Store<typeof commands, typeof queries>;

const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanup.splice(0).reverse()) await step();
});

function newHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'hyper-store-'));
  cleanup.push(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

async function open(home = newHome()): Promise<TestStore> {
  const store: TestStore = await Store.open({
    home,
    workerUrl: new URL('./store-test-worker.ts', import.meta.url),
  });
  cleanup.push(() => store[Symbol.asyncDispose]());
  return store;
}

const by = (actor: string) => ({ actor, operation: 'test.put', at: 1_700_000_000_000 });

function outcome(result: PromiseSettledResult<unknown>): string {
  if (result.status === 'fulfilled') return 'stored';
  const { reason } = result;
  if (reason instanceof Refusal) return `refusal ${reason.code}`;
  return reason instanceof StoreFailure ? `failure ${reason.kind}` : String(reason);
}

function inspect<T>(home: string, look: (db: Database.Database) => T): T {
  const db = new Database(databasePath(home), { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

test('a command that fails in a group is undone alone: data, audit, outbox, statistics', async () => {
  const store = await open();
  const told: CommittedChange[] = [];
  store.onChanges((changes) => told.push(...changes));
  // Sent in one turn of the event loop, so one message and one group.
  const results = await Promise.allSettled([
    store.write('put', { text: 'a' }, by('ada')),
    store.write('put', { text: 'b', end: 'refuse' }, by('ada')),
    store.write('put', { text: 'c', end: 'throw' }, by('ada')),
    store.write('put', { text: 'a' }, by('ada')),
    store.write('put', { text: 'd' }, by('bob')),
  ]);
  expect(results.map(outcome)).toEqual([
    'stored',
    'refusal INVALID_STATE',
    'failure unexpected',
    'failure unexpected',
    'stored',
  ]);
  expect(await store.read('list', undefined as never)).toEqual(['a', 'd']);
  expect(told.map(({ subject, sequence, actor }) => [subject, sequence, actor])).toEqual([
    ['a', 1, 'ada'],
    ['d', 2, 'bob'],
  ]);
  inspect(store.home, (db) => {
    expect(db.prepare('SELECT subject, sequence FROM audit ORDER BY sequence').raw().all()).toEqual([
      ['a', 1],
      ['d', 2],
    ]);
    expect(db.prepare('SELECT subject FROM outbox').pluck().all()).toEqual(['a', 'd']);
    expect(db.prepare('SELECT count FROM operation_stats').pluck().all()).toEqual([2]);
    expect(verifyAuditChain(db)).toMatchObject({ entries: 2, intact: true });
  });
});

test('500 commands at once are committed in groups, in the order they came', async () => {
  const store = await open();
  const told: string[] = [];
  const batches: number[] = [];
  store.onChanges((changes) => {
    told.push(...changes.map(({ subject }) => subject));
    batches.push(changes.length);
  });
  const texts = Array.from({ length: 500 }, (_, index) => `note ${index}`);
  const ids = await Promise.all(texts.map((text) => store.write('put', { text }, by('ada'))));
  expect(ids).toEqual(texts.map((_, index) => index + 1));
  expect(await store.read('list', undefined as never)).toEqual(texts);
  expect(told).toEqual(texts);
  expect(batches.length).toBeLessThan(100);
  expect(inspect(store.home, verifyAuditChain)).toMatchObject({ entries: 500, intact: true });
});

test('watchers hear of a write before its caller does', async () => {
  const store = await open();
  const order: string[] = [];
  store.onChanges(([change]) => order.push(`told ${change?.subject}`));
  await store.write('put', { text: 'a' }, by('ada')).then(() => order.push('answered a'));
  await store.write('put', { text: 'b' }, by('ada')).then(() => order.push('answered b'));
  expect(order).toEqual(['told a', 'answered a', 'told b', 'answered b']);
});

test('a listener that is disposed hears nothing more', async () => {
  const store = await open();
  let calls = 0;
  const listening = store.onChanges(() => (calls += 1));
  await store.write('put', { text: 'a' }, by('ada'));
  listening[Symbol.dispose]();
  await store.write('put', { text: 'b' }, by('ada'));
  expect(calls).toBe(1);
});

test('a query sees one moment, however long it takes', async () => {
  const store = await open();
  await store.write('put', { text: 'a' }, by('ada'));
  const slow = store.read('countTwice', { milliseconds: 400 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await store.write('put', { text: 'b' }, by('ada'));
  expect(await slow).toEqual([1, 1]);
  expect(await store.read('countTwice', { milliseconds: 0 })).toEqual([2, 2]);
});

test('a read after an acknowledged write sees it, 200 times', async () => {
  const store = await open();
  for (let round = 1; round <= 200; round += 1) {
    await store.write('put', { text: `note ${round}` }, by('ada'));
    expect((await store.read('list', undefined as never)).length).toBe(round);
  }
});

test('a refusal of a query crosses with code, message and data', async () => {
  const store = await open();
  const error = await store.read('refuse', undefined as never).catch((refusal: unknown) => refusal);
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({ code: 'NOT_FOUND', message: 'not here', data: { subject: 'note', id: '1' } });
});

test('a thread that dies rejects what waits and what comes as closed', async () => {
  const store = await open();
  await store.write('put', { text: 'kept' }, by('ada'));
  const pending = await Promise.allSettled([
    store.write('put', { text: 'a', end: 'die' }, by('ada')),
    store.write('dawdle', { milliseconds: 50 }, by('ada')),
    ...Array.from({ length: 300 }, (_, index) => store.write('put', { text: `n${index}` }, by('ada'))),
  ]);
  const outcomes = new Set(pending.map(outcome));
  expect([...outcomes].filter((one) => one !== 'stored')).toEqual(['failure closed']);
  expect(outcome((await Promise.allSettled([store.write('put', { text: 'z' }, by('ada'))]))[0])).toBe(
    'failure closed',
  );
  await store[Symbol.asyncDispose]();
  const again = await open(store.home);
  const kept = await again.read('list', undefined as never);
  // What was acknowledged is there; what was not may or may not be, but never half.
  expect(kept).toContain('kept');
  const acknowledged = pending.filter(({ status }) => status === 'fulfilled').length;
  expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
  expect(inspect(store.home, verifyAuditChain)).toMatchObject({ entries: kept.length, intact: true });
});

test('readers that died are replaced; a closed store gets no new ones', async () => {
  const store = await open();
  await store.write('put', { text: 'kept' }, by('ada'));
  await store.read('end', undefined as never).catch(() => undefined);
  await expect
    .poll(() =>
      store.read('list', undefined as never).then(
        () => 'answers',
        (error: StoreFailure) => error.kind,
      ),
    )
    .toBe('closed');
  expect(await store.replaceLostReaders()).toBe(true);
  expect(await store.read('list', undefined as never)).toEqual(['kept']);
  expect(await store.replaceLostReaders()).toBe(false);
  await store[Symbol.asyncDispose]();
  expect(await store.replaceLostReaders()).toBe(false);
});

test('whether anything was committed for a call is known by its context', async () => {
  const store = await open();
  const [done, refused] = [by('ada'), by('ada')];
  await store.write('put', { text: 'a' }, done);
  await store.write('put', { text: 'b', end: 'refuse' }, refused).catch(() => undefined);
  expect([store.hasCommitted(done), store.hasCommitted(refused)]).toEqual([true, false]);
});

test('closing commits what was sent before, and refuses what comes after', async () => {
  const store = await open();
  const sent = Array.from({ length: 50 }, (_, index) => store.write('put', { text: `n${index}` }, by('a')));
  const closing = store[Symbol.asyncDispose]();
  const late = store.write('put', { text: 'late' }, by('a'));
  late.catch(() => {});
  expect((await Promise.allSettled(sent)).map(outcome)).toEqual(sent.map(() => 'stored'));
  await closing;
  await expect(store.write('put', { text: 'too late' }, by('a'))).rejects.toMatchObject({ kind: 'closed' });
  await store[Symbol.asyncDispose]();
});

test('sequences and the audit chain go on after a restart', async () => {
  const first = await open();
  await first.write('put', { text: 'a' }, by('ada'));
  await first[Symbol.asyncDispose]();
  const second = await open(first.home);
  const told: CommittedChange[] = [];
  second.onChanges((changes) => told.push(...changes));
  await second.write('put', { text: 'b' }, by('ada'));
  expect(told.map(({ sequence }) => sequence)).toEqual([2]);
  expect(inspect(first.home, verifyAuditChain)).toMatchObject({ entries: 2, intact: true });
});

test('the store of this process is locked against a second opening of it', async () => {
  const store = await open();
  await expect(open(store.home)).rejects.toMatchObject({ kind: 'locked' });
  await store.write('put', { text: 'still works' }, by('ada'));
});

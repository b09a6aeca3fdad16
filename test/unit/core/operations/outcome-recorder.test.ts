import { expect, test } from 'vitest';
import type { OutcomeNote } from '../../../../main/core/access/audit-store.ts';
import { OutcomeRecorder } from '../../../../main/core/operations/index.ts';

const note = (more: Partial<OutcomeNote> = {}) => ({
  actor: 'ada',
  operation: 'registry.get',
  outcome: 'success' as const,
  subject: 'pkg/a',
  detail: {},
  audited: true,
  ...more,
});

test('reads of a batch share a row that counts them and names some', async () => {
  const written: OutcomeNote[][] = [];
  const recorder = new OutcomeRecorder(async (notes) => void written.push(notes));
  for (let index = 0; index < 100; index += 1) recorder.note(note({ subject: `pkg/${index}` }), 2);
  recorder.note(note({ actor: 'bob' }), 5);
  await recorder.flush();
  expect(written).toHaveLength(1);
  expect(written[0]?.map(({ actor, count }) => [actor, count])).toEqual([
    ['ada', 100],
    ['bob', 1],
  ]);
  expect(written[0]?.[0]).toMatchObject({ subject: '', totalMicroseconds: 200_000, maxMicroseconds: 2_000 });
  expect(written[0]?.[0]?.detail.subjects).toHaveLength(20);
  expect(written[0]?.[1]).toMatchObject({ subject: 'pkg/a', detail: {} });
});

test('failures keep their subject and their code', async () => {
  const written: OutcomeNote[] = [];
  const recorder = new OutcomeRecorder(async (notes) => void written.push(...notes));
  for (const code of ['NOT_FOUND', 'NOT_FOUND', 'QUOTA_EXCEEDED'])
    recorder.note(note({ outcome: 'failure', detail: { code } }), 1);
  recorder.note(note({ outcome: 'failure', subject: 'pkg/b', detail: { code: 'NOT_FOUND' } }), 1);
  await recorder.flush();
  expect(written.map(({ subject, detail, count }) => [subject, detail.code, count])).toEqual([
    ['pkg/a', 'NOT_FOUND', 2],
    ['pkg/a', 'QUOTA_EXCEEDED', 1],
    ['pkg/b', 'NOT_FOUND', 1],
  ]);
});

test('what could not be written is written with the next batch', async () => {
  const written: OutcomeNote[] = [];
  let full = true;
  const recorder = new OutcomeRecorder(async (notes) => {
    if (full) throw new Error('disk full');
    written.push(...notes);
  });
  recorder.note(note(), 1);
  await recorder.flush();
  recorder.note(note(), 1);
  full = false;
  await recorder.flush();
  expect(written).toMatchObject([{ count: 2 }]);
});

test('a flush waits for one that is under way', async () => {
  const gate = Promise.withResolvers<void>();
  let done = false;
  const recorder = new OutcomeRecorder(async () => {
    await gate.promise;
    done = true;
  });
  recorder.note(note(), 1);
  void recorder.flush();
  const second = recorder.flush().then(() => done);
  gate.resolve();
  expect(await second).toBe(true);
});

test('many different notes are written without waiting for the clock', async () => {
  let batches = 0;
  const recorder = new OutcomeRecorder(async () => {
    batches += 1;
  });
  for (let index = 0; index < 600; index += 1)
    recorder.note(note({ outcome: 'failure', subject: `${index}` }), 1);
  expect(batches).toBe(0);
  await Promise.resolve();
  await recorder[Symbol.asyncDispose]();
  expect(batches).toBe(2);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { readerCaller } from '../../../../main/core/index.ts';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

const entries = async (filter: Parameters<TestCore['client']['access']['audit']>[0] = {}) =>
  (await registry.client.access.audit(filter)).entries;

function statistics(): Map<string, number> {
  const db = rawDatabase(registry.home);
  try {
    const rows = db.prepare(`SELECT operation || ' ' || outcome, count FROM operation_stats`).raw().all();
    return new Map(rows as [string, number][]);
  } finally {
    db.close();
  }
}

test('a write has its row in the transaction of the write itself', async () => {
  await registry.client.registry.create(draft('audited', '1.0.0'));
  // Straight from the file, before anything batched could have been written.
  const db = rawDatabase(registry.home);
  const row = db.prepare('SELECT * FROM audit ORDER BY sequence DESC LIMIT 1').get();
  db.close();
  expect(row).toMatchObject({
    actor: 'owner (test)',
    operation: 'registry.create',
    outcome: 'success',
    subject: 'local.test/audited@1.0.0',
  });
});

test('denials and failures are recorded with code and subject; successes of reads share a row', async () => {
  const reader = registry.as(readerCaller('browser'));
  await refusalOf(reader.registry.createNamespace({ path: 'org.denied' }));
  await refusalOf(registry.client.registry.create(draft('audited', '1.0.0')));
  await refusalOf(registry.client.registry.get({ coordinate: 'local.test/missing' }));
  for (let index = 0; index < 50; index += 1)
    await registry.client.registry.get({ coordinate: 'local.test/audited' });
  expect((await entries({ outcome: 'denied' }))[0]).toMatchObject({
    actor: 'reader (browser)',
    operation: 'registry.createNamespace',
    subject: 'org.denied',
    detail: { code: 'NOT_ALLOWED' },
  });
  const failures = await entries({ outcome: 'failure' });
  expect(failures.map(({ operation, subject, detail }) => [operation, subject, detail.code]).sort()).toEqual([
    ['registry.create', 'local.test', 'ALREADY_EXISTS'],
    ['registry.get', 'local.test/missing', 'NOT_FOUND'],
  ]);
  const reads = await entries({ operation: 'registry.get', outcome: 'success' });
  expect(reads.reduce((sum, { detail }) => sum + Number(detail.count ?? 1), 0)).toBe(50);
  expect(reads.length).toBeLessThan(5);
});

test('statistics count every operation under its own name and outcome', async () => {
  const before = statistics();
  await refusalOf(registry.as(readerCaller('test')).registry.sweep({}));
  await registry.client.registry.create(draft('counted', '1.0.0'));
  await registry.client.access.verifyAudit({});
  await registry.client.access.verifyAudit({});
  const after = statistics();
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown('registry.sweep denied')).toBe(1);
  expect(grown('registry.sweep success')).toBe(0);
  expect(grown('registry.create success')).toBe(1);
});

test('the log is paged backwards, newest first, and the chain verifies', async () => {
  for (let index = 0; index < 12; index += 1)
    await registry.client.registry.create(draft(`page-${index}`, '1.0.0'));
  const all = await entries({ limit: 200 });
  const pages = [];
  for (let before: number | undefined = undefined as number | undefined; ; ) {
    const page = await entries(before === undefined ? { limit: 5 } : { limit: 5, before });
    pages.push(...page);
    before = page.at(-1)?.sequence;
    if (page.length < 5) break;
  }
  expect(pages.map(({ sequence }) => sequence)).toEqual(all.map(({ sequence }) => sequence));
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => all.length - index));
  expect(await registry.client.access.verifyAudit({})).toMatchObject({ intact: true, entries: all.length });
});

test('an edit behind the back of the registry is found', async () => {
  const db = rawDatabase(registry.home);
  expect(() => db.exec(`UPDATE audit SET actor = 'nobody'`)).toThrow(/append-only/u);
  db.exec(`DROP TRIGGER audit_no_update; UPDATE audit SET actor = 'nobody' WHERE sequence = 3`);
  db.close();
  expect(await registry.client.access.verifyAudit({})).toMatchObject({ intact: false, brokenAt: 3 });
});

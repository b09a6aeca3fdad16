import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../../../contract/contract.ts';
import type { OperationMeta } from '../../../../contract/operation.ts';
import { type Caller, ownerCaller, readerCaller } from '../../../../main/core/index.ts';
import type { Policy } from '../../../../main/core/operations/index.ts';
import { StoreFailure } from '../../../../main/store/index.ts';
import { draft, openTestCore, refusalOf, type TestCore } from '../test-core.ts';

const ran: string[] = [];
const logged: { fields: Record<string, unknown>; message: string }[] = [];
const policies: Policy[] = [];
let breaks: unknown;
let registry: TestCore;

beforeAll(async () => {
  registry = await openTestCore({
    policies,
    around: (operation, _params, run) => {
      ran.push(operation);
      if (breaks !== undefined) return Promise.reject(breaks);
      return run();
    },
    log: {
      info() {},
      warn() {},
      error: (fields: unknown, message?: string) =>
        void logged.push({ fields: fields as Record<string, unknown>, message: message ?? '' }),
    },
  });
});
afterAll(() => registry[Symbol.asyncDispose]());

const someId = '01890a5d-ac96-774b-bcce-b302099a8057';
const someKey = '0'.repeat(64);
const someProcess = 'operation:registry.get';
const someStretch = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' };
const charted = { process: someProcess, metric: 'duration', grain: 'single', type: 'i-mr' };

/** A valid input for every operation, so that what refuses is never the input's shape. */
const inputs: Record<string, unknown> = {
  'access.audit': {},
  'access.verifyAudit': {},
  'events.watch': {},
  'registry.create': draft('path', '1.0.0'),
  'registry.get': { coordinate: 'local.test/nothing' },
  'registry.versions': { packageId: someId },
  'registry.history': { packageId: someId },
  'registry.file': { versionId: someId, path: 'x' },
  'registry.deprecate': { versionId: someId, reason: 'x' },
  'registry.yank': { versionId: someId, reason: 'x' },
  'registry.extract': { versionId: someId, destination: { path: '/tmp/x' } },
  'registry.namespaces': {},
  'registry.createNamespace': { path: 'org.path' },
  'registry.setQuota': { path: 'org.path' },
  'registry.sweep': {},
  'registry.namespace': { path: 'org' },
  'registry.updateNamespace': { path: 'org.path' },
  'registry.namespacePolicy': { path: 'org' },
  'registry.setNamespacePolicy': { path: 'org.path', set: {} },
  'registry.moveNamespace': { from: 'org.path', to: 'org.way', dryRun: true },
  'registry.deleteNamespace': { path: 'org.nothing' },
  'registry.undeleteNamespace': { path: 'org.nothing' },
  'registry.tags': { packageId: someId },
  'registry.setTag': { versionId: someId, tag: 'beta' },
  'registry.removeTag': { packageId: someId, tag: 'beta' },
  'registry.promote': { versionId: someId },
  'registry.rollback': { packageId: someId, channel: 'stable' },
  'registry.tagHistory': { packageId: someId },
  'resolve.resolve': { root: { dependencies: [] } },
  'resolve.resolveLive': { root: { dependencies: [] } },
  'resolve.matches': { coordinate: 'org.path/x', constraint: '*' },
  'resolve.addDependency': { versionId: someId, dependency: { coordinate: 'org.path/x', constraint: '*' } },
  'resolve.removeDependency': { versionId: someId, coordinate: 'org.path/x' },
  'resolve.conflicts': { namespace: 'org' },
  'resolve.relationships': { coordinate: 'org.path/x' },
  'resolve.impact': { versionId: someId, act: 'delete' },
  'resolve.lock': { root: { dependencies: [] } },
  'resolve.compareLocks': { before: someId, after: someId },
  'quality.samples': { process: someProcess },
  'quality.logLines': { logId: someId },
  'quality.chart': { process: someProcess },
  'quality.watchChart': { process: someProcess },
  'quality.capability': { process: someProcess },
  'quality.export': { process: someProcess },
  'quality.acknowledgeSignal': { signalId: someId, cause: 'a test' },
  'quality.freezeLimits': { ...charted, ...someStretch, reason: 'a test' },
  'quality.limitsHistory': charted,
  'quality.annotate': { process: someProcess, at: someStretch.from, cause: 'a test' },
  'quality.removeAnnotation': { annotationId: someId },
  'quality.exclude': { process: someProcess, ...someStretch, reason: 'a test' },
  'quality.include': { exclusionId: someId },
  'quality.checkAlert': { condition: 'error_rate > 1 %' },
  'quality.addAlert': { name: 'of a test', condition: 'error_rate > 1 %' },
  'quality.updateAlert': { ruleId: someId },
  'quality.removeAlert': { ruleId: someId },
  'quality.acknowledgeAlert': { ruleId: someId },
  'quality.silenceAlert': { ruleId: someId, minutes: 5 },
  'quality.planDemonstration': { ppm: 3 },
  'quality.createDemonstration': { scenario: 'registry.get', claim: { ppm: 3 } },
  'quality.runDemonstration': { demonstrationId: someId },
  'quality.pauseDemonstration': { demonstrationId: someId },
  'quality.cancelDemonstration': { demonstrationId: someId },
  'quality.demonstrationReport': { demonstrationId: someId },
  'quality.checkReport': { envelope: '{}' },
  'search.query': {},
  'search.list': {},
  'settings.status': {},
  'settings.createProfile': { handle: 'ada', displayName: 'Ada' },
  'settings.setPreferences': {},
  'transfer.inspect': { source: { token: 'sample:none' } },
  'transfer.recheck': { importId: 'x', edits: {} },
  'transfer.accept': { importId: 'x' },
  'transfer.discard': { importId: 'x' },
  'transfer.samples': {},
  'trust.keys': {},
  'trust.createKey': { name: 'k' },
  'trust.importKey': { name: 'k', text: 'junk' },
  'trust.exportKey': { keyId: someKey },
  'trust.retireKey': { keyId: someKey },
  'trust.revokeKey': { keyId: someKey, reason: 'x' },
  'trust.activateKey': { keyId: someKey },
  'trust.setDefaultKey': { keyId: someKey },
  'trust.roots': {},
  'trust.setRoot': { namespace: 'org', keyIds: [someKey] },
  'trust.unlock': { passphrase: 'x' },
  'trust.lock': {},
};

const operations = Object.entries(contract).flatMap(([domain, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => ({
    operation: `${domain}.${name}`,
    meta: (procedure as { '~orpc': { meta: OperationMeta } })['~orpc'].meta,
  })),
);

async function call(caller: Caller, operation: string): Promise<unknown> {
  const [domain = '', name = ''] = operation.split('.');
  const client = registry.as(caller) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const output = await client[domain]?.[name]?.(inputs[operation] ?? { versionId: someId });
  if (typeof output !== 'object' || output === null || !(Symbol.asyncIterator in output)) return output;
  // A stream answers with its first item.
  const items = (output as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  try {
    return await items.next();
  } finally {
    await items.return?.();
  }
}

const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'OK',
    (error: { code: string }) => error.code,
  );

test('a reader is refused every operation that is not a read, with its capability, and the refusal is audited', async () => {
  const reader = readerCaller('browser');
  const writing = operations.filter(({ meta }) => !meta.capability.endsWith('.read'));
  expect(writing.length).toBeGreaterThan(25);
  for (const { operation, meta } of writing) {
    const refusal = await refusalOf(call(reader, operation));
    expect([operation, refusal.code, refusal.data.capability]).toEqual([
      operation,
      'NOT_ALLOWED',
      meta.capability,
    ]);
    expect(refusal.defined).toBe(true);
  }
  const { entries } = await registry.client.access.audit({ outcome: 'denied', limit: 200 });
  expect(new Set(entries.map(({ operation }) => operation))).toEqual(
    new Set(writing.map(({ operation }) => operation)),
  );
  for (const entry of entries)
    expect(entry).toMatchObject({ actor: 'reader (browser)', detail: { code: 'NOT_ALLOWED' } });
});

test('every operation goes through the quality seam, unless it was refused before', async () => {
  ran.length = 0;
  for (const { operation } of operations) {
    const code = await outcomeOf(call(ownerCaller('test', { paths: true }), operation));
    expect([operation, code]).not.toEqual([operation, 'BAD_REQUEST']);
    expect([operation, code]).not.toEqual([operation, 'INTERNAL']);
  }
  expect(new Set(ran)).toEqual(new Set(operations.map(({ operation }) => operation)));
  ran.length = 0;
  await refusalOf(call(readerCaller('test'), 'registry.create'));
  expect(ran).toEqual([]);
});

test('a denial wins over the capability', async () => {
  const caller = { ...ownerCaller('test'), denied: new Set(['registry.write' as const]) };
  expect(await refusalOf(call(caller, 'registry.create'))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await outcomeOf(call(caller, 'registry.namespaces'))).toBe('OK');
  const { caller: shown } = await registry.as(caller).settings.status({});
  expect(shown.capabilities).not.toContain('registry.write');
});

test('an input of the wrong shape is declared with its fields, before anything runs', async () => {
  ran.length = 0;
  const create = registry.client.registry.create as (input: unknown) => Promise<unknown>;
  const refusal = await refusalOf(create({ ...draft('x', '1.0.0'), kind: 'banana', keywords: 'none' }));
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', defined: true });
  const issues = refusal.data.issues as { field: string }[];
  expect(issues.map(({ field }) => field).sort()).toEqual(['keywords', 'kind']);
  expect(ran).toEqual([]);
});

const violation = (rule: string) => ({ policy: 'naming', rule, message: `${rule} is broken` });

test('a mandatory policy denies with every violation of every policy, and the denial is audited', async () => {
  policies.push(
    { name: 'one', enforcement: 'mandatory', check: () => [violation('a'), violation('b')] },
    { name: 'two', enforcement: 'mandatory', check: async () => [violation('c')] },
  );
  try {
    const refusal = await refusalOf(call(ownerCaller('test'), 'registry.createNamespace'));
    expect(refusal.code).toBe('POLICY_DENIED');
    expect((refusal.data.violations as { rule: string }[]).map(({ rule }) => rule)).toEqual(['a', 'b', 'c']);
  } finally {
    policies.length = 0;
  }
  const { entries } = await registry.client.access.audit({
    operation: 'registry.createNamespace',
    outcome: 'denied',
  });
  expect(entries[0]?.detail.code).toBe('POLICY_DENIED');
});

test('a mandatory rule that fails itself denies; an advisory one lets through', async () => {
  const broken = () => {
    throw new Error('cannot be evaluated');
  };
  policies.push({ name: 'broken', enforcement: 'mandatory', check: broken });
  const refusal = await refusalOf(registry.client.registry.createNamespace({ path: 'org.closed' }));
  expect(refusal).toMatchObject({ code: 'POLICY_DENIED', data: { violations: [{ policy: 'broken' }] } });
  policies.length = 0;
  policies.push(
    { name: 'broken', enforcement: 'advisory', check: broken },
    { name: 'noted', enforcement: 'audit-only', check: () => [violation('x')] },
  );
  expect(await registry.client.registry.createNamespace({ path: 'org.open' })).toEqual({ path: 'org.open' });
  policies.length = 0;
});

test.each([
  [new TypeError('SELECT secret FROM /home/ada/registry.db'), 'INTERNAL'],
  ['a thrown text with /etc/passwd', 'INTERNAL'],
  [
    Object.assign(new Error('SQLITE: database disk image /x is malformed'), { code: 'SQLITE_CORRUPT' }),
    'STORAGE_UNAVAILABLE',
  ],
  [Object.assign(new Error('ENOSPC, write /x'), { code: 'ENOSPC' }), 'STORAGE_FULL'],
  [Object.assign(new Error('EROFS, open /x'), { code: 'EROFS' }), 'STORAGE_READ_ONLY'],
  [new StoreFailure('closed', 'the store /x is closed'), 'STORAGE_UNAVAILABLE'],
  [new DOMException('aborted at /x', 'AbortError'), 'CANCELLED'],
])('what goes wrong inside (%s) crosses without path or statement', async (error, code) => {
  breaks = error;
  logged.length = 0;
  const refusal = await refusalOf(registry.client.registry.namespaces({}));
  breaks = undefined;
  expect(refusal.code).toBe(code);
  expect(refusal.defined).toBe(true);
  expect(JSON.stringify([refusal.message, refusal.data])).not.toMatch(/\/x|\/etc|\/home|SELECT|SQLITE/u);
  if (code !== 'INTERNAL') return;
  const { logId } = refusal.data;
  expect(logId).toMatch(/^[0-9a-f-]{36}$/u);
  expect(logged.find(({ fields }) => fields.logId === logId)).toBeDefined();
});

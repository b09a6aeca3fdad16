/** Reports checked by themselves: what was changed, and what does not follow, is told. */
import { beforeAll, expect, test } from 'vitest';
import { checkReport } from '../../../../../main/core/quality/demonstration/report/check-report.ts';
import {
  type DemonstrationStatement,
  demonstrationPayloadType,
  encodeDemonstration,
  statementOf,
} from '../../../../../main/core/quality/demonstration/report/statement.ts';
import type { DemonstrationRecord } from '../../../../../main/core/quality/demonstration/store/records.ts';
import { createSketch } from '../../../../../main/core/quality/statistics/index.ts';
import { generateEd25519, loadEd25519 } from '../../../../../main/core/trust/ed25519-key.ts';
import { signPayload } from '../../../../../main/core/trust/statement.ts';

const pair = generateEd25519();
const { privateKey } = loadEd25519(pair.pkcs8);
const keyOf = (keyId: string) =>
  keyId === pair.keyId ? { algorithm: 'ed25519' as const, spki: pair.spki, name: 'Ada' } : undefined;

const conditions = {
  version: '0.1.0',
  host: 'serve' as const,
  runtime: 'Node.js 24',
  system: 'Linux',
  processor: '2 × slow',
  memoryBytes: 1e9,
  freeMemoryBytes: 5e8,
  mix: 'everything',
  seed: 7,
  concurrency: 4,
  load: 1,
  machineLoad: { first: 1, highest: 2 },
  loopDelay: { p50: 0.1, p99: 1.5, max: 4 },
};

let statement: DemonstrationStatement;

beforeAll(() => {
  const sketch = createSketch();
  for (let trial = 0; trial < 299; trial += 1) sketch.add(1 + trial / 100);
  const record: DemonstrationRecord = {
    demonstrationId: '01a1fe3b-0a16-7254-8416-c0baa53e1b34',
    scenario: 'registry.get',
    label: 'Look up a version',
    claim: { ppm: 10_000, confidence: 0.95, allowed: 0 },
    planned: 299,
    state: 'passed',
    createdAt: 1_700_000_000_000,
    createdBy: 'owner (test)',
    startedAt: 1_700_000_001_000,
    endedAt: 1_700_000_009_000,
    done: 299,
    failures: 0,
    voided: 2,
    runningMs: 4_000.5,
    durations: sketch.toBytes(),
    failed: [],
    runs: [
      {
        run: 1,
        startedAt: 1_700_000_001_000,
        endedAt: 1_700_000_003_000,
        doneBefore: 0,
        doneAfter: 120,
        ending: 'killed',
        conditions,
      },
      {
        run: 2,
        startedAt: 1_700_000_007_000,
        endedAt: 1_700_000_009_000,
        doneBefore: 120,
        doneAfter: 299,
        ending: 'passed',
        conditions: { ...conditions, version: '0.2.0' },
      },
    ],
    statement: undefined,
    envelope: undefined,
  };
  statement = statementOf(record, { others: [], total: 0 });
});

function signed(value: DemonstrationStatement): string {
  const key = { keyId: pair.keyId, privateKey };
  return JSON.stringify(signPayload(demonstrationPayloadType, Buffer.from(encodeDemonstration(value)), key));
}

const failing = (text: string) =>
  checkReport(text, keyOf)
    .checks.filter(({ outcome }) => outcome === 'fail')
    .map(({ name }) => name);

test('a report as it was signed is right, and reads the same as its text', () => {
  const check = checkReport(signed(statement), keyOf);
  expect(check.ok).toBe(true);
  expect(check.text).toContain('**Shown: no failure in 299 trials.');
  expect(check.text).toContain('different versions of the product: 0.1.0, 0.2.0');
  expect(check.text).toContain('cut off: the program ended');
});

test('a byte changed after signing is found', () => {
  const envelope = JSON.parse(signed(statement)) as { payload: string };
  const payload = Buffer.from(envelope.payload, 'base64').toString().replace('"failures":0', '"failures":1');
  envelope.payload = Buffer.from(payload).toString('base64');
  expect(failing(JSON.stringify(envelope))).toContain('signature');
});

test('of an unknown key nothing is said, and it is not ok', () => {
  const check = checkReport(signed(statement), () => undefined);
  expect(check.ok).toBe(false);
  expect(check.checks).toContainEqual(expect.objectContaining({ name: 'signature', outcome: 'warn' }));
});

test.each([
  ['too few trials for the claim', 'plan', { plan: { trials: 298 }, outcome: { trials: 298 } }],
  ['a bound that is too good', 'bound', { outcome: { upperPpm: 3 } }],
  ['a pass with a failure', 'outcome', { outcome: { failures: 1 } }],
  ['a failure that is not listed', 'counts', { outcome: { failures: 1 } }],
  ['a pass before the end', 'outcome', { outcome: { trials: 200 } }],
  ['a fail without failures', 'outcome', { outcome: { state: 'failed', shown: false } }],
] as const)('signed by whoever: %s', (_what, check, change) => {
  const { plan, outcome } = change as { plan?: object; outcome?: object };
  const changed = {
    ...statement,
    plan: { ...statement.plan, ...plan },
    outcome: { ...statement.outcome, ...outcome },
  };
  expect(failing(signed(changed))).toContain(check);
});

test('trials counted twice over an interruption do not add up', () => {
  const [first, second] = statement.runs;
  if (!first || !second) throw new Error('two runs');
  expect(failing(signed({ ...statement, runs: [first, { ...second, doneBefore: 100 }] }))).toEqual([
    'counts',
  ]);
});

test.each([
  ['no JSON', 'hello'],
  ['no envelope', '{"a":1}'],
  ['another payload', JSON.stringify({ payloadType: 'text/plain', payload: '', signatures: [] })],
])('%s is no report', (_what, text) => {
  expect(checkReport(text, keyOf)).toMatchObject({
    ok: false,
    checks: [{ name: 'envelope', outcome: 'fail' }],
  });
});

test('a payload that is no canonical report is refused', () => {
  const payload = Buffer.from(JSON.stringify({ _type: 'else' })).toString('base64');
  const text = JSON.stringify({ payloadType: demonstrationPayloadType, payload, signatures: [] });
  expect(failing(text)).toEqual(['statement']);
});

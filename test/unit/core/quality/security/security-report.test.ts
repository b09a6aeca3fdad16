import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SecurityReport } from '../../../../../contract/quality-security.ts';
import { draft, openTestCore, rawDatabase, type TestCore, testKeychain } from '../../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore({ keychain: testKeychain() });
});
afterAll(() => registry[Symbol.asyncDispose]());

const report = (most = 500) => registry.client.quality.security({ most });
const totals = ({ checks }: SecurityReport) =>
  Object.fromEntries(checks.filter(({ total }) => total > 0).map(({ check, total }) => [check, total]));
const textOf = ({ checks }: SecurityReport, name: string) =>
  checks.find(({ check }) => check === name)?.text ?? '';
const about = ({ findings }: SecurityReport, subject: string) =>
  findings.filter((finding) => finding.subject === subject);

async function create(
  namespace: string,
  name: string,
  version: string,
  more: Parameters<typeof draft>[2] = {},
) {
  const { versionId } = await registry.client.registry.create(draft(name, version, { namespace, ...more }));
  return versionId;
}

test('an empty registry has nothing to tell, in words', async () => {
  const empty = await report();
  expect(empty.checks.map(({ check, state, total }) => [check, state, total])).toEqual(
    [
      'secrets',
      'unsigned',
      'untrusted',
      'revoked-keys',
      'yanked-in-use',
      'deprecated-in-use',
      'permissions',
    ].map((check) => [check, 'ok', 0]),
  );
  for (const { label, text } of empty.checks)
    expect([label, text]).toEqual([label, expect.stringMatching(/\.$/u)]);
  expect(empty).toMatchObject({
    findings: [],
    truncated: false,
    severities: { critical: 0, warning: 0, info: 0 },
  });
});

test('unsigned published versions are told; drafts, signed and deleted ones are not', async () => {
  await registry.client.settings.createProfile({ handle: 'ada', displayName: 'Ada' });
  await create('org.plain', 'open', '1.0.0');
  await create('org.plain', 'open', '1.1.0', { publish: false });
  await create('org.plain', 'open', '1.2.0', { sign: true });
  const gone = await create('org.plain', 'gone', '1.0.0');
  await registry.client.registry.delete({ versionId: gone });
  const found = await report();
  expect(totals(found)).toEqual({ unsigned: 1 });
  expect(found.findings).toEqual([
    {
      check: 'unsigned',
      severity: 'warning',
      subject: 'org.plain/open@1.0.0',
      text: expect.stringContaining('without a signature'),
      fix: {
        label: 'Sign it',
        link: '#/browse?artifact=org.plain%2Fopen&version=1.0.0&tab=signatures',
      },
    },
  ]);
  expect(textOf(found, 'unsigned')).toBe('Without a signature: 1 of 2 published versions.');
});

test('where a namespace asks for signatures, what lacks one is critical', async () => {
  await create('org.strict.below', 'early', '1.0.0');
  await registry.client.registry.setNamespacePolicy({ path: 'org.strict', set: { requireSignature: true } });
  expect(about(await report(), 'org.strict.below/early@1.0.0')).toMatchObject([
    {
      check: 'unsigned',
      severity: 'critical',
      text: expect.stringContaining('org.strict.below publishes only'),
    },
  ]);
  await registry.client.registry.setNamespacePolicy({ path: 'org.strict', set: { requireSignature: false } });
});

test('the reason is told why a signature does not count', async () => {
  const { trust } = registry.client;
  await create('org.other', 'signed', '1.0.0', { sign: true });
  const other = (await trust.createKey({ name: 'other' })).key.keyId;
  await trust.setRoot({ namespace: 'org.other', keyIds: [other] });
  const told = async () => about(await report(), 'org.other/signed@1.0.0');
  expect(await told()).toMatchObject([
    {
      check: 'untrusted',
      severity: 'warning',
      text: expect.stringContaining('which the trust root of org.other does not name'),
    },
  ]);
  await trust.setRoot({
    namespace: 'org.other',
    keyIds: [other],
    expiresAt: new Date(Date.now() - 86_400_000).toISOString(),
  });
  expect((await told())[0]?.text).toMatch(/the trust root of org\.other ran out on \d{4}-\d\d-\d\d\./u);
  const expired = about(await report(), 'trust root of org.other');
  expect(expired).toMatchObject([{ check: 'revoked-keys', severity: 'warning', fix: { link: '#/keys' } }]);
  await trust.setRoot({ namespace: 'org.other', keyIds: [other] });
});

test('what only revoked keys vouch for is critical and told once; a root that still names them is told', async () => {
  const { trust } = registry.client;
  const versionId = await create('org.lost', 'lone', '1.0.0');
  const both = await create('org.lost', 'shared', '1.0.0', { sign: true });
  const { keyId } = (await trust.createKey({ name: 'stolen one' })).key;
  await trust.setRoot({ namespace: 'org.lost', keyIds: [keyId] });
  await trust.sign({ versionId, keyId });
  await trust.sign({ versionId: both, keyId });
  expect(about(await report(), 'org.lost/lone@1.0.0')).toEqual([]);
  await trust.revokeKey({ keyId, reason: 'left in a train' });
  const found = await report();
  expect(about(found, 'org.lost/lone@1.0.0')).toMatchObject([
    { check: 'revoked-keys', severity: 'critical', text: expect.stringContaining('“stolen one”') },
  ]);
  // Another key signed it too: it is not trusted, and does not rest on the revoked one alone.
  expect(about(found, 'org.lost/shared@1.0.0')).toMatchObject([{ check: 'untrusted', severity: 'warning' }]);
  expect(about(found, 'trust root of org.lost')).toMatchObject([
    {
      check: 'revoked-keys',
      text: expect.stringMatching(/“stolen one”.*“left in a train”; 0 keys are left for 1 signature/u),
    },
  ]);
});

test('what was tampered with is critical, whatever its state', async () => {
  const versionId = await create('org.changed', 'draft', '1.0.0', { publish: false, sign: true });
  const db = rawDatabase(registry.home);
  db.prepare(`UPDATE versions SET signature = 'tampered' WHERE version_id = ?`).run(versionId);
  db.close();
  const found = await report();
  expect(about(found, 'org.changed/draft@1.0.0')).toMatchObject([
    { check: 'untrusted', severity: 'critical', text: expect.stringContaining('not what was signed') },
  ]);
  expect(found.findings[0]?.severity).toBe('critical');
  await registry.client.registry.delete({ versionId });
  expect(about(await report(), 'org.changed/draft@1.0.0')).toEqual([]);
});

test('a secret that was accepted is told with its reason, for as long as its content is here', async () => {
  const content = Buffer.from(`key = "AKIA${'Q3EGRW7ZN2XKPL5T'}"\n`).toString('base64');
  const overrideReason = 'revoked long ago';
  const versionId = await create('org.secret', 'leaky', '1.0.0', { content, overrideReason });
  const found = await report();
  expect(about(found, 'org.secret/leaky@1.0.0').filter(({ check }) => check === 'secrets')).toMatchObject([
    {
      severity: 'warning',
      text: expect.stringMatching(/aws-access-token.*“revoked long ago”/u),
      fix: { link: '#/browse?artifact=org.secret%2Fleaky&version=1.0.0&tab=files' },
    },
  ]);
  // Told under the name it has now.
  await registry.client.registry.moveNamespace({ from: 'org.secret', to: 'org.hidden' });
  expect(totals(await report()).secrets).toBe(1);
  expect(about(await report(), 'org.hidden/leaky@1.0.0').map(({ check }) => check)).toContain('secrets');
  await registry.client.registry.delete({ versionId });
  await create('org.hidden', 'leaky', '1.0.0');
  expect(totals(await report()).secrets).toBeUndefined();
});

test('lists are bounded and the worst stay; totals are exact', async () => {
  const whole = await report();
  const short = await report(2);
  expect(short.findings).toHaveLength(2);
  expect(short.truncated).toBe(true);
  expect(short.findings.every(({ severity }) => severity === 'critical')).toBe(
    whole.severities.critical >= 2,
  );
  expect(totals(short)).toEqual(totals(whole));
  expect(short.severities).toEqual(whole.severities);
});

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { contentFiles } from '../../../faults/fault-core.ts';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore, testKeychain } from '../test-core.ts';

let registry: TestCore;
let profileKey = '';
beforeAll(async () => {
  registry = await openTestCore({ keychain: testKeychain() });
  const { profile } = await registry.client.settings.createProfile({ handle: 'ada', displayName: 'Ada' });
  profileKey = profile.keyId ?? '';
});
afterAll(() => registry[Symbol.asyncDispose]());

let names = 0;
/** A signed version in a namespace of its own. */
async function signed(more: Parameters<typeof draft>[2] = {}) {
  names += 1;
  const namespace = `org.n${names}`;
  const { versionId } = await registry.client.registry.create(
    draft('subject', '1.0.0', { namespace, sign: true, ...more }),
  );
  return { versionId, namespace, coordinate: `${namespace}/subject` };
}

function edit(statement: string, ...values: unknown[]): void {
  const db = rawDatabase(registry.home);
  try {
    expect(db.prepare(statement).run(...values).changes).toBeGreaterThan(0);
  } finally {
    db.close();
  }
}

const failed = (checks: { name: string; outcome: string }[]) =>
  checks.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name);

async function stateOf({ coordinate, namespace }: { coordinate: string; namespace: string }) {
  const { hits } = await registry.client.search.list({ namespace });
  return [(await registry.client.registry.get({ coordinate })).signature, hits[0]?.signature];
}

const rowid = '(SELECT version_rowid FROM versions WHERE version_id = ?)';

test('a signed version of the profile is trusted, and every check passes', async () => {
  const subject = await signed();
  expect(await stateOf(subject)).toEqual(['trusted', 'trusted']);
  const found = await registry.client.trust.verify({ versionId: subject.versionId });
  expect(found.signature).toBe('trusted');
  expect(found.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'content pass',
    'manifest pass',
    'statement pass',
    'signature pass',
    'trust-root pass',
  ]);
});

const big = randomBytes(20_000).toString('base64');
const tampers: [string, { text?: string }, string[], (versionId: string) => void][] = [
  [
    'one bit of the content file',
    { text: big },
    ['content'],
    (versionId) => {
      const db = rawDatabase(registry.home);
      const digest = db
        .prepare('SELECT content_digest FROM versions WHERE version_id = ?')
        .pluck()
        .get(versionId) as string;
      db.close();
      const bytes = Buffer.from(big);
      bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
      writeFileSync(contentFiles(registry.home).get(digest) ?? '', bytes);
    },
  ],
  [
    'one byte of inline content',
    {},
    ['content'],
    (versionId) =>
      edit(
        `UPDATE blobs SET bytes = CAST(replace(CAST(bytes AS TEXT), 'content', 'c0ntent') AS BLOB)
         WHERE digest = (SELECT content_digest FROM versions WHERE version_id = ?)`,
        versionId,
      ),
  ],
  [
    'the length of inline content',
    {},
    ['content'],
    (versionId) =>
      edit(
        `UPDATE blobs SET bytes = CAST('x' AS BLOB) WHERE digest = (SELECT content_digest FROM versions WHERE version_id = ?)`,
        versionId,
      ),
  ],
  [
    'the manifest',
    {},
    ['manifest'],
    (versionId) =>
      edit(
        `UPDATE version_documents SET manifest = replace(manifest, '"library"', '"plugin"') WHERE version_rowid = ${rowid}`,
        versionId,
      ),
  ],
  [
    'the manifest and its digest',
    {},
    ['manifest', 'statement'],
    (versionId) =>
      edit(
        `UPDATE versions SET manifest_digest = 'sha256:${'0'.repeat(64)}' WHERE version_id = ?`,
        versionId,
      ),
  ],
  [
    'the kind of the package',
    {},
    ['statement'],
    (versionId) =>
      edit(
        `UPDATE packages SET kind = 'plugin' WHERE package_rowid = (SELECT package_rowid FROM versions WHERE version_id = ?)`,
        versionId,
      ),
  ],
  [
    'the statement',
    {},
    ['statement', 'signature'],
    (versionId) =>
      edit(
        `UPDATE version_documents SET statement = CAST(replace(CAST(statement AS TEXT), '1.0.0', '1.0.1') AS BLOB) WHERE version_rowid = ${rowid}`,
        versionId,
      ),
  ],
  [
    'the statement, taken away',
    {},
    ['statement', 'signature'],
    (versionId) =>
      edit(`UPDATE version_documents SET statement = NULL WHERE version_rowid = ${rowid}`, versionId),
  ],
  [
    'the signature',
    {},
    ['signature'],
    (versionId) =>
      edit(`UPDATE signatures SET signature = zeroblob(64) WHERE version_rowid = ${rowid}`, versionId),
  ],
];

test.each(tampers)('tampering with %s is found and shown everywhere', async (_what, more, checks, tamper) => {
  const subject = await signed({ text: `content ${randomBytes(8).toString('hex')}`, ...more });
  tamper(subject.versionId);
  const found = await registry.client.trust.verify({ versionId: subject.versionId });
  expect(found.signature).toBe('tampered');
  expect(failed(found.checks)).toEqual(checks);
  expect(await stateOf(subject)).toEqual(['tampered', 'tampered']);
  expect(await refusalOf(registry.client.trust.sign({ versionId: subject.versionId }))).toMatchObject({
    code: 'INVALID_STATE',
    data: { state: 'tampered' },
  });
});

test('signatures exchanged between two versions are found on both', async () => {
  const [left, right] = [await signed(), await signed()];
  const db = rawDatabase(registry.home);
  const of = (id: string) =>
    db.prepare(`SELECT signature FROM signatures WHERE version_rowid = ${rowid}`).pluck().get(id);
  const [first, second] = [of(left.versionId), of(right.versionId)];
  db.close();
  edit(`UPDATE signatures SET signature = ? WHERE version_rowid = ${rowid}`, second, left.versionId);
  edit(`UPDATE signatures SET signature = ? WHERE version_rowid = ${rowid}`, first, right.versionId);
  for (const { versionId } of [left, right])
    expect(failed((await registry.client.trust.verify({ versionId })).checks)).toEqual(['signature']);
});

test('the same content imported again heals it; only another verification lifts the mark', async () => {
  const text = randomBytes(15_000).toString('base64');
  const subject = await signed({ text });
  const { contentDigest } = await registry.client.registry.get({ coordinate: subject.coordinate });
  writeFileSync(contentFiles(registry.home).get(contentDigest) ?? '', 'damaged');
  expect((await registry.client.trust.verify({ versionId: subject.versionId })).signature).toBe('tampered');
  await signed({ text });
  expect(await stateOf(subject)).toEqual(['tampered', 'tampered']);
  expect((await registry.client.trust.verify({ versionId: subject.versionId })).signature).toBe('trusted');
  expect(await stateOf(subject)).toEqual(['trusted', 'trusted']);
});

test('a missing content file is a failed check, not an internal error', async () => {
  const subject = await signed({ text: randomBytes(15_000).toString('base64') });
  const { contentDigest } = await registry.client.registry.get({ coordinate: subject.coordinate });
  rmSync(contentFiles(registry.home).get(contentDigest) ?? '');
  const found = await registry.client.trust.verify({ versionId: subject.versionId });
  expect(found.checks[0]).toMatchObject({
    name: 'content',
    outcome: 'fail',
    detail: expect.stringContaining('missing'),
  });
});

test('unsigned is said so, and signing later makes it trusted', async () => {
  const subject = await signed({ sign: false });
  expect((await registry.client.trust.verify({ versionId: subject.versionId })).signature).toBe('unsigned');
  expect(await registry.client.trust.sign({ versionId: subject.versionId })).toEqual({
    signature: 'trusted',
    keyId: profileKey,
  });
  expect(await stateOf(subject)).toEqual(['trusted', 'trusted']);
});

async function newKey(name: string) {
  return (await registry.client.trust.createKey({ name })).key.keyId;
}

test('roots: the nearest counts, its threshold must be met, and it expires', async () => {
  const { trust } = registry.client;
  const subject = await signed();
  const { versionId, namespace } = subject;
  const [second, third] = [await newKey('second'), await newKey('third')];
  const root = (more: object) => trust.setRoot({ namespace, keyIds: [second, third], threshold: 2, ...more });
  expect((await root({})).affectedVersions).toBe(1);
  expect(await stateOf(subject)).toEqual(['unknown', 'unknown']);
  expect((await trust.sign({ versionId, keyId: second })).signature).toBe('unknown');
  expect((await trust.sign({ versionId, keyId: second })).signature).toBe('unknown');
  expect((await trust.sign({ versionId, keyId: third })).signature).toBe('trusted');
  expect((await trust.signatures({ versionId })).signatures).toHaveLength(3);
  // An expired root vouches for nothing; a root further up does not step in.
  await root({ expiresAt: new Date(Date.now() - 1_000).toISOString() });
  expect(await stateOf(subject)).toEqual(['unknown', 'unknown']);
  const renewed = await root({ threshold: 1 });
  expect(renewed.root.version).toBe(3);
  expect(await stateOf(subject)).toEqual(['trusted', 'trusted']);
  expect(await refusalOf(root({ threshold: 3 }))).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await refusalOf(root({ keyIds: ['0'.repeat(64)], threshold: 1 }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a revoked key downgrades what it signed at once and cannot come back; a retired one keeps vouching', async () => {
  const { trust } = registry.client;
  const subject = await signed({ sign: false });
  const keyId = await newKey('short-lived');
  await trust.setRoot({ namespace: subject.namespace, keyIds: [keyId] });
  await trust.sign({ versionId: subject.versionId, keyId });
  await trust.retireKey({ keyId });
  expect(await stateOf(subject)).toEqual(['trusted', 'trusted']);
  expect(await refusalOf(trust.sign({ versionId: subject.versionId, keyId }))).toMatchObject({
    code: 'KEY_UNAVAILABLE',
    data: { reason: 'retired' },
  });
  await trust.activateKey({ keyId });
  expect(await trust.revokeKey({ keyId, reason: 'stolen' })).toMatchObject({
    affectedVersions: 1,
    key: { state: 'revoked', stateReason: 'stolen' },
  });
  expect(await stateOf(subject)).toEqual(['unknown', 'unknown']);
  expect((await trust.verify({ versionId: subject.versionId })).signature).toBe('unknown');
  const { pem } = await trust.exportKey({ keyId });
  expect(await refusalOf(trust.activateKey({ keyId }))).toMatchObject({ code: 'INVALID_STATE' });
  expect(await refusalOf(trust.retireKey({ keyId }))).toMatchObject({ code: 'INVALID_STATE' });
  expect(await refusalOf(trust.setDefaultKey({ keyId }))).toMatchObject({ code: 'INVALID_STATE' });
  expect(await refusalOf(trust.importKey({ name: 'again', text: pem }))).toMatchObject({
    code: 'ALREADY_EXISTS',
  });
  expect(await refusalOf(trust.sign({ versionId: subject.versionId, keyId }))).toMatchObject({
    code: 'KEY_UNAVAILABLE',
    data: { reason: 'revoked' },
  });
});

test('a key that is not here says nothing; a public key alone cannot sign', async () => {
  const { trust } = registry.client;
  const subject = await signed();
  edit(`UPDATE signatures SET key_id = ? WHERE version_rowid = ${rowid}`, 'f'.repeat(64), subject.versionId);
  const found = await trust.verify({ versionId: subject.versionId });
  expect(found.signature).toBe('unknown');
  expect(found.checks.find(({ name }) => name === 'signature')).toMatchObject({ outcome: 'warn' });
  const { publicKey } = generateKeyPairSync('ed25519');
  const { key } = await trust.importKey({
    name: 'friend',
    text: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  });
  expect(key).toMatchObject({ private: 'none', isDefault: false });
  expect(await refusalOf(trust.sign({ versionId: subject.versionId, keyId: key.keyId }))).toMatchObject({
    code: 'KEY_UNAVAILABLE',
    data: { reason: 'none' },
  });
  expect(await refusalOf(trust.setDefaultKey({ keyId: key.keyId }))).toMatchObject({
    code: 'KEY_UNAVAILABLE',
  });
  expect(await refusalOf(trust.importKey({ name: 'junk', text: 'junk' }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('private halves never leave: not in answers, not in plain in the database', async () => {
  const answers = JSON.stringify([
    await registry.client.trust.keys({}),
    await registry.client.access.audit({}),
  ]);
  // How every PKCS #8 Ed25519 key begins (RFC 8410 §7), plain and in base64.
  const prefix = Buffer.from('302e020100300506032b6570', 'hex');
  const db = rawDatabase(registry.home);
  const sealed = db.prepare('SELECT sealed FROM keys WHERE sealed IS NOT NULL').pluck().all() as string[];
  db.close();
  expect(sealed.length).toBeGreaterThan(0);
  for (const text of sealed) expect(answers).not.toContain(text);
  for (const file of ['registry.db', 'registry.db-wal']) {
    const bytes = readFileSync(path.join(registry.home, file));
    expect(bytes.includes(prefix)).toBe(false);
    expect(bytes.includes(prefix.toString('base64'))).toBe(false);
  }
});

test('signing and verifying open no socket', async () => {
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
    throw new Error('the network is not for this');
  });
  try {
    const subject = await signed();
    expect((await registry.client.trust.verify({ versionId: subject.versionId })).signature).toBe('trusted');
    expect(connect).not.toHaveBeenCalled();
  } finally {
    connect.mockRestore();
  }
});

test('a keychain that lost its key: the key says it cannot be opened, and verification goes on', async () => {
  const subject = await signed();
  const other = await registry.reopen({ keychain: testKeychain() });
  const refusal = await refusalOf(other.client.registry.create(draft('x', '1.0.0', { sign: true })));
  expect(refusal).toMatchObject({ code: 'KEY_UNAVAILABLE', data: { reason: 'other-vault' } });
  expect((await other.client.trust.verify({ versionId: subject.versionId })).signature).toBe('trusted');
  const without = await other.reopen({ keychain: { ...testKeychain(), isAvailable: () => false } });
  expect(await refusalOf(without.client.trust.sign({ versionId: subject.versionId }))).toMatchObject({
    code: 'KEY_UNAVAILABLE',
    data: { reason: 'other-vault' },
  });
  await without.close();
});

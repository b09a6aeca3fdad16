/** Handlers of the trust operations. */

import { parseNamespace } from '../identity/index.ts';
import type { DomainHandlers } from '../operations/index.ts';
import { refuse } from '../refuse.ts';
import { statementOf } from '../registry/index.ts';
import type { Call, Services } from '../services.ts';
import { exportPublicKeyPem } from './public-key.ts';
import { signedCoordinate } from './signed-coordinate.ts';
import { artifactPayloadType } from './statement.ts';
import { typedPublicKey } from './typed-public-key.ts';
import { verifyVersion } from './verify-version.ts';

export function trustOperations(services: Services): DomainHandlers<'trust'> {
  const { store, signer } = services;
  return {
    keys: () => store.read('trust.keys', undefined),
    createKey: async (input, call) => {
      const created = await signer.createKey(undefined);
      const key = await store.write('trust.insertKey', { ...created, ...input }, call.write);
      return { key };
    },
    importKey: async (input, call) => {
      const imported = typedPublicKey(input.text, 'text');
      return {
        key: await store.write(
          'trust.insertKey',
          { ...imported, name: input.name, makeDefault: false },
          call.write,
        ),
      };
    },
    exportKey: async (input) => {
      const { spki } = await store.read('trust.publicKey', input);
      return { keyId: input.keyId, pem: exportPublicKeyPem(spki) };
    },
    retireKey: async (input, call) => {
      const { key } = await store.write('trust.setKeyState', { ...input, state: 'retired' }, call.write);
      return { key };
    },
    revokeKey: (input, call) => store.write('trust.setKeyState', { ...input, state: 'revoked' }, call.write),
    activateKey: async (input, call) => {
      const { key } = await store.write(
        'trust.setKeyState',
        { ...input, reason: '', state: 'active' },
        call.write,
      );
      return { key };
    },
    setDefaultKey: async (input, call) => ({
      key: await store.write('trust.setDefaultKey', input, call.write),
    }),
    roots: () => store.read('trust.roots', undefined),
    setRoot: (input, call) => {
      const keyIds = [...new Set(input.keyIds)];
      if (input.threshold > keyIds.length)
        throw refuse.input('The threshold can never be met.', [
          { field: 'threshold', message: `at most ${keyIds.length}, the number of keys` },
        ]);
      const expiresAt = input.expiresAt === undefined ? undefined : Date.parse(input.expiresAt);
      return store.write(
        'trust.setRoot',
        { ...input, namespace: namespaceOf(input.namespace), keyIds, expiresAt },
        call.write,
      );
    },
    sign: (input, call) => sign(services, input, call),
    signatures: (input) => listSignatures(services, input.versionId),
    verify: (input, call) => verifyVersion(services, input.versionId, call),
    unlock: async (input, call) => {
      await signer.unlock(input.passphrase);
      await tellVault(services, false, call);
      return { locked: false };
    },
    lock: async (_input, call) => {
      signer.lock();
      await tellVault(services, true, call);
      return { locked: true };
    },
  };
}

/** Let every window know. The vault is what it is by now, so a store that cannot take the news does not make this fail. */
async function tellVault({ store }: Services, locked: boolean, call: Call): Promise<void> {
  await store.write('trust.tellVault', { locked }, call.write).catch(() => undefined);
}

function namespaceOf(text: string): string {
  try {
    return parseNamespace(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw refuse.input(message, [{ field: 'namespace', message }]);
  }
}

async function sign(
  { store, signer }: Services,
  input: { versionId: string; keyId?: string | undefined },
  call: Call,
) {
  const version = await store.read('registry.forVerification', { versionId: input.versionId });
  if (version.signature === 'tampered')
    throw refuse.state(
      'This version does not match what was stored.',
      'tampered',
      'Do not sign it. Delete it and import it again from its source.',
    );
  const coordinate = signedCoordinate(version);
  const envelope = await signer.sign(statementOf({ ...version, coordinate }), input.keyId);
  const [signature] = envelope.signatures;
  if (!signature) throw new Error('the signer gave no signature');
  const state = await store.write(
    'trust.setSignatureState',
    {
      versionId: input.versionId,
      state: 'evaluate',
      add: [
        {
          keyId: signature.keyid,
          algorithm: signature.algorithm,
          signature: Buffer.from(signature.sig, 'base64'),
        },
      ],
      statement: Buffer.from(envelope.payload, 'base64'),
      detail: { keyId: signature.keyid },
    },
    call.write,
  );
  return { signature: state, keyId: signature.keyid };
}

async function listSignatures({ store }: Services, versionId: string) {
  const found = await store.read('trust.signatures', { versionId });
  const { statement } = found;
  return {
    state: found.state,
    ...(found.root ? { root: found.root } : {}),
    signatures: found.signatures.map((entry) => ({
      keyId: entry.keyId,
      ...(entry.key ? { keyName: entry.key.name } : {}),
      keyState: entry.key?.state ?? ('unknown' as const),
      algorithm: entry.algorithm,
      createdAt: new Date(entry.createdAt).toISOString(),
      inTrustRoot: entry.inTrustRoot,
    })),
    ...(statement
      ? {
          envelope: JSON.stringify({
            payloadType: artifactPayloadType,
            payload: Buffer.from(statement).toString('base64'),
            signatures: found.signatures.map((entry) => ({
              keyid: entry.keyId,
              sig: Buffer.from(entry.signature).toString('base64'),
              algorithm: entry.algorithm,
            })),
          }),
        }
      : {}),
  };
}

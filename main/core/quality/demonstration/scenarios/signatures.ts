/** Signatures as they are handed out: each must verify with the key it names, over a statement that says what is stored. */
import { parseEnvelope, preAuthenticationEncoding, verifySignature } from '../../../trust/index.ts';
import type { KnownVersion } from './inputs-query.ts';
import { liveScenario } from './live-scenario.ts';
import { expectThat, type Stage } from './scenario.ts';

export const signaturesScenario = liveScenario({
  id: 'trust.signatures',
  label: 'Read and verify signatures',
  text:
    'One trial reads the signatures of one version and verifies each with the public key it names. It fails when the operation fails, ' +
    'when a signature is missing or not valid, or when what was signed is not the id, digest and size stored.',
  concurrency: 4,
  capability: 'trust.read',
  condition: 'signed',
  missing: 'No version in this registry is signed.',
  drawn:
    'signed versions in this registry, each equally likely; versions known to be tampered with are left out',
  check: async (trial) => {
    const { client, version, signal } = trial;
    const { versionId } = version;
    const found = await client.trust.signatures({ versionId }, { signal });
    expectThat(
      found.state === version.signature,
      () => `${versionId}: state ${found.state}, stored is ${version.signature}`,
    );
    expectThat(
      found.signatures.length === version.signatures && found.envelope !== undefined,
      () => `${versionId}: ${found.signatures.length} signatures, stored are ${version.signatures}`,
    );
    await checkEnvelopeText(trial, version, found.envelope);
  },
});

async function checkEnvelopeText(
  { store }: Pick<Stage, 'store'>,
  version: KnownVersion,
  text: string,
): Promise<void> {
  const { versionId } = version;
  const envelope = parseEnvelope(JSON.parse(text));
  const payload = Buffer.from(envelope.payload, 'base64');
  const statement = JSON.parse(payload.toString()) as Record<string, unknown>;
  for (const [name, signed, stored] of [
    ['id', statement.id, versionId],
    ['content digest', statement.contentHash, version.contentDigest],
    ['content size', statement.contentSize, version.contentSize],
    ['manifest digest', statement.manifestHash, version.manifestDigest],
  ] as const)
    expectThat(
      signed === stored,
      () => `${versionId}: signed ${name} ${String(signed)}, stored is ${stored}`,
    );
  const message = preAuthenticationEncoding(envelope.payloadType, payload);
  for (const { keyid, sig, algorithm } of envelope.signatures) {
    const { spki } = await store.read('trust.publicKey', { keyId: keyid });
    expectThat(
      verifySignature({ algorithm, spki, message, signature: Buffer.from(sig, 'base64') }),
      () => `${versionId}: the signature by ${keyid} is not valid`,
    );
  }
}

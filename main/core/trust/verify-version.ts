/** Verifies a stored version: re-hashes what is stored and judges every signature by the trust root. */
import type { Verification } from '../../../contract/trust.ts';
import { createDigester, digestOf } from '../identity/index.ts';
import { type readForVerification, statementOf } from '../registry/index.ts';
import type { Call, RegistryStore, Services } from '../services.ts';
import type { Envelope } from './dsse.ts';
import { isSignatureAlgorithm } from './signature-algorithm.ts';
import { signedCoordinate } from './signed-coordinate.ts';
import { artifactPayloadType, checkEnvelope } from './statement.ts';

type Check = Verification['checks'][number];

/** @throws Refusal NOT_FOUND. A failed check is an answer, not an error; it is stored, so that every list shows it. */
export async function verifyVersion(
  { store }: Pick<Services, 'store'>,
  versionId: string,
  call: Call,
): Promise<Verification> {
  const version = await store.read('registry.forVerification', { versionId });
  const signatures = await store.read('trust.signatures', { versionId });
  const content = await checkContent(store, version, call.signal);
  const checks: Check[] = [
    content.check,
    compare(
      'manifest',
      'The stored manifest',
      digestOf(Buffer.from(version.manifest)),
      version.manifestDigest,
    ),
    ...checkSignatures(version, signatures),
  ];
  const tampered = checks.some(({ outcome }) => outcome === 'fail');
  const state = await store.write(
    'trust.setSignatureState',
    {
      versionId,
      state: tampered ? 'tampered' : 'evaluate',
      add: [],
      detail: {
        failed: checks.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name),
        bytesHashed: content.bytes,
      },
    },
    call.write,
  );
  const { root } = signatures;
  checks.push(rootCheck(state, root));
  return {
    versionId,
    coordinate: version.coordinate,
    version: version.version,
    signature: state,
    checks,
    bytesHashed: content.bytes,
    verifiedAt: new Date(call.write.at).toISOString(),
  };
}

type ForVerification = ReturnType<typeof readForVerification>;

async function checkContent(
  store: RegistryStore,
  version: ForVerification,
  signal: AbortSignal,
): Promise<{ check: Check; bytes: number }> {
  const digester = createDigester();
  let bytes = 0;
  try {
    if (version.bytes) {
      digester.update(version.bytes);
      bytes = version.bytes.length;
    } else if (version.tier !== 'inline') {
      for await (const chunk of store.blobs.read(version.digest, version.tier)) {
        signal.throwIfAborted();
        digester.update(chunk as Uint8Array);
        bytes += (chunk as Uint8Array).length;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const detail = missing ? 'The stored content is missing.' : 'The stored content cannot be read.';
    return { check: { name: 'content', outcome: 'fail', detail }, bytes };
  }
  if (bytes !== version.size) {
    const detail = `The stored content has ${bytes} bytes; ${version.size} were stored.`;
    return { check: { name: 'content', outcome: 'fail', detail }, bytes };
  }
  return {
    check: compare(
      'content',
      `The stored content, ${bytes} bytes re-hashed,`,
      digester.digest(),
      version.digest,
    ),
    bytes,
  };
}

function compare(name: string, subject: string, actual: string, expected: string): Check {
  if (actual === expected) return { name, outcome: 'pass', detail: `${subject} matches ${expected}.` };
  return { name, outcome: 'fail', detail: `${subject} has ${actual}; expected ${expected}.` };
}

type Signatures = {
  statement: Uint8Array | undefined;
  signatures: {
    keyId: string;
    algorithm: string;
    signature: Uint8Array;
    key: { name: string; state: string; spki: Uint8Array; algorithm: string } | undefined;
  }[];
};

function checkSignatures(version: ForVerification, { statement, signatures }: Signatures): Check[] {
  if (signatures.length === 0) return [{ name: 'signature', outcome: 'warn', detail: 'It is not signed.' }];
  const keys = new Map(signatures.flatMap(({ keyId, key }) => (key ? [[keyId, key] as const] : [])));
  const coordinate = signedCoordinate({ ...version, statement });
  const moved =
    coordinate === version.coordinate
      ? ''
      : ` It was signed as ${coordinate}@${version.version}, before its namespace moved.`;
  const result = checkEnvelope(
    envelopeOf(statement, signatures),
    statementOf({ ...version, coordinate }),
    (keyId) => {
      const key = keys.get(keyId);
      return key && isSignatureAlgorithm(key.algorithm)
        ? { algorithm: key.algorithm, spki: key.spki }
        : undefined;
    },
  );
  const payload: Check = result.payloadMatches
    ? {
        name: 'statement',
        outcome: 'pass',
        detail: `What was signed is what is stored: id, coordinate, kind, content, manifest, dependencies.${moved}`,
      }
    : { name: 'statement', outcome: 'fail', detail: 'What was signed differs from what is stored.' };
  return [
    payload,
    ...result.signatures.map(({ keyId, outcome }) => signatureCheck(keyId, outcome, keys.get(keyId))),
  ];
}

function signatureCheck(
  keyId: string,
  outcome: string,
  key: { name: string; state: string } | undefined,
): Check {
  const by = key ? `“${key.name}” (${keyId.slice(0, 16)})` : keyId.slice(0, 16);
  if (outcome === 'invalid')
    return { name: 'signature', outcome: 'fail', detail: `The signature by ${by} is not valid.` };
  if (!key)
    return {
      name: 'signature',
      outcome: 'warn',
      detail: `The key ${by} is not in this registry; nothing can be said.`,
    };
  if (key.state === 'revoked')
    return {
      name: 'signature',
      outcome: 'warn',
      detail: `The signature by ${by} is valid, but the key is revoked.`,
    };
  return {
    name: 'signature',
    outcome: 'pass',
    detail: `The signature by ${by} is valid${key.state === 'retired' ? '; the key is retired' : ''}.`,
  };
}

function envelopeOf(statement: Uint8Array | undefined, signatures: Signatures['signatures']): Envelope {
  return {
    payloadType: artifactPayloadType,
    payload: Buffer.from(statement ?? []).toString('base64'),
    signatures: signatures.flatMap(({ keyId, algorithm, signature }) =>
      isSignatureAlgorithm(algorithm)
        ? [{ keyid: keyId, sig: Buffer.from(signature).toString('base64'), algorithm }]
        : [],
    ),
  };
}

function rootCheck(
  state: string,
  root: { namespace: string; version: number; threshold: number } | undefined,
): Check {
  const name = 'trust-root';
  if (state === 'tampered')
    return { name, outcome: 'skipped', detail: 'Not asked: the checks above failed.' };
  if (!root) return { name, outcome: 'warn', detail: 'No trust root covers this namespace.' };
  const which = `the trust root of ${root.namespace} (version ${root.version}, threshold ${root.threshold})`;
  if (state === 'trusted') return { name, outcome: 'pass', detail: `Signed as ${which} asks.` };
  if (state === 'unsigned')
    return { name, outcome: 'warn', detail: `Unsigned; ${which} asks for signatures.` };
  return { name, outcome: 'warn', detail: `Signed, but not as ${which} asks.` };
}

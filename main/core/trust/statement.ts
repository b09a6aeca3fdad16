import { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import type { Condition } from '../../../contract/kinds.ts';
import { parseDigest } from '../identity/index.ts';
import { canonicalize } from './canonical-json.ts';
import { type Envelope, type EnvelopeSignature, preAuthenticationEncoding } from './dsse.ts';
import { signEd25519, verifySignature } from './signature.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** The `_type` of a statement about one version of one artifact. */
export const artifactStatementType = 'urn:hyper-registry:statement:artifact:v1';
/** The DSSE payload type of its canonical JSON. */
export const artifactPayloadType = 'application/vnd.hyper.artifact.v1+json';

/** One dependency as signed. `constraint` is a version range as text; `type` is the manifest's dependency type. */
export interface StatementDependency {
  readonly coordinate: string;
  readonly constraint: string;
  readonly type: string;
  readonly optional: boolean;
  /** When it counts, and what it switches on; absent where the manifest says nothing of it. */
  readonly when?: Condition | undefined;
  readonly features?: readonly string[] | undefined;
}

/**
 * What a signature on a version says. `id` is the version's UUIDv7, `coordinate` includes the version, hashes are
 * content addresses (`sha256:<hex>`), `contentSize` is in bytes. The order of `dependencies` carries no meaning.
 */
export interface ArtifactStatement {
  readonly _type: typeof artifactStatementType;
  readonly id: string;
  readonly coordinate: string;
  readonly kind: string;
  readonly contentHash: string;
  readonly contentSize: number;
  readonly manifestHash: string;
  readonly dependencies: readonly StatementDependency[];
}

/** A public key as the trust roots know it. */
export interface ResolvedKey {
  readonly algorithm: SignatureAlgorithm;
  readonly spki: Uint8Array;
}

/** `unknown-key`: the resolver does not know the key, so nothing can be said about the signature. */
export type SignatureOutcome = 'valid' | 'invalid' | 'unknown-key';

/** The verdict on an envelope. A signature only vouches for the artifact when `payloadMatches` is true as well. */
export interface EnvelopeCheck {
  readonly payloadMatches: boolean;
  readonly signatures: Array<{ keyId: string; algorithm: SignatureAlgorithm; outcome: SignatureOutcome }>;
}

/**
 * The canonical bytes of a statement (RFC 8785), dependencies sorted. Throws InvalidDigest, CanonicalJsonError, or
 * RangeError when `contentSize` is no whole number of bytes.
 */
export function encodeStatement(statement: ArtifactStatement): Buffer {
  const { _type, id, coordinate, kind, contentHash, contentSize, manifestHash } = statement;
  parseDigest(contentHash);
  parseDigest(manifestHash);
  if (!Number.isSafeInteger(contentSize) || contentSize < 0) {
    throw new RangeError(`A content size must be a whole number of bytes, not ${contentSize}.`);
  }
  // Members are listed one by one, so that an extra member of the caller's object can never be signed unnoticed.
  const dependencies = statement.dependencies.map(membersOf).sort(compareDependencies);
  const members = { _type, id, coordinate, kind, contentHash, contentSize, manifestHash, dependencies };
  return Buffer.from(canonicalize(members));
}

/** Signs a statement with Ed25519 into a DSSE envelope of one signature. */
export function signStatement(
  statement: ArtifactStatement,
  key: { keyId: string; privateKey: KeyObject },
): Envelope {
  return signPayload(artifactPayloadType, encodeStatement(statement), key);
}

/** Signs the canonical bytes of any statement with Ed25519 into a DSSE envelope of one signature. */
export function signPayload(
  payloadType: string,
  payload: Buffer,
  { keyId, privateKey }: { keyId: string; privateKey: KeyObject },
): Envelope {
  const signature = signEd25519(privateKey, preAuthenticationEncoding(payloadType, payload));
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId, sig: signature.toString('base64'), algorithm: 'ed25519' }],
  };
}

/**
 * Checks an envelope against the statement made from what is stored. `payloadMatches` is false when payload type or
 * bytes differ from it: the artifact or the envelope was tampered with. Each signature is judged over the envelope's
 * own payload with the key `resolveKey` gives; one whose algorithm differs from its key's, or that repeats a key, is
 * invalid. A key that came with the signature is never used.
 */
export function checkEnvelope(
  envelope: Envelope,
  expectedStatement: ArtifactStatement,
  resolveKey: (keyId: string) => ResolvedKey | undefined,
): EnvelopeCheck {
  const payload = Buffer.from(envelope.payload, 'base64');
  const payloadMatches =
    envelope.payloadType === artifactPayloadType && payload.equals(encodeStatement(expectedStatement));
  const message = preAuthenticationEncoding(envelope.payloadType, payload);
  const seen = new Set<string>();
  const signatures = envelope.signatures.map((signature) => {
    const { keyid: keyId, algorithm } = signature;
    const outcome = seen.has(keyId) ? 'invalid' : judge(signature, message, resolveKey(keyId));
    seen.add(keyId);
    return { keyId, algorithm, outcome };
  });
  return { payloadMatches, signatures };
}

function judge(
  signature: EnvelopeSignature,
  message: Buffer,
  key: ResolvedKey | undefined,
): SignatureOutcome {
  if (key === undefined) return 'unknown-key';
  const { algorithm, spki } = key;
  if (signature.algorithm !== algorithm) return 'invalid';
  const bytes = Buffer.from(signature.sig, 'base64');
  return verifySignature({ algorithm, spki, message, signature: bytes }) ? 'valid' : 'invalid';
}

function membersOf(dependency: StatementDependency): StatementDependency {
  const { coordinate, constraint, type, optional, when, features } = dependency;
  return {
    coordinate,
    constraint,
    type,
    optional,
    ...(when === undefined ? {} : { when }),
    ...(features === undefined ? {} : { features }),
  };
}

function compareDependencies(left: StatementDependency, right: StatementDependency): number {
  return (
    compareText(left.coordinate, right.coordinate) ||
    compareText(left.type, right.type) ||
    compareText(left.constraint, right.constraint) ||
    Number(left.optional) - Number(right.optional) ||
    compareText(conditionText(left), conditionText(right))
  );
}

function conditionText({ when, features }: StatementDependency): string {
  return canonicalize([when ?? {}, features ?? []]);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

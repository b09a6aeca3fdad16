import { Buffer } from 'node:buffer';
import { isSignatureAlgorithm, type SignatureAlgorithm, signatureAlgorithms } from './signature-algorithm.ts';

/** One signature of an envelope; `sig` is standard base64 with padding. */
export interface EnvelopeSignature {
  readonly keyid: string;
  readonly sig: string;
  readonly algorithm: SignatureAlgorithm;
}

/** A DSSE v1 envelope (github.com/secure-systems-lab/dsse); `payload` is standard base64 with padding. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly EnvelopeSignature[];
}

/** A value that is no envelope; `field` names the place, for example `signatures[1].sig`. */
export class InvalidEnvelope extends Error {
  readonly code = 'invalid-envelope';
  override readonly name = 'InvalidEnvelope';
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`Envelope: ${field} ${problem}.`);
    this.field = field;
  }
}

const largestPayload = 4 * 1024 * 1024;
// RSA with an 8192-bit key gives the longest signature, 1024 bytes.
const largestSignature = 1024;
const mostSignatures = 64;
const longestText = 256;

/** The bytes a DSSE v1 signature covers: `"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload`, lengths in bytes. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const header = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(header), payload]);
}

/**
 * Reads an envelope from an untrusted value. Unknown members are dropped, as the DSSE specification asks. Throws
 * InvalidEnvelope for wrong types, base64 that is not canonical, a payload above 4 MiB, more than 64 signatures,
 * a signature above 1024 bytes, an unknown algorithm, or two signatures by one key.
 */
export function parseEnvelope(value: unknown): Envelope {
  const { payloadType, payload, signatures } = record(value, 'the document');
  if (!Array.isArray(signatures)) throw new InvalidEnvelope('signatures', 'must be an array');
  if (signatures.length > mostSignatures) {
    throw new InvalidEnvelope(
      'signatures',
      `holds ${signatures.length} entries, at most ${mostSignatures} are accepted`,
    );
  }
  const seen = new Set<string>();
  return {
    payloadType: shortText(payloadType, 'payloadType'),
    payload: base64(payload, 'payload', largestPayload),
    signatures: signatures.map((entry: unknown, index) => {
      const signature = parseSignature(entry, `signatures[${index}]`);
      // A key that counted twice would defeat a threshold.
      if (seen.has(signature.keyid)) throw new InvalidEnvelope(`signatures[${index}].keyid`, 'appears twice');
      seen.add(signature.keyid);
      return signature;
    }),
  };
}

function parseSignature(value: unknown, field: string): EnvelopeSignature {
  const { keyid, sig, algorithm } = record(value, field);
  if (!isSignatureAlgorithm(algorithm)) {
    throw new InvalidEnvelope(`${field}.algorithm`, `must be one of ${signatureAlgorithms.join(', ')}`);
  }
  return {
    keyid: shortText(keyid, `${field}.keyid`),
    sig: base64(sig, `${field}.sig`, largestSignature),
    algorithm,
  };
}

function record(value: unknown, field: string): Partial<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidEnvelope(field, 'must be an object');
  }
  return { ...value };
}

function shortText(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '')
    throw new InvalidEnvelope(field, 'must be a text that is not empty');
  if (value.length > longestText)
    throw new InvalidEnvelope(field, `is longer than ${longestText} characters`);
  return value;
}

function base64(value: unknown, field: string, largest: number): string {
  if (typeof value !== 'string') throw new InvalidEnvelope(field, 'must be a base64 text');
  if (value.length > Math.ceil(largest / 3) * 4)
    throw new InvalidEnvelope(field, `is larger than ${largest} bytes`);
  // Comparing after a round trip refuses spaces, missing padding, the URL alphabet and stray bits in one rule.
  if (Buffer.from(value, 'base64').toString('base64') !== value) {
    throw new InvalidEnvelope(field, 'is not standard base64 with padding');
  }
  return value;
}

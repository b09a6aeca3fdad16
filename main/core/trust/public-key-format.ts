import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';
import { PublicKeyError } from './public-key-error.ts';

/** What a person handed over, recognised but not yet judged. */
export type RecognisedKey =
  | { readonly form: 'ed25519'; readonly point: Buffer }
  | { readonly form: 'spki'; readonly der: Buffer }
  | { readonly form: 'jwk'; readonly jwk: Readonly<Record<string, unknown>> };

// An RSA key of 8192 bits is about 1.5 KB as PEM; nothing acceptable is larger than this.
const longestInput = 16 * 1024;
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * Recognises a public key given as PEM, DER, JWK or the 32 raw bytes of Ed25519 (bytes, hex or base64). Throws
 * PublicKeyError `private-key` for a secret handed over by accident, `unknown-format` or `malformed` otherwise.
 */
export function recogniseKey(input: string | Uint8Array | object): RecognisedKey {
  if (typeof input === 'string') return recogniseText(input.trim());
  if (input instanceof Uint8Array) return recogniseBytes(Buffer.from(input));
  return recogniseJwk({ ...input });
}

function recogniseText(text: string): RecognisedKey {
  if (text.length > longestInput)
    throw new PublicKeyError('unknown-format', 'This is too long to be a public key.');
  if (/PRIVATE[ -]KEY|SECRET[ -]KEY/.test(text)) throw privateKey();
  if (text.startsWith('{')) return recogniseJwk(parseJson(text));
  if (text.includes('-----BEGIN')) return recognisePem(text);
  if (/^(ssh|ecdsa)-[a-z0-9-]+ /.test(text)) {
    throw unknownFormat('This is an OpenSSH public key. Convert it: ssh-keygen -e -m pkcs8 -f <file>.');
  }
  // Sixty-four hex digits are also valid base64 text, so hex is tried first.
  if (/^[0-9a-f]+$/i.test(text) && text.length % 2 === 0) return recogniseBinary(Buffer.from(text, 'hex'));
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(text.replaceAll(/\s/g, '')))
    return recogniseBinary(Buffer.from(text, 'base64'));
  throw unknownFormat('This is no public key.');
}

function recognisePem(text: string): RecognisedKey {
  const blocks = [...text.matchAll(/-----BEGIN ([^\n-]+)-----([^-]*)-----END ([^\n-]+)-----/g)];
  const [block] = blocks;
  if (block === undefined || blocks.length > 1 || block[1] !== block[3]) {
    throw new PublicKeyError('malformed', 'The PEM text must hold exactly one complete PUBLIC KEY block.');
  }
  if (block[1] === 'CERTIFICATE') {
    throw unknownFormat('This is a certificate. Take its key: openssl x509 -in <file> -pubkey -noout.');
  }
  if (block[1] === 'RSA PUBLIC KEY') {
    throw unknownFormat(
      'This is a PKCS #1 key. Convert it: openssl rsa -RSAPublicKey_in -in <file> -pubout.',
    );
  }
  if (block[1] !== 'PUBLIC KEY') throw unknownFormat(`A PEM block "${block[1]}" is no public key.`);
  const body = (block[2] ?? '').replaceAll(/\s/g, '');
  const der = Buffer.from(body, 'base64');
  if (der.toString('base64') !== body)
    throw new PublicKeyError('malformed', 'The PEM block holds damaged base64.');
  return recogniseDer(der);
}

function recogniseBytes(bytes: Buffer): RecognisedKey {
  if (bytes.length === 32 || bytes.length === 64) {
    const text = bytes.toString('latin1');
    return /^[0-9a-f]{64}$/i.test(text) ? recogniseText(text) : recogniseBinary(bytes);
  }
  // The first byte of DER is 0x30, the digit "0"; only a text has nothing but printable characters after it.
  const looksLikeText =
    bytes.length > 0 &&
    bytes.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127));
  return looksLikeText ? recogniseText(bytes.toString('latin1').trim()) : recogniseBinary(bytes);
}

function recogniseBinary(bytes: Buffer): RecognisedKey {
  if (bytes.length === 32) return { form: 'ed25519', point: bytes };
  // The secret key of NaCl and its descendants: the seed, then the public key.
  if (bytes.length === 64) throw privateKey();
  if (bytes[0] === 0x30) return recogniseDer(bytes);
  throw unknownFormat('This is no public key.');
}

function recogniseDer(der: Buffer): RecognisedKey {
  if (isPrivateDer(der)) throw privateKey();
  // The parser of the platform ignores bytes after the key; the same key must not pass under two texts.
  if (derLength(der) !== der.length) {
    throw new PublicKeyError('malformed', 'The DER encoding is cut off or has bytes after its end.');
  }
  return { form: 'spki', der };
}

function isPrivateDer(der: Buffer): boolean {
  if (isEncryptedPkcs8(der)) return true;
  return (['pkcs8', 'sec1', 'pkcs1'] as const).some((type) => {
    try {
      createPrivateKey({ key: der, format: 'der', type });
      return true;
    } catch {
      return false;
    }
  });
}

// EncryptedPrivateKeyInfo (RFC 5958) starts with the identifier of a PBES algorithm, 1.2.840.113549.1.5.x.
function isEncryptedPkcs8(der: Buffer): boolean {
  return der.subarray(0, 24).includes(Buffer.from('06092a864886f70d0105', 'hex'));
}

function derLength(der: Buffer): number {
  const first = der[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 3 || der.length < 2 + count) return -1;
  return 2 + count + der.readUIntBE(2, count);
}

function recogniseJwk(jwk: Readonly<Record<string, unknown>>): RecognisedKey {
  if (jwk.kty === 'oct' || secretMembers.some((member) => member in jwk)) throw privateKey();
  if (typeof jwk.kty !== 'string') throw unknownFormat('The JSON is no JWK: it has no "kty" member.');
  return { form: 'jwk', jwk };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return { ...(value as object) };
  } catch {
    throw new PublicKeyError('malformed', 'The text starts like a JWK but is not JSON.');
  }
}

function privateKey(): PublicKeyError {
  return new PublicKeyError(
    'private-key',
    'This is a private key. It was not stored. Give the public key; if others saw this one, replace it.',
  );
}

function unknownFormat(what: string): PublicKeyError {
  return new PublicKeyError(
    'unknown-format',
    `${what} Accepted: PEM ("BEGIN PUBLIC KEY"), DER, JWK, or an Ed25519 key as 32 bytes, 64 hex digits or base64.`,
  );
}

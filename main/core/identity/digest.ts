import { createHash, hash } from 'node:crypto';

/** A content address taken apart. `hex` is lower case, two digits a byte. */
export interface Digest {
  readonly algorithm: 'sha256';
  readonly hex: string;
}

/** A text that is no content address this product knows. */
export class InvalidDigest extends Error {
  readonly code = 'invalid-digest';
  override readonly name = 'InvalidDigest';
}

/** Takes content in pieces and gives its address at the end; good for one use. */
export interface Digester {
  /** Adds bytes; returns the digester, so that calls can be chained. */
  update(bytes: Uint8Array): Digester;
  /** `sha256:<64 hex>` of everything added. Throws when called twice. */
  digest(): string;
}

// A further algorithm joins by a line here and a branch in `Digest`; sha3 never can: BoringSSL (Electron) has none.
const hexLengths: ReadonlyMap<string, number> = new Map([['sha256', 64]]);

/** The content address `sha256:<64 lower-case hex>` (FIPS 180-4) of some bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${hash('sha256', bytes, 'hex')}`;
}

/** Takes a content address apart. Throws InvalidDigest naming what is wrong with the text. */
export function parseDigest(text: string): Digest {
  const colon = text.indexOf(':');
  if (colon < 0)
    throw new InvalidDigest(`${quote(text)} is no content address: write "sha256:" and 64 hex digits.`);
  const algorithm = text.slice(0, colon);
  const hex = text.slice(colon + 1);
  const length = hexLengths.get(algorithm);
  if (length === undefined) {
    const known = [...hexLengths.keys()].join(', ');
    throw new InvalidDigest(
      `${quote(text)} uses the unknown algorithm ${quote(algorithm)}; known: ${known}.`,
    );
  }
  if (hex.length !== length) {
    throw new InvalidDigest(
      `${quote(text)} has ${hex.length} digits after the colon; ${algorithm} has ${length}.`,
    );
  }
  if (!/^[0-9a-f]*$/.test(hex)) {
    throw new InvalidDigest(
      `${quote(text)} must hold only the lower-case digits 0-9 and a-f after the colon.`,
    );
  }
  return { algorithm: 'sha256', hex };
}

/** Starts a content address over content that arrives in pieces. */
export function createDigester(): Digester {
  const state = createHash('sha256');
  const digester: Digester = {
    update(bytes) {
      state.update(bytes);
      return digester;
    },
    digest: () => `sha256:${state.digest('hex')}`,
  };
  return digester;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

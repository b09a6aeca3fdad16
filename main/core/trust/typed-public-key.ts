import { refuse } from '../refuse.ts';
import { importPublicKey } from './public-key.ts';
import { PublicKeyError } from './public-key-error.ts';

/** The public key somebody typed or pasted into a field. @throws Refusal INVALID_INPUT that names the field */
export function typedPublicKey(text: string, field: string): ReturnType<typeof importPublicKey> {
  try {
    return importPublicKey(text);
  } catch (error) {
    if (!(error instanceof PublicKeyError)) throw error;
    throw refuse.input(
      error.message,
      [{ field, message: error.message }],
      'Paste one public key: PEM, DER in base64, JWK, or 32 bytes of Ed25519.',
    );
  }
}

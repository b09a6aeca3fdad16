/** Why a public key was refused. */
export type PublicKeyProblem =
  | 'private-key'
  | 'unknown-format'
  | 'malformed'
  | 'unsupported-algorithm'
  | 'low-order-point'
  | 'non-canonical-point'
  | 'invalid-point'
  | 'rsa-modulus'
  | 'rsa-exponent';

/** A public key that is refused; the message says what to do and never repeats key material. */
export class PublicKeyError extends Error {
  override readonly name = 'PublicKeyError';
  readonly code: PublicKeyProblem;

  constructor(code: PublicKeyProblem, message: string) {
    super(message);
    this.code = code;
  }
}

/** The signature algorithms this product verifies; it signs with the first. */
export const signatureAlgorithms = ['ed25519', 'ecdsa-p256-sha256', 'rsa-pss-sha256'] as const;

/** `ed25519` (RFC 8032), `ecdsa-p256-sha256` (IEEE P1363 form), `rsa-pss-sha256` (RFC 8017, MGF1 SHA-256, salt 32). */
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Whether a value names one of the algorithms. */
export function isSignatureAlgorithm(value: unknown): value is SignatureAlgorithm {
  return signatureAlgorithms.some((name) => name === value);
}

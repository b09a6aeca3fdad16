const prime = 2n ** 255n - 19n;
const two = 2n;

/** What is wrong with the encoding of an Ed25519 point, or `good`. */
export type PointVerdict = 'good' | 'non-canonical' | 'off-curve' | 'low-order';

/**
 * Judges a 32-byte Ed25519 public key: the encoding must be the canonical one (RFC 8032 §5.1.3), the point must lie
 * on the curve, and it must not be one of the eight points of small order, under which anybody can forge signatures.
 */
export function judgeEd25519Point(encoded: Uint8Array): PointVerdict {
  const { y, sign } = split(encoded);
  if (y >= prime) return 'non-canonical';
  const x = recoverX(y);
  if (x === undefined) return 'off-curve';
  // x = 0 has no negative, so the sign bit must be clear.
  if (x === 0n && sign === 1n) return 'non-canonical';
  return hasLowOrder(x, y) ? 'low-order' : 'good';
}

function split(encoded: Uint8Array): { y: bigint; sign: bigint } {
  let number = 0n;
  for (const byte of encoded.toReversed()) number = (number << 8n) | BigInt(byte);
  return { y: number & (2n ** 255n - 1n), sign: number >> 255n };
}

// Curve: -x² + y² = 1 + d·x²·y² with d = -121665/121666, so x² = (y² - 1) / (d·y² + 1). The root is computed as in
// RFC 8032 §5.1.3; which of the two roots is taken does not matter for the order of the point.
function recoverX(y: bigint): bigint | undefined {
  const d = modulo(-121665n * power(121666n, prime - two));
  const xSquared = modulo((y * y - 1n) * power(d * y * y + 1n, prime - two));
  const root = power(xSquared, (prime + 3n) / 8n);
  if (modulo(root * root) === xSquared) return root;
  const other = modulo(root * power(two, (prime - 1n) / 4n));
  return modulo(other * other) === xSquared ? other : undefined;
}

// Eight times a point is the neutral element exactly when its order divides 8. Doubling in projective coordinates of
// a twisted Edwards curve with a = -1 (Bernstein et al., "Twisted Edwards Curves", 2008, section 6).
function hasLowOrder(affineX: bigint, affineY: bigint): boolean {
  let [x, y, z] = [affineX, affineY, 1n];
  for (let doubling = 0; doubling < 3; doubling += 1) {
    const b = modulo((x + y) ** two);
    const c = modulo(x * x);
    const d = modulo(y * y);
    const f = modulo(d - c);
    const j = modulo(f - two * z * z);
    [x, y, z] = [modulo((b - c - d) * j), modulo(f * (-c - d)), modulo(f * j)];
  }
  return x === 0n && y === z;
}

function modulo(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = modulo(base);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = modulo(result * square);
    square = modulo(square * square);
  }
  return result;
}

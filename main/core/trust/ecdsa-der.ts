import { Buffer } from 'node:buffer';

/**
 * Turns an ECDSA signature from DER (RFC 3279 §2.2.3: SEQUENCE of two INTEGERs) into the IEEE P1363 form r || s that
 * verification takes. Returns undefined unless the encoding is the only valid one: definite short lengths, minimal
 * non-negative integers that fit, nothing after the end. `coordinateBytes` is the width of r and s, 32 for P-256.
 */
export function ecdsaDerToP1363(der: Uint8Array, coordinateBytes = 32): Buffer | undefined {
  // Two integers of at most 33 content bytes and their headers stay below 128, so one length byte is the only DER.
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 129) return undefined;
  const first = readInteger(der, 2, coordinateBytes);
  const second = first && readInteger(der, first.end, coordinateBytes);
  if (first === undefined || second?.end !== der.length) return undefined;
  return Buffer.concat([first.value, second.value]);
}

function readInteger(
  der: Uint8Array,
  start: number,
  width: number,
): { value: Buffer; end: number } | undefined {
  const length = der[start + 1] ?? 0;
  const end = start + 2 + length;
  if (der[start] !== 0x02 || length === 0 || length >= 0x80 || end > der.length) return undefined;
  const content = Buffer.from(der.subarray(start + 2, end));
  const [top = 0, next = 0] = content;
  const isNegative = top >= 0x80;
  const isPadded = top === 0 && length > 1 && next < 0x80;
  if (isNegative || isPadded) return undefined;
  const magnitude = top === 0 ? content.subarray(1) : content;
  if (magnitude.length > width) return undefined;
  return { value: Buffer.concat([Buffer.alloc(width - magnitude.length), magnitude]), end };
}

/** Tells text from other bytes, and its encoding. */
export type TextEncodingName = 'bytes' | 'utf-16le' | 'utf-16be' | 'binary';

/** How many leading bytes are looked at. */
export const encodingSample = 8_192;

/**
 * UTF-8 and every other encoding that keeps ASCII count as `bytes`. A NUL makes a file binary, unless NULs stand at
 * every other place as in UTF-16 (with or without a byte order mark).
 */
export function guessEncoding(head: Buffer): TextEncodingName {
  if (head.length >= 2 && head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head.length >= 2 && head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, encodingSample);
  if (!sample.includes(0)) return 'bytes';
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  const half = sample.length / 2;
  if (odd > 0.4 * half && even < 0.05 * half) return 'utf-16le';
  if (even > 0.4 * half && odd < 0.05 * half) return 'utf-16be';
  return 'binary';
}

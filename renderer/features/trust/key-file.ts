/** The largest key file read, in bytes; real ones have a few thousand. */
const sizeLimit = 16_384;

/**
 * A key file as the text `trust.importKey` takes: PEM and JWK as they are, binary (DER or raw) as base64.
 * @throws Error when the file is far too large to be a key.
 */
export async function readKeyFile(file: Blob): Promise<string> {
  if (file.size > sizeLimit) throw new Error('This file is too large to be a key.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isText(bytes) ? new TextDecoder().decode(bytes).trim() : btoa(String.fromCharCode(...bytes));
}

/** Printable ASCII and white space only: every textual key format is. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127));
}

/** How a file is shown: as text, as an image, or byte by byte. */
const images: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

export type FileContent =
  | { type: 'text'; lines: string[] }
  | { type: 'image'; mediaType: string; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'binary'; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'empty' };

/** The media type of an image file by its name; undefined for anything else. */
export function imageType(path: string): string | undefined {
  return images[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
}

/** Base64 as the contract carries bytes (RFC 4648 section 4). Throws when the text is not base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** UTF-8 text, or undefined when the bytes are not text. A character cut off by truncation at the end is dropped. */
export function decodeText(bytes: Uint8Array, truncated: boolean): string | undefined {
  if (bytes.subarray(0, 8_192).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: truncated });
  } catch {
    return undefined;
  }
}

/** Decide how to show what `registry.file` answered. */
export function fileContent(path: string, base64: string, truncated: boolean): FileContent {
  const bytes = bytesOf(base64);
  if (bytes.length === 0) return { type: 'empty' };
  const mediaType = imageType(path);
  if (mediaType !== undefined && !truncated) return { type: 'image', mediaType, bytes };
  const text = decodeText(bytes, truncated);
  return text === undefined ? { type: 'binary', bytes } : { type: 'text', lines: text.split(/\r\n|\n|\r/u) };
}

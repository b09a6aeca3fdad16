/** The list of a version's files as it is stored. */
import { deflateSync } from 'node:zlib';
import type { FileEntry } from '../../../../contract/transfer.ts';

/** Lists below this many bytes are kept as they are. */
const compressFrom = 2_048;

/**
 * JSON, deflated (RFC 1950) when it is long; the first byte tells which: `[` or 0x78. In a buffer of its own, for
 * crossing to another thread clones the whole buffer behind a view.
 */
export function packFileList(files: readonly FileEntry[]): Uint8Array<ArrayBuffer> {
  const json = Buffer.from(JSON.stringify(files));
  return new Uint8Array(json.length < compressFrom ? json : deflateSync(json));
}

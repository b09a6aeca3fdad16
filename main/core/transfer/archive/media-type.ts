/** The media type of content, told by its first bytes: a file's name is only a claim. */
import { ArchiveRejected } from './archive-rejected.ts';
import { isTarHeader, isZeroBlock, tarBlock } from './tar-header.ts';

export const mediaTypes = ['application/x-tar+gzip', 'application/x-tar', 'application/zip'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** How many leading bytes `sniffMediaType` looks at. */
export const sniffBytes = 4_096;

const foreign: readonly (readonly [magic: string, name: string])[] = [
  ['fd377a585a00', 'xz'],
  ['425a68', 'bzip2'],
  ['28b52ffd', 'Zstandard'],
  ['377abcaf271c', '7-Zip'],
  ['526172211a07', 'RAR'],
];

/** @throws ArchiveRejected when `head` starts no archive that can be imported. */
export function sniffMediaType(head: Buffer): MediaType {
  if (head.length === 0) throw new ArchiveRejected('empty-file', 'The file is empty (0 bytes).');
  if (head[0] === 0x1f && head[1] === 0x8b) return 'application/x-tar+gzip';
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return 'application/zip';
  // An end-of-directory record first: a zip without a single entry.
  if (head.length >= 4 && head.readUInt32LE(0) === 0x06054b50) {
    throw new ArchiveRejected('empty-archive', 'The zip archive holds no files.');
  }
  if (head.length >= tarBlock && isTarHeader(head)) return 'application/x-tar';
  const hex = head.subarray(0, 8).toString('hex');
  const known = foreign.find(([magic]) => hex.startsWith(magic));
  if (known) {
    throw new ArchiveRejected(
      'unsupported',
      `The file is compressed with ${known[1]}, which is not supported.`,
    );
  }
  if (head.length >= 2 * tarBlock && head.length < sniffBytes && isZeroBlock(head)) {
    throw new ArchiveRejected('empty-archive', 'The tar archive holds no files.');
  }
  throw new ArchiveRejected('not-an-archive', 'The file is not a tar, tar.gz or zip archive.');
}

/** Narrows a stored media type. @throws ArchiveRejected (`unsupported`) for any other text. */
export function asMediaType(text: string): MediaType {
  const found = mediaTypes.find((type) => type === text);
  if (!found) throw new ArchiveRejected('unsupported', `Content of type ${text} cannot be unpacked.`);
  return found;
}

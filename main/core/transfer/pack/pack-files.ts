/** Packs files into a tar.gz whose bytes depend on their paths, bytes and executable bits alone. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { normalMode } from '../archive/archive-entry.ts';
import { ArchiveRejected } from '../archive/archive-rejected.ts';
import { shownPath } from '../archive/entry-path.ts';
import type { FolderFile } from './list-folder.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-writer.ts';

/** As in npm's tarballs. With it a folder that holds a single folder keeps that one when the root is stripped. */
const root = 'package/';
const step = 262_144;

/**
 * The archive, piece by piece. Same files give the same bytes: no times, no owners, modes 644 or 755, fixed order,
 * a gzip header (RFC 1952) without time, name and operating system.
 * @param files in the order in which they are to be packed
 * @param onRead told the bytes read since the last call; may throw to stop
 * @throws ArchiveRejected (`source-changed`) when a file is not as long as it was when it was listed
 */
export async function* packFiles(
  files: readonly FolderFile[],
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer, void, undefined> {
  const gzip = createGzip({ level: 6, chunkSize: step });
  const input = Readable.from(tarChunks(files, onRead), { objectMode: true, highWaterMark: 4 });
  pipeline(input, gzip, () => {});
  let first = true;
  try {
    for await (const piece of gzip) {
      // Byte 9 names the system that packed; 255 is "unknown".
      if (first) piece[9] = 255;
      first = false;
      yield piece;
    }
  } finally {
    input.destroy();
    gzip.destroy();
  }
}

async function* tarChunks(
  files: readonly FolderFile[],
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (const file of files) {
    yield tarHeader({ path: root + file.path, size: file.size, mode: normalMode(file.mode) });
    yield* fileChunks(file, onRead);
    yield tarPadding(file.size);
  }
  yield tarEnd;
}

async function* fileChunks(file: FolderFile, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  // Not blocking, not following: a pipe or link put in the file's place after it was listed does no harm.
  await using handle = await open(
    file.source,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  for (let position = 0; position < file.size; ) {
    const chunk = Buffer.allocUnsafe(Math.min(step, file.size - position));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) throw changed(file);
    position += bytesRead;
    onRead(bytesRead);
    yield chunk.subarray(0, bytesRead);
  }
  if ((await handle.stat()).size !== file.size) throw changed(file);
}

function changed(file: FolderFile): ArchiveRejected {
  const shown = shownPath(file.path);
  return new ArchiveRejected('source-changed', `${shown} changed while it was read.`, shown);
}

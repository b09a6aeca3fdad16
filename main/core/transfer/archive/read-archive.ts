/** One reader for the three formats. */
import type { ArchiveEntry } from './archive-entry.ts';
import { ArchiveGate } from './archive-gate.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { ByteCursor } from './byte-cursor.ts';
import { type ByteSource, type ContentSource, openByteSource, rangeChunks } from './byte-source.ts';
import { gunzip } from './gunzip.ts';
import { type ArchiveLimits, archiveLimits } from './limits.ts';
import type { MediaType } from './media-type.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';
import { openZip } from './zip-directory.ts';

export interface ReadArchiveOptions {
  readonly limits?: ArchiveLimits;
  /** Handed the gate before the first entry: who reads may ask it for clashes afterwards. */
  readonly onGate?: (gate: ArchiveGate) => void;
  /** Told how many bytes of the archive (not of its files) are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Yields every entry once, streaming; memory does not grow with the size of files.
 * Work is cut into pieces of 256 KiB, so an event loop stays free between them.
 * @throws ArchiveRejected as soon as something is refused; the system's errors pass as they are.
 */
export async function* readArchive(
  content: ContentSource,
  mediaType: MediaType,
  options: ReadArchiveOptions = {},
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const limits = options.limits ?? archiveLimits;
  await using source = await openByteSource(content);
  if (source.size === 0) throw new ArchiveRejected('empty-file', 'The file is empty (0 bytes).');
  if (source.size > limits.compressedBytes) {
    throw new ArchiveRejected('too-large', `The archive has more than ${limits.compressedBytes} bytes.`);
  }
  const reader = mediaType === 'application/zip' ? zipEntries : tarEntries;
  let entries = 0;
  for await (const entry of reader(content, source, mediaType, options)) {
    if (entry.type !== 'directory') entries += 1;
    yield entry;
  }
  if (entries === 0) throw new ArchiveRejected('empty-archive', 'The archive holds no files.');
}

async function* zipEntries(
  content: ContentSource,
  source: ByteSource,
  _mediaType: MediaType,
  options: ReadArchiveOptions,
): AsyncGenerator<ArchiveEntry> {
  const zip = await openZip(content);
  try {
    const gate = new ArchiveGate(options.limits ?? archiveLimits, () => source.size);
    options.onGate?.(gate);
    let done = 0;
    for await (const entry of readZip(zip, source, gate)) {
      yield entry;
      done += 1;
      options.onProgress?.(Math.floor((source.size * done) / zip.entryCount), source.size);
    }
  } finally {
    zip.close();
  }
}

async function* tarEntries(
  _content: ContentSource,
  source: ByteSource,
  mediaType: MediaType,
  options: ReadArchiveOptions,
): AsyncGenerator<ArchiveEntry> {
  let read = 0;
  async function* plainChunks() {
    for await (const chunk of rangeChunks(source)) {
      read += chunk.length;
      yield chunk;
    }
  }
  const plain = { chunks: plainChunks(), consumed: () => read };
  const input = mediaType === 'application/x-tar+gzip' ? gunzip(source) : plain;
  const gate = new ArchiveGate(options.limits ?? archiveLimits, input.consumed);
  options.onGate?.(gate);
  const cursor = new ByteCursor(input.chunks);
  try {
    for await (const entry of readTar(cursor, gate)) {
      yield entry;
      options.onProgress?.(input.consumed(), source.size);
    }
  } finally {
    await cursor.close();
  }
}

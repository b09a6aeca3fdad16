/** One reader for the three formats. */
import type { ArchiveEntry } from './archive-entry.ts';
import { ArchiveGate } from './archive-gate.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { ByteCursor } from './byte-cursor.ts';
import { type ByteSource, type ContentSource, openByteSource, rangeChunks } from './byte-source.ts';
import { gunzip, gunzipWhole, type Inflated } from './gunzip.ts';
import { type ArchiveLimits, archiveLimits } from './limits.ts';
import type { MediaType } from './media-type.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';
import { releaseBuffer } from './release-buffer.ts';
import { openZip } from './zip-directory.ts';

export interface ReadArchiveOptions {
  readonly limits?: ArchiveLimits;
  /** The thread has nothing else to do: small archives are unpacked in one go, which takes up to some 100 ms. */
  readonly mayBlock?: boolean;
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
  const input = await tarInput(source, mediaType, options);
  const gate = new ArchiveGate(options.limits ?? archiveLimits, input.consumed);
  options.onGate?.(gate);
  const cursor = new ByteCursor(input.chunks);
  try {
    for (const entry of readTar(cursor, gate)) {
      if (entry === undefined) await cursor.fill();
      else {
        yield entry;
        options.onProgress?.(input.consumed(), source.size);
      }
    }
  } finally {
    await cursor.close();
  }
}

/** Unpacked bytes up to which an archive is held in memory as a whole. */
const wholeBytes = 33_554_432;

async function tarInput(
  source: ByteSource,
  mediaType: MediaType,
  { mayBlock = false, limits = archiveLimits }: ReadArchiveOptions,
): Promise<Inflated> {
  if (mediaType !== 'application/x-tar+gzip') return plainInput(source);
  // Below the size from which the ratio counts, so that both ways refuse the same.
  const most = Math.min(wholeBytes, limits.ratioFrom, limits.unpackedBytes);
  const small = mayBlock && source.size <= most;
  const unpacked = small ? gunzipWhole(await source.read(0, source.size), most) : undefined;
  return unpacked ? { chunks: only(unpacked), consumed: () => source.size } : gunzip(source);
}

/** One chunk, gone afterwards. */
async function* only(chunk: Buffer): AsyncGenerator<Buffer> {
  try {
    yield chunk;
  } finally {
    releaseBuffer(chunk);
  }
}

function plainInput(source: ByteSource): Inflated {
  let read = 0;
  async function* chunks() {
    for await (const chunk of rangeChunks(source)) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { chunks: chunks(), consumed: () => read };
}

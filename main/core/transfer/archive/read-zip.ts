/** Walks the entries of a zip archive. */
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { type ArchiveEntry, normalMode } from './archive-entry.ts';
import type { ArchiveGate } from './archive-gate.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { type ByteSource, rangeChunks } from './byte-source.ts';
import { resolveSymlink, shownPath } from './entry-path.ts';
import { inflateError } from './gunzip.ts';
import { listZip, type ZipMember, zipError } from './zip-directory.ts';

/** Up to this size an entry is inflated in one call: a stream for each small file would cost more than its data. */
const wholeBytes = 262_144;

/** The entries in the order of their data. @throws ArchiveRejected for everything an archive may not hold. */
export async function* readZip(
  zip: ZipFile,
  source: ByteSource,
  gate: ArchiveGate,
): AsyncGenerator<ArchiveEntry> {
  let end = 0;
  for (const member of await listZip(zip, gate.limits)) {
    const { entry, name } = member;
    const path = gate.admit(name, member.type === 'directory');
    gate.claimed(entry.uncompressedSize, name);
    const start = await dataStart(zip, entry, name);
    if (entry.relativeOffsetOfLocalHeader < end) {
      throw new ArchiveRejected(
        'corrupt',
        `${shownPath(name)} shares its bytes with another entry.`,
        shownPath(name),
      );
    }
    end = start + entry.compressedSize;
    if (path !== undefined) yield* readMember(member, source, gate, path, start);
  }
}

/** @throws ArchiveRejected when the header beside the data tells another name than the directory does. */
async function dataStart(zip: ZipFile, entry: Entry, name: string): Promise<number> {
  try {
    const header = await zip.readLocalFileHeaderPromise(entry);
    if (header.fileName.equals(entry.fileNameRaw)) return header.fileDataStart;
  } catch (error) {
    throw zipError(error, shownPath(name));
  }
  throw new ArchiveRejected(
    'corrupt',
    `${shownPath(name)} has another name beside its data.`,
    shownPath(name),
  );
}

async function* readMember(
  member: ZipMember,
  source: ByteSource,
  gate: ArchiveGate,
  path: string,
  start: number,
): AsyncGenerator<ArchiveEntry> {
  const mode = normalMode(member.mode ?? 0o644);
  if (member.type === 'directory') {
    yield { type: 'directory', path, mode: 0o755 };
    return;
  }
  const chunks = () => checkedChunks(member.entry, source, gate, path, start);
  if (member.type === 'symlink') {
    yield { type: 'link', path, mode, target: resolveSymlink(path, await linkText(chunks(), path)) };
    return;
  }
  yield { type: 'file', path, mode, size: member.entry.uncompressedSize, chunks };
}

/** In zip the target of a link is the entry's body. */
async function linkText(chunks: AsyncIterable<Buffer>, path: string): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk.toString('utf8');
    if (text.length > 4_096)
      throw new ArchiveRejected('corrupt', `The link ${shownPath(path)} is too long.`, path);
  }
  return text;
}

/** The unpacked bytes, compared with the size and the CRC-32 the directory promises. */
async function* checkedChunks(
  entry: Entry,
  source: ByteSource,
  gate: ArchiveGate,
  path: string,
  start: number,
): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  let checksum = 0;
  for await (const chunk of memberChunks(entry, source, start, path)) {
    size += chunk.length;
    if (size > entry.uncompressedSize) break;
    checksum = crc32(chunk, checksum);
    gate.unpacked(chunk.length, path);
    yield chunk;
  }
  const shown = shownPath(path);
  if (size !== entry.uncompressedSize) {
    throw new ArchiveRejected('corrupt', `${shown} does not have the size the archive claims.`, shown);
  }
  if (checksum >>> 0 !== entry.crc32 >>> 0) {
    throw new ArchiveRejected('corrupt', `${shown} is damaged: its checksum is wrong.`, shown);
  }
}

async function* memberChunks(
  entry: Entry,
  source: ByteSource,
  start: number,
  path: string,
): AsyncGenerator<Buffer> {
  const end = start + entry.compressedSize;
  if (end > source.size)
    throw new ArchiveRejected('truncated', 'The archive ends in the middle.', shownPath(path));
  if (entry.compressionMethod === 0) {
    yield* rangeChunks(source, start, end);
    return;
  }
  if (entry.compressedSize <= wholeBytes && entry.uncompressedSize <= wholeBytes) {
    const packed = await source.read(start, entry.compressedSize);
    yield inflateWhole(packed, entry.uncompressedSize, shownPath(path));
    return;
  }
  const inflate = createInflateRaw({ chunkSize: wholeBytes });
  const input = Readable.from(rangeChunks(source, start, end), { objectMode: true, highWaterMark: 2 });
  pipeline(input, inflate, () => {});
  try {
    for await (const chunk of inflate) yield chunk;
  } catch (error) {
    throw inflateError(error, 0, shownPath(path));
  } finally {
    input.destroy();
    inflate.destroy();
  }
}

function inflateWhole(packed: Buffer, size: number, shown: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ArchiveRejected('corrupt', `${shown} does not have the size the archive claims.`, shown);
    }
    throw inflateError(error, 0, shown);
  }
}

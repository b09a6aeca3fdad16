/** The central directory of a zip archive, checked before any file is read (APPNOTE.TXT 6.3.10). */
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { ArchiveRejected } from './archive-rejected.ts';
import type { ContentSource } from './byte-source.ts';
import { decodeName, shownPath } from './entry-path.ts';
import type { ArchiveLimits } from './limits.ts';

export interface ZipMember {
  readonly entry: Entry;
  readonly name: string;
  readonly type: 'file' | 'directory' | 'symlink';
  /** POSIX mode where the archive was made on such a system, else undefined. */
  readonly mode: number | undefined;
}

const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };

/** @throws ArchiveRejected when the directory is missing or damaged. The caller closes the result. */
export async function openZip(source: ContentSource): Promise<ZipFile> {
  try {
    if ('path' in source) return await openPromise(source.path, options);
    const { buffer, byteOffset, byteLength } = source.bytes;
    return await fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), options);
  } catch (error) {
    throw zipError(error);
  }
}

/** All members in the order of their data, so that reading moves forward. @throws ArchiveRejected */
export async function listZip(zip: ZipFile, limits: ArchiveLimits): Promise<ZipMember[]> {
  if (zip.entryCount > limits.entries) {
    throw new ArchiveRejected('too-many-entries', `The archive has more than ${limits.entries} entries.`);
  }
  const entries = await collectEntries(zip);
  const members = entries.map(describe);
  members.sort((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  return members;
}

async function collectEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw zipError(error);
  }
  return entries;
}

const typeMask = 0o170000;
const fileTypes: ReadonlyMap<number, ZipMember['type']> = new Map([
  [0, 'file'],
  [0o100000, 'file'],
  [0o040000, 'directory'],
  [0o120000, 'symlink'],
]);

function describe(entry: Entry): ZipMember {
  const name = decodeName(entry.fileNameRaw);
  const shown = shownPath(name);
  if (entry.isEncrypted()) throw new ArchiveRejected('encrypted', `${shown} is encrypted.`, shown);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    const message = `${shown} uses the compression method ${entry.compressionMethod}, which is not supported.`;
    throw new ArchiveRejected('unsupported', message, shown);
  }
  // The upper byte names the system: 3 is Unix, 19 Darwin; only they keep a mode in the upper half.
  const system = entry.versionMadeBy >>> 8;
  const mode = system === 3 || system === 19 ? entry.externalFileAttributes >>> 16 : undefined;
  const type = name.endsWith('/') ? 'directory' : fileTypes.get((mode ?? 0) & typeMask);
  if (type === undefined) {
    throw new ArchiveRejected('special-file', `${shown} is a device, socket or pipe.`, shown);
  }
  return { entry, name, type, mode };
}

/** Errors of yauzl carry only a message; those of the disk carry a code and pass as they are. */
export function zipError(error: unknown, entry?: string): unknown {
  if (error instanceof ArchiveRejected || (error instanceof Error && 'code' in error)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const cut = /end of central directory|unexpected eof|out of bounds|too small/i.test(detail);
  return cut
    ? new ArchiveRejected(
        'truncated',
        `The zip archive lacks its end, or data follows it (${detail}).`,
        entry,
      )
    : new ArchiveRejected('corrupt', `The zip archive is damaged: ${detail}.`, entry);
}

/** One entry of an archive, after every check. */
interface EntryCommon {
  /** Clean and relative, as in the archive: the common root folder is still there. */
  readonly path: string;
  /** 0o755 for what the owner may execute, else 0o644. */
  readonly mode: number;
}
export interface FileInArchive extends EntryCommon {
  readonly type: 'file';
  readonly size: number;
  /** All bytes when they are at hand; good until the next entry is asked for. */
  readonly bytes?: Buffer;
  /** The bytes, once, in order. A buffer is only good until the next one is asked for. */
  chunks(): AsyncGenerator<Buffer, void, undefined>;
}
interface LinkInArchive extends EntryCommon {
  readonly type: 'link';
  /** Where it leads, as a path of the same archive; never outside. */
  readonly target: string;
}
interface DirectoryInArchive extends EntryCommon {
  readonly type: 'directory';
}
export type ArchiveEntry = FileInArchive | LinkInArchive | DirectoryInArchive;

/** Normalises permission bits: executable or not, nothing else survives (no setuid, no write for others). */
export const normalMode = (mode: number): number => ((mode & 0o100) !== 0 ? 0o755 : 0o644);

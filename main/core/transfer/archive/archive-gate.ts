/** Stands between an archive and its reader: counts, compares and refuses before a byte is handed on. */
import { ArchiveRejected } from './archive-rejected.ts';
import { cleanEntryPath, shownPath } from './entry-path.ts';
import type { ArchiveLimits } from './limits.ts';

type PathRole = 'file' | 'directory' | 'implied';

export class ArchiveGate {
  readonly limits: ArchiveLimits;
  /** Pairs of paths that are one path on systems that ignore case. Capped: a handful tells the story. */
  readonly clashes: (readonly [string, string])[] = [];
  readonly #compressed: () => number;
  readonly #roles = new Map<string, PathRole>();
  readonly #folded = new Map<string, string>();
  #entries = 0;
  #pathBytes = 0;
  #unpacked = 0;

  /** @param compressed bytes of the archive consumed so far; what the ratio is measured against. */
  constructor(limits: ArchiveLimits, compressed: () => number) {
    this.limits = limits;
    this.#compressed = compressed;
  }

  /** Cleans and registers a path; undefined for the archive's own root (`./`). @throws ArchiveRejected */
  admit(rawPath: string, isDirectory: boolean): string | undefined {
    this.#entries += 1;
    if (this.#entries > this.limits.entries) {
      throw new ArchiveRejected(
        'too-many-entries',
        `The archive has more than ${this.limits.entries} entries.`,
      );
    }
    const path = cleanEntryPath(rawPath, this.limits);
    if (path === '') {
      if (isDirectory) return undefined;
      throw new ArchiveRejected('bad-name', 'A file in the archive has no name.', shownPath(rawPath));
    }
    this.#register(path, isDirectory ? 'directory' : 'file');
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const parent = path.slice(0, cut);
      const role = this.#roles.get(parent);
      if (role === 'file') this.#refuseDuplicate(parent);
      if (role) break;
      this.#register(parent, 'implied');
    }
    return path;
  }

  /** Counts unpacked bytes. @throws ArchiveRejected when the size or the ratio goes over its limit. */
  unpacked(bytes: number, path: string): void {
    this.#unpacked += bytes;
    const { unpackedBytes, ratio, ratioFrom } = this.limits;
    if (this.#unpacked > unpackedBytes) this.refuseSize(path);
    if (this.#unpacked > ratioFrom && this.#unpacked > ratio * Math.max(1, this.#compressed())) {
      throw new ArchiveRejected(
        'ratio',
        `The archive unpacks to more than ${ratio} times its size.`,
        shownPath(path),
      );
    }
  }

  /** Refuses a size that a header claims, before anything of it is read. @throws ArchiveRejected */
  claimed(size: number, path: string): void {
    if (this.#unpacked + size > this.limits.unpackedBytes) this.refuseSize(path);
  }

  /** Counts a file that a link repeats: it weighs when extracted, but is no sign of a bomb in the compressed data. */
  unpackedCopy(bytes: number, path: string): void {
    this.#unpacked += bytes;
    if (this.#unpacked > this.limits.unpackedBytes) this.refuseSize(path);
  }

  refuseSize(path: string): never {
    const message = `The archive unpacks to more than ${this.limits.unpackedBytes} bytes.`;
    throw new ArchiveRejected('too-large', message, shownPath(path));
  }

  #register(path: string, role: PathRole): void {
    const before = this.#roles.get(path);
    // A folder may be listed after files in it, or more than once; it stays the same folder.
    if (before !== undefined && (before === 'file' || role === 'file')) this.#refuseDuplicate(path);
    this.#roles.set(path, role);
    if (before !== undefined) return;
    this.#pathBytes += path.length;
    if (this.#pathBytes > this.limits.allPathBytes) {
      throw new ArchiveRejected('too-many-entries', 'The paths in the archive are too long altogether.');
    }
    const folded = path.toLowerCase().normalize('NFC');
    const other = this.#folded.get(folded);
    if (other === undefined) this.#folded.set(folded, path);
    else if (this.clashes.length < 20) this.clashes.push([other, path]);
  }

  #refuseDuplicate(path: string): never {
    const shown = shownPath(path);
    throw new ArchiveRejected('duplicate-path', `The path ${shown} is in the archive more than once.`, shown);
  }
}

/** One pass over an archive: sizes, digests, secrets, and the files that say what it is. */
import { createHash, hash } from 'node:crypto';
import type { FileEntry, Finding } from '../../../../contract/transfer.ts';
import type { FileInArchive } from '../archive/archive-entry.ts';
import type { ArchiveGate } from '../archive/archive-gate.ts';
import type { ContentSource } from '../archive/byte-source.ts';
import { DisplayRoot } from '../archive/display-root.ts';
import { type ArchiveLimits, archiveLimits } from '../archive/limits.ts';
import type { MediaType } from '../archive/media-type.ts';
import { readArchive } from '../archive/read-archive.ts';
import { resolveLinks } from '../archive/resolve-links.ts';
import { type SecretMatch, SecretScanner } from '../secrets/secret-scanner.ts';
import { KeptFiles } from './kept-files.ts';
import { SecretFindings } from './secret-findings.ts';

export interface WalkOptions {
  readonly limits?: ArchiveLimits;
  readonly onProgress?: (done: number, total: number) => void;
  /** Called for each piece of data; throws to stop. */
  readonly check?: () => void;
}
export interface ArchiveWalk {
  /** In path order, with display paths. Links to files are listed as the files they stand for. */
  readonly files: FileEntry[];
  readonly unpackedSize: number;
  /** Display path and bytes of the files kept for detection. */
  readonly kept: ReadonlyMap<string, Buffer>;
  readonly findings: Finding[];
  /** The folder left out of display paths, with its slash; may be empty. */
  readonly root: string;
}

/** @throws ArchiveRejected, or what `check` throws */
export async function walkArchive(
  content: ContentSource,
  mediaType: MediaType,
  options: WalkOptions = {},
): Promise<ArchiveWalk> {
  const scanner = idleScanners.pop() ?? new SecretScanner();
  try {
    const walker = new Walker(options, scanner);
    for await (const entry of readArchive(content, mediaType, walker.readOptions)) {
      options.check?.();
      if (entry.type === 'directory') continue;
      walker.root.add(entry.path);
      if (entry.type === 'link') walker.links.set(entry.path, entry.target);
      else await walker.file(entry);
    }
    return walker.finish();
  } finally {
    idleScanners.push(scanner);
  }
}

/** A scanner holds a megabyte and a table of keywords, which cost more to make than a small archive to walk. */
const idleScanners: SecretScanner[] = [];

class Walker {
  readonly root = new DisplayRoot();
  readonly links = new Map<string, string>();
  readonly #options: WalkOptions;
  readonly #files = new Map<string, FileEntry>();
  readonly #kept = new KeptFiles();
  readonly #scanner: SecretScanner;
  readonly #found: { path: string; matches: SecretMatch[]; complete: boolean }[] = [];
  #gate: ArchiveGate | undefined;
  #unpacked = 0;

  constructor(options: WalkOptions, scanner: SecretScanner) {
    this.#options = options;
    this.#scanner = scanner;
  }

  get readOptions() {
    const { limits = archiveLimits, onProgress = () => {} } = this.#options;
    return {
      limits,
      onProgress,
      mayBlock: true,
      onGate: (gate: ArchiveGate) => {
        this.#gate = gate;
      },
    };
  }

  async file(entry: FileInArchive): Promise<void> {
    const { path, size, mode } = entry;
    const keep: Buffer[] | undefined = this.#kept.wants(path, size) ? [] : undefined;
    const hex = entry.bytes ? this.#whole(path, entry.bytes, keep) : await this.#streamed(entry, keep);
    if (keep) this.#kept.files.set(path, Buffer.concat(keep));
    this.#files.set(path, { path, size, digest: `sha256:${hex}`, mode });
    this.#unpacked += size;
  }

  /** Digest of a body at hand; scans it and copies it to `keep`. */
  #whole(path: string, bytes: Buffer, keep: Buffer[] | undefined): string {
    keep?.push(Buffer.from(bytes));
    this.#note(path, this.#scanner.scan(path, bytes));
    return hash('sha256', bytes, 'hex');
  }

  /** Digest of a body that comes in pieces; scans it and copies it to `keep` on the way. */
  async #streamed(entry: FileInArchive, keep: Buffer[] | undefined): Promise<string> {
    let whole: string | undefined;
    let hashing: ReturnType<typeof createHash> | undefined;
    for await (const chunk of entry.chunks()) {
      this.#options.check?.();
      // The loop goes on all the same: what judges the whole may come after its bytes.
      if (chunk.length === entry.size) whole = this.#whole(entry.path, chunk, keep);
      else {
        if (!hashing) this.#scanner.start(entry.path);
        hashing ??= createHash('sha256');
        hashing.update(chunk);
        this.#scanner.write(chunk);
        keep?.push(Buffer.from(chunk));
      }
    }
    if (hashing) this.#note(entry.path, this.#scanner.end());
    return whole ?? (hashing ?? createHash('sha256')).digest('hex');
  }

  #note(path: string, { matches, complete }: { matches: SecretMatch[]; complete: boolean }): void {
    if (matches.length > 0 || !complete) this.#found.push({ path, matches, complete });
  }

  finish(): ArchiveWalk {
    const { copies, dangling } = resolveLinks(this.links, (path) => this.#files.has(path));
    for (const [path, target] of copies) {
      const file = this.#files.get(target);
      if (!file) continue;
      this.#gate?.unpackedCopy(file.size, path);
      this.#files.set(path, { ...file, path });
      this.#unpacked += file.size;
    }
    const strip = (path: string) => this.root.strip(path);
    const files = [...this.#files.values()].map((file) => ({ ...file, path: strip(file.path) }));
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      files,
      unpackedSize: this.#unpacked,
      kept: new Map([...this.#kept.files].map(([path, bytes]) => [strip(path), bytes])),
      findings: [
        ...this.#linkFindings(copies, dangling),
        ...this.#clashFindings(),
        ...this.#secretFindings(),
      ],
      root: this.root.prefix,
    };
  }

  #secretFindings(): Finding[] {
    const findings = new SecretFindings();
    for (const { path, matches, complete } of this.#found) {
      const file = this.root.strip(path);
      findings.add(
        matches.map((match) => ({ ...match, file })),
        complete,
        file,
      );
    }
    return findings.list();
  }

  #clashFindings(): Finding[] {
    return (this.#gate?.clashes ?? []).map(([one, other]) => ({
      severity: 'warn',
      code: 'archive.case-clash',
      message: `${this.root.strip(one)} and ${this.root.strip(other)} are one file on Windows and macOS.`,
      help: 'Rename one of them.',
      file: this.root.strip(other),
      overridable: false,
    }));
  }

  #linkFindings(copies: ReadonlyMap<string, string>, dangling: readonly string[]): Finding[] {
    const findings: Finding[] = [];
    const [first] = copies;
    if (first) {
      const [path, target] = first;
      findings.push({
        severity: 'info',
        code: 'archive.links',
        message: `${copies.size} links are kept as copies of their files, e.g. ${this.root.strip(path)} of ${this.root.strip(target)}.`,
        help: 'Nothing needs to be done: links are never written when the content is extracted.',
        overridable: false,
      });
    }
    const [lost] = dangling;
    if (lost !== undefined) {
      findings.push({
        severity: 'warn',
        code: 'archive.dangling-links',
        message: `${dangling.length} links lead to no file of the archive and are left out, e.g. ${this.root.strip(lost)}.`,
        help: 'Pack the files the links lead to, or leave the links out.',
        file: this.root.strip(lost),
        overridable: false,
      });
    }
    return findings;
  }
}

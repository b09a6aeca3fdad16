/** Reads one file out of stored content. */
import type { FileInArchive } from '../archive/archive-entry.ts';
import type { ContentSource } from '../archive/byte-source.ts';
import { DisplayRoot } from '../archive/display-root.ts';
import { asMediaType, type MediaType } from '../archive/media-type.ts';
import { readArchive } from '../archive/read-archive.ts';
import { resolveLinks } from '../archive/resolve-links.ts';

interface EntryBytes {
  /** The first `maxBytes` of the file. */
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
  /** Of the whole file. */
  readonly size: number;
}

/**
 * @param path as shown, without the folder around everything
 * @param options.root that folder as the inspection told it (`package/`, or empty). With it reading stops at the file;
 *   without it the whole archive must be walked, for only its end tells whether all files share a folder.
 * @returns undefined when there is no such file
 * @throws ArchiveRejected for content that breaks a limit or a rule before the file is reached
 */
export async function readEntry(
  content: ContentSource,
  mediaType: string,
  path: string,
  options: { readonly maxBytes: number; readonly root?: string; readonly signal?: AbortSignal },
): Promise<EntryBytes | undefined> {
  const search = new Search(path, options);
  const type = asMediaType(mediaType);
  const found = await search.run(content, type);
  const target = found ? undefined : search.linkTarget();
  if (target === undefined) return found;
  return new Search(target, { ...options, root: '' }).run(content, type);
}

interface SearchOptions {
  readonly maxBytes: number;
  readonly root?: string;
  readonly signal?: AbortSignal;
}

class Search {
  readonly #path: string;
  readonly #options: SearchOptions;
  readonly #root = new DisplayRoot();
  readonly #files = new Set<string>();
  readonly #links = new Map<string, string>();
  /** What the path means if all files share a folder, and if they do not. */
  readonly #candidates = new Map<string, EntryBytes>();

  constructor(path: string, options: SearchOptions) {
    this.#path = path;
    this.#options = options;
  }

  async run(content: ContentSource, mediaType: MediaType): Promise<EntryBytes | undefined> {
    const { root, signal } = this.#options;
    for await (const entry of readArchive(content, mediaType)) {
      signal?.throwIfAborted();
      if (entry.type === 'directory') continue;
      this.#root.add(entry.path);
      if (entry.type === 'link') {
        this.#links.set(entry.path, entry.target);
        continue;
      }
      this.#files.add(entry.path);
      if (!this.#isCandidate(entry.path)) continue;
      const bytes = await readHead(entry, this.#options.maxBytes);
      if (root !== undefined) return bytes;
      this.#candidates.set(entry.path, bytes);
    }
    return this.#candidates.get(this.#fullPath());
  }

  /** The file a link at the path stands for, with its full path. */
  linkTarget(): string | undefined {
    return resolveLinks(this.#links, (path) => this.#files.has(path)).copies.get(this.#fullPath());
  }

  #fullPath(): string {
    return (this.#options.root ?? this.#root.prefix) + this.#path;
  }

  #isCandidate(path: string): boolean {
    if (this.#options.root !== undefined) return path === this.#fullPath();
    return path === this.#path || path === this.#root.prefix + this.#path;
  }
}

async function readHead(entry: FileInArchive, maxBytes: number): Promise<EntryBytes> {
  const pieces: Buffer[] = [];
  let missing = maxBytes;
  for await (const chunk of entry.chunks()) {
    if (missing <= 0) break;
    // A copy: the reader uses its buffer again.
    const piece = Buffer.from(chunk.subarray(0, missing));
    pieces.push(piece);
    missing -= piece.length;
  }
  return { bytes: Buffer.concat(pieces), truncated: entry.size > maxBytes, size: entry.size };
}

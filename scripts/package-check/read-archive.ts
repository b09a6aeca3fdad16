import { closeSync, openSync, readSync } from 'node:fs';

/** A file of the archive. `path` has forward slashes and no leading one. */
export interface PackagedFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Lies beside the archive, in `app.asar.unpacked`. */
  unpacked: boolean;
  /** Byte position of the content within the archive file; undefined when unpacked. */
  position: number | undefined;
}

/**
 * The table of contents of an asar archive: four little-endian 32-bit sizes, then JSON
 * (https://github.com/electron/asar#format).
 * @throws Error when the file is no archive.
 */
export function readArchive(path: string): PackagedFile[] {
  const file = openSync(path, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const text = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, text, 0, text.length, 16);
    const contentStart = 8 + sizes.readUInt32LE(4);
    return [...walk(JSON.parse(text.toString()), '', contentStart)];
  } finally {
    closeSync(file);
  }
}

/** The content of one packed file as text. */
export function readPacked(archive: string, { position, size }: PackagedFile): string {
  const file = openSync(archive, 'r');
  try {
    const content = Buffer.alloc(size);
    readSync(file, content, 0, size, position ?? 0);
    return content.toString();
  } finally {
    closeSync(file);
  }
}

interface Node {
  files?: Record<string, Node>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
}

function* walk(node: Node, path: string, contentStart: number): Generator<PackagedFile> {
  for (const [name, child] of Object.entries(node.files ?? {})) {
    const childPath = path === '' ? name : `${path}/${name}`;
    if (child.files !== undefined) yield* walk(child, childPath, contentStart);
    else
      yield {
        path: childPath,
        size: child.size ?? 0,
        unpacked: child.unpacked === true,
        position: child.offset === undefined ? undefined : contentStart + Number(child.offset),
      };
  }
}

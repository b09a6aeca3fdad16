/** Stored or staged content, read by position. */
import { open } from 'node:fs/promises';

export type ContentSource = { readonly bytes: Uint8Array } | { readonly path: string };

export interface ByteSource extends AsyncDisposable {
  readonly size: number;
  /** Exactly `length` bytes, fewer only where the source ends. */
  read(position: number, length: number): Promise<Buffer>;
}

/** @throws the system's error (ENOENT, EACCES, EIO…) when a path cannot be opened. */
export async function openByteSource(source: ContentSource): Promise<ByteSource> {
  if ('bytes' in source) {
    const { buffer, byteOffset, byteLength } = source.bytes;
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    return {
      size: byteLength,
      read: async (position, length) => bytes.subarray(position, position + length),
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const handle = await open(source.path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    async read(position, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - position)));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
        if (bytesRead === 0) return buffer.subarray(0, filled);
        filled += bytesRead;
      }
      return buffer;
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

const step = 262_144;

/** The bytes of `[start, end)` in pieces of 256 KiB: large enough to amortise a call, small enough not to block. */
export async function* rangeChunks(source: ByteSource, start = 0, end = source.size): AsyncGenerator<Buffer> {
  for (let position = start; position < end; ) {
    const chunk = await source.read(position, Math.min(step, end - position));
    if (chunk.length === 0) return;
    position += chunk.length;
    yield chunk;
  }
}

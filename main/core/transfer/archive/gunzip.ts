/** Decompression whose consumed input can be told, so that ratio and trailing bytes can be judged. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ArchiveRejected } from './archive-rejected.ts';
import { type ByteSource, rangeChunks } from './byte-source.ts';

export interface Inflated {
  readonly chunks: AsyncIterable<Buffer>;
  /** Compressed bytes consumed so far. */
  consumed(): number;
}

/** Chunks of 256 KiB: inflating runs beside the reader on the thread pool, and few hand-overs are needed. */
const chunkSize = 262_144;

/** Unpacks gzip (RFC 1952), several members included. Zero bytes after the end are padding, others refused. */
export function gunzip(source: ByteSource): Inflated {
  const inflate = createGunzip({ chunkSize });
  async function* chunks(): AsyncGenerator<Buffer> {
    const input = Readable.from(rangeChunks(source), { objectMode: true, highWaterMark: 2 });
    // The error of the pipe reaches the loop below through the destroyed stream.
    pipeline(input, inflate, () => {});
    try {
      for await (const chunk of inflate) yield chunk;
    } catch (error) {
      throw inflateError(error, inflate.bytesWritten);
    } finally {
      input.destroy();
      inflate.destroy();
    }
    await expectPadding(source, inflate.bytesWritten);
  }
  return { chunks: chunks(), consumed: () => inflate.bytesWritten };
}

/** Translates zlib's error codes; every other error (of the disk) passes as it is. */
export function inflateError(error: unknown, consumed: number, entry?: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') {
    return new ArchiveRejected('truncated', 'The compressed data ends in the middle.', entry);
  }
  if (typeof code === 'string' && code.startsWith('Z_')) {
    const place = consumed > 0 ? ` near byte ${consumed}` : '';
    return new ArchiveRejected(
      'corrupt',
      `The compressed data is damaged${place}, or followed by other data.`,
      entry,
    );
  }
  return error;
}

async function expectPadding(source: ByteSource, start: number): Promise<void> {
  for await (const chunk of rangeChunks(source, start)) {
    if (chunk.some((byte) => byte !== 0)) {
      throw new ArchiveRejected('trailing-garbage', 'There is data after the end of the gzip stream.');
    }
  }
}

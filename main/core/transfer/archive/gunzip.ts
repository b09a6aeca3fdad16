/** Decompression whose consumed input can be told, so that ratio and trailing bytes can be judged. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
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

/**
 * Unpacks a whole gzip stream on the calling thread: far cheaper than streaming for the many small archives.
 * Undefined when it is longer than `most` bytes unpacked, damaged or followed by data: `gunzip` tells which.
 */
export function gunzipWhole(packed: Buffer, most: number): Buffer | undefined {
  if (packed.length < 18) return undefined;
  // The last member's size (RFC 1952, 2.3.1), by which one buffer of the right size can be made. Only a claim.
  const claimed = packed.readUInt32LE(packed.length - 4);
  if (claimed > most) return undefined;
  try {
    const options = { maxOutputLength: most, chunkSize: Math.max(65_536, claimed + 64), info: true };
    // With `info` the answer has another shape than is declared.
    const { buffer, engine } = gunzipSync(packed, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return packed.subarray(engine.bytesWritten).some((byte) => byte !== 0) ? undefined : buffer;
  } catch {
    return undefined;
  }
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

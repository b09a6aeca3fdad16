/** The 512-byte header of a tar entry (POSIX.1-1988 ustar, GNU and v7), and pax extended records (POSIX.1-2001). */
import { ArchiveRejected } from './archive-rejected.ts';
import { decodeName } from './entry-path.ts';

/** Headers and data of a tar come in blocks of this many bytes. */
export const tarBlock = 512;

export interface TarHeader {
  readonly name: Buffer;
  readonly linkName: Buffer;
  readonly size: number;
  readonly mode: number;
  /** The type flag, one character; NUL is read as `0`. */
  readonly type: string;
}

/** Reads a header; its names are views of the block. @throws ArchiveRejected (`corrupt`) for a wrong checksum or numbers that are none. */
export function decodeTarHeader(block: Buffer): TarHeader {
  if (!isTarHeader(block)) {
    throw new ArchiveRejected('corrupt', 'A header in the tar archive has a wrong checksum.');
  }
  const prefixed = block.toString('latin1', 257, 263) === 'ustar\0' && block[345] !== 0;
  const short = cString(block, 0, 100);
  const flag = block[156] ?? 0;
  return {
    name: prefixed ? Buffer.concat([cString(block, 345, 155), Buffer.from('/'), short]) : short,
    linkName: cString(block, 157, 100),
    size: number(block, 124, 12),
    mode: number(block, 100, 8),
    type: flag === 0 ? '0' : String.fromCharCode(flag),
  };
}

/** Whether a block's checksum is right, summed as unsigned or, as some old tars did, signed bytes. */
export function isTarHeader(block: Buffer): boolean {
  if (block[0] === 0) return false;
  const expected = octal(block, 148, 8);
  if (expected === undefined) return false;
  let unsigned = 8 * 32;
  let negative = 0;
  for (let index = 0; index < tarBlock; index += 1) {
    const byte = block[index] ?? 0;
    unsigned += byte;
    negative += byte >> 7;
  }
  for (let index = 148; index < 156; index += 1) {
    const byte = block[index] ?? 0;
    unsigned -= byte;
    negative -= byte >> 7;
  }
  return expected === unsigned || expected === unsigned - 256 * negative;
}

const zeroBlock = Buffer.alloc(tarBlock);
export const isZeroBlock = (block: Buffer): boolean => zeroBlock.equals(block.subarray(0, tarBlock));

function cString(block: Buffer, start: number, length: number): Buffer {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}

/** Octal digits with blanks before and blanks or NULs after; no digits are 0. Undefined for anything else. */
function octal(block: Buffer, start: number, length: number): number | undefined {
  let end = start + length;
  while (end > start && isFiller(block[end - 1])) end -= 1;
  let position = start;
  while (position < end && block[position] === 0x20) position += 1;
  let value = 0;
  for (; position < end; position += 1) {
    const digit = (block[position] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) return undefined;
    value = value * 8 + digit;
  }
  return value;
}

const isFiller = (byte: number | undefined): boolean => byte === 0x20 || byte === 0;

/** Octal text, or GNU base-256 when the top bit of the first byte is set. */
function number(block: Buffer, start: number, length: number): number {
  const first = block[start] ?? 0;
  let value: number | undefined;
  if (first === 0x80) {
    value = 0;
    for (let index = start + 1; index < start + length; index += 1) value = value * 256 + (block[index] ?? 0);
  } else value = octal(block, start, length);
  if (value === undefined || !Number.isSafeInteger(value)) {
    throw new ArchiveRejected('corrupt', 'A header in the tar archive has a number that cannot be read.');
  }
  return value;
}

/** Records of a pax header, `"%d %s=%s\n"`. @throws ArchiveRejected (`corrupt`) when their lengths do not fit. */
export function decodePaxRecords(body: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let start = 0; start < body.length; ) {
    const space = body.indexOf(0x20, start);
    const length = space < 0 ? Number.NaN : Number(body.toString('latin1', start, space));
    const equals = body.indexOf(0x3d, space);
    const end = start + length;
    if (
      !Number.isInteger(length) ||
      equals < 0 ||
      equals >= end ||
      end > body.length ||
      body[end - 1] !== 0x0a
    ) {
      throw new ArchiveRejected('corrupt', 'An extended header in the tar archive cannot be read.');
    }
    records.set(
      decodeName(body.subarray(space + 1, equals)),
      Buffer.from(body.subarray(equals + 1, end - 1)),
    );
    start = end;
  }
  return records;
}

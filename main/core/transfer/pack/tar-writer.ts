/** Writes tar headers that depend on a file's path, size and executable bit alone. */
import { Header } from 'tar';
import { tarBlock } from '../archive/tar-header.ts';

interface HeaderFields {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

/** The header of a file, after a pax header where ustar cannot hold the path (over 100 bytes, not ASCII) or the size. */
export function tarHeader(fields: HeaderFields): Buffer {
  const short = /^[ -~]{1,100}$/.test(fields.path);
  const small = fields.size < 8 ** 11;
  const plain = encode({
    ...fields,
    path: short ? fields.path : shortened(fields.path),
    size: small ? fields.size : 0,
  });
  if (short && small) return plain;
  const records = Buffer.from(
    (short ? '' : paxRecord('path', fields.path)) + (small ? '' : paxRecord('size', String(fields.size))),
  );
  const header = encode({ path: 'PaxHeader', size: records.length, mode: 0o644 }, 'ExtendedHeader');
  return Buffer.concat([header, records, tarPadding(records.length), plain]);
}

/** Zeros up to the next block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((tarBlock - (size % tarBlock)) % tarBlock);

/** Two zero blocks end a tar. */
export const tarEnd: Buffer = Buffer.alloc(2 * tarBlock);

function encode(fields: HeaderFields, type: 'File' | 'ExtendedHeader' = 'File'): Buffer {
  const block = Buffer.alloc(tarBlock);
  new Header({ ...fields, type, uid: 0, gid: 0, mtime: new Date(0), uname: '', gname: '' }).encode(block);
  return block;
}

/** `"%d %s=%s\n"`, the number counting the whole record in bytes, itself included. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let digits = String(bytes).length;
  if (String(bytes + digits).length > digits) digits += 1;
  return `${bytes + digits}${rest}`;
}

/** For readers without pax: the tail of the path, in ASCII. */
const shortened = (path: string): string =>
  path
    .replaceAll(/[^ -~]/g, '_')
    .slice(-100)
    .replace(/^\/+/, '');

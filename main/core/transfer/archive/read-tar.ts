/** Walks the entries of a tar stream. */
import { type ArchiveEntry, normalMode } from './archive-entry.ts';
import type { ArchiveGate } from './archive-gate.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { cleanEntryPath, decodeName, resolveSymlink, shownPath } from './entry-path.ts';
import {
  decodePaxRecords,
  decodeTarHeader,
  isTarHeader,
  isZeroBlock,
  type TarHeader,
  tarBlock,
} from './tar-header.ts';

const metadataBytes = 1_048_576;
const truncated = (entry?: string) =>
  new ArchiveRejected('truncated', 'The archive ends in the middle.', entry && shownPath(entry));

/** An entry, or undefined when the cursor must be filled before the walk can go on. */
type Step = ArchiveEntry | undefined;

/**
 * The entries in their order. Bodies not read by the caller are passed over.
 * @throws ArchiveRejected for everything an archive may not hold; at the end also for a missing end mark
 *   and for bytes after it.
 */
export function* readTar(cursor: ByteCursor, gate: ArchiveGate): Generator<Step, void> {
  let records = new Map<string, Buffer>();
  for (let first = true; ; first = false) {
    const block = cursor.whole(tarBlock) ?? (yield* cursor.exactly(tarBlock));
    if (block.length < tarBlock) throw block.length === 0 && !first ? missingEnd() : notTar(first);
    if (isZeroBlock(block)) {
      yield* expectOnlyZeros(cursor, gate);
      return;
    }
    if (first && !isTarHeader(block)) throw notTar(true);
    const header = decodeTarHeader(block);
    if ('xgLKX'.includes(header.type)) {
      yield* readMetadata(cursor, header, records);
      continue;
    }
    yield* readEntry(cursor, gate, header, records);
    if (records.size > 0) records = new Map();
  }
}

const missingEnd = () =>
  new ArchiveRejected('truncated', 'The archive lacks its end mark; some files may be missing.');
const notTar = (first: boolean) =>
  first ? new ArchiveRejected('not-an-archive', 'The file does not hold a tar archive.') : truncated();

/** Bodies of pax and GNU long-name headers: they describe the next entry. Global pax records describe none. */
function* readMetadata(
  cursor: ByteCursor,
  header: TarHeader,
  records: Map<string, Buffer>,
): Generator<undefined, void> {
  if (header.size > metadataBytes) {
    throw new ArchiveRejected('path-too-long', 'An extended header in the tar archive is larger than 1 MiB.');
  }
  const body = yield* cursor.exactly(header.size);
  const copied = Buffer.from(body);
  if (body.length < header.size || !(yield* cursor.skip(padding(header.size)))) throw truncated();
  if (header.type === 'L' || header.type === 'K') {
    const end = copied.indexOf(0);
    const name = end < 0 ? copied : copied.subarray(0, end);
    records.set(header.type === 'L' ? 'path' : 'linkpath', name);
  } else if (header.type !== 'g') {
    for (const [key, value] of decodePaxRecords(copied)) records.set(key, value);
  }
}

function* readEntry(
  cursor: ByteCursor,
  gate: ArchiveGate,
  header: TarHeader,
  records: ReadonlyMap<string, Buffer>,
): Generator<Step, void> {
  const name = decodeName(records.get('path') ?? header.name);
  const type = header.type === '0' && name.endsWith('/') ? '5' : header.type;
  refuseSpecial(type, name, records);
  const path = gate.admit(name, type === '5');
  const mode = normalMode(header.mode);
  if (type === '0' || type === '7') {
    yield* readFile(cursor, gate, path ?? '', mode, bodySize(header, records));
    return;
  }
  if (type === '5') {
    if (path !== undefined) yield { type: 'directory', path, mode: 0o755 };
    return;
  }
  // Old tars give a hard link the size of its target, yet no body follows.
  const linkName = decodeName(records.get('linkpath') ?? header.linkName);
  yield { type: 'link', path: path ?? '', mode, target: linkTarget(type, path ?? '', linkName, gate) };
}

/** A hard link names another entry from the root, a symbolic link one from where it stands. */
function linkTarget(type: string, path: string, linkName: string, gate: ArchiveGate): string {
  if (type === '2') return resolveSymlink(path, linkName);
  try {
    return cleanEntryPath(linkName, gate.limits);
  } catch {
    const message = `The hard link ${shownPath(path)} points outside of the archive.`;
    throw new ArchiveRejected('link-outside', message, shownPath(path));
  }
}

function refuseSpecial(type: string, name: string, records: ReadonlyMap<string, Buffer>): void {
  const sparse =
    type === 'S' || (records.size > 0 && [...records.keys()].some((key) => key.startsWith('GNU.sparse.')));
  if (!sparse && '01257'.includes(type)) return;
  const shown = shownPath(name);
  if ('346'.includes(type)) {
    throw new ArchiveRejected('special-file', `${shown} is a device or a pipe.`, shown);
  }
  const what = sparse ? 'is stored as a sparse file' : `has the unknown entry type "${type}"`;
  throw new ArchiveRejected('unsupported', `${shown} ${what}.`, shown);
}

function bodySize(header: TarHeader, records: ReadonlyMap<string, Buffer>): number {
  const record = records.get('size');
  if (record === undefined) return header.size;
  const text = record.toString('latin1');
  const size = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(size))
    throw new ArchiveRejected('corrupt', 'A size in the tar archive cannot be read.');
  return size;
}

function* readFile(
  cursor: ByteCursor,
  gate: ArchiveGate,
  path: string,
  mode: number,
  size: number,
): Generator<Step, void> {
  gate.claimed(size, path);
  const bytes = cursor.whole(size);
  let missing = size - (bytes?.length ?? 0);
  const take = () => {
    const piece = cursor.take(missing);
    missing -= piece?.length ?? 0;
    if (piece) gate.unpacked(piece.length, path);
    return piece;
  };
  if (bytes) gate.unpacked(size, path);
  async function* chunks(): AsyncGenerator<Buffer, void, undefined> {
    if (bytes && size > 0) yield bytes;
    while (missing > 0) {
      const piece = take();
      if (piece) yield piece;
      else if (!(await cursor.fill())) throw truncated(path);
    }
  }
  yield { type: 'file', path, mode, size, chunks, ...(bytes ? { bytes } : {}) };
  while (missing > 0) {
    if (take()) continue;
    if (cursor.ended) throw truncated(path);
    yield undefined;
  }
  if (!(yield* cursor.skip(padding(size)))) throw truncated(path);
}

const padding = (size: number): number => (tarBlock - (size % tarBlock)) % tarBlock;

function* expectOnlyZeros(cursor: ByteCursor, gate: ArchiveGate): Generator<undefined, void> {
  for (;;) {
    const piece = cursor.take(65_536);
    // Endless zeros after the end are a bomb as well.
    if (piece) gate.unpacked(piece.length, '');
    else if (cursor.ended) return;
    else yield undefined;
    if (piece?.some((byte) => byte !== 0)) {
      throw new ArchiveRejected('trailing-garbage', 'There is data after the end of the tar archive.');
    }
  }
}

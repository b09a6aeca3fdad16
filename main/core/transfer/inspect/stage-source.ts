/** Copies a source into the staging folder: what is inspected and stored later is this copy, whatever the source does. */
import { createHash } from 'node:crypto';
import { closeSync, fsync, openSync, writeSync } from 'node:fs';
import { stat, unlink } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from '../../../../contract/transfer.ts';
import { ArchiveRejected } from '../archive/archive-rejected.ts';
import { type ContentSource, openByteSource, rangeChunks } from '../archive/byte-source.ts';
import { type ArchiveLimits, archiveLimits } from '../archive/limits.ts';
import { type MediaType, sniffBytes, sniffMediaType } from '../archive/media-type.ts';
import { releaseBuffer } from '../archive/release-buffer.ts';
import { manifestNames } from '../detect/hyper-manifest.ts';
import { type FolderFile, listFolder } from '../pack/list-folder.ts';
import { packFiles } from '../pack/pack-files.ts';

export interface StageRequest {
  readonly sourcePath: string;
  readonly fileName: string;
  /** Must not exist yet; its folder must. */
  readonly stagedPath: string;
  readonly limits?: ArchiveLimits;
  readonly check: () => void;
  /** Bytes of the source read, of all. */
  readonly onProgress: (done: number, total: number) => void;
}
export interface Staged extends AsyncDisposable {
  readonly mediaType: MediaType;
  /** The copy, in memory when it is small. */
  readonly content: ContentSource;
  readonly digest: string;
  readonly size: number;
  readonly findings: Finding[];
  /** Waits until the copy is on the disk. */
  synced(): Promise<void>;
}

interface Plan {
  readonly mediaType: MediaType;
  readonly total: number;
  readonly findings: Finding[];
  /** All of a small source. */
  readonly bytes?: Buffer;
  chunks(onRead: (bytes: number) => void): AsyncIterable<Buffer>;
}

/** Bytes up to which a source is held in memory as a whole. */
const wholeBytes = 33_554_432;
const flush = promisify(fsync);

/**
 * Archives are copied byte for byte; a folder or a single manifest is packed on the way. One pass over the source.
 * Blocks its thread while it writes. Disposing of the result closes the copy and ends `content`; the file stays. On failure the file is removed.
 * @throws ArchiveRejected; the system's errors (ENOSPC, EACCES…) keep their codes
 */
export async function stageSource(request: StageRequest): Promise<Staged> {
  const plan = await planFor(request);
  const { stagedPath } = request;
  const file = openSync(stagedPath, 'wx', 0o600);
  try {
    const { digest, size } = await copy(plan, file, request);
    const syncing = flush(file);
    // Who waits learns of a failure; until then it must not count as unhandled.
    syncing.catch(() => {});
    const { mediaType, findings, bytes } = plan;
    return {
      mediaType,
      findings,
      digest,
      size,
      content: bytes ? { bytes } : { path: stagedPath },
      synced: () => syncing,
      async [Symbol.asyncDispose]() {
        // Not before the system is done with it: its number may be another file's by then.
        await syncing.catch(() => {});
        closeSync(file);
        if (bytes) releaseBuffer(bytes);
      },
    };
  } catch (error) {
    closeSync(file);
    await unlink(stagedPath).catch(() => {});
    throw error;
  }
}

async function copy(plan: Plan, file: number, request: StageRequest) {
  const { compressedBytes } = request.limits ?? archiveLimits;
  const hashing = createHash('sha256');
  let [size, read] = [0, 0];
  const onRead = (bytes: number) => {
    request.check();
    read += bytes;
    request.onProgress(read, plan.total);
  };
  for await (const chunk of plan.chunks(onRead)) {
    request.check();
    size += chunk.length;
    if (size > compressedBytes) throw tooLarge(compressedBytes);
    hashing.update(chunk);
    for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
  }
  return { size, digest: `sha256:${hashing.digest('hex')}` };
}

const tooLarge = (limit: number) =>
  new ArchiveRejected('too-large', `The archive has more than ${limit} bytes.`);

async function planFor(request: StageRequest): Promise<Plan> {
  const { sourcePath, fileName, limits = archiveLimits, check } = request;
  const stats = await stat(sourcePath);
  if (stats.isDirectory()) {
    const { files, skipped, totalSize } = await listFolder(sourcePath, check, limits);
    return packPlan(files, totalSize, skipped.length === 0 ? [] : [skippedFinding(skipped)]);
  }
  if (!stats.isFile()) {
    throw new ArchiveRejected('special-file', `${basename(fileName)} is a device, socket or pipe.`);
  }
  if (stats.size > limits.compressedBytes) throw tooLarge(limits.compressedBytes);
  const manifestName = basename(fileName).toLowerCase();
  if (stats.size > 0 && manifestNames.includes(manifestName)) {
    const source = resolve(sourcePath);
    return packPlan([{ path: manifestName, source, size: stats.size, mode: 0o644 }], stats.size, []);
  }
  try {
    return await copyPlan(sourcePath, stats.size);
  } catch (error) {
    throw isLoneManifest(manifestName, error) ? wrongManifestName(basename(fileName)) : error;
  }
}

/** Text that another tool calls as it likes; here the name alone tells a manifest from any other file. */
const isLoneManifest = (fileName: string, error: unknown): boolean =>
  error instanceof ArchiveRejected && error.reason === 'not-an-archive' && /\.(?:ya?ml|json)$/.test(fileName);

const wrongManifestName = (fileName: string) =>
  new ArchiveRejected(
    'not-an-archive',
    `${fileName} is neither an archive nor called hyper.yaml or hyper.json, as a single manifest must be.`,
    undefined,
    'Rename the file to hyper.yaml or hyper.json, or import the folder it lies in.',
  );

const packPlan = (files: readonly FolderFile[], total: number, findings: Finding[]): Plan => ({
  mediaType: 'application/x-tar+gzip',
  total,
  findings,
  chunks: (onRead) => packFiles(files, onRead),
});

async function copyPlan(path: string, total: number): Promise<Plan> {
  await using source = await openByteSource({ path });
  if (source.size <= wholeBytes) {
    const bytes = await source.read(0, source.size);
    const mediaType = sniffMediaType(bytes.subarray(0, sniffBytes));
    return { mediaType, total, findings: [], bytes, chunks: (onRead) => once(bytes, onRead) };
  }
  const mediaType = sniffMediaType(await source.read(0, sniffBytes));
  async function* chunks(onRead: (bytes: number) => void) {
    await using again = await openByteSource({ path });
    for await (const chunk of rangeChunks(again)) {
      onRead(chunk.length);
      yield chunk;
    }
  }
  return { mediaType, total, findings: [], chunks };
}

async function* once(bytes: Buffer, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  onRead(bytes.length);
  yield bytes;
}

function skippedFinding(skipped: readonly string[]): Finding {
  const shown = skipped.slice(0, 5).join(', ');
  const more = skipped.length > 5 ? ` and ${skipped.length - 5} more` : '';
  return {
    severity: 'info',
    code: 'folder.skipped',
    message: `Left out: ${shown}${more}.`,
    help: 'Version control, installed dependencies and desktop files are never packed.',
    overridable: false,
  };
}

/** Everything that is known about a source before it is stored. */
import { unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileEntry, Finding, Preview } from '../../../contract/transfer.ts';
import { detect } from './detect.ts';
import { packFileList } from './inspect/pack-file-list.ts';
import { type StageRequest, stageSource } from './inspect/stage-source.ts';
import { type ArchiveWalk, walkArchive } from './inspect/walk-archive.ts';

/** Files a preview lists; the count tells of the rest. */
const filesShown = 500;

/** The contract's preview without its id, with all files, and with what a later accept needs. */
export interface Inspection extends Omit<Preview, 'importId' | 'files'> {
  /** The first of them, in path order, as many as a preview shows. */
  readonly files: readonly FileEntry[];
  /** All of them as they are stored; packed where they were read, so that the core's thread need not. */
  readonly packedFiles: Uint8Array;
  /** The copy of the content; whoever receives the inspection owns and removes it. */
  readonly stagedPath: string;
  readonly readme?: { readonly path: string; readonly text: string };
  /** In the contract's shape, as far as it is valid. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Folder left out of the files' paths, e.g. `package/`; may be empty. */
  readonly root: string;
}

/**
 * Stages and inspects. Reads the source once; memory does not grow with its size.
 * @throws ArchiveRejected, what `check` throws, or the system's error; nothing is left in the staging folder then
 */
export async function inspectSource(request: StageRequest): Promise<Inspection> {
  const progress = halves(request.onProgress);
  await using staged = await stageSource({ ...request, onProgress: progress.first });
  try {
    const { check, limits } = request;
    const walk = await walkArchive(staged.content, staged.mediaType, {
      check,
      onProgress: progress.second,
      ...(limits ? { limits } : {}),
    });
    await staged.synced();
    return describe(request, walk, staged);
  } catch (error) {
    await unlink(request.stagedPath).catch(() => {});
    throw error;
  }
}

/** Reading counts for one half of the bytes, checking for the other. */
function halves(onProgress: (done: number, total: number) => void) {
  let whole = 0;
  return {
    first(done: number, total: number) {
      whole = total;
      onProgress(Math.floor(done / 2), whole);
    },
    second(done: number, total: number) {
      const part = total === 0 ? 1 : Math.min(1, done / total);
      onProgress(Math.floor((whole * (1 + part)) / 2), whole);
    },
  };
}

interface StagedContent {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly findings: readonly Finding[];
}

function describe(request: StageRequest, walk: ArchiveWalk, staged: StagedContent): Inspection {
  const fileName = basename(request.fileName);
  const { kind, findings, ...detected } = detect({ fileName, kept: walk.kept });
  const readme = readReadme(walk.kept);
  return {
    ...detected,
    ...(kind === undefined ? {} : { kind }),
    fileName,
    mediaType: staged.mediaType,
    contentDigest: staged.digest,
    contentSize: staged.size,
    unpackedSize: walk.unpackedSize,
    fileCount: walk.files.length,
    files: walk.files.slice(0, filesShown),
    packedFiles: packFileList(walk.files),
    findings: [...findings, ...walk.findings, ...staged.findings, ...(readme?.findings ?? [])],
    stagedPath: request.stagedPath,
    root: walk.root,
    ...(readme ? { readme: { path: readme.path, text: readme.text } } : {}),
  };
}

/** The README beside the manifest; Markdown first. */
function readReadme(kept: ReadonlyMap<string, Buffer>) {
  const paths = [...kept.keys()].filter((path) => /^readme(?:\.(?:md|markdown|txt|rst))?$/i.test(path));
  const path = paths.find((one) => /\.(?:md|markdown)$/i.test(one)) ?? paths[0];
  const bytes = path === undefined ? undefined : kept.get(path);
  if (path === undefined || bytes === undefined) return undefined;
  const text = bytes.toString('utf8');
  const findings: Finding[] = Buffer.from(text).equals(bytes) ? [] : [encodingFinding(path)];
  return { path, text: text.replace(/^\uFEFF/, ''), findings };
}

const encodingFinding = (file: string): Finding => ({
  severity: 'warn',
  code: 'readme.encoding',
  message: `${file} is not valid UTF-8; some characters cannot be shown.`,
  help: 'Save the file as UTF-8 and import again.',
  file,
  overridable: false,
});

/** Extracts a version into a folder the caller may name. */
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { refuse } from '../refuse.ts';
import type { Call, Services } from '../services.ts';
import { ArchiveRejected, type ContentSource, extractTo, isArchiveType } from '../transfer/index.ts';
import { contentSourceOf } from './content-source.ts';

type Destination = { token: string } | { path: string };

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, INVALID_INPUT for an unfit folder, ARCHIVE_REJECTED */
export async function extractVersion(
  services: Services,
  input: { versionId: string; destination: Destination },
  call: Call,
): Promise<{ path: string; files: number; bytes: number }> {
  const location = await services.store.read('registry.content', { versionId: input.versionId });
  const target = destinationOf(services, input.destination, call);
  const content = contentSourceOf(services, location);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    if (!isArchiveType(location.mediaType)) {
      const { files } = await services.store.read('registry.files', { versionId: input.versionId });
      await extractSingle(content, target, path.basename(files[0]?.path ?? '') || 'content');
      services.downloads.count(input.versionId);
      return { path: target, files: 1, bytes: location.size };
    }
    const files = await extractTo(content, location.mediaType, target, { signal: call.signal });
    services.downloads.count(input.versionId);
    return { path: target, files, bytes: location.size };
  } catch (error) {
    throw await explain(error, target);
  }
}

/** Content that is one file by itself. */
async function extractSingle(content: ContentSource, target: string, name: string): Promise<void> {
  const made = await mkdir(target).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' && (await readdir(target)).length === 0) return false;
      throw error;
    },
  );
  const file = path.join(target, name);
  try {
    if ('bytes' in content) await writeFile(file, content.bytes, { flag: 'wx' });
    else await copyFile(content.path, file, constants.COPYFILE_EXCL);
  } catch (error) {
    await rm(made ? target : file, { recursive: true, force: true });
    throw error;
  }
}

async function explain(error: unknown, target: string): Promise<unknown> {
  if (error instanceof ArchiveRejected)
    return refuse.archive(error.reason, error.message, error.help, error.entry);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTEMPTY' || code === 'ENOTDIR' || code === 'EEXIST') {
    const kind = (await lstat(target).catch(() => undefined))?.isDirectory()
      ? 'is not empty'
      : 'is not a folder';
    return refuse.input(`${target} ${kind}.`, [
      { field: 'destination', message: 'choose an absent or empty folder' },
    ]);
  }
  // The registry's own folder is not meant here.
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return refuse.input(`${target} cannot be written.`, [
      { field: 'destination', message: 'choose a folder this user may write' },
    ]);
  return error;
}

function destinationOf({ sources }: Services, destination: Destination, call: Call): string {
  if ('token' in destination) return sources.destination(destination.token);
  const typed = destination.path.startsWith('~/')
    ? path.join(homedir(), destination.path.slice(2))
    : destination.path;
  if (!path.isAbsolute(typed))
    throw refuse.input('The folder must be an absolute path.', [
      { field: 'destination', message: `absolute, for example ${path.join(homedir(), 'artifacts')}` },
    ]);
  const target = path.resolve(typed);
  if (!call.caller.paths) requireOrdinaryFolder(target);
  return target;
}

/**
 * A page may name a folder below the home folder, none of it hidden: a script that got into the page must not be able
 * to plant files where shells, desktops or other programs look for what to run.
 */
function requireOrdinaryFolder(target: string): void {
  const inside = path.relative(homedir(), target);
  const parts = inside.split(path.sep);
  if (inside !== '' && !path.isAbsolute(inside) && !parts.some((part) => part.startsWith('.'))) return;
  throw refuse.notAllowed(
    'paths',
    `${target} is not an ordinary folder below ${homedir()}.`,
    'Choose a folder below your home folder that is not hidden, or use the command line.',
  );
}

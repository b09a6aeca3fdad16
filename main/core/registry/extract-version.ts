/** Extracts a version into a folder the caller may name. */
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { refuse } from '../refuse.ts';
import type { Call, Services } from '../services.ts';
import { ArchiveRejected, extractTo, isArchiveType } from '../transfer/index.ts';
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
  await mkdir(path.dirname(target), { recursive: true });
  const content = contentSourceOf(services, location);
  if (!isArchiveType(location.mediaType)) {
    const { files } = await services.store.read('registry.files', { versionId: input.versionId });
    await mkdir(target);
    const bytes =
      'bytes' in content
        ? content.bytes
        : await import('node:fs/promises').then(({ readFile }) => readFile(content.path));
    await writeFile(path.join(target, path.basename(files[0]?.path ?? 'content')), bytes, { flag: 'wx' });
    return { path: target, files: 1, bytes: location.size };
  }
  try {
    const files = await extractTo(content, location.mediaType, target, { signal: call.signal });
    return { path: target, files, bytes: location.size };
  } catch (error) {
    throw await explain(error, target);
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

/** Paths of entries: what comes out is relative, uses `/`, has no empty, `.` or `..` segment. */
import { isUtf8 } from 'node:buffer';
import { ArchiveRejected, type RejectionReason } from './archive-rejected.ts';
import type { ArchiveLimits } from './limits.ts';

/** Decodes a name's bytes. @throws ArchiveRejected (`bad-name`) when they are not UTF-8. */
export function decodeName(bytes: Buffer): string {
  if (!isUtf8(bytes)) {
    const shown = bytes.toString('latin1').replaceAll(/[^ -~]/g, '?');
    throw new ArchiveRejected('bad-name', `The name "${shown}" is not valid UTF-8.`, shown);
  }
  return bytes.toString('utf8');
}

/** A path as it may be shown in a message: control characters made visible, never longer than a line. */
export function shownPath(path: string): string {
  const visible = path.replaceAll(/\p{Cc}/gu, (character) => `\\x${hex(character)}`);
  return visible.length > 200 ? `${visible.slice(0, 200)}…` : visible;
}

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');

/**
 * Normalises `./a//b/` to `a/b`. The empty text stands for the archive's own root.
 * @throws ArchiveRejected for absolute paths (POSIX, drive, UNC), `..`, backslashes, control characters,
 *   paths over `limits.pathBytes` and folders over `limits.depth`.
 */
export function cleanEntryPath(path: string, limits: ArchiveLimits): string {
  // Almost every path is plain; what makes a path not so is looked for only in the others.
  const plain = path.length <= 100 && /^[\w@][\w@.+-]*(?:\/[\w@+-][\w@.+-]*)*$/.test(path);
  if (plain && limits.pathBytes >= 100 && limits.depth >= 50) return path;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const problem = pathProblem(path, segments.length, limits);
  if (!problem) return segments.join('/');
  const shown = shownPath(path);
  throw new ArchiveRejected(problem[0], `${problem[1]}: ${shown}`, shown);
}

function pathProblem(
  path: string,
  depth: number,
  limits: ArchiveLimits,
): [RejectionReason, string] | undefined {
  if (Buffer.byteLength(path) > limits.pathBytes) {
    return ['path-too-long', `A path has more than ${limits.pathBytes} bytes`];
  }
  // The class Cc is every C0 and C1 control, NUL and DEL included.
  if (/\p{Cc}/u.test(path)) return ['bad-name', 'A path has a control character'];
  if (/^[/\\]|^[A-Za-z]:/.test(path)) return ['absolute-path', 'A path is absolute'];
  if (path.split(/[/\\]/).includes('..')) return ['path-traversal', 'A path leads out of the archive'];
  if (path.includes('\\')) return ['bad-name', 'A path has a backslash'];
  if (depth > limits.depth) return ['too-deep', `A path has more than ${limits.depth} folders`];
  return undefined;
}

/**
 * Where a symbolic link at `path` leads inside the archive.
 * @throws ArchiveRejected (`link-outside`) when it leads out of the tree.
 */
export function resolveSymlink(path: string, target: string): string {
  const outside = () =>
    new ArchiveRejected(
      'link-outside',
      `The link ${shownPath(path)} points outside of the archive.`,
      shownPath(path),
    );
  if (target === '' || /\p{Cc}/u.test(target) || /^[/\\]|^[A-Za-z]:|\\/.test(target)) throw outside();
  const segments = path.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) throw outside();
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

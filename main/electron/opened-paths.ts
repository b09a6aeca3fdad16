import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the app opens: its own `.hyper` bundles, archives, and single manifests. */
const openable = /\.(?:hyper|tgz|tar|tar\.gz|zip)$|(?:^|[\\/])hyper\.(?:ya?ml|json)$/iu;

/**
 * The files a command line asks to open. Switches, the program and the app's own path fall through the extension test.
 * A Linux desktop entry hands over `file:` URLs (`Exec=… %U`), a terminal hands over relative paths.
 */
export function openedPaths(argv: readonly string[], workingDirectory: string): string[] {
  const paths = argv
    .filter((argument) => !argument.startsWith('-'))
    .flatMap((argument) => {
      const path = argument.startsWith('file://') ? pathOfUrl(argument) : argument;
      return path !== undefined && openable.test(path) ? [resolve(workingDirectory, path)] : [];
    });
  return [...new Set(paths)].filter((path) => existsSync(path));
}

function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

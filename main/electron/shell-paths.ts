import { join, resolve } from 'node:path';

/** Where the shell finds its parts, in a checkout and inside a package alike. Absolute paths. */
export interface ShellPaths {
  /** The registry's own folder. */
  readonly home: string;
  /** The built page. */
  readonly renderer: string;
  readonly preload: string;
  /** Samples and other files that ship beside the code. */
  readonly resources: string;
  readonly icon: string;
  /** The user guide, a Markdown file. */
  readonly guide: string;
  readonly logFile: string;
  /** The folder of the built main code, where the worker files lie. */
  readonly code: string;
}

/**
 * Resolve every path from the folder of the built main code: `app.getAppPath()` depends on how the app was started.
 * `packagedResources` is Electron's resources folder when packaged: extra resources lie outside the archive.
 */
export function shellPaths(code: string, home: string, packagedResources: string | undefined): ShellPaths {
  const resources = packagedResources ? join(packagedResources, 'files') : resolve(code, '../../resources');
  return {
    home,
    code,
    renderer: resolve(code, '../renderer'),
    preload: resolve(code, '../preload/index.cjs'),
    resources,
    guide: packagedResources
      ? join(resources, 'docs', 'user-guide.md')
      : resolve(code, '../../docs/user-guide.md'),
    icon: join(resources, 'icons', '512x512.png'),
    logFile: join(home, 'logs', 'desktop.log'),
  };
}

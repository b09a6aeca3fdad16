import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Keep Electron's own data (cookies, caches, window state, the single-instance lock) in `<home>/desktop`: two registries
 * are two apps, and one folder holds everything. Where the home cannot be written Electron keeps its usual folder, so
 * that a window can still explain the problem.
 */
export function claimHome(home: string): void {
  const folder = join(home, 'desktop');
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
    app.setPath('sessionData', folder);
  } catch (error) {
    process.stderr.write(`hyper: ${folder} cannot be used: ${String(error)}\n`);
  }
}

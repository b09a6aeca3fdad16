import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Electron program of this checkout, or why it cannot be used here. Never asks the electron package, which would download. */
export function findElectron(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): { program: string } | { reason: string } {
  const folder = join(root, 'node_modules', 'electron');
  const marker = join(folder, 'path.txt');
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  const name = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : defaultName(platform);
  const program = override === undefined ? join(folder, 'dist', name) : join(override, name);
  if (!existsSync(program)) return { reason: 'the Electron program is not installed' };
  const hasDisplay = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  if (platform === 'linux' && !hasDisplay) return { reason: 'there is no display' };
  return { program };
}

function defaultName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

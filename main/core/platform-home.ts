/** Where the registry of this user lives. */
import { homedir } from 'node:os';
import path from 'node:path';

/** `HYPER_HOME`, else the platform's own folder for application data. */
export function platformHome(): string {
  const { env, platform } = process;
  if (env.HYPER_HOME) return path.resolve(env.HYPER_HOME);
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'Hyper Registry');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Hyper Registry');
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'hyper-registry');
}

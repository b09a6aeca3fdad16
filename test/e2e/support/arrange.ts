import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'tar';
import { connectControl } from './control-client.ts';
import { projectRoot } from './launch.ts';

/** The passphrase of profiles made by specs where no keychain seals the key. */
export const passphrase = 'correct horse battery staple';

/** Make the profile and finish the welcome in the running app, as its command line would. */
export async function arrangeProfile(home: string): Promise<void> {
  using control = await connectControl(home);
  await control.client.settings.createProfile({ handle: 'ada', displayName: 'Ada Lovelace', passphrase });
  await control.client.settings.setPreferences({ welcomeDone: true });
}

/** Pack one of the shipped samples as `<folder>/<name>`. @returns its path. */
export async function packSample(sample: string, folder: string, name = `${sample}.tgz`): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  await create({ file, gzip: true, cwd: join(projectRoot, 'resources/samples'), portable: true }, [sample]);
  return file;
}

/** A line the desktop wrote to its log. */
export interface LogLine {
  msg: string;
  [member: string]: unknown;
}

/** What the desktop app logged so far. */
export async function desktopLog(home: string): Promise<LogLine[]> {
  const text = await readFile(join(home, 'logs/desktop.log'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LogLine => JSON.parse(line));
}

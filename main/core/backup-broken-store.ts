/** Copies the files of a database that does not open, so that nothing is lost whatever is tried next. */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { databasePath } from '../store/index.ts';

/** Copies database and log aside; the originals stay untouched. Returns the folder. */
export async function backupBrokenStore(home: string): Promise<string> {
  const file = databasePath(home);
  const folder = path.join(home, 'backups', new Date().toISOString().replaceAll(':', '-'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await copyFile(file, path.join(folder, path.basename(file)));
  for (const suffix of ['-wal', '-shm'])
    await copyFile(file + suffix, path.join(folder, path.basename(file) + suffix)).catch(
      (error: NodeJS.ErrnoException) => {
        // The log holds the last writes: a copy without it would be no backup.
        if (error.code !== 'ENOENT') throw error;
      },
    );
  return folder;
}

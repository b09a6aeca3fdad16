/** Takes from everybody but the owner what rights they have in the data folder. What belongs to another stays as it is. */
import { chmod } from 'node:fs/promises';
import { refuse } from '../../../refuse.ts';
import type { Call, Services } from '../../../services.ts';
import { inspectFolder } from './inspect-folder.ts';

interface Fixed {
  fixed: { path: string; before: string; after: string }[];
  left: { path: string; text: string }[];
}

/** @throws Refusal INVALID_STATE where a system keeps no modes with files */
export async function fixPermissions({ store }: Pick<Services, 'store'>, call: Call): Promise<Fixed> {
  const user = process.geteuid?.();
  if (user === undefined)
    throw refuse.state(
      'This system keeps no owner and mode with a file.',
      'no-modes',
      'Set the security settings of the data folder in the file manager.',
    );
  const done: Fixed = { fixed: [], left: [] };
  const { loose } = await inspectFolder(store.home, user);
  for (const { path, mode, foreignOwner, others } of loose) {
    if (foreignOwner !== undefined)
      done.left.push({
        path,
        text: `It belongs to user ${foreignOwner}: only they or an administrator can change it.`,
      });
    if (foreignOwner !== undefined || others === 'none') continue;
    const own = mode & 0o7700;
    try {
      await chmod(path, own);
      done.fixed.push({ path, before: octal(mode), after: octal(own) });
    } catch (error) {
      done.left.push({ path, text: error instanceof Error ? error.message : String(error) });
    }
  }
  if (done.fixed.length > 0) await store.write('quality.notePermissions', { ...done }, call.write);
  return done;
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

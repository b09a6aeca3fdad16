import { dialog, shell } from 'electron';
import type { ShellContext } from './shell-context.ts';

/** Open the user guide that ships with the app, in whatever program the person reads such files with. */
export async function openGuide({ paths, log, window }: ShellContext): Promise<void> {
  const problem = await shell.openPath(paths.guide);
  if (problem === '') return;
  log.warn({ problem }, 'the user guide was not opened');
  const box = { message: 'The user guide could not be opened.', detail: `It is a text file: ${paths.guide}` };
  if (window !== undefined) await dialog.showMessageBox(window, box);
}

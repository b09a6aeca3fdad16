import { dialog, type OpenDialogOptions } from 'electron';
import type { Offer } from '../../contract/shell.ts';
import type { Core } from '../core/index.ts';
import { registerSources } from './register-sources.ts';
import type { ShellContext } from './shell-context.ts';

/** Linux and Windows cannot pick files and folders in one dialog, hence two. */
const dialogs: Record<'files' | 'folder', OpenDialogOptions> = {
  files: {
    title: 'Import files',
    buttonLabel: 'Import',
    properties: ['openFile', 'multiSelections'],
    filters: [
      {
        name: 'Packages and manifests',
        extensions: ['hyper', 'tgz', 'gz', 'tar', 'zip', 'yaml', 'yml', 'json'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: {
    title: 'Import a folder',
    buttonLabel: 'Import',
    properties: ['openDirectory', 'multiSelections'],
  },
};

/** Show the native open dialog. @returns tokens of what was chosen; empty when cancelled. */
export async function pickSources(
  { window }: ShellContext,
  core: Core,
  type: 'files' | 'folder',
): Promise<Offer[]> {
  if (window === undefined) return [];
  const chosen = await dialog.showOpenDialog(window, dialogs[type]);
  return chosen.canceled ? [] : registerSources(core, chosen.filePaths);
}

import { join } from 'node:path';
import { dialog } from 'electron';
import type { Core } from '../core/index.ts';
import { folderName } from './folder-name.ts';
import type { ShellContext } from './shell-context.ts';

/** Show the native folder dialog. @returns the token of `<folder>/<name>`; undefined when cancelled. */
export async function pickDestination(
  { window }: ShellContext,
  core: Core,
  name: string,
): Promise<{ token: string; path: string } | undefined> {
  if (window === undefined) return undefined;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Extract into a folder',
    buttonLabel: 'Extract here',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  if (canceled || folder === undefined) return undefined;
  return core.sources.registerDestination(join(folder, folderName(name)));
}

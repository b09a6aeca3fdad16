import { dialog, shell } from 'electron';
import { externalLink } from './external-link.ts';
import type { ShellContext } from './shell-context.ts';

/**
 * The only way out to a browser: https links, each confirmed by the person in a native dialog that names the host,
 * which no page can forge. Never throws.
 */
export async function openExternalSafely(
  context: Pick<ShellContext, 'log' | 'window'>,
  url: string,
): Promise<void> {
  const link = externalLink(url);
  if (link === undefined || context.window === undefined) return;
  try {
    const { response } = await dialog.showMessageBox(context.window, {
      type: 'question',
      buttons: ['Cancel', 'Open in browser'],
      defaultId: 0,
      cancelId: 0,
      message: `Open ${link.hostname} in your browser?`,
      detail: link.href.slice(0, 500),
      noLink: true,
    });
    if (response === 1) await shell.openExternal(link.href);
  } catch (error) {
    context.log.warn({ err: error }, 'a link was not opened');
  }
}

import { app, Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';
import { openGuide } from './open-guide.ts';
import { pickSources } from './pick-sources.ts';
import type { Install, ShellContext } from './shell-context.ts';

/** The application menu with its accelerators. */
export const installMenu: Install = (context) => {
  const template = menuTemplate({
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    send: (command) => context.commands.send(command),
    pick: (type) => void pick(context, type),
    openGuide: () => void openGuide(context),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  return { [Symbol.dispose]: () => Menu.setApplicationMenu(null) };
};

async function pick(context: ShellContext, type: 'files' | 'folder'): Promise<void> {
  try {
    const core = await context.boot.whenReady();
    const offers = await pickSources(context, core, type);
    if (offers.length > 0) context.commands.send({ type: 'import', offers });
  } catch (error) {
    context.log.error({ err: error }, 'the open dialog failed');
  }
}

import type { MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '../../contract/shell.ts';

export interface MenuActions {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  send(command: ShellCommand): void;
  pick(type: 'files' | 'folder'): void;
  openGuide(): void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu as data. Ids are stable: tests and scripts find items by them. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const application: MenuItemConstructorOptions[] = actions.isMac
    ? [
        { role: 'about' },
        separator,
        settingsItem(actions),
        separator,
        { role: 'services' },
        separator,
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        separator,
        { role: 'quit' },
      ]
    : [];
  return [
    ...(actions.isMac
      ? [{ label: 'Hyper Registry', submenu: application } satisfies MenuItemConstructorOptions]
      : []),
    { label: '&File', submenu: fileMenu(actions) },
    { label: '&Edit', submenu: editMenu(actions) },
    { label: '&View', submenu: viewMenu(actions) },
    {
      role: 'window',
      label: '&Window',
      submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'togglefullscreen' }],
    },
    { role: 'help', label: '&Help', submenu: helpMenu(actions) },
  ];
}

function fileMenu({ isMac, pick }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { id: 'import', label: 'Import Files…', accelerator: 'CmdOrCtrl+O', click: () => pick('files') },
    {
      id: 'import-folder',
      label: 'Import Folder…',
      accelerator: 'CmdOrCtrl+Shift+O',
      click: () => pick('folder'),
    },
    separator,
    { role: 'close' },
    ...(isMac ? [] : [separator, { role: 'quit' } satisfies MenuItemConstructorOptions]),
  ];
}

function editMenu({ send }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    { id: 'find', label: 'Find…', accelerator: 'CmdOrCtrl+F', click: () => send({ type: 'find' }) },
  ];
}

function viewMenu(actions: MenuActions): MenuItemConstructorOptions[] {
  const go = (id: string, label: string, accelerator: string, to: string): MenuItemConstructorOptions => ({
    id,
    label,
    accelerator,
    click: () => actions.send({ type: 'navigate', to }),
  });
  return [
    go('browse', 'Browse', 'CmdOrCtrl+1', '/browse'),
    go('keys', 'Keys', 'CmdOrCtrl+2', '/keys'),
    go('activity', 'Activity', 'CmdOrCtrl+3', '/activity'),
    ...(actions.isMac ? [] : [settingsItem(actions)]),
    separator,
    {
      id: 'palette',
      label: 'Command Palette…',
      accelerator: 'CmdOrCtrl+K',
      click: () => actions.send({ type: 'palette' }),
    },
    separator,
    { role: 'reload' },
    ...(actions.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
  ];
}

function helpMenu({ send, openGuide }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { id: 'guide', label: 'User Guide', accelerator: 'F1', click: () => openGuide() },
    {
      id: 'shortcuts',
      label: 'Keyboard Shortcuts',
      accelerator: 'CmdOrCtrl+/',
      click: () => send({ type: 'shortcuts' }),
    },
  ];
}

function settingsItem({ send }: MenuActions): MenuItemConstructorOptions {
  return {
    id: 'settings',
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => send({ type: 'navigate', to: '/settings' }),
  };
}

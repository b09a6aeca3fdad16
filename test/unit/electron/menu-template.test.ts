import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { ShellCommand } from '../../../contract/shell.ts';
import { menuTemplate } from '../../../main/electron/menu-template.ts';

function items(platform: { isMac: boolean; isPackaged: boolean }) {
  const sent: ShellCommand[] = [];
  const picked: string[] = [];
  const template = menuTemplate({
    ...platform,
    send: (command) => sent.push(command),
    pick: (type) => picked.push(type),
    openGuide: () => picked.push('guide'),
  });
  const flat = template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
  return { flat, sent, picked };
}
const click = (item: MenuItemConstructorOptions): unknown => Reflect.apply(Object(item.click), undefined, []);

describe('menuTemplate', () => {
  it('sends one command per item', () => {
    const { flat, sent, picked } = items({ isMac: false, isPackaged: true });
    for (const item of flat.filter(({ id }) => id !== undefined)) click(item);
    expect(picked).toEqual(['files', 'folder', 'guide']);
    expect(sent).toEqual([
      { type: 'find' },
      { type: 'navigate', to: '/browse' },
      { type: 'navigate', to: '/keys' },
      { type: 'navigate', to: '/activity' },
      { type: 'navigate', to: '/settings' },
      { type: 'palette' },
      { type: 'shortcuts' },
    ]);
  });

  it.each([true, false])('gives every accelerator once and every item one place (mac: %s)', (isMac) => {
    const { flat } = items({ isMac, isPackaged: false });
    const accelerators = flat.flatMap(({ accelerator }) => accelerator ?? []);
    const ids = flat.flatMap(({ id }) => id ?? []);
    expect(new Set(accelerators).size).toBe(accelerators.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(accelerators).toContain('CmdOrCtrl+O');
    expect(flat.filter(({ role }) => role === 'quit')).toHaveLength(1);
  });

  it('has developer tools in a checkout only', () => {
    const has = (isPackaged: boolean) =>
      items({ isMac: false, isPackaged }).flat.some(({ role }) => role === 'toggleDevTools');
    expect([has(true), has(false)]).toEqual([false, true]);
  });
});

import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { WindowPlacement } from './window-placement.ts';

/** What the shell remembers between starts. Everything a person would call a setting lives in the core's store. */
export interface ShellMemory {
  window?: WindowPlacement;
  lastView?: string;
  theme?: 'system' | 'light' | 'dark';
}
export type ShellState = ElectronStore<ShellMemory>;

const integer = { type: 'integer' };

/** Open the shell's own preferences beside Electron's data. A damaged file is replaced, never a reason not to start. */
export function openShellState(): ShellState {
  const state = new ElectronStore<ShellMemory>({
    name: 'shell',
    clearInvalidConfig: true,
    schema: {
      window: {
        type: 'object',
        properties: {
          x: integer,
          y: integer,
          width: integer,
          height: integer,
          maximized: { type: 'boolean' },
        },
        required: ['x', 'y', 'width', 'height', 'maximized'],
      },
      lastView: { type: 'string', maxLength: 2_000 },
      theme: { enum: ['system', 'light', 'dark'] },
    },
  });
  // electron-store answers any renderer that asks for the data folder; ours never does, and there is one channel only.
  ipcMain.removeAllListeners('electron-store-get-data');
  return state;
}

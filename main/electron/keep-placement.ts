import type { BrowserWindow } from 'electron';
import type { ShellState } from './shell-state.ts';

/** Milliseconds of rest before a moved window is written down; dragging sends an event per frame. */
const settleTime = 400;

/** Remember where the window is, a moment after it was moved and when it closes. */
export function keepPlacement(window: BrowserWindow, state: ShellState): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    state.set('window', { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, settleTime);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}

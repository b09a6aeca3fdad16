import type { ShellContext } from './shell-context.ts';

/** Bring the window to the front, out of the dock or task bar if need be. */
export function focusWindow({ window }: Pick<ShellContext, 'window'>): void {
  if (window === undefined || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

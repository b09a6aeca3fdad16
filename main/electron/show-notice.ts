import { Notification } from 'electron';
import type { AlertNotice } from '../../contract/alert-notice.ts';
import { focusWindow } from './focus-window.ts';
import type { ShellContext } from './shell-context.ts';

/** Held while they are shown: a notification that is collected as garbage answers no click. */
const shown = new Set<Notification>();
/** More than these are on no desktop at the same time. */
const mostShown = 20;

/** Show a notification of the desktop; a click on it brings the window to the front, at the place it is about. */
export function showNotice(context: ShellContext, { title, body, to, critical }: AlertNotice): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({
    title,
    body,
    icon: context.paths.icon,
    urgency: critical ? 'critical' : 'normal',
  });
  const forget = (): void => void shown.delete(notification);
  notification.on('click', () => {
    focusWindow(context);
    context.commands.send({ type: 'navigate', to });
    forget();
  });
  notification.on('close', forget);
  notification.on('failed', (_event, error) => {
    context.log.warn({ error }, 'a notification was not shown');
    forget();
  });
  const [oldest] = shown;
  if (shown.size >= mostShown && oldest) shown.delete(oldest);
  shown.add(notification);
  notification.show();
}

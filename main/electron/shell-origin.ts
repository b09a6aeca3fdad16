/** The one origin of the desktop window. Kept apart from the code that imports Electron, so that rules about it can be tested. */
export const shellScheme = 'hyper';
export const shellOrigin = 'hyper://app';
/** The name of the only IPC channel. */
export const shellChannel = 'hyper';

/**
 * Whether `url` belongs to the window's own origin.
 * The prefix is compared, with its slash: `new URL('hyper://app/').origin` is the text `null` for custom schemes.
 */
export function isShellUrl(url: string): boolean {
  return url.startsWith(`${shellOrigin}/`);
}

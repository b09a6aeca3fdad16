import { isShellUrl } from './shell-origin.ts';

/** What of an IPC event decides whether it is heard. */
export interface SenderFacts {
  /** The frame that sent it; absent when it is already gone. */
  frame: { readonly url: string; readonly parent: unknown } | null;
  contentsId: number;
}

/** Why a message on the channel is not heard; undefined when it comes from the main frame of our own window. */
export function senderRefusal(sender: SenderFacts, ownContentsId: number | undefined): string | undefined {
  if (sender.frame === null) return 'its frame is gone';
  if (!isShellUrl(sender.frame.url)) return 'foreign origin';
  if (sender.frame.parent !== null) return 'not the main frame';
  if (sender.contentsId !== ownContentsId) return 'not the application window';
  return undefined;
}

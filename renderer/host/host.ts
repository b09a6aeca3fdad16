/** What the page asks of the program around it. Only `electron.ts` and `browser.ts` know which program that is. */
import type { Client } from '../../contract/contract.ts';
import type { Offer, ShellCommand } from '../../contract/shell.ts';
import type { FolderPrompt } from './folder-prompt.ts';
import type { Store } from './store.ts';

export type { Offer, ShellCommand } from '../../contract/shell.ts';

/** `connecting` only before the first connection; afterwards a cut is `lost` until it is `open` again. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** Why the page cannot work at all: its session is not known, or the core behind it failed to start. */
export type HostProblem = 'unauthorized' | 'boot-failed';

export interface UploadProgress {
  /** The file or folder being sent, as the person named it. */
  name: string;
  /** Bytes. */
  sent: number;
  total: number;
}

export interface OfferOptions {
  onProgress?: (progress: UploadProgress) => void;
  signal?: AbortSignal;
}

/** Where `registry.extract` writes: a token of a native dialog, or a path the core validates. */
export type Destination = { token: string; path: string } | { path: string };

export interface Host {
  readonly kind: 'desktop' | 'browser';
  readonly client: Client;
  readonly connection: Store<ConnectionState>;
  readonly problem: Store<HostProblem | undefined>;
  /** The question for a folder that a browser cannot ask natively; the layout shows it. */
  readonly folderPrompt: FolderPrompt;
  /** Start the connection; call once the core is ready. */
  connect(): void;
  /** The open dialog; empty when cancelled. */
  pickSources(type: 'files' | 'folder', options?: OfferOptions): Promise<Offer[]>;
  /** Dropped files and folders become offers. Call inside the drop handler: the browser empties `items` after it. */
  offerDropped(items: DataTransfer, options?: OfferOptions): Promise<Offer[]>;
  pickDestination(name: string): Promise<Destination | undefined>;
  /** Commands of the native menu and the operating system; a browser has none. */
  commands(signal: AbortSignal): AsyncIterable<ShellCommand>;
  lastView(): Promise<string | undefined>;
  setLastView(path: string): Promise<void>;
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  copyText(text: string): Promise<void>;
  /** The stored archive of a version as a download. */
  downloadUrl(versionId: string): string;
}

/** What a desktop shell can do for the page. Served by `main/electron` beside the core; a browser stands in for it by DOM means. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** A thing to import: a token for `transfer.inspect`, and its name for show. */
export const offer = z.object({ token: z.string(), name: z.string() });
export type Offer = z.infer<typeof offer>;

/** Commands the native menu and the operating system send to the page. */
export const shellCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('navigate'), to: z.string() }),
  z.object({ type: z.literal('palette') }),
  z.object({ type: z.literal('find') }),
  z.object({ type: z.literal('shortcuts') }),
  /** Files opened with the app, by the menu, or by a second start. */
  z.object({ type: z.literal('import'), offers: z.array(offer) }),
]);
export type ShellCommand = z.infer<typeof shellCommand>;

export const shellContract = {
  /** The native open dialog; empty when cancelled. */
  pickSources: oc
    .input(z.object({ type: z.enum(['files', 'folder']) }))
    .output(z.object({ offers: z.array(offer) })),
  /** The native folder dialog for `registry.extract`; undefined when cancelled. The token stands for `<folder>/<name>`. */
  pickDestination: oc
    .input(z.object({ name: z.string().max(200) }))
    .output(z.object({ destination: z.object({ token: z.string(), path: z.string() }).optional() })),
  commands: oc.input(z.object({})).output(eventIterator(shellCommand)),
  lastView: oc.input(z.object({})).output(z.object({ path: z.string().optional() })),
  setLastView: oc.input(z.object({ path: z.string().max(2_000) })).output(z.object({})),
  /** Keep native chrome in step with the page's theme. */
  setTheme: oc.input(z.object({ theme: z.enum(['system', 'light', 'dark']) })).output(z.object({})),
  copyText: oc.input(z.object({ text: z.string().max(1_000_000) })).output(z.object({})),
};

/** The messages that cross the one preload channel. `offer` is filled in by the preload alone, never by the page. */
export type PreloadMessage =
  | { kind: 'rpc'; data: string | ArrayBuffer | Uint8Array }
  | { kind: 'offer'; id: number; paths: string[] };
export type PreloadReply =
  | { kind: 'rpc'; data: string | ArrayBuffer | Uint8Array }
  | { kind: 'offered'; id: number; offers: Offer[] };

/** What the preload exposes as `window.hyper`. */
export interface PreloadBridge {
  send(data: string | ArrayBuffer | Uint8Array): void;
  onMessage(listener: (data: string | ArrayBuffer | Uint8Array) => void): void;
  /** Paths of dropped files become tokens; undefined where the platform has no path for them (then upload the bytes). */
  offerFiles(files: File[]): Promise<Offer[] | undefined>;
}
interface File {
  readonly name: string;
}

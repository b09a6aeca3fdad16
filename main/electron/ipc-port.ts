/** An RPC frame as oRPC's message-port adapter writes it. */
export type Frame = string | ArrayBuffer | Uint8Array;

export interface FrameLimits {
  /** Frames held while nobody serves the port. */
  frames: number;
  /** Bytes (UTF-16 units for text) held while nobody serves the port. */
  size: number;
}

const defaultLimits: FrameLimits = { frames: 1_000, size: 16 * 1024 * 1024 };

/**
 * One page's end of the IPC channel in the shape of Electron's MessagePortMain, for oRPC's message-port handler.
 * Like a real port it holds what arrives until a listener is attached, so a page may call before the core is open.
 */
export class IpcPort {
  readonly #send: (frame: Frame) => void;
  readonly #limits: FrameLimits;
  #held: Frame[] = [];
  #heldSize = 0;
  #onMessage: ((event: { data: Frame }) => void) | undefined;
  readonly #onClose: (() => void)[] = [];
  #closed = false;

  constructor(send: (frame: Frame) => void, limits: FrameLimits = defaultLimits) {
    this.#send = send;
    this.#limits = limits;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** A frame from the page. @returns false when it was refused: the port is closed, or holds all it may hold. */
  receive(frame: Frame): boolean {
    if (this.#closed) return false;
    if (this.#onMessage !== undefined) {
      this.#onMessage({ data: frame });
      return true;
    }
    const size = typeof frame === 'string' ? frame.length : frame.byteLength;
    if (this.#held.length >= this.#limits.frames || this.#heldSize + size > this.#limits.size) return false;
    this.#held.push(frame);
    this.#heldSize += size;
    return true;
  }

  /** A frame to the page; dropped once closed, as a port without its other end does. */
  postMessage(frame: Frame): void {
    if (!this.#closed) this.#send(frame);
  }

  /** Listen as on Electron's MessagePortMain. The first `message` listener receives everything held so far. */
  on(event: string, listener: (event?: { data: Frame }) => void): void {
    if (event === 'close') this.#onClose.push(listener);
    if (event !== 'message') return;
    this.#onMessage = listener;
    const held = this.#held;
    this.#held = [];
    this.#heldSize = 0;
    for (const frame of held) listener({ data: frame });
  }

  /** The page is gone: cancel its calls and streams. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#held = [];
    for (const listener of this.#onClose) listener();
  }
}

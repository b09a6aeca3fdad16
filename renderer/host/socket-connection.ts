import type { ClientContext, ClientLink } from '@orpc/client';
import { mapEventIterator } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { backoffDelay } from './backoff.ts';
import { ConnectionLostError } from './connection-lost-error.ts';
import type { ConnectionState } from './host.ts';
import { createStore, type Store } from './store.ts';

export interface SocketConnectionOptions {
  /** Open one socket to the RPC endpoint. */
  open: () => WebSocket;
  /** After a failed attempt or a close: may the next attempt be made? `false` ends the connection for good. */
  mayRetry: (closeCode: number) => Promise<boolean>;
  /** Milliseconds of the first wait and the longest one. */
  baseMs?: number;
  capMs?: number;
  random?: () => number;
}

export interface SocketConnection extends Disposable {
  readonly state: Store<ConnectionState>;
  readonly link: ClientLink<ClientContext>;
  /** Dial now; also after `mayRetry` had ended it. Does nothing while connected or dialing. */
  start(): void;
  /** Skip the rest of a backoff wait, e.g. when the machine wakes up. */
  retryNow(): void;
}

interface Live {
  socket: WebSocket;
  link: RPCLink<ClientContext>;
}

/**
 * A WebSocket that comes back by itself. Calls made before the first connection wait for it; calls pending when the socket closes,
 * and calls made while it is lost, reject with ConnectionLostError. Streams end with the same error: their owner decides to resume.
 */
export function createSocketConnection(options: SocketConnectionOptions): SocketConnection {
  const { baseMs = 300, capMs = 10_000, random = Math.random } = options;
  const state = createStore<ConnectionState>('connecting');
  let live: Live | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let ended = false;
  let dialing = false;

  function dial(): void {
    timer = undefined;
    if (ended || dialing || live !== undefined) return;
    dialing = true;
    const socket = options.open();
    const link = new RPCLink<ClientContext>({ websocket: socket });
    socket.addEventListener('open', () => {
      attempt = 0;
      dialing = false;
      live = { socket, link };
      state.set('open');
    });
    socket.addEventListener('close', (event) => void lose(socket, event.code));
    // An error is always followed by `close`; without a listener Node's WebSocket would report it as uncaught.
    socket.addEventListener('error', () => undefined);
  }

  async function lose(socket: WebSocket, code: number): Promise<void> {
    if (live?.socket === socket) live = undefined;
    dialing = false;
    state.set('lost');
    const retry = !ended && (await options.mayRetry(code).catch(() => true));
    if (!retry || ended) {
      ended = true;
      return;
    }
    timer = setTimeout(dial, backoffDelay(attempt, { baseMs, capMs, random }));
    attempt += 1;
  }

  async function whenOpen(signal: AbortSignal | undefined): Promise<Live> {
    if (live === undefined && state.get() === 'connecting') await firstChange(state, signal);
    if (live === undefined) throw new ConnectionLostError(false);
    return live;
  }

  const link: ClientLink<ClientContext> = {
    async call(path, input, callOptions) {
      const used = await whenOpen(callOptions.signal);
      const translate = async (error: unknown): Promise<unknown> =>
        live === used || callOptions.signal?.aborted ? error : new ConnectionLostError(true);
      try {
        const output = await used.link.call(path, input, callOptions);
        return isEventIterator(output)
          ? mapEventIterator(output, { value: async (value) => value, error: translate })
          : output;
      } catch (error) {
        throw await translate(error);
      }
    },
  };

  return {
    state,
    link,
    start() {
      ended = false;
      dial();
    },
    retryNow() {
      if (timer === undefined) return;
      clearTimeout(timer);
      dial();
    },
    [Symbol.dispose]() {
      ended = true;
      clearTimeout(timer);
      live?.socket.close();
    },
  };
}

function isEventIterator(value: unknown): value is AsyncIteratorObject<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

function firstChange(state: Store<ConnectionState>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      stop();
      signal?.removeEventListener('abort', abort);
      resolve();
    };
    const abort = (): void => {
      stop();
      reject(signal?.reason);
    };
    const stop = state.subscribe(finish);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** The way to a running app: its control socket. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { readControlAddress } from '../serve/control-address.ts';
import { CliFailure } from './failure.ts';

export interface ControlLink {
  readonly link: ClientLink<ClientContext>;
  close(): Promise<void>;
}

const dialMs = 3_000;
/** Largest answer, bytes: as large as the largest message of the other side. */
const mostMessageBytes = 64 * 1024 * 1024;

/** Connect to the app that has this folder open. @returns undefined when none answers: the announcement is stale or absent */
export async function dialControl(home: string, readOnly: boolean): Promise<ControlLink | undefined> {
  const address = await readControlAddress(home);
  if (address === undefined) return undefined;
  const socket = new WebSocket(`ws+unix://${address.socket}:/rpc`, {
    headers: { authorization: `Bearer ${address.token}`, ...(readOnly ? { 'x-hyper-read-only': '1' } : {}) },
    handshakeTimeout: dialMs,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!isOpen) return undefined;
  socket.on('error', () => undefined);
  return { link: translated(socket), close: () => closed(socket) };
}

/** A cut connection is told as such, whatever the call was waiting for. */
function translated(socket: WebSocket): ClientLink<ClientContext> {
  // The adapter asks for the browser's interface; ws offers the same members with its own event types.
  const link = new RPCLink<ClientContext>({ websocket: socket as unknown as globalThis.WebSocket });
  return {
    async call(path, input, options) {
      try {
        return await link.call(path, input, options);
      } catch (error) {
        if (options.signal?.aborted || socket.readyState === socket.OPEN) throw error;
        throw new CliFailure(
          'CONNECTION_LOST',
          'The running app closed the connection.',
          'It may have been quit. Run the command again: it then opens the registry itself.',
          { cause: error },
        );
      }
    },
  };
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.once('close', () => resolve());
  socket.close();
  const giveUp = setTimeout(() => socket.terminate(), 1_000);
  await promise;
  clearTimeout(giveUp);
}

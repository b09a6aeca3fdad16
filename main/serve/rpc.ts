/** The RPC over WebSockets: one handler for all connections, each with the caller its host made for it. */
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Caller, Core } from '../core/index.ts';
import { pacedSend } from './paced-send.ts';
import { closeCodes } from './rpc-close-codes.ts';

/** Largest message either way, bytes: the largest inline content (8 MiB) as base64, and room for the rest. */
const mostMessageBytes = 16 * 1024 * 1024;
/** A connection that does not answer a ping within this time is dead, milliseconds. */
const heartbeatMs = 30_000;
/** Connections at the same time. */
const mostConnections = 128;

export interface RpcServer extends AsyncDisposable {
  /** Serve the connection until it closes. */
  serve(socket: WebSocket, core: Pick<Core, 'router'>, caller: Caller): void;
  readonly sockets: WebSocketServer;
}

export interface RpcOptions {
  heartbeatMs?: number;
  /** Bytes that may wait for a slow client before it is cut off. */
  mostBufferedBytes?: number;
}

/** Disposing closes every connection (code 1001, going away). */
export function createRpcServer(options: RpcOptions = {}): RpcServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    // Everything is local or small; compression would cost more time than it saves.
    perMessageDeflate: false,
    clientTracking: true,
  });
  const handlers = new WeakMap<object, RPCHandler<{ caller: Caller }>>();
  const heartbeat = setInterval(() => beat(sockets), options.heartbeatMs ?? heartbeatMs);
  heartbeat.unref();

  const handlerOf = (core: Pick<Core, 'router'>): RPCHandler<{ caller: Caller }> => {
    const known = handlers.get(core);
    if (known !== undefined) return known;
    const made = new RPCHandler(core.router);
    handlers.set(core, made);
    return made;
  };

  return {
    sockets,
    serve(socket, core, caller) {
      if (sockets.clients.size > mostConnections) {
        socket.close(closeCodes.tooManyConnections, 'too many connections');
        return;
      }
      keepAlive(socket);
      const connection = {
        addEventListener: socket.addEventListener.bind(socket),
        send: pacedSend(socket, options.mostBufferedBytes),
      };
      void handlerOf(core).upgrade(connection, { context: { caller } });
    },
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) socket.close(1001, 'the registry is closing');
      await closed(sockets);
    },
  };
}

const alive = new WeakSet<WebSocket>();

function keepAlive(socket: WebSocket): void {
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
  // A protocol error (oversize message, bad frame) is followed by `close`, which ends the calls.
  socket.on('error', () => undefined);
}

function beat(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (alive.delete(socket)) socket.ping();
    else socket.terminate();
  }
}

/** Wait for the clients to go, at most a second: one that does not read must not hold up the end. */
async function closed(sockets: WebSocketServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  sockets.close(() => resolve());
  const giveUp = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, 1_000);
  await promise;
  clearTimeout(giveUp);
}

import type { WebSocket } from 'ws';
import { closeCodes } from './rpc-close-codes.ts';

/** Above this many waiting bytes a sender waits until its message has left: streams then run at the reader's pace. */
const paceFromBytes = 1024 * 1024;
/** Above this many waiting bytes the reader is cut off. */
const mostBytes = 64 * 1024 * 1024;
/** A reader that takes nothing for this long is cut off, milliseconds. */
const mostStallMs = 30_000;
/** Time for the close frame to get through before the connection is destroyed, milliseconds. */
const lingerMs = 2_000;

/**
 * A `send` that waits for slow readers and gives them up when they are too slow: memory stays bounded whatever a client does.
 * Messages to a closed connection are dropped.
 */
export function pacedSend(
  socket: WebSocket,
  mostBufferedBytes = mostBytes,
): (message: string | ArrayBufferLike | Uint8Array) => Promise<void> {
  let isGivenUp = false;
  const giveUp = (): void => {
    if (isGivenUp) return;
    isGivenUp = true;
    socket.close(closeCodes.slowConsumer, 'messages are not read fast enough');
    setTimeout(() => socket.terminate(), lingerMs).unref();
  };
  return async (message) => {
    if (isGivenUp || socket.readyState !== socket.OPEN) return;
    const left = Promise.withResolvers<void>();
    socket.send(message, () => left.resolve());
    if (socket.bufferedAmount <= paceFromBytes) return;
    if (socket.bufferedAmount > mostBufferedBytes) return giveUp();
    const stall = setTimeout(giveUp, mostStallMs);
    await left.promise;
    clearTimeout(stall);
  };
}

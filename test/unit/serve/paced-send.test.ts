import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { pacedSend } from '../../../main/serve/paced-send.ts';

const most = 2 * 1024 * 1024;
const closing: WebSocketServer[] = [];
afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

/** Both ends of a socket whose client has stopped reading, flooded until the sender gives it up. */
async function flooded(): Promise<{ sender: WebSocket; reader: WebSocket }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  closing.push(server);
  await once(server, 'listening');
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [sender] = (await once(server, 'connection')) as [WebSocket];
  await once(reader, 'open');
  reader.pause();
  const send = pacedSend(sender, most);
  // Not awaited: a send to a reader that takes nothing waits.
  while (sender.readyState === sender.OPEN) void send(new Uint8Array(1024 * 1024));
  expect(sender.bufferedAmount).toBeLessThan(most + 2 * 1024 * 1024);
  return { sender, reader };
}

test('a reader that fell too far behind is told 4408 when it reads on at once', async () => {
  const { reader } = await flooded();
  const closed = once(reader, 'close');
  reader.resume();
  expect((await closed)[0]).toBe(4408);
});

test('a reader that never reads on is cut off, and nothing is kept for it', async () => {
  const { sender } = await flooded();
  await once(sender, 'close');
  await vi.waitFor(() => expect(sender.bufferedAmount).toBe(0));
});

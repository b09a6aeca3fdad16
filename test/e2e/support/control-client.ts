import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { type RawData, WebSocket } from 'ws';
import type { Client } from '../../../contract/contract.ts';
import { type ControlAddress, readControlAddress } from '../../../main/serve/control-address.ts';

export interface ControlClient extends Disposable {
  client: Client;
}

/** Talk to the running app as the command line does: for arranging what a spec needs and for looking at what it did. */
export async function connectControl(home: string, timeLimit = 20_000): Promise<ControlClient> {
  const { socket, token } = await addressOf(home, Date.now() + timeLimit);
  const websocket = new WebSocket(`ws+unix://${socket}:/rpc`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await new Promise((resolve, reject) => websocket.once('open', resolve).once('error', reject));
  const client = createORPCClient<Client>(new RPCLink({ port: portOf(websocket) }));
  return { client, [Symbol.dispose]: () => websocket.terminate() };
}

/** The announcement appears once the core is open. */
async function addressOf(home: string, deadline: number): Promise<ControlAddress> {
  for (;;) {
    const address = await readControlAddress(home);
    if (address !== undefined) return address;
    if (Date.now() > deadline) throw new Error(`no running app announced itself in ${home}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A socket of `ws` in the shape of a message port; its types are not those of the DOM's WebSocket. */
function portOf(websocket: WebSocket) {
  return {
    postMessage: (frame: string | Uint8Array) => websocket.send(frame),
    on(event: string, listener: (event?: { data: unknown }) => void) {
      if (event === 'close') websocket.on('close', () => listener());
      if (event === 'message')
        websocket.on('message', (data: RawData, isBinary: boolean) =>
          listener({ data: isBinary ? data : data.toString() }),
        );
    },
  };
}

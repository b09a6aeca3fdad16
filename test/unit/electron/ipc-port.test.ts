import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { type Frame, IpcPort } from '../../../main/electron/ipc-port.ts';

/** The page's end: what the port sends arrives here, structured-cloned as over IPC. */
function connect() {
  const listeners: ((event: { data: Frame }) => void)[] = [];
  const port = new IpcPort((frame) => {
    const data = structuredClone(frame);
    for (const listener of listeners) listener({ data });
  });
  const page = {
    postMessage: (frame: Frame) => void port.receive(structuredClone(frame)),
    addEventListener(type: string, listener: (event: { data: Frame }) => void) {
      if (type === 'message') listeners.push(listener);
    },
  };
  return { port, page };
}

const ended: string[] = [];
const router = {
  echo: os.handler(({ input }) => input),
  refuse: os.errors({ NOT_FOUND: { message: 'gone' } }).handler(({ errors }) => {
    throw errors.NOT_FOUND();
  }),
  count: os.handler(async function* ({ signal }) {
    try {
      for (let index = 0; !signal?.aborted; index++) {
        yield index;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    } finally {
      ended.push('count');
    }
  }),
};

function start() {
  const { port, page } = connect();
  new RPCHandler(router).upgrade(port);
  const client = createORPCClient<RouterClient<typeof router>>(new RPCLink({ port: page }));
  return { port, client };
}

afterEach(() => {
  ended.length = 0;
});

describe('IpcPort under the RPC adapter', () => {
  it('carries calls, dates and bytes', async () => {
    const { client } = start();
    expect(await client.echo({ at: new Date(5), text: 'é' })).toEqual({ at: new Date(5), text: 'é' });
    const bytes = await client.echo(new File([new Uint8Array([0, 128, 255])], 'a.bin'));
    expect(bytes).toBeInstanceOf(File);
    if (bytes instanceof File) expect([...new Uint8Array(await bytes.arrayBuffer())]).toEqual([0, 128, 255]);
  });

  it('carries declared errors with their code', async () => {
    const { client } = start();
    await expect(client.refuse()).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true });
  });

  it('ends streams when it closes', async () => {
    const { port, client } = start();
    const stream = await client.count();
    expect((await stream.next()).value).toBe(0);
    port.close();
    await expect.poll(() => ended).toEqual(['count']);
  });

  it('answers calls made before it is served', async () => {
    const { port, page } = connect();
    const client = createORPCClient<RouterClient<typeof router>>(new RPCLink({ port: page }));
    const early = [client.echo(1), client.echo(2)];
    await new Promise((resolve) => setTimeout(resolve, 5));
    new RPCHandler(router).upgrade(port);
    expect(await Promise.all(early)).toEqual([1, 2]);
  });
});

describe('IpcPort limits', () => {
  const collect = (limits: { frames: number; size: number }) => {
    const port = new IpcPort(() => undefined, limits);
    const received: Frame[] = [];
    return { port, received, serve: () => port.on('message', (event) => event && received.push(event.data)) };
  };

  it('holds frames in order up to their number', () => {
    const { port, received, serve } = collect({ frames: 2, size: 100 });
    expect([port.receive('a'), port.receive('b'), port.receive('c')]).toEqual([true, true, false]);
    serve();
    port.receive('d');
    expect(received).toEqual(['a', 'b', 'd']);
  });

  it('holds frames up to their size in all', () => {
    const { port } = collect({ frames: 10, size: 4 });
    expect([port.receive('abc'), port.receive(new Uint8Array(2)), port.receive('d')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('refuses and sends nothing once closed, and says so once', () => {
    const sent: Frame[] = [];
    let closes = 0;
    const port = new IpcPort((frame) => sent.push(frame));
    port.on('close', () => {
      closes += 1;
    });
    port.close();
    port.close();
    port.postMessage('late');
    expect({ heard: port.receive('x'), sent, closes, closed: port.closed }).toEqual({
      heard: false,
      sent: [],
      closes: 1,
      closed: true,
    });
  });
});

/** Every way a call can reach the core, each as a function that connects a client. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientContext, createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { WebSocket } from 'ws';
import type { Client } from '../../contract/contract.ts';
import { dialControl } from '../../main/cli/dial-control.ts';
import { type Core, ownerCaller, readerCaller } from '../../main/core/index.ts';
import { IpcPort } from '../../main/electron/ipc-port.ts';
import { createBootController } from '../../main/serve/boot-controller.ts';
import { openControlEndpoint } from '../../main/serve/control-endpoint.ts';
import { startHttpServer } from '../../main/serve/http-server.ts';
import { createRestClient } from './rest-client.ts';

export interface Connected {
  client: Client;
  /** Cut this connection. */
  close(): Promise<void>;
}

export interface Transport extends AsyncDisposable {
  connect(): Promise<Connected>;
  /** As someone who may only look. */
  connectReader(): Promise<Connected>;
}

export interface TransportKind {
  name: string;
  /** Carries streams and is a connection that can be cut. */
  streams: boolean;
  open(core: Core): Promise<Transport>;
}

const quiet = { warn: () => undefined, error: () => undefined };

async function openMemory(core: Core): Promise<Transport> {
  const handler = new PortHandler(core.router);
  const connect = async (caller: ReturnType<typeof ownerCaller>): Promise<Connected> => {
    const { port1, port2 } = new MessageChannel();
    handler.upgrade(port1, { context: { caller } });
    port1.start();
    port2.start();
    return {
      client: createORPCClient<Client>(new PortLink<ClientContext>({ port: port2 })),
      close: async () => port2.close(),
    };
  };
  return {
    connect: () => connect(ownerCaller('test', { paths: true })),
    connectReader: () => connect(readerCaller('test')),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The desktop's port on the main side; on the page's side what the preload exposes. Frames are structured clones, as in Electron. */
async function openIpc(core: Core): Promise<Transport> {
  const handler = new PortHandler(core.router);
  const connect = async (caller: ReturnType<typeof ownerCaller>): Promise<Connected> => {
    const page = new EventTarget();
    const port = new IpcPort((data) => {
      const cloned = structuredClone(data);
      setImmediate(() => page.dispatchEvent(new MessageEvent('message', { data: cloned })));
    });
    handler.upgrade(port, { context: { caller } });
    const link = new PortLink<ClientContext>({
      port: {
        postMessage: (data: string | Uint8Array) => {
          const cloned = structuredClone(data);
          setImmediate(() => port.receive(cloned));
        },
        addEventListener: page.addEventListener.bind(page),
      },
    });
    return {
      client: createORPCClient<Client>(link),
      async close() {
        port.close();
        page.dispatchEvent(new Event('close'));
      },
    };
  };
  return {
    connect: () => connect(ownerCaller('desktop', { paths: true })),
    connectReader: () => connect(readerCaller('desktop')),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** One HTTP server for owners and one for readers, with the page's folder beside them. */
async function openHttp(core: Core) {
  const renderer = await mkdtemp(join(tmpdir(), 'hyper-page-'));
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>page</title>');
  const open = async (readOnly: boolean) => {
    const boot = createBootController(async () => core);
    boot.start();
    await boot.whenReady();
    return startHttpServer({ host: '127.0.0.1', port: 0, renderer, boot, readOnly, log: quiet });
  };
  const owner = await open(false);
  const reader = await open(true);
  return {
    owner,
    reader,
    async [Symbol.asyncDispose]() {
      await owner[Symbol.asyncDispose]();
      await reader[Symbol.asyncDispose]();
      await rm(renderer, { recursive: true, force: true });
    },
  };
}

interface Address {
  url: string;
  token: string;
}

/** As the page does it: the token becomes a cookie, and the cookie opens the socket. */
async function dialAsPage({ url, token }: Address): Promise<Connected> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { origin: url },
    body: JSON.stringify({ token }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const socket = new WebSocket(`${url.replace('http', 'ws')}/rpc`, { headers: { cookie, origin: url } });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const link = new SocketLink<ClientContext>({ websocket: socket as unknown as globalThis.WebSocket });
  return {
    client: createORPCClient<Client>(link),
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
}

async function openWebSocket(core: Core): Promise<Transport> {
  const servers = await openHttp(core);
  return {
    connect: () => dialAsPage(servers.owner),
    connectReader: () => dialAsPage(servers.reader),
    [Symbol.asyncDispose]: () => servers[Symbol.asyncDispose](),
  };
}

async function openRest(core: Core): Promise<Transport> {
  const servers = await openHttp(core);
  const connect = async ({ url, token }: Address): Promise<Connected> => ({
    client: createRestClient(`${url}/api/v1`, token),
    close: async () => undefined,
  });
  return {
    connect: () => connect(servers.owner),
    connectReader: () => connect(servers.reader),
    [Symbol.asyncDispose]: () => servers[Symbol.asyncDispose](),
  };
}

async function openControl(core: Core): Promise<Transport> {
  const endpoint = await openControlEndpoint(core);
  const connect = async (readOnly: boolean): Promise<Connected> => {
    const control = await dialControl(core.home, readOnly);
    if (control === undefined) throw new Error('the control endpoint does not answer');
    return { client: createORPCClient<Client>(control.link), close: () => control.close() };
  };
  return {
    connect: () => connect(false),
    connectReader: () => connect(true),
    [Symbol.asyncDispose]: async () => endpoint[Symbol.asyncDispose](),
  };
}

export const transports: readonly TransportKind[] = [
  { name: 'in-memory pair', streams: true, open: openMemory },
  { name: 'Electron IPC', streams: true, open: openIpc },
  { name: 'WebSocket', streams: true, open: openWebSocket },
  { name: 'control socket', streams: true, open: openControl },
  { name: 'REST', streams: false, open: openRest },
];

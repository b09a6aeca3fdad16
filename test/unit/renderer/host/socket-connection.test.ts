import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { eventIterator, oc } from '@orpc/contract';
import { implement, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import {
  createSocketConnection,
  type SocketConnection,
  type SocketConnectionOptions,
} from '../../../../renderer/host/socket-connection.ts';

const contract = {
  echo: oc.input(z.object({ text: z.string() })).output(z.object({ text: z.string() })),
  hang: oc.input(z.object({})).output(z.object({})),
  count: oc.input(z.object({})).output(eventIterator(z.number())),
};
const build = implement(contract);
const router = build.router({
  echo: build.echo.handler(({ input }) => input),
  hang: build.hang.handler(() => new Promise<never>(() => undefined)),
  count: build.count.handler(async function* () {
    yield 1;
    await new Promise(() => undefined);
  }),
});

interface Server {
  port: number;
  /** Cut all connections, as a crash or a pulled cable does. */
  cut(): void;
  close(): Promise<void>;
}

async function listen(port = 0, closeWith?: number): Promise<Server> {
  const server = new WebSocketServer({ port, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const handler = new RPCHandler(router);
  server.on('connection', (socket) => {
    if (closeWith !== undefined) socket.close(closeWith);
    else void handler.upgrade(socket, { context: {} });
  });
  const cut = (): void => {
    for (const socket of server.clients) socket.terminate();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanup.splice(0).reverse()) await step();
});

function connect(
  port: number,
  options: Partial<SocketConnectionOptions> = {},
): { connection: SocketConnection; client: RouterClient<typeof router> } {
  const connection = createSocketConnection({
    open: () => new WebSocket(`ws://127.0.0.1:${port}/rpc`),
    mayRetry: async () => true,
    baseMs: 10,
    capMs: 40,
    ...options,
  });
  cleanup.push(() => connection[Symbol.dispose]());
  return { connection, client: createORPCClient(connection.link) };
}

function reached(connection: SocketConnection, state: 'open' | 'lost'): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (connection.state.get() === state) resolve();
    };
    connection.state.subscribe(check);
    check();
  });
}

test('a call made before the first connection waits for it', async () => {
  const server = await listen();
  cleanup.push(server.close);
  const { connection, client } = connect(server.port);
  const answer = client.echo({ text: 'early' });
  expect(connection.state.get()).toBe('connecting');
  connection.start();
  expect(await answer).toEqual({ text: 'early' });
  expect(connection.state.get()).toBe('open');
});

test('pending calls and streams reject with ConnectionLostError when the socket is cut, and it comes back by itself', async () => {
  const server = await listen();
  cleanup.push(server.close);
  const { connection, client } = connect(server.port);
  connection.start();
  const pending = client.hang({});
  const stream = await client.count({});
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  const next = stream.next();
  const outcomes = Promise.allSettled([pending, next]);
  server.cut();
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { name: 'ConnectionLostError', sent: true },
    });
  }
  await reached(connection, 'open');
  expect(await client.echo({ text: 'again' })).toEqual({ text: 'again' });
});

test('calls made while the connection is lost are refused at once; a server that returns is found again', async () => {
  const first = await listen();
  const { connection, client } = connect(first.port);
  connection.start();
  await reached(connection, 'open');
  await first.close();
  await reached(connection, 'lost');
  await expect(client.echo({ text: 'nobody' })).rejects.toMatchObject({
    name: 'ConnectionLostError',
    sent: false,
  });
  const second = await listen(first.port);
  cleanup.push(second.close);
  await reached(connection, 'open');
  expect(await client.echo({ text: 'back' })).toEqual({ text: 'back' });
});

test('the close code decides whether another attempt is made; start begins anew', async () => {
  const failing = await listen(0, 4503);
  const codes: number[] = [];
  const { connection, client } = connect(failing.port, {
    async mayRetry(code) {
      codes.push(code);
      return code !== 4503;
    },
  });
  connection.start();
  await reached(connection, 'lost');
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(codes).toEqual([4503]);
  await failing.close();
  const healthy = await listen(failing.port);
  cleanup.push(healthy.close);
  connection.start();
  await reached(connection, 'open');
  expect(await client.echo({ text: 'ready' })).toEqual({ text: 'ready' });
});

test('an aborted call rejects with its own reason, not as a lost connection', async () => {
  const server = await listen();
  cleanup.push(server.close);
  const { connection, client } = connect(server.port);
  connection.start();
  await reached(connection, 'open');
  const abort = new AbortController();
  const call = client.hang({}, { signal: abort.signal });
  setTimeout(() => abort.abort(), 20);
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(connection.state.get()).toBe('open');
});

// @vitest-environment jsdom
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { openSession, tokenOf } from '../../../../renderer/host/session.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

test('only a fragment that is a token is one; routes of the page are not', () => {
  expect(tokenOf('#token=abc_DEF-123')).toBe('abc_DEF-123');
  expect(tokenOf('#/browse?q=token')).toBeUndefined();
  expect(tokenOf('#token=')).toBeUndefined();
  expect(tokenOf('#token=a/b')).toBeUndefined();
  expect(tokenOf('')).toBeUndefined();
});

test('the token is sent once in a header and is gone from the address before the answer', async () => {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  // A page resolves `session` against its own address; Node's fetch needs the whole of it.
  const realFetch = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, base), init));
  history.replaceState(null, '', '/#token=secret-1');
  const opened = openSession();
  expect(location.hash).toBe('');
  await opened;
  await openSession();
  expect(seen.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
    ['POST', '/session', 'Bearer secret-1'],
  ]);
  await new Promise((resolve) => server.close(resolve));
});

import { describe, expect, test } from 'vitest';
import { allowedHosts, isLoopback } from '../../../main/serve/allowed-hosts.ts';
import { Guard, type GuardedRequest } from '../../../main/serve/guard.ts';

const hosts = allowedHosts('127.0.0.1', 4711);
const request = (headers: GuardedRequest['headers'], method = 'GET'): GuardedRequest => ({
  method,
  headers,
  remoteAddress: '127.0.0.1',
});

describe('Guard', () => {
  test('makes a token of 256 bits anew each time', () => {
    const tokens = [1, 2].map(() => new Guard({ hosts, port: 4711 }).token);
    expect(tokens[0]).not.toBe(tokens[1]);
    expect(Buffer.from(tokens[0] ?? '', 'base64url')).toHaveLength(32);
  });

  test('forgets wrong tokens after a minute, by address', () => {
    let now = 0;
    const guard = new Guard({ hosts, port: 4711, now: () => now });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(guard.checkToken('wrong', '10.0.0.1')?.status).toBe(401);
    }
    expect(guard.checkToken(guard.token, '10.0.0.1')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '60' },
    });
    expect(guard.checkToken(guard.token, '10.0.0.2')).toBeUndefined();
    now = 60_001;
    expect(guard.checkToken(guard.token, '10.0.0.1')).toBeUndefined();
  });

  test('a missing token is no guess: other sites can make a browser ask, and must not lock its owner out', () => {
    const guard = new Guard({ hosts, port: 4711 });
    for (let attempt = 0; attempt < 50; attempt += 1) guard.checkCaller(request({}));
    expect(guard.checkToken(guard.token, '127.0.0.1')).toBeUndefined();
  });

  test('signs out the oldest of too many sessions', () => {
    const guard = new Guard({ hosts, port: 4711 });
    const cookies = Array.from({ length: 33 }, () => guard.openSession().split(';')[0] ?? '');
    const statuses = cookies.map(
      (cookie) => guard.checkCaller(request({ cookie: `other=1; ${cookie}` }))?.status,
    );
    expect(statuses).toEqual([401, ...Array(32).fill(undefined)]);
  });

  test('a cookie of another port is not its own', () => {
    const [one, two] = [new Guard({ hosts, port: 4711 }), new Guard({ hosts, port: 4712 })];
    const cookie = one.openSession().split(';')[0] ?? '';
    expect(two.checkCaller(request({ cookie }))?.status).toBe(401);
  });

  test('a page of another site is told by Sec-Fetch-Site where it sends no Origin', () => {
    const guard = new Guard({ hosts, port: 4711 });
    const host = 'localhost:4711';
    expect(guard.checkSource(request({ host, 'sec-fetch-site': 'cross-site' }, 'POST'))?.status).toBe(403);
    expect(guard.checkSource(request({ host, 'sec-fetch-site': 'same-origin' }, 'POST'))).toBeUndefined();
    expect(guard.checkSource(request({ host, origin: 'http://localhost:4711' }, 'POST'))).toBeUndefined();
    expect(guard.checkSource(request({ host, origin: 'http://127.0.0.1:4711' }, 'POST'))?.status).toBe(403);
  });
});

describe('the Origin of a request that only looks', () => {
  const host = 'localhost:4711';
  const guard = new Guard({ hosts, port: 4711 });

  test.each(['GET', 'HEAD', 'OPTIONS'])('is held against the Host where it is named: %s', (method) => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:4711'])
      expect(guard.checkSource(request({ host, origin }, method))).toMatchObject({
        status: 403,
        code: 'WRONG_ORIGIN',
      });
    expect(guard.checkSource(request({ host, origin: `http://${host}` }, method))).toBeUndefined();
  });

  test('may be missing, as with curl and where a person follows a link', () => {
    expect(guard.checkSource(request({ host }))).toBeUndefined();
    expect(guard.checkSource(request({ host, 'sec-fetch-site': 'cross-site' }))).toBeUndefined();
  });
});

describe('allowedHosts', () => {
  test('knows only loopback names unless bound wider', () => {
    expect([...hosts].sort()).toEqual(['127.0.0.1:4711', '[::1]:4711', 'localhost:4711']);
    expect(allowedHosts('192.0.2.7', 80)).toContain('192.0.2.7');
    expect(allowedHosts('2001:db8::7', 4711)).toContain('[2001:db8::7]:4711');
    expect(allowedHosts('0.0.0.0', 4711)).not.toContain('0.0.0.0:4711');
  });

  test('loopback is what this machine alone reaches', () => {
    expect(['127.0.0.1', '127.8.9.1', 'localhost', '::1'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['0.0.0.0', '::', '192.168.1.2', '127.example.org', '1270.0.0.1'].map(isLoopback)).toEqual(
      Array(5).fill(false),
    );
  });
});

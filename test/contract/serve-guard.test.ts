/** A served registry against those who should not reach it, and those who send too much. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ownerCaller } from '../../main/core/index.ts';
import { createBootController } from '../../main/serve/boot-controller.ts';
import { type HttpServer, startHttpServer } from '../../main/serve/http-server.ts';
import { openTestCore, type TestCore } from './faulty-core.ts';

let parts: TestCore;
let server: HttpServer;
let page: string;
const quiet = { warn: () => undefined, error: () => undefined };

async function open(readOnly = false): Promise<HttpServer> {
  const boot = createBootController(async () => parts.core);
  boot.start();
  await boot.whenReady();
  return startHttpServer({
    host: '127.0.0.1',
    port: 0,
    renderer: page,
    boot,
    readOnly,
    log: quiet,
    rpc: { mostBufferedBytes: 2 * 1024 * 1024 },
  });
}

beforeAll(async () => {
  parts = await openTestCore();
  page = await mkdtemp(join(tmpdir(), 'hyper-page-'));
  await mkdir(join(page, 'assets'));
  await writeFile(join(page, 'index.html'), '<meta property="csp-nonce" content="__NONCE__"><p>page</p>');
  await writeFile(join(page, 'assets', 'app.js'), 'export {};');
  await writeFile(join(page, '..', 'hyper-outside.txt'), 'outside');
  server = await open();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await parts[Symbol.asyncDispose]();
  await rm(page, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  code: string | undefined;
}

interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  to?: HttpServer;
}

/** A raw request: fetch would not send a foreign Host, and would tidy up paths. */
function ask(path: string, { method = 'GET', headers = {}, body, to = server }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port: to.port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json') ?? false;
          const parsed: unknown = isJson ? JSON.parse(text) : {};
          const code = (parsed as { code?: string }).code;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, code });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const bearer = (to = server) => ({ authorization: `Bearer ${to.token}` });
const origin = () => `http://127.0.0.1:${server.port}`;

async function signIn(): Promise<string> {
  const answer = await ask('/session', {
    method: 'POST',
    headers: { origin: origin() },
    body: JSON.stringify({ token: server.token }),
  });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

describe('who may ask', () => {
  test('without a token or cookie every private address answers 401 and tells nothing', async () => {
    for (const path of ['/boot', '/content/x', '/api/v1/status', '/api/v1/openapi.json']) {
      const answer = await ask(path);
      expect(answer).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
      expect(answer.body).not.toContain(parts.core.home);
    }
    expect(await ask('/upload?name=a.tgz', { method: 'POST', body: 'x' })).toMatchObject({ status: 401 });
  });

  test('the token is exchanged for a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await ask('/session', {
      method: 'POST',
      headers: { origin: origin() },
      body: JSON.stringify({ token: server.token }),
    });
    expect(answer.status).toBe(204);
    const cookie = answer.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/u);
    expect(cookie).not.toContain(server.token);
    const boot = await ask('/boot', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(JSON.parse(boot.body)).toEqual({ state: 'ready' });
  });

  test('the token works as Bearer, for scripts', async () => {
    expect(await ask('/api/v1/status', { headers: bearer() })).toMatchObject({ status: 200 });
  });

  test('a foreign Host is refused before anything else', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1:1']) {
      const answer = await ask('/', { headers: { host, ...bearer() } });
      expect(answer).toMatchObject({ status: 421, code: 'WRONG_HOST' });
    }
    expect(await ask('/', { headers: { host: `LOCALHOST:${server.port}` } })).toMatchObject({ status: 200 });
  });

  test('a foreign or missing Origin cannot use the cookie to change anything', async () => {
    const cookie = await signIn();
    for (const foreign of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      `https://127.0.0.1:${server.port}`,
    ]) {
      const answer = await ask('/upload?name=a.tgz', {
        method: 'POST',
        headers: { cookie, origin: foreign },
        body: 'x',
      });
      expect(answer).toMatchObject({ status: 403, code: 'WRONG_ORIGIN' });
    }
    expect(await ask('/upload?name=a.tgz', { method: 'POST', headers: { cookie }, body: 'x' })).toMatchObject(
      { status: 403 },
    );
    expect(
      await ask('/session', { method: 'POST', headers: { origin: 'https://evil.example' }, body: '{}' }),
    ).toMatchObject({ status: 403 });
  });

  test('a foreign Origin is refused on GET too, whatever the token', async () => {
    for (const foreign of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      const answer = await ask('/api/v1/status', { headers: { ...bearer(), origin: foreign } });
      expect(answer).toMatchObject({ status: 403, code: 'WRONG_ORIGIN' });
    }
    const headers = { ...bearer(), origin: origin() };
    expect(await ask('/api/v1/status', { headers })).toMatchObject({ status: 200 });
  });

  test('a WebSocket needs both the cookie and the right Origin', async () => {
    const cookie = await signIn();
    expect(await upgradeStatus({ cookie, origin: origin() })).toBe(101);
    expect(await upgradeStatus({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await upgradeStatus({ cookie })).toBe(403);
    expect(await upgradeStatus({ origin: origin() })).toBe(401);
    expect(await upgradeStatus({ cookie, origin: origin(), host: 'evil.example' })).toBe(421);
    expect(await upgradeStatus({ cookie: `${cookie}x`, origin: origin() })).toBe(401);
    expect(await upgradeStatus(bearer())).toBe(101);
  });

  test('wrong tokens are answered 401, then 429 for a while; sessions go on', async () => {
    const own = await open();
    const cookieAnswer = await ask('/session', {
      method: 'POST',
      body: JSON.stringify({ token: own.token }),
      to: own,
    });
    const cookie = cookieAnswer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push((await ask('/boot', { headers: { authorization: 'Bearer wrong' }, to: own })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const limited = await ask('/boot', { headers: bearer(own), to: own });
    expect(limited).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ask('/boot', { headers: { cookie }, to: own })).toMatchObject({ status: 200 });
    await own[Symbol.asyncDispose]();
  });

  test('read-only refuses uploads and changes, and still answers', async () => {
    const reader = await open(true);
    const headers = bearer(reader);
    expect(await ask('/upload?name=a.tgz', { method: 'POST', headers, body: 'x', to: reader })).toMatchObject(
      { status: 403, code: 'NOT_ALLOWED' },
    );
    expect(await ask('/boot/retry', { method: 'POST', headers, to: reader })).toMatchObject({ status: 403 });
    const create = await ask('/api/v1/namespaces', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ path: 'org.no' }),
      to: reader,
    });
    expect(create).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
    expect(await ask('/api/v1/status', { headers, to: reader })).toMatchObject({ status: 200 });
    await reader[Symbol.asyncDispose]();
  });
});

describe('what is sent', () => {
  test('a body beyond its limit is answered 413', async () => {
    expect(
      await ask('/session', { method: 'POST', body: JSON.stringify({ token: 'x'.repeat(10_000) }) }),
    ).toMatchObject({ status: 413 });
    const headers = { ...bearer(), 'content-type': 'application/json' };
    const large = Buffer.alloc(17 * 1024 * 1024, 'x');
    const announced = await ask('/api/v1/search', { method: 'POST', headers, body: large }).catch(
      (error: NodeJS.ErrnoException) => error,
    );
    // The server closes while the client still sends: some clients only see the reset.
    if (announced instanceof Error) expect(['ECONNRESET', 'EPIPE']).toContain(announced.code);
    else expect(announced.status).toBe(413);
    const upload = await ask('/upload?name=a.tgz', {
      method: 'POST',
      headers: { ...bearer(), 'content-length': String(9 * 2 ** 30) },
    }).catch((error: NodeJS.ErrnoException) => error);
    expect(upload).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  });

  test('a message beyond its limit closes the socket with 1009', async () => {
    const socket = await openSocket();
    const code = new Promise((resolve) => socket.once('close', resolve));
    socket.send(Buffer.alloc(17 * 1024 * 1024));
    expect(await code).toBe(1009);
  });

  test('a client that does not read is cut off', async () => {
    const { versionId } = await createRouterClient(parts.core.router, {
      context: { caller: ownerCaller('test') },
    }).registry.create({
      namespace: 'user.ada',
      name: 'large',
      version: '1.0.0',
      kind: 'library',
      content: randomBytes(600_000).toString('base64'),
      sign: false,
    });
    const socket = connectSocket(server.port, '127.0.0.1');
    socket.write(
      [
        'GET /rpc HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        `Authorization: Bearer ${server.token}`,
        '\r\n',
      ].join('\r\n'),
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    socket.on('error', () => undefined);
    // 60 answers of 700 kB that nobody reads: more than the system buffers, so the server must hold them or give up.
    for (let call = 0; call < 60; call += 1) {
      const input = { versionId, path: 'content', maxBytes: 524_288 };
      socket.write(
        frame(JSON.stringify({ i: String(call), p: { u: '/registry/file', b: { json: input } } })),
      );
    }
    // Reading any sooner would make room, and the server would not give up. The code it gives is a matter of paced-send's own test:
    // by now the connection is gone, with what the system had not sent yet.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const received = await readAll(socket);
    expect(received.length).toBeLessThan(30_000_000);
  });

  test('an upload becomes a token; the bytes arrive whole', async () => {
    const content = Buffer.alloc(3_000_000, 'abc');
    const answer = await ask('/upload?name=data.bin', { method: 'POST', headers: bearer(), body: content });
    const { token, name } = JSON.parse(answer.body) as { token: string; name: string };
    expect(name).toBe('data.bin');
    const staged = parts.core.sources.source(token);
    expect(staged).toMatchObject({ name: 'data.bin', temporary: true });
    await rm(staged.path);
  });

  test('names and paths that lead elsewhere are refused, and nothing is left', async () => {
    const post = (path: string, body = 'x') => ask(path, { method: 'POST', headers: bearer(), body });
    for (const name of ['', '..', '.', 'a/b', 'a%5Cb', 'a%00b']) {
      expect(await post(`/upload?name=${name}`)).toMatchObject({ status: 400, code: 'BAD_PATH' });
    }
    const { folderId } = JSON.parse((await post('/upload-folder?name=tree')).body) as { folderId: string };
    for (const path of [
      '../x',
      'a/../../x',
      '/etc/x',
      'a//b',
      './a',
      'a/.',
      'C:/x',
      'a%5C..%5Cx',
      'a%00',
      'a%0Ab',
      'end.',
      '',
    ]) {
      expect(await post(`/upload-folder/${folderId}?path=${path}`)).toMatchObject({
        status: 400,
        code: 'BAD_PATH',
      });
    }
    expect(await post(`/upload-folder/${folderId}?path=src/index.js`)).toMatchObject({ status: 200 });
    expect(await post(`/upload-folder/${folderId}?path=src/index.js`)).toMatchObject({ status: 409 });
    const { token } = JSON.parse((await post(`/upload-folder/${folderId}/done`)).body) as { token: string };
    const staged = parts.core.sources.source(token);
    expect(await readdir(staged.path, { recursive: true })).toEqual(['src', join('src', 'index.js')]);
    expect(await post(`/upload-folder/${folderId}?path=late`)).toMatchObject({ status: 404 });
    await rm(staged.path, { recursive: true });
    expect((await readdir(parts.core.stagingDirectory)).filter((name) => name.startsWith('upload-'))).toEqual(
      [],
    );
  });

  test('an upload that is cut leaves nothing behind', async () => {
    const outgoing = httpRequest({
      host: '127.0.0.1',
      port: server.port,
      path: '/upload?name=cut.tgz',
      method: 'POST',
      headers: { ...bearer(), 'content-length': '5000000' },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(Buffer.alloc(100_000));
    await expect.poll(async () => (await readdir(parts.core.stagingDirectory)).length).toBe(1);
    outgoing.destroy();
    await expect.poll(async () => (await readdir(parts.core.stagingDirectory)).length).toBe(0);
  });

  test('unfinished folders are removed when the server closes', async () => {
    const own = await open();
    await ask('/upload-folder?name=tree', { method: 'POST', headers: bearer(own), to: own });
    expect(await readdir(parts.core.stagingDirectory)).toHaveLength(1);
    await own[Symbol.asyncDispose]();
    expect(await readdir(parts.core.stagingDirectory)).toEqual([]);
  });
});

describe('what fails inside', () => {
  test('is answered 500, and the log of the registry holds the details', async () => {
    const lines: { fields: unknown; message: unknown }[] = [];
    const error = (fields: unknown, message?: unknown) => void lines.push({ fields, message });
    const broken = {
      ...parts.core,
      log: { ...parts.core.log, error },
      content: () => Promise.reject(new Error('the disk is on fire')),
    };
    const boot = createBootController(async () => broken);
    boot.start();
    await boot.whenReady();
    const own = await startHttpServer({ host: '127.0.0.1', port: 0, renderer: page, boot, log: quiet });
    const answer = await ask('/content/some-version?secret=1', { headers: bearer(own), to: own });
    expect(answer).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(answer.body).not.toContain('fire');
    expect(lines).toEqual([
      {
        fields: {
          err: expect.objectContaining({ message: 'the disk is on fire' }),
          path: '/content/some-version',
        },
        message: 'a request failed',
      },
    ]);
    await own[Symbol.asyncDispose]();
  });
});

describe('while the core opens', () => {
  test('the page and the state are served; a WebSocket waits, and is closed with 4503 when the core does not open', async () => {
    const opening = Promise.withResolvers<typeof parts.core>();
    let attempts = 0;
    const boot = createBootController(() => {
      attempts += 1;
      return attempts === 1 ? opening.promise : Promise.resolve(parts.core);
    });
    const own = await startHttpServer({ host: '127.0.0.1', port: 0, renderer: page, boot, log: quiet });
    boot.start();
    expect(await ask('/', { to: own })).toMatchObject({ status: 200 });
    expect((await ask('/boot', { headers: bearer(own), to: own })).body).toBe('{"state":"opening"}');
    expect(await ask('/api/v1/status', { headers: bearer(own), to: own })).toMatchObject({
      status: 503,
      code: 'NOT_OPEN',
    });
    const waiting = new WebSocket(`ws://127.0.0.1:${own.port}/rpc`, { headers: bearer(own) });
    const closed = new Promise((resolve) => waiting.once('close', resolve));
    opening.reject(new Error('no disk'));
    expect(await closed).toBe(4503);
    const retried = await ask('/boot/retry', { method: 'POST', headers: bearer(own), to: own });
    expect(JSON.parse(retried.body)).toEqual({ state: 'ready' });
    const open = new WebSocket(`ws://127.0.0.1:${own.port}/rpc`, { headers: bearer(own) });
    await new Promise((resolve, reject) => open.once('open', resolve).once('error', reject));
    open.close();
    await own[Symbol.asyncDispose]();
  });
});

describe('the page', () => {
  test('is served to anybody, with a policy and a nonce of its own each time', async () => {
    const [first, second] = [await ask('/'), await ask('/registry/anything')];
    expect(first.headers['x-content-type-options']).toBe('nosniff');
    const nonces = [first, second].map(({ headers, body }) => {
      const nonce = /style-src 'self' 'nonce-([^']+)'/u.exec(
        headers['content-security-policy'] as string,
      )?.[1];
      expect(body).toContain(`content="${nonce}"`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.headers['content-security-policy']).toContain(
      `connect-src 'self' ws://127.0.0.1:${server.port}`,
    );
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
  });

  test('its files are cached by name and never lead out of their folder', async () => {
    expect(await ask('/assets/app.js')).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    });
    for (const path of [
      '/../hyper-outside.txt',
      '/assets/../../hyper-outside.txt',
      '/%2e%2e/hyper-outside.txt',
      '/..%2fhyper-outside.txt',
      '/..%5chyper-outside.txt',
      '/%00.js',
      '/%zz.js',
      '/.git/config',
    ]) {
      const answer = await ask(path);
      expect([400, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('outside');
    }
    expect(await ask('http://evil.example/boot')).toMatchObject({ status: 400 });
    expect((await ask('//boot')).body).toContain('page');
    expect(await ask('/', { method: 'DELETE', headers: { origin: origin() } })).toMatchObject({
      status: 405,
    });
  });
});

function upgradeStatus(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: bearer() });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('error', () => undefined);
  return socket;
}

/** A masked text frame (RFC 6455 section 5.2) with a mask of zeros. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, payload]);
}

async function readAll(socket: ReturnType<typeof connectSocket>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks);
}

import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { dialControl } from '../../../main/cli/dial-control.ts';
import { type Core, openCore } from '../../../main/core/index.ts';
import { controlFile, readControlAddress } from '../../../main/serve/control-address.ts';
import { openControlEndpoint } from '../../../main/serve/control-endpoint.ts';

let home: string;
let core: Core;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyper-control-'));
  core = await openCore({ home, host: 'serve', resources: resolve('resources') });
});
afterEach(async () => {
  await core[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

describe('openControlEndpoint', () => {
  test('announces itself to this user alone, and takes it back', async () => {
    const endpoint = await openControlEndpoint(core);
    const address = await readControlAddress(home);
    expect(address).toMatchObject({ pid: process.pid, token: expect.stringMatching(/^[\w-]{43}$/u) });
    expect((await stat(controlFile(home))).mode & 0o777).toBe(0o600);
    expect((await stat(address?.socket ?? '')).mode & 0o777).toBe(0o600);
    await endpoint[Symbol.asyncDispose]();
    await expect(stat(controlFile(home))).rejects.toThrow('ENOENT');
    await expect(stat(address?.socket ?? '')).rejects.toThrow('ENOENT');
  });

  test('refuses whoever does not know the token', async () => {
    await using _endpoint = await openControlEndpoint(core);
    const address = await readControlAddress(home);
    const outcome = await new Promise((done) => {
      const socket = new WebSocket(`ws+unix://${address?.socket}:/rpc`, {
        headers: { authorization: 'Bearer guess' },
      });
      socket.on('open', () => done('open'));
      socket.on('unexpected-response', (_request, response) => done(response.statusCode));
      socket.on('error', () => undefined);
    });
    expect(outcome).toBe(401);
  });

  test('works where the path of the home is too long for a socket', async () => {
    const deep = join(home, 'd'.repeat(100));
    await mkdir(deep);
    await using longCore = await openCore({ home: deep, host: 'serve', resources: resolve('resources') });
    await using _endpoint = await openControlEndpoint(longCore);
    const link = await dialControl(deep, false);
    expect(link).toBeDefined();
    await link?.close();
  });

  test('an announcement whose process or socket is gone is no address', async () => {
    await mkdir(join(home, 'run'), { recursive: true });
    const announce = (pid: number) =>
      writeFile(
        controlFile(home),
        JSON.stringify({ pid, socket: join(home, 'run/none.sock'), token: 't', startedAt: '' }),
      );
    // The largest pid Linux gives is 4194304.
    await announce(4_194_305);
    expect(await readControlAddress(home)).toBeUndefined();
    await announce(process.pid);
    expect(await dialControl(home, false)).toBeUndefined();
    await writeFile(controlFile(home), '{"pid":');
    expect(await readControlAddress(home)).toBeUndefined();
  });

  test('replaces what a killed process left, and leaves the announcement of a later one alone', async () => {
    await mkdir(join(home, 'run'), { recursive: true });
    await writeFile(join(home, 'run/control.sock'), 'left over');
    const endpoint = await openControlEndpoint(core);
    await writeFile(controlFile(home), '{"token":"of another process"}');
    await endpoint[Symbol.asyncDispose]();
    expect(await readFile(controlFile(home), 'utf8')).toContain('another');
  });
});

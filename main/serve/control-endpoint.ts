/** Lets the command line talk to the process that has the registry open: a socket only this user can reach, and a token. */
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { type Core, ownerCaller, readerCaller } from '../core/index.ts';
import type { ControlAddress } from './control-address.ts';
import { controlFile } from './control-address.ts';
import { bearerOf } from './guard.ts';
import { createRpcServer } from './rpc.ts';
import { sameSecret } from './same-secret.ts';

/** Longest socket path every platform takes, bytes (sun_path of macOS is 104 with its end). */
const longestSocketPath = 100;

/**
 * Serve the RPC on a Unix socket or named pipe and announce it in `<home>/run/endpoint.json` (readable by this user alone).
 * Disposing closes it and takes the announcement back. @throws Error when the folder cannot be written
 */
export async function openControlEndpoint(core: Core): Promise<AsyncDisposable> {
  const token = randomBytes(32).toString('base64url');
  const socket = socketPath(core.home);
  const rpc = createRpcServer();
  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const given = bearerOf(request.headers);
    if (given === undefined || !sameSecret(given, token)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    // A client may ask for less than it could have, never for more.
    const isReader = request.headers['x-hyper-read-only'] === '1';
    const caller = isReader ? { ...readerCaller('cli'), paths: true } : ownerCaller('cli', { paths: true });
    rpc.sockets.handleUpgrade(request, stream, head, (connection) => rpc.serve(connection, core, caller));
  });
  if (process.platform !== 'win32') {
    await mkdir(dirname(socket), { recursive: true, mode: 0o700 });
    // This process holds the registry's lock, so whoever made a socket here is gone.
    await rm(socket, { force: true });
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  if (process.platform !== 'win32') await chmod(socket, 0o600);
  const address: ControlAddress = { pid: process.pid, socket, token, startedAt: new Date().toISOString() };
  const file = controlFile(core.home);
  await announce(file, address);
  return {
    async [Symbol.asyncDispose]() {
      await takeBack(file, token);
      const closed = new Promise((resolve) => server.close(resolve));
      await rpc[Symbol.asyncDispose]();
      server.closeAllConnections();
      await closed;
      if (process.platform !== 'win32') await rm(socket, { force: true });
    },
  };
}

/** Written whole or not at all: a client never reads half an address. */
async function announce(file: string, address: ControlAddress): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, `${JSON.stringify(address)}\n`, { mode: 0o600 });
  await rename(beside, file);
}

/** Remove our announcement, not the one of a process that came after us. */
async function takeBack(file: string, token: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.includes(token)) await rm(file, { force: true });
}

function socketPath(home: string): string {
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\hyper-registry-${digest}-${process.pid}`;
  const path = join(home, 'run', 'control.sock');
  if (Buffer.byteLength(path) <= longestSocketPath) return path;
  return join(tmpdir(), `hyper-${process.getuid?.() ?? 0}-${digest}`, 'control.sock');
}

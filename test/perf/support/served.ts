/** The built product serving a home folder, and a client of it over a WebSocket, for benchmarks across processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { Client } from '../../../contract/contract.ts';

export interface Served extends AsyncDisposable {
  /** With the token in the fragment. */
  url: string;
  process: ChildProcess;
  connect(): Promise<{ client: Client; close(): void }>;
}

/** Start `hyper serve` on a free port; resolves when it printed its address. Needs a build. */
export async function serve(home: string): Promise<Served> {
  const child = spawn(
    process.execPath,
    [path.resolve('dist/main/cli.js'), 'serve', '--port', '0', '--home', home],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/\S+#token=\S+/u.exec(text);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`serve ended: ${text}`)));
  });
  return {
    url,
    process: child,
    connect: () => connect(url),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function connect(url: string): Promise<{ client: Client; close(): void }> {
  const { host, hash } = new URL(url);
  const token = hash.slice('#token='.length);
  const websocket = new WebSocket(`ws://${host}/rpc`, {
    headers: { authorization: `Bearer ${token}`, origin: `http://${host}` },
  });
  await once(websocket, 'open');
  const link = new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket });
  return { client: createORPCClient(link), close: () => websocket.close() };
}

/** Resident memory of a process, bytes (Linux). */
export async function residentBytes(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const kilobytes = /VmRSS:\s+(\d+)/u.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}

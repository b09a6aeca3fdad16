/** The peer: verdaccio, installed into a temporary folder, published to over HTTP on the loopback address. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inFlight } from './table.ts';

const run = promisify(execFile);
const port = 4_873;

/** Publish packages of `contentBytes`, 32 in flight; returns undefined with a printed reason where it cannot run. */
export async function publishToVerdaccio(contentBytes: number): Promise<{ perSecond: number } | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hyper-verdaccio-'));
  try {
    // One of its dependencies names a dist-tag that mirrors may lack.
    const manifest = {
      private: true,
      dependencies: { verdaccio: '6' },
      overrides: { 'node-fetch': '2.7.0' },
    };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      timeout: 300_000,
    });
    await writeFile(
      path.join(folder, 'config.yaml'),
      `storage: ${folder}/storage\nauth: { htpasswd: { file: ${folder}/htpasswd } }\nuplinks: {}\npackages: { '**': { access: $all, publish: $all } }\nlog: { type: stdout, level: fatal }\nserver: { keepAliveTimeout: 60 }\nmax_body_size: 10mb\nuserRateLimit: { windowMs: 1000, max: 100000 }\n`,
    );
    const server = spawn(
      process.execPath,
      [
        path.join(folder, 'node_modules/verdaccio/bin/verdaccio'),
        '--config',
        path.join(folder, 'config.yaml'),
        '--listen',
        `127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    try {
      await answering();
      await inFlight(50, 8, (index) => publish(`warm-${index}`, contentBytes));
      return await inFlight(500, 32, (index) => publish(`peer-${index}`, contentBytes));
    } finally {
      server.kill('SIGKILL');
    }
  } catch (error) {
    console.log(
      `verdaccio could not be run: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    );
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function answering(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const ok = await fetch(`http://127.0.0.1:${port}/-/ping`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not answer');
}

/** As `npm publish` does it: one PUT with the packument and the tarball attached. */
async function publish(name: string, contentBytes: number): Promise<void> {
  const data = Buffer.alloc(contentBytes, name);
  const tarball = `http://127.0.0.1:${port}/${name}/-/${name}-1.0.0.tgz`;
  const shasum = createHash('sha1').update(data).digest('hex');
  const integrity = `sha512-${createHash('sha512').update(data).digest('base64')}`;
  const version = { name, version: '1.0.0', description: 'a peer', dist: { shasum, integrity, tarball } };
  const response = await fetch(`http://127.0.0.1:${port}/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      _id: name,
      name,
      'dist-tags': { latest: '1.0.0' },
      versions: { '1.0.0': version },
      _attachments: {
        [`${name}-1.0.0.tgz`]: {
          content_type: 'application/octet-stream',
          data: data.toString('base64'),
          length: data.length,
        },
      },
    }),
  });
  if (!response.ok) throw new Error(`publish answered ${response.status}: ${await response.text()}`);
}

/** The peer a JavaScript program can use: resolvo in WebAssembly, installed into a temporary folder. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { EncodedProblem } from './encoded-problem.ts';
import type { Peer, PeerTime } from './peer.ts';

const run = promisify(execFile);

/** @returns undefined with a printed reason where it cannot be had */
export async function installResolvo(): Promise<Peer | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hyper-resolvo-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const manifest = { private: true, dependencies: { '@conda-org/rattler': '^0.3.5' } };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      timeout: 120_000,
    });
  } catch (error) {
    console.log(`resolvo could not be had: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    await dispose();
    return undefined;
  }
  return {
    name: 'resolvo (WASM)',
    isEstimated: true,
    solve: (problem, most) => solve(path.join(folder, 'package.json'), problem, most),
    [Symbol.asyncDispose]: dispose,
  };
}

/** In a thread of its own: what takes too long can only be stopped with it. */
function solve(module: string, problem: EncodedProblem, mostMs: number): Promise<PeerTime> {
  const worker = new Worker(new URL('./resolvo-worker.ts', import.meta.url), {
    workerData: { module, problem },
  });
  return new Promise<PeerTime>((done, fail) => {
    const timer = setTimeout(() => done({ status: 'undecided', milliseconds: mostMs }), mostMs);
    worker.once('message', (time: PeerTime) => {
      clearTimeout(timer);
      done(time);
    });
    worker.once('error', fail);
  }).finally(() => worker.terminate());
}

/** The native peer that Linux distributions have: libsolv, where its Python module is installed (Debian: python3-solv). */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { EncodedProblem } from './encoded-problem.ts';
import type { Peer, PeerTime } from './peer.ts';

const driver = path.join(import.meta.dirname, 'libsolv.py');
/** Distributions install modules for their own Python; HYPER_LIBSOLV_PYTHON names another. */
const python = process.env.HYPER_LIBSOLV_PYTHON ?? '/usr/bin/python3';

/** @returns undefined with a printed reason where it is not installed */
export async function findLibsolv(): Promise<Peer | undefined> {
  try {
    await promisify(execFile)(python, ['-c', 'import solv']);
  } catch {
    console.log('libsolv could not be had: its Python module is not installed (Debian: python3-solv).');
    return undefined;
  }
  let child: ChildProcess | undefined;
  const stop = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  return {
    name: 'libsolv (native)',
    isEstimated: false,
    async solve(problem, mostMs) {
      child ??= spawn(python, [driver], { stdio: ['pipe', 'pipe', 'inherit'] });
      const time = await ask(child, problem, mostMs);
      if (time.status === 'undecided') stop();
      return time;
    },
    [Symbol.asyncDispose]: async () => stop(),
  };
}

function ask({ stdout, stdin }: ChildProcess, problem: EncodedProblem, mostMs: number): Promise<PeerTime> {
  if (stdout === null || stdin === null) throw new Error('libsolv has no pipes');
  const lines = createInterface({ input: stdout });
  stdin.write(`${JSON.stringify(problem)}\n`);
  return new Promise<PeerTime>((done, fail) => {
    // Loading comes on top of what is timed.
    const timer = setTimeout(() => done({ status: 'undecided', milliseconds: mostMs }), 2 * mostMs);
    lines.once('line', (line) => {
      clearTimeout(timer);
      done(JSON.parse(line) as PeerTime);
    });
    lines.once('close', () => fail(new Error('libsolv has ended')));
  }).finally(() => lines.close());
}

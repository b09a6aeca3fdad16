import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './launch.ts';

export interface Served {
  /** The address a person would open, with the one-time token in its fragment. */
  url: string;
  process: ChildProcess;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Milliseconds until the address must be printed. */
const startLimit = 30_000;

/** Start `hyper serve` on a free port over the registry in `home`. */
export async function serve(home: string, words: readonly string[] = []): Promise<Served> {
  const command = [join(projectRoot, 'dist/main/cli.js'), 'serve', '--port', '0', '--home', home, ...words];
  const child = spawn(process.execPath, command, {
    cwd: projectRoot,
    env: { ...process.env, HYPER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`hyper serve ${why}: ${printed.join('')}`));
    const timer = setTimeout(() => fail('printed no address'), startLimit);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed.push(text);
        const found = /https?:\/\/127\.0\.0\.1:\d+\/\S*/u.exec(printed.join(''))?.[0];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      });
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
  return {
    url,
    process: child,
    output: () => printed.join(''),
    async stop() {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await exited;
      clearTimeout(forced);
    },
  };
}

/** `hyper` as a shell runs it, a process of its own with text on standard input. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
  milliseconds: number;
}

const program = join(resolve(import.meta.dirname, '../..'), 'scripts/hyper.mjs');

export function hyperProcess(words: readonly string[], input = ''): Promise<Ran> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, ...words], { stdio: 'pipe' });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  // A command that refuses at once does not read to the end.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err, milliseconds: performance.now() - startedAt }));
  });
}

/** `npm start`: build what is stale, then the desktop app where Electron can run, else the same app in a browser. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildStale } from './build-stale.ts';
import { findElectron } from './electron-binary.ts';

const root = resolve(import.meta.dirname, '..');
const rest = process.argv.slice(2);
const wantsBrowser = rest.includes('--browser');
const passed = rest.filter((word) => word !== '--browser');

const built = await buildStale(root, { quiet: true });
if (built.length > 0) console.log(`Built ${built.join(', ')}.`);

const electron = wantsBrowser ? { reason: '--browser was given' } : findElectron(root);
if ('program' in electron) {
  console.log('Starting the desktop app (Electron).');
  run(electron.program, [root, ...passed]);
} else {
  console.log(`Starting in the browser, because ${electron.reason}. Ctrl-C stops it.`);
  run(process.execPath, [join(root, 'dist/main/serve.js'), '--open', ...passed]);
}

/** Run the chosen program in the foreground; it receives Ctrl-C itself and its exit code becomes ours. */
function run(program: string, words: string[]): void {
  const child = spawn(program, words, { stdio: 'inherit', cwd: process.cwd() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A terminal sends Ctrl-C to both; a supervisor sends SIGTERM to this process alone.
    process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`Could not start ${program}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

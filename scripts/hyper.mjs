#!/usr/bin/env node
/**
 * The `hyper` command. Plain JavaScript for any Node a shell may find: below 24 it runs itself again on the Node that came with
 * the installation, because the native database module crashes there without a word.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entry = join(root, 'dist', 'main', 'cli.js');
const major = Number(process.versions.node.split('.')[0]);

if (major < 24) again();
else await start();

function again() {
  const program = localNode();
  if (program === undefined) {
    process.stderr.write(`hyper needs Node 24 or newer; this is Node ${process.versions.node}.\n`);
    process.stderr.write('Run npm ci in its folder, or install Node 24 from https://nodejs.org.\n');
    process.exit(1);
  }
  const child = spawn(program, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // The child hears Ctrl-C from the terminal; this process only waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`hyper: ${program} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 130));
}

/** The Node 24 that `npm ci` installed, looked for in every node_modules above, as Node itself does. */
function localNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const package_ = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  for (let folder = root; ; folder = dirname(folder)) {
    for (const candidate of [
      join(folder, 'node_modules', package_, 'bin', name),
      join(folder, 'node_modules', package_, name),
      join(folder, 'node_modules', '.bin', name),
    ])
      if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

async function start() {
  if (!existsSync(entry)) {
    process.stderr.write('hyper: building for the first time…\n');
    const { buildStale } = await import(pathToFileURL(join(root, 'scripts', 'build-stale.ts')).href);
    await buildStale(root, { quiet: true });
  }
  await import(pathToFileURL(entry).href);
}

/** Plain JavaScript for any Node a shell may find: the native database module crashes below Node 24 without a word. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const leastMajor = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Whether this Node can run the product. Where it cannot, the program is run again, with the same words, on the Node that came with
 * the installation; without one this process says what to do and ends with code 1.
 * @param {string} program file to run again
 * @returns {boolean}
 */
export function ensureNode(program) {
  if (Number(process.versions.node.split('.')[0]) >= leastMajor) return true;
  const node = installedNode();
  if (node === undefined) {
    process.stderr.write(
      `Hyper Registry needs Node ${leastMajor} or newer; this is Node ${process.versions.node}.\n` +
        'npm ci brings one on Linux and Windows; elsewhere install it from https://nodejs.org and try again.\n',
    );
    process.exit(1);
  }
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child hears Ctrl-C from the terminal; this process only waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`${node} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 130));
  return false;
}

/** This Node when it can run the product, else the one that came with the installation; failing that, this one. */
export function currentNode() {
  const isGood = Number(process.versions.node.split('.')[0]) >= leastMajor;
  return isGood ? process.execPath : (installedNode() ?? process.execPath);
}

/** Looked for in every node_modules above, as Node itself does. */
function installedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  for (let folder = root; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    const candidates = [join(modules, brought, 'bin', name), join(modules, brought, name)];
    const found = candidates.find((candidate) => existsSync(candidate));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

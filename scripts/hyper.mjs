#!/usr/bin/env node
/** The `hyper` command, as it is installed: on a Node that can run it, and built. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtResolver } from './built-resolver.mjs';
import { ensureNode } from './ensure-node.mjs';

const [command, ...words] = process.argv.slice(2);
if (command === 'resolve' && words.some((word) => /^--scenario(?:=|$)/u.test(word))) {
  // Neither the registry nor its Node is needed, nor waited for.
  await import(builtResolver('scenario-main.js'));
} else if (ensureNode(fileURLToPath(import.meta.url))) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const entry = join(root, 'dist', 'main', 'cli.js');
  if (!existsSync(entry)) {
    process.stderr.write('hyper: building for the first time…\n');
    const { buildStale } = await import('./build-stale.ts');
    await buildStale(root, { quiet: true });
  }
  await import(pathToFileURL(entry).href);
}

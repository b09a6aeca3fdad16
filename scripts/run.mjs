/** `node scripts/run.mjs start|build|test`: one of the scripts, on a Node that can run TypeScript and the database. */
import { fileURLToPath } from 'node:url';
import { ensureNode } from './ensure-node.mjs';

if (ensureNode(fileURLToPath(import.meta.url))) {
  const [name] = process.argv.splice(2, 1);
  await import(`./${name}.ts`);
}

/** A process that creates and imports until it is killed, and says on stdout what was acknowledged. Run: node writer-process.ts HOME ROUND */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { draft, importPath, openTestCore, sourceFolder } from '../unit/core/test-core.ts';

const [home = '', round = '0'] = process.argv.slice(2);
const { client } = await openTestCore({ home });

/** One line per acknowledged version, written before anything else happens. */
function acknowledge(kind: string, fields: object): void {
  writeSync(1, `${JSON.stringify({ kind, ...fields })}\n`);
}

acknowledge('open', {});
const sources = path.join(home, '..', 'sources');
mkdirSync(sources, { recursive: true });

async function createForever(lane: number): Promise<void> {
  for (let index = 0; ; index += 1) {
    // Every third shares its content with others; some are above the inline tier.
    const text = index % 3 === 0 ? `shared ${index % 9}`.repeat(3_000) : `own ${round} ${lane} ${index}`;
    const name = `created-${round}-${lane}-${index}`;
    const { versionId, contentDigest } = await client.registry.create(
      draft(name, '1.0.0', { text, namespace: `local.lane${lane}` }),
    );
    acknowledge('created', { versionId, digest: contentDigest });
    if (index % 5 === 4) {
      await client.registry.delete({ versionId });
      acknowledge('deleted', { versionId });
    }
  }
}

async function importForever(): Promise<void> {
  for (let index = 0; ; index += 1) {
    const folder = sourceFolder(path.join(sources, `import-${round}-${index}`), randomBytes(30_000));
    const { versionId, digest } = await importPath(client, folder, {
      namespace: 'local.imports',
      kind: 'config',
      name: `imported-${round}-${index}`,
      version: '1.0.0',
    });
    acknowledge('created', { versionId, digest });
  }
}

await Promise.all([createForever(1), createForever(2), createForever(3), createForever(4), importForever()]);

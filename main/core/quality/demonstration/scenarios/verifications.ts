/** Verification must clear what is whole, and find out what was tampered with. */
import { truncate, writeFile } from 'node:fs/promises';
import { BlobFiles } from '../../../../store/index.ts';
import { expectThat, type Scenario, type ScratchRegistry } from './scenario.ts';
import { readyInScratch } from './scratch-scenario.ts';

const [whole, spoilt] = [48, 16];

interface Stored {
  versionId: string;
  isSpoilt: boolean;
}

export const verificationsScenario: Scenario = {
  id: 'trust.verify',
  label: 'Verify content and signature',
  text:
    'One trial verifies one signed version. A quarter of them had their stored content changed or cut off. It fails when the operation ' +
    'fails, when a whole version is not cleared, or when a changed one is not found out.',
  place: 'scratch',
  capability: 'trust.read',
  // Commits are synced in groups: many at a time share the wait for the disk.
  concurrency: 32,
  unavailable: async () => undefined,
  prepare: (stage) =>
    readyInScratch(
      stage,
      `${whole} whole and ${spoilt} changed signed versions of 1 to 40 KiB, each equally likely`,
      setUp,
      async ({ client }, versions, draw, signal) => {
        const { versionId, isSpoilt } = draw.of(versions);
        const { signature, checks } = await client.trust.verify({ versionId }, { signal });
        const content = checks.find(({ name }) => name === 'content')?.outcome;
        const failed = checks.filter(({ outcome }) => outcome === 'fail').map(({ detail }) => detail);
        if (isSpoilt)
          expectThat(
            signature === 'tampered' && content === 'fail',
            () => `${versionId}: changed content was not found out (${signature})`,
          );
        else
          expectThat(
            signature === 'trusted' && content === 'pass' && failed.length === 0,
            () => `${versionId}: whole, but ${signature}: ${failed.join('; ')}`,
          );
      },
    ),
};

async function setUp({ client, home }: ScratchRegistry): Promise<Stored[]> {
  await client.settings.createProfile({
    handle: 'scratch',
    displayName: 'Scratch',
    passphrase: 'for one run only',
  });
  const files = new BlobFiles(home);
  const stored: Stored[] = [];
  for (let index = 0; index < whole + spoilt; index += 1) {
    const isSpoilt = index >= whole;
    // Only content in a file of its own can be reached from outside.
    const size = isSpoilt ? 12_000 + 1_700 * (index - whole) : 1_000 + 800 * index;
    const { versionId, contentDigest } = await client.registry.create({
      namespace: 'user.scratch',
      name: `item-${index}`,
      version: '1.0.0',
      kind: 'library',
      content: Buffer.alloc(size, `content ${index} `).toString('base64'),
    });
    stored.push({ versionId, isSpoilt });
    if (!isSpoilt) continue;
    const path = files.pathOf(contentDigest, 'file');
    if (index % 2 === 0) await truncate(path, size - 1);
    else await writeFile(path, Buffer.alloc(size, `changed ${index} `));
  }
  return stored;
}

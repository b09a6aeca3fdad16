/** The whole life of a version, each step read back. */
import { createCipheriv } from 'node:crypto';
import type { Client } from '../../../../../contract/contract.ts';
import { digestOf } from '../../../identity/index.ts';
import type { Draw } from '../running/random.ts';
import { expectThat, type Scenario } from './scenario.ts';
import { readyInScratch } from './scratch-scenario.ts';

const namespace = 'user.scratch';

export const writesScenario: Scenario = {
  id: 'registry.write',
  label: 'Store, publish, read back and delete a version',
  text:
    'One trial stores a version with random content as a draft, half of them signed, publishes it, looks it up, reads its content back, ' +
    'deletes it and looks it up again. It fails when one of these operations fails, when id, digest, size or a byte of the content is not ' +
    'what was stored, or when it is still there after it was deleted.',
  place: 'scratch',
  capability: 'registry.write',
  // Commits are synced in groups: many at a time share the wait for the disk.
  concurrency: 32,
  unavailable: async () => undefined,
  prepare: (stage) =>
    readyInScratch(
      stage,
      'random content, 70 % up to 2 KiB, 28 % up to 20 KiB, 2 % up to 200 KiB (kept in files of their own)',
      async ({ client }) => {
        await client.settings.createProfile({
          handle: 'scratch',
          displayName: 'Scratch',
          passphrase: 'for one run only',
        });
        return { made: 0 };
      },
      async ({ client }, counter, draw, signal) => {
        counter.made += 1;
        await liveAndDie(client, `item-${counter.made}`, draw, signal);
      },
    ),
};

async function liveAndDie(client: Client, name: string, draw: Draw, signal: AbortSignal): Promise<void> {
  const { registry } = client;
  const options = { signal };
  const content = randomContent(draw);
  const digest = digestOf(content);
  const coordinate = `${namespace}/${name}`;
  const created = await registry.create(
    {
      namespace,
      name,
      version: '1.0.0',
      kind: 'library',
      content: content.toString('base64'),
      publish: false,
      sign: draw.below(2) === 0,
    },
    options,
  );
  const { versionId } = created;
  expectThat(
    created.contentDigest === digest,
    () => `${name}: stored as ${created.contentDigest}, sent was ${digest}`,
  );
  const { version: published } = await registry.publish({ versionId }, options);
  expectThat(published.state === 'published', () => `${name}: ${published.state} after it was published`);
  const found = await registry.get({ coordinate: `${coordinate}@1.0.0` }, options);
  expectThat(
    found.versionId === versionId && found.contentDigest === digest && found.state === 'published',
    () => `${name}: looked up as ${found.versionId} ${found.contentDigest} ${found.state}`,
  );
  const file = await registry.file({ versionId, path: 'content', maxBytes: 524_288 }, options);
  expectThat(
    content.equals(Buffer.from(file.base64, 'base64')),
    () => `${name}: the content read back differs`,
  );
  await registry.delete({ versionId }, options);
  expectThat(
    await isGone(registry.get({ coordinate }, options)),
    () => `${name}: still there after it was deleted`,
  );
}

/** @throws what the operation throws, unless it is that there is nothing */
async function isGone(looked: Promise<unknown>): Promise<boolean> {
  try {
    await looked;
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NOT_FOUND') return true;
    throw error;
  }
}

/** Bytes of a drawn length; a cipher's key stream, which is quicker than drawing each. */
function randomContent(draw: Draw): Buffer {
  const share = draw.below(100);
  const size = 1 + draw.below(share < 70 ? 2_048 : share < 98 ? 20_480 : 204_800);
  const key = Buffer.alloc(16);
  for (let at = 0; at < 16; at += 4) key.writeUInt32LE(draw.below(2 ** 32), at);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

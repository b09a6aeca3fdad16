/** Content read back through the operation that previews use, digest checked. */
import { digestOf } from '../../../identity/index.ts';
import type { RegistryStore } from '../../../services.ts';
import { counted } from '../words.ts';
import type { KnownVersion } from './inputs-query.ts';
import { LiveInputs } from './live-inputs.ts';
import { notAvailable } from './live-scenario.ts';
import { expectThat, type Scenario } from './scenario.ts';

interface KnownFile extends KnownVersion {
  path: string;
  size: number;
  digest: string;
}

const missing = 'No version in this registry holds a file of at most 256 KiB.';
/** The operation answers with at most 512 KiB of a file; only whole ones have a digest to compare. */
const largestFile = 262_144;
const [mostVersions, filesOfEach] = [1_000, 20];

export const filesScenario: Scenario = {
  id: 'registry.file',
  label: 'Read content and check its digest',
  text:
    'One trial reads one file of one version, out of its archive where it is one. It fails when the operation fails, or when size or ' +
    'SHA-256 of what was read are not those recorded when it was stored.',
  place: 'registry',
  capability: 'registry.read',
  concurrency: 4,
  unavailable: async (store) => ((await someFiles(store, 50, 1)).length > 0 ? undefined : missing),
  prepare: async ({ store, client }, draw) => {
    const inputs = await LiveInputs.load<KnownFile>(
      {
        store,
        packageOf: ({ packageId }) => packageId,
        keyOf: ({ versionId, path }) => `${versionId} ${path}`,
        reread: async (file) => {
          const version = await store.read('quality.knownVersion', { versionId: file.versionId });
          return version && { ...file, ...version };
        },
      },
      () => someFiles(store, mostVersions, draw.below(2 ** 31)),
    );
    if (inputs.size === 0) throw notAvailable(missing);
    return {
      mix: `${counted(inputs.size)} files of at most 256 KiB, up to ${filesOfEach} of each of up to ${counted(mostVersions)} versions, each equally likely`,
      trial: (each, signal) =>
        inputs.trial(each, async ({ versionId, path, size, digest }) => {
          const read = await client.registry.file({ versionId, path, maxBytes: 524_288 }, { signal });
          const bytes = Buffer.from(read.base64, 'base64');
          expectThat(
            read.size === size && bytes.length === size && !read.truncated,
            () => `${versionId} ${path}: ${bytes.length} bytes read, ${size} stored`,
          );
          const found = digestOf(bytes);
          expectThat(found === digest, () => `${versionId} ${path}: digest ${found}, stored is ${digest}`);
        }),
      [Symbol.asyncDispose]: async () => inputs[Symbol.dispose](),
    };
  },
};

async function someFiles(store: RegistryStore, most: number, seed: number): Promise<KnownFile[]> {
  const { versions } = await store.read('quality.sampleVersions', { condition: 'filed', most, seed });
  const lists = await Promise.all(
    versions.map(async (version) => {
      const { files } = await store.read('registry.files', { versionId: version.versionId });
      return files
        .filter(({ size }) => size <= largestFile)
        .slice(0, filesOfEach)
        .map(({ path, size, digest }) => ({ ...version, path, size, digest }));
    }),
  );
  return lists.flat();
}

/** Resolutions of small roots: every requirement must hold in the answer, and the same question must get the same answer. */
import type { Resolution } from '../../../../../contract/resolution.ts';
import { satisfies } from '../../../identity/index.ts';
import { counted } from '../words.ts';
import type { KnownVersion } from './inputs-query.ts';
import { LiveInputs } from './live-inputs.ts';
import { notAvailable } from './live-scenario.ts';
import { expectThat, type Scenario, type Stage } from './scenario.ts';

interface KnownRoot extends KnownVersion {
  answer: string;
}

const missing =
  'No published version in this registry has dependencies that are decided within a quarter of a second.';
/** A root that takes longer is no small one, milliseconds. */
const smallMs = 250;
/** For finding small roots, milliseconds. */
const searchMs = 10_000;
const mostRoots = 500;

export const resolveScenario: Scenario = {
  id: 'resolve.resolve',
  label: 'Resolve dependencies',
  text:
    'One trial resolves the dependencies of one version that takes less than a quarter of a second. It fails when the operation fails, ' +
    'when a requirement does not hold in the answer, or when the answer is not the one given before to the same question.',
  place: 'registry',
  capability: 'registry.read',
  concurrency: 2,
  unavailable: async (store) =>
    (await store.read('quality.hasVersion', { condition: 'dependent' }))
      ? undefined
      : 'No published version in this registry has dependencies.',
  prepare: async (stage, draw) => {
    const inputs = await LiveInputs.load<KnownRoot>(
      {
        store: stage.store,
        packageOf: ({ packageId }) => packageId,
        keyOf: ({ versionId }) => versionId,
        reread: async ({ versionId }) => {
          const version = await stage.store.read('quality.knownVersion', { versionId });
          return version && (await smallRoot(stage, version));
        },
        anyChange: true,
      },
      () => smallRoots(stage, draw.below(2 ** 31)),
    );
    if (inputs.size === 0) throw notAvailable(missing);
    return {
      mix: `${counted(inputs.size)} published versions with dependencies that are decided within ${smallMs} ms, each equally likely`,
      trial: (each, signal) =>
        inputs.trial(each, async ({ versionId, namespace, name, answer }) => {
          const found = await stage.client.resolve.resolve({ root: { versionId } }, { signal });
          expectHolds(found, `${namespace}/${name}`);
          expectThat(told(found) === answer, () =>
            `${namespace}/${name}: answered ${told(found)}, before ${answer}`.slice(0, 900),
          );
        }),
      [Symbol.asyncDispose]: async () => inputs[Symbol.dispose](),
    };
  },
};

async function smallRoots(stage: Stage, seed: number): Promise<KnownRoot[]> {
  const { versions } = await stage.store.read('quality.sampleVersions', {
    condition: 'dependent',
    most: mostRoots,
    seed,
  });
  const roots: KnownRoot[] = [];
  const deadline = performance.now() + searchMs;
  for (const version of versions) {
    if (performance.now() > deadline) break;
    const root = await smallRoot(stage, version);
    if (root) roots.push(root);
  }
  return roots;
}

/** With the answer it gets; undefined when it takes too long to be a small one. */
async function smallRoot({ client }: Stage, version: KnownVersion): Promise<KnownRoot | undefined> {
  const resolution = await client.resolve.resolve({
    root: { versionId: version.versionId },
    options: { deadline: 1 },
  });
  const small = resolution.status !== 'undecided' && resolution.statistics.milliseconds <= smallMs;
  return small ? { ...version, answer: told(resolution) } : undefined;
}

/** What was decided, without how long it took. */
function told(resolution: Resolution): string {
  if (resolution.status !== 'resolved') return resolution.status;
  return `resolved ${resolution.digest}`;
}

/** Independent of the solver: ranges are read by node-semver. */
function expectHolds(resolution: Resolution, root: string): void {
  if (resolution.status !== 'resolved') return;
  for (const { coordinate, version, selectedBy } of resolution.nodes)
    for (const { constraint } of selectedBy)
      expectThat(
        satisfies(version, constraint),
        () => `${root}: ${coordinate}@${version} was selected although ${constraint} is required`,
      );
}

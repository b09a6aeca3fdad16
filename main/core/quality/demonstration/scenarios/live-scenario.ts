/** Scenarios on what is in the registry: what they share. */
import { refuse } from '../../../refuse.ts';
import type { Draw } from '../running/random.ts';
import { counted } from '../words.ts';
import type { InputCondition, KnownVersion } from './inputs-query.ts';
import { LiveInputs } from './live-inputs.ts';
import type { Scenario, Stage } from './scenario.ts';

/** More than a cache holds, so that trials meet it warm and cold; few enough to be kept in memory. */
const mostInputs = 20_000;

/** One trial on a version that was drawn. */
interface LiveTrial extends Stage {
  version: KnownVersion;
  draw: Draw;
  signal: AbortSignal;
  /** Another version as its rows have it. */
  known(versionId: string): Promise<KnownVersion | undefined>;
}

interface LiveScenario {
  id: string;
  label: string;
  text: string;
  concurrency: number;
  capability?: 'trust.read';
  condition: InputCondition;
  /** Why it cannot be run when no version meets the condition. */
  missing: string;
  /** What is drawn, in words, behind “20 of 1,000 …”. */
  drawn: string;
  check(trial: LiveTrial): Promise<void>;
}

/** A scenario whose trials each look at one version that is there. */
export function liveScenario(definition: LiveScenario): Scenario {
  const { condition, missing, drawn } = definition;
  return {
    ...definition,
    place: 'registry',
    capability: definition.capability ?? 'registry.read',
    unavailable: async (store) =>
      (await store.read('quality.hasVersion', { condition })) ? undefined : missing,
    prepare: async (stage, draw) => {
      const { store } = stage;
      let total = 0;
      const inputs = await LiveInputs.load<KnownVersion>(
        {
          store,
          packageOf: ({ packageId }) => packageId,
          keyOf: ({ versionId }) => versionId,
          reread: ({ versionId }) => store.read('quality.knownVersion', { versionId }),
        },
        async () => {
          const seed = draw.below(2 ** 31);
          const sample = await store.read('quality.sampleVersions', { condition, most: mostInputs, seed });
          total = sample.total;
          return sample.versions;
        },
      );
      if (inputs.size === 0) throw notAvailable(missing);
      return {
        mix: `${counted(inputs.size)} of ${counted(total)} ${drawn}`,
        trial: (each, signal) =>
          inputs.trial(each, (version) =>
            definition.check({
              ...stage,
              version,
              draw: each,
              signal,
              known: async (versionId) =>
                inputs.find(versionId) ?? store.read('quality.knownVersion', { versionId }),
            }),
          ),
        [Symbol.asyncDispose]: async () => inputs[Symbol.dispose](),
      };
    },
  };
}

/** @returns the refusal of a scenario that has nothing to work on */
export function notAvailable(reason: string) {
  return refuse.state(
    `It cannot be run: ${reason}`,
    'unavailable',
    'Choose another scenario, or import what it needs.',
  );
}

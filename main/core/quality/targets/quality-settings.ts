/** Targets and the level of gates, at hand on the core's thread: read when something needs them, read again when they change. */
import type { Targets } from '../../../../contract/quality-figures.ts';
import type { RegistryStore } from '../../services.ts';
import type { GateLevel } from '../engine/gates.ts';
import { defaultTargets, type TargetSets } from './targets-store.ts';

export class QualitySettings {
  readonly #store: RegistryStore;
  #sets: TargetSets = { all: defaultTargets, processes: [] };
  #byProcess = new Map<string, Targets>();
  #level: GateLevel = 'standard';

  constructor(store: RegistryStore) {
    this.#store = store;
    store.onChanges((changes) => {
      if (changes.some(({ type }) => type === 'targets.set' || type === 'preferences.changed'))
        void this.load();
    });
  }

  get level(): GateLevel {
    return this.#level;
  }

  get sets(): TargetSets {
    return this.#sets;
  }

  targetsOf(process: string): Targets {
    return this.#byProcess.get(process) ?? this.#sets.all;
  }

  /** A store that does not answer leaves them as they are. */
  async load(): Promise<void> {
    try {
      const [sets, { qualityLevel }] = await Promise.all([
        this.#store.read('quality.targets', undefined),
        this.#store.read('settings.preferences', undefined),
      ]);
      this.#sets = sets;
      this.#level = qualityLevel;
      this.#byProcess = new Map(
        sets.processes.map(({ process, ...own }) => [process, { ...sets.all, ...own }]),
      );
    } catch {
      // The next change reads them again.
    }
  }
}

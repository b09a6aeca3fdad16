/** Charts over a real store and real evidence, by a clock that tests set. */
import type { ChartInput, Columns } from '../../../../../contract/control-chart.ts';
import type { Call } from '../../../../../main/core/operations/index.ts';
import { ownerCaller } from '../../../../../main/core/operations/index.ts';
import { qualityChartsOperations } from '../../../../../main/core/quality/control/operations.ts';
import type { ChartPorts } from '../../../../../main/core/quality/control/ports.ts';
import { processTraits } from '../../../../../main/core/quality/status/process-traits.ts';
import type { RegistryStore } from '../../../../../main/core/services.ts';
import { Store } from '../../../../../main/store/index.ts';
import { openEvidence, TestClock, type TestEvidence, trial } from '../evidence.ts';

export const process = 'operation:registry.get';
const workerUrl = new URL('../../../../../main/core/store-worker.ts', import.meta.url);

export interface Charted extends AsyncDisposable {
  readonly clock: TestClock;
  readonly evidence: TestEvidence;
  readonly store: RegistryStore;
  readonly ports: ChartPorts;
  readonly api: ReturnType<typeof qualityChartsOperations>;
  readonly warnings: string[];
  call(signal?: AbortSignal): Call;
  /** Record durations in milliseconds, one every `pause` milliseconds. */
  durations(values: readonly number[], pause?: number): void;
}

export async function openCharted(): Promise<Charted> {
  const clock = new TestClock();
  const evidence = openEvidence({ clock });
  const store: RegistryStore = await Store.open({ home: evidence.home, workerUrl });
  // Samples are told live once the database has said where to number on.
  await evidence.history.figures({ from: 0, to: 1 });
  const warnings: string[] = [];
  const ports: ChartPorts = {
    store,
    history: evidence.history,
    traits: processTraits,
    recording: () => evidence.recorder.status(),
    durationGoal: () => 2_000,
    now: () => evidence.recorder.now(),
    log: { warn: (fields, message) => void warnings.push(`${message} ${JSON.stringify(fields)}`) },
  };
  const caller = ownerCaller('test');
  return {
    clock,
    evidence,
    store,
    ports,
    api: qualityChartsOperations(ports),
    warnings,
    call: (signal = new AbortController().signal) => ({
      operation: 'quality.test',
      caller,
      signal,
      write: { actor: caller.name, operation: 'quality.test', at: ports.now() },
    }),
    durations: (values, pause = 1_000) => {
      for (const durationMs of values) {
        clock.advance(pause);
        evidence.recorder.record(trial({ durationMs }));
      }
    },
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      await evidence[Symbol.asyncDispose]();
    },
  };
}

export const asked = (more: Partial<ChartInput> = {}): ChartInput => ({
  process,
  span: '24h',
  rules: 'nelson-1-2',
  most: 10_000,
  ...more,
});

/** Log-normal durations around 10 ms, the same ones each time (mulberry32 and Box-Muller). */
export function durationsLike(
  count: number,
  options: { seed?: number; mean?: number; sigma?: number } = {},
): number[] {
  const { seed = 1, mean = 10, sigma = 0.2 } = options;
  let state = seed * 2_654_435_761;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return mean * Math.exp(sigma * normal);
  });
}

export function joined(parts: readonly Columns[]): Columns {
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error('nothing to join');
  return rest.reduce((all, part) => {
    const offset = all.at.length;
    return {
      at: [...all.at, ...part.at],
      size: [...all.size, ...part.size],
      excluded: [...all.excluded, ...part.excluded.map((index) => index + offset)],
      panels: all.panels.map((panel, place) => {
        const more = part.panels[place];
        if (more === undefined) throw new Error('a panel is missing');
        return {
          ...panel,
          value: [...panel.value, ...more.value],
          center: [...panel.center, ...more.center],
          lower: [...panel.lower, ...more.lower],
          upper: [...panel.upper, ...more.upper],
          sigma: [...panel.sigma, ...more.sigma],
        };
      }),
      flags: [...all.flags, ...part.flags.map((flag) => ({ ...flag, index: flag.index + offset }))],
    };
  }, first);
}

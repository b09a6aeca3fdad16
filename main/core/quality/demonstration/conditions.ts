/** Under what circumstances trials were made: told with every run, for a claim holds under these alone. */
import { arch, cpus, freemem, loadavg, release, totalmem, type } from 'node:os';

export interface Conditions {
  /** Of the product. */
  version: string;
  host: 'desktop' | 'serve' | 'cli';
  runtime: string;
  system: string;
  processor: string;
  memoryBytes: number;
  freeMemoryBytes: number;
  /** What the inputs were drawn from and how, in words. */
  mix: string;
  /** Of the generator that drew the inputs: the same draws could be made again from the same data. */
  seed: number;
  /** Trials under way at the same time. */
  concurrency: number;
  /** Share of the time the run was allowed. */
  load: number;
  /** Of the machine, over the last minute (processes that run or wait): at the start, and the highest seen. */
  machineLoad: { first: number; highest: number };
  /** How long the event loop kept others waiting while trials ran, milliseconds. */
  loopDelay: { p50: number; p99: number; max: number };
}

/** What can be told of this machine and program. Load is not known on Windows and told as 0. */
export function conditionsHere(
  given: Pick<Conditions, 'version' | 'host' | 'mix' | 'seed' | 'concurrency' | 'load'>,
): Conditions {
  const processors = cpus();
  const [load = 0] = loadavg();
  return {
    ...given,
    runtime: `${process.versions.electron === undefined ? '' : `Electron ${process.versions.electron}, `}Node.js ${process.versions.node}`,
    system: `${type()} ${release()} ${arch()}`,
    processor: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    memoryBytes: totalmem(),
    freeMemoryBytes: freemem(),
    machineLoad: { first: rounded(load), highest: rounded(load) },
    loopDelay: { p50: 0, p99: 0, max: 0 },
  };
}

/** The load of the machine now, two decimals. */
export function machineLoad(): number {
  return rounded(loadavg()[0] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

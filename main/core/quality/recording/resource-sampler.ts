/** Looks at the running core once a second: memory, heap, processor, how late its events come, room on its disk. */
import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

const everyMs = 1_000;
/** The free space of a disk changes slowly, and asking for it goes to the disk. */
const diskEveryMs = 5_000;
/** Resolution of the delay, milliseconds: what a timer of that period is late by. */
const resolution = 10;

/** Processes of kind `resource`, each with the unit of its level. */
export const resources = {
  'resource:core.memory': 'bytes',
  'resource:core.heap': 'bytes',
  'resource:core.cpu': 'share',
  'resource:core.event-loop': 'ms',
  'resource:disk.free': 'share',
} as const;
export type ResourceProcess = keyof typeof resources;

type Level = readonly [process: ResourceProcess, value: number];

/** Tell levels until disposed. `core.cpu` is a share of one processor: 1 keeps one busy, threads may bring it above. */
export function startResourceSampler(home: string, tell: (levels: readonly Level[]) => void): Disposable {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let cpu = process.cpuUsage();
  let at = performance.now();
  let free = Number.NaN;
  let freeAt = Number.NEGATIVE_INFINITY;
  const look = () => {
    const now = performance.now();
    if (now - freeAt >= diskEveryMs) {
      freeAt = now;
      statfs(home).then(
        ({ bavail, blocks }) => {
          free = blocks > 0 ? bavail / blocks : Number.NaN;
        },
        () => {
          free = Number.NaN;
        },
      );
    }
    const used = process.cpuUsage(cpu);
    const busy = (used.user + used.system) / 1_000 / (now - at);
    [cpu, at] = [process.cpuUsage(), now];
    const late = Math.max(0, delay.percentile(99) / 1e6 - resolution);
    delay.reset();
    const levels: Level[] = [
      ['resource:core.memory', process.memoryUsage.rss()],
      ['resource:core.heap', getHeapStatistics().used_heap_size],
      ['resource:core.cpu', busy],
      ['resource:core.event-loop', late],
      ['resource:disk.free', free],
    ];
    tell(levels.filter(([, value]) => Number.isFinite(value)));
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}

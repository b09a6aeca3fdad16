/** Handlers of the operations on the figures of processes, the calls behind them, their defects and their targets. */
import type { qualityStatus } from '../../../contract/quality-status.ts';
import type { DomainHandlers } from '../operations/index.ts';
import { refuse } from '../refuse.ts';
import type { Services } from '../services.ts';
import { spanParts } from './history/query-status.ts';
import type { Quality } from './quality.ts';
import { defectClasses } from './status/defect-classes.ts';
import { findLogLines } from './status/log-lines.ts';
import { processTraits } from './status/process-traits.ts';
import { StatusFeed } from './status/status-feed.ts';

export function qualityStatusOperations(
  { store }: Services,
  quality: Quality,
): Pick<DomainHandlers<'quality'>, keyof typeof qualityStatus> {
  const feed = new StatusFeed(quality);
  return {
    status: ({ span }) => feed.status(span),
    watchStatus: ({ span }, call) => feed.watch(span, call.signal),
    samples: async ({ from, to, ...input }) => {
      requireProcess(input.process);
      const { samples, keptSince, more } = await quality.evidence('evidence.samples', {
        ...input,
        ...stretchOf(from, to),
      });
      return {
        samples,
        more,
        ...(keptSince === undefined ? {} : { keptSince: new Date(keptSince).toISOString() }),
      };
    },
    logLines: async ({ logId }) => ({ lines: await findLogLines(store.home, logId) }),
    defects: async ({ process, span, slow }) => {
      if (process !== undefined) requireProcess(process);
      const to = quality.recorder.now() + 1;
      const request = { process, from: to - spanParts[span].length, to };
      const [failures, beyond] = await Promise.all([
        quality.evidence('evidence.defects', request),
        slow ? quality.evidence('evidence.slow', request) : [],
      ]);
      return defectClasses(failures, beyond);
    },
    targets: () => store.read('quality.targets', undefined),
    setTargets: (input, call) => {
      if (input.process !== undefined) requireOperation(input.process);
      return store.write('quality.setTargets', input, call.write);
    },
  };
}

/** Milliseconds since the epoch: from inclusive, to exclusive. @throws Refusal INVALID_INPUT where it ends before it begins */
function stretchOf(from: string | undefined, to: string | undefined): { from: number; to: number } {
  const stretch = {
    from: from === undefined ? 0 : Date.parse(from),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(to),
  };
  if (stretch.from >= stretch.to)
    throw refuse.input('The time asked for ends before it begins.', [
      { field: 'to', message: `a moment after ${from ?? 'the beginning of 1970'}` },
    ]);
  return stretch;
}

/** Levels have no calls whose reliability, duration or memory could be wanted. @throws Refusal NOT_FOUND, INVALID_INPUT */
function requireOperation(process: string): void {
  requireProcess(process);
  if (processTraits(process)?.kind !== 'operation')
    throw refuse.input('Only operations have targets.', [
      {
        field: 'process',
        message: 'an operation such as operation:registry.get; watch a level with an alert',
      },
    ]);
}

/** @throws Refusal NOT_FOUND */
function requireProcess(process: string): void {
  if (processTraits(process) === undefined)
    throw refuse.notFound('process', process, 'Processes are named in the list of the status.');
}

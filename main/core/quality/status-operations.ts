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
        from: from === undefined ? 0 : Date.parse(from),
        to: to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(to),
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
      if (input.process !== undefined) requireProcess(input.process);
      return store.write('quality.setTargets', input, call.write);
    },
  };
}

/** @throws Refusal NOT_FOUND */
function requireProcess(process: string): void {
  if (processTraits(process) === undefined)
    throw refuse.notFound('process', process, 'Processes are named in the list of the status.');
}

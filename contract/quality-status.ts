/** The watched processes with their figures, the calls behind them, their defects and their targets. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { sample } from './control-chart.ts';
import { operation } from './operation.ts';
import { defectClass, processSummary, recording, targets } from './quality-figures.ts';
import { outcome, processId, span } from './quality-words.ts';
import { timestamp } from './version-summary.ts';

const read = { capability: 'quality.read', audit: 'read' } as const;
/** What views ask again and again while they are open: a row for each would say nothing. */
const watchable = { capability: 'quality.read', audit: 'none' } as const;
const manage = { capability: 'quality.manage', audit: 'write' } as const;

const status = z.object({
  span,
  processes: z.array(processSummary),
  targets,
  recording,
  /** Alerts that fire and signals nobody looked after. */
  firing: z.number().int(),
  openSignals: z.number().int(),
});
export type QualityStatus = z.infer<typeof status>;

export const qualityStatus = {
  status: operation({ ...watchable, cli: 'quality status', ui: 'Quality: dashboard' })
    .route({ method: 'GET', path: '/quality' })
    .input(z.object({ span: span.default('24h') }))
    .output(status),
  watchStatus: operation({ ...watchable, cli: 'quality watch', ui: 'Quality: dashboard, live' })
    .route({ method: 'GET', path: '/quality/live' })
    .input(z.object({ span: span.default('24h') }))
    .output(eventIterator(status)),
  samples: operation({ ...read, cli: 'quality operations', ui: 'Quality: point, operations' })
    .route({ method: 'GET', path: '/quality/processes/{process}/samples' })
    .input(
      z.object({
        process: processId,
        from: timestamp.optional(),
        to: timestamp.optional(),
        outcome: outcome.optional(),
        class: z.string().max(40).optional(),
        before: z.number().int().optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        samples: z.array(sample),
        /** Raw ones are kept for days; older points are known by their sums alone. */
        keptSince: timestamp.optional(),
        more: z.boolean(),
      }),
    ),
  logLines: operation({ ...read, cli: 'quality log', ui: 'Quality: defect, log' })
    .route({ method: 'GET', path: '/quality/log/{logId}' })
    .input(z.object({ logId: z.uuid() }))
    .output(z.object({ lines: z.array(z.string()) })),
  defects: operation({ ...read, cli: 'quality defects', ui: 'Quality: defects' })
    .route({ method: 'GET', path: '/quality/defects' })
    .input(
      z.object({
        process: processId.optional(),
        span: span.default('30d'),
        slow: z.boolean().default(false),
      }),
    )
    .output(z.object({ classes: z.array(defectClass), total: z.number().int() })),
  targets: operation({ ...read, cli: 'quality targets', ui: 'Quality: targets' })
    .route({ method: 'GET', path: '/quality/targets' })
    .input(z.object({}))
    .output(z.object({ all: targets, processes: z.array(targets.partial().extend({ process: processId })) })),
  setTargets: operation({ ...manage, cli: 'quality targets set', ui: 'Quality: targets' })
    .route({ method: 'PUT', path: '/quality/targets' })
    .input(
      targets.partial().extend({
        /** Of all operations when left out. What is left out of the rest stays; a process without any follows `all`. */
        process: processId.optional(),
        /** Take back what was set for this process. */
        reset: z.boolean().default(false),
      }),
    )
    .output(z.object({ all: targets, processes: z.array(targets.partial().extend({ process: processId })) })),
};

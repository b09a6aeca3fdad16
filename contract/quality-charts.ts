/** Control charts: points with limits, what they signal, and the acts of those who look after them. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  annotation,
  capability,
  chart,
  chartInput,
  columns,
  exclusion,
  limits,
  ruleSets,
  signal,
} from './control-chart.ts';
import { operation } from './operation.ts';
import { chartType, grain, metric, processId, span } from './quality-words.ts';
import { id, timestamp } from './version-summary.ts';

const read = { capability: 'quality.read', audit: 'read' } as const;
/** What views ask again and again while they are open: a row for each would say nothing. */
const watchable = { capability: 'quality.read', audit: 'none' } as const;
const manage = { capability: 'quality.manage', audit: 'write' } as const;

/** What a chart's limits belong to. */
const charted = z.object({ process: processId, metric, grain, type: chartType });
const reason = z.string().trim().min(3).max(1_000);

export const qualityCharts = {
  chart: operation({ ...watchable, cli: 'quality chart', ui: 'Quality: process, chart' })
    .route({ method: 'GET', path: '/quality/processes/{process}/chart' })
    .input(chartInput)
    .output(chart),
  watchChart: operation({ ...watchable, cli: 'quality chart --follow', ui: 'Quality: process, live chart' })
    .route({ method: 'GET', path: '/quality/processes/{process}/chart/live' })
    .input(chartInput)
    .output(
      eventIterator(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('chart'), chart }),
          z.object({ type: z.literal('points'), columns, open: chart.shape.open }),
        ]),
      ),
    ),
  signals: operation({ ...read, cli: 'quality signals', ui: 'Quality: signals' })
    .route({ method: 'GET', path: '/quality/signals' })
    .input(
      z.object({
        process: processId.optional(),
        state: z.enum(['open', 'acknowledged']).optional(),
        before: timestamp.optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ signals: z.array(signal), more: z.boolean() })),
  acknowledgeSignal: operation({
    ...manage,
    cli: 'quality signals acknowledge',
    ui: 'Quality: signal, cause',
  })
    .route({ method: 'POST', path: '/quality/signals/{signalId}/acknowledge' })
    .input(
      z.object({
        signalId: z.string().max(100),
        cause: reason,
        action: z.string().trim().max(1_000).default(''),
      }),
    )
    .output(z.object({ signal })),
  capability: operation({ ...read, cli: 'quality capability', ui: 'Quality: process, capability' })
    .route({ method: 'GET', path: '/quality/processes/{process}/capability' })
    .input(
      z.object({
        process: processId,
        span: span.default('24h'),
        lowerLimit: z.number().optional(),
        /** Default: the target for durations. */
        upperLimit: z.number().optional(),
        confidence: z.number().min(0.5).max(0.9999).default(0.95),
      }),
    )
    .output(capability),
  falseAlarms: operation({ ...read, cli: 'quality rules', ui: 'Quality: rules, price' })
    .route({ method: 'GET', path: '/quality/rules' })
    .input(z.object({ perHour: z.number().positive().max(1e9).optional() }))
    .output(
      z.object({
        sets: z.array(
          z.object({
            rules: z.enum(ruleSets).or(z.enum(['ewma', 'cusum'])),
            label: z.string(),
            shifts: z.array(z.number()),
            averageRunLengths: z.array(z.number()),
            /** Between false alarms at `perHour` points an hour. */
            seconds: z.number().optional(),
          }),
        ),
      }),
    ),
  freezeLimits: operation({ ...manage, cli: 'quality limits freeze', ui: 'Quality: chart, Freeze limits' })
    .route({ method: 'POST', path: '/quality/limits' })
    .input(charted.extend({ from: timestamp, to: timestamp, reason }))
    .output(z.object({ limits, warnings: z.array(z.string()) })),
  limitsHistory: operation({ ...read, cli: 'quality limits', ui: 'Quality: chart, limits' })
    .route({ method: 'GET', path: '/quality/limits' })
    .input(charted)
    .output(z.object({ versions: z.array(limits) })),
  annotate: operation({ ...manage, cli: 'quality annotate', ui: 'Quality: chart, annotate' })
    .route({ method: 'POST', path: '/quality/annotations' })
    .input(
      z.object({
        process: processId,
        at: timestamp,
        cause: reason,
        action: z.string().trim().max(1_000).default(''),
      }),
    )
    .output(z.object({ annotation })),
  removeAnnotation: operation({
    ...manage,
    cli: 'quality annotate remove',
    ui: 'Quality: annotation, remove',
  })
    .route({ method: 'DELETE', path: '/quality/annotations/{annotationId}' })
    .input(z.object({ annotationId: id }))
    .output(z.object({ annotation })),
  exclude: operation({ ...manage, cli: 'quality exclude', ui: 'Quality: point, exclude' })
    .route({ method: 'POST', path: '/quality/exclusions' })
    .input(z.object({ process: processId, from: timestamp, to: timestamp, reason }))
    .output(z.object({ exclusion })),
  include: operation({ ...manage, cli: 'quality include', ui: 'Quality: exclusion, undo' })
    .route({ method: 'DELETE', path: '/quality/exclusions/{exclusionId}' })
    .input(z.object({ exclusionId: id }))
    .output(z.object({ exclusion })),
  export: operation({ ...read, cli: 'quality export', ui: 'Quality: chart, Export' })
    .route({ method: 'POST', path: '/quality/export' })
    .input(chartInput.extend({ format: z.enum(['csv', 'json']).default('csv') }))
    .output(z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() })),
};

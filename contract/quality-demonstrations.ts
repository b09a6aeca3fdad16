/** Reliability demonstrations: a claim, fixed beforehand, and the trials that show it or do not. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation } from './operation.ts';
import { id, timestamp } from './version-summary.ts';

const read = { capability: 'quality.read', audit: 'read' } as const;
const manage = { capability: 'quality.manage', audit: 'write' } as const;
const count = z.number().int().min(0);

/** “At most so many defects per million, with this confidence, one-sided, exact (Clopper-Pearson).” */
export const claim = z.object({
  /** Defects per million operations that are claimed not to be reached. */
  ppm: z.number().gt(0).max(999_999),
  /** 0.5 to 0.9999. */
  confidence: z.number().min(0.5).max(0.9999).default(0.95),
  /** Failures the plan allows, fixed beforehand; more of them need more trials. */
  allowed: z.number().int().min(0).max(100).default(0),
});
export type Claim = z.infer<typeof claim>;

const plan = z.object({
  claim,
  /** Trials that show the claim when no more than `allowed` fail. */
  trials: count,
  /** In words: what will and will not be shown. */
  text: z.string(),
  /** Chance that the plan passes although the true rate is so many times the claim. */
  risk: z.array(z.object({ times: z.number(), passes: z.number() })),
  /** Alternatives: trials by failures allowed. */
  alternatives: z.array(z.object({ allowed: count, trials: count })),
});

export const demonstrationStates = ['ready', 'running', 'paused', 'passed', 'failed', 'cancelled'] as const;

export const demonstration = z.object({
  id,
  scenario: z.string(),
  label: z.string(),
  claim,
  planned: count,
  done: count,
  failures: count,
  state: z.enum(demonstrationStates),
  createdAt: timestamp,
  startedAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  by: z.string(),
  /** Trials a second, over the last seconds while running. */
  pace: z.number().optional(),
  /** One-sided upper bound of the defect rate in ppm after the trials so far, at the confidence of the claim. */
  upperPpm: z.number().optional(),
  /** How often it was interrupted and resumed; a trial under way then is not counted unless it had failed. */
  interruptions: count,
  /** In words: what was and was not shown. */
  verdict: z.string(),
  /** The first failures, each with its trial. */
  failed: z.array(z.object({ trial: count, at: timestamp, class: z.string(), message: z.string() })),
});
export type Demonstration = z.infer<typeof demonstration>;

export const qualityDemonstrations = {
  /** The operations a demonstration can be run on, each with what one trial does. */
  scenarios: operation({ ...read, cli: 'quality demonstrate scenarios', ui: 'Quality: Demonstrate' })
    .route({ method: 'GET', path: '/quality/demonstrations/scenarios' })
    .input(z.object({}))
    .output(
      z.object({
        scenarios: z.array(
          z.object({
            scenario: z.string(),
            label: z.string(),
            /** What one trial does, what counts as a failure, and on what data. */
            text: z.string(),
            /** Why it cannot be run now. */
            unavailable: z.string().optional(),
          }),
        ),
      }),
    ),
  /** How many trials a claim takes: nothing is kept. */
  planDemonstration: operation({ ...read, cli: 'quality demonstrate plan', ui: 'Quality: Demonstrate, plan' })
    .route({ method: 'POST', path: '/quality/demonstrations/plan' })
    .input(claim)
    .output(plan),
  demonstrations: operation({ ...read, cli: 'quality demonstrate list', ui: 'Quality: Demonstrate' })
    .route({ method: 'GET', path: '/quality/demonstrations' })
    .input(z.object({}))
    .output(z.object({ demonstrations: z.array(demonstration) })),
  /** Fix the plan. It can not be changed afterwards; another one is another demonstration. */
  createDemonstration: operation({
    ...manage,
    cli: 'quality demonstrate create',
    ui: 'Quality: Demonstrate, fix the plan',
  })
    .route({ method: 'POST', path: '/quality/demonstrations' })
    .input(z.object({ scenario: z.string().max(100), claim }))
    .output(z.object({ demonstration })),
  /** Begin or resume. Ending the call does not end the run; `pauseDemonstration` and `cancelDemonstration` do. */
  runDemonstration: operation({ ...manage, cli: 'quality demonstrate', ui: 'Quality: Demonstrate, Run' })
    .route({ method: 'POST', path: '/quality/demonstrations/{demonstrationId}/run' })
    .input(
      z.object({
        demonstrationId: id,
        /** Share of the time the run may take; the rest is left to others. */
        load: z.number().min(0.05).max(1).default(1),
      }),
    )
    .output(eventIterator(demonstration)),
  pauseDemonstration: operation({
    ...manage,
    cli: 'quality demonstrate pause',
    ui: 'Quality: Demonstrate, Pause',
  })
    .route({ method: 'POST', path: '/quality/demonstrations/{demonstrationId}/pause' })
    .input(z.object({ demonstrationId: id }))
    .output(z.object({ demonstration })),
  /** Ends it for good, with a report of what was shown until then: nothing. */
  cancelDemonstration: operation({
    ...manage,
    cli: 'quality demonstrate cancel',
    ui: 'Quality: Demonstrate, Cancel',
  })
    .route({ method: 'POST', path: '/quality/demonstrations/{demonstrationId}/cancel' })
    .input(z.object({ demonstrationId: id }))
    .output(z.object({ demonstration })),
  /** Of one that ended: what was and was not shown, as a statement in a DSSE envelope; unsigned where no key is at hand (`unsigned` says why). */
  demonstrationReport: operation({
    ...read,
    cli: 'quality demonstrate report',
    ui: 'Quality: Demonstrate, Report',
  })
    .route({ method: 'GET', path: '/quality/demonstrations/{demonstrationId}/report' })
    .input(z.object({ demonstrationId: id }))
    .output(
      z.object({
        /** Markdown for people. */
        text: z.string(),
        /** DSSE (https://github.com/secure-systems-lab/dsse) as JSON text. */
        envelope: z.string().optional(),
        unsigned: z.string().optional(),
        keyId: z.string().optional(),
      }),
    ),
};

/** Reliability demonstrations: a claim, fixed beforehand, and the trials that show it or do not. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation } from './operation.ts';
import { durations } from './quality-figures.ts';
import { id, timestamp } from './version-summary.ts';

const read = { capability: 'quality.read', audit: 'read' } as const;
const manage = { capability: 'quality.manage', audit: 'write' } as const;
const count = z.number().int().min(0);

/** “At most so many defects per million, with this confidence, one-sided, exact (Clopper-Pearson).” */
export const claim = z.object({
  /** Defects per million operations that are claimed not to be reached. Below a thousandth no machine would live to see the end. */
  ppm: z.number().min(0.001).max(999_999),
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
  /** Trials the plan asks for. */
  planned: count,
  /** Trials that count: they ended, and their inputs stayed what they were meanwhile. */
  done: count,
  failures: count,
  /** Trials that do not count, whatever they answered: the registry was changed under their inputs while they ran. Others took their place. */
  voided: count,
  state: z.enum(demonstrationStates),
  createdAt: timestamp,
  startedAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  by: z.string(),
  /** Trials a second, over the last seconds while running. */
  pace: z.number().optional(),
  /** One-sided upper bound of the defect rate in ppm after the trials so far, at the confidence of the claim. */
  upperPpm: z.number().optional(),
  /** Time spent running, pauses left out. */
  runningMs: z.number(),
  /** Of the trials that count, their checks included. */
  durations: durations.omit({ mean: true }).optional(),
  /** How often it was paused, or ended with the program; a trial under way then is not counted unless it had failed. */
  interruptions: count,
  /** In words: what was and was not shown. */
  verdict: z.string(),
  /** Why it does not go on although it runs, e.g. because what was counted cannot be stored. */
  problem: z.string().optional(),
  /** The failures, each with its trial. */
  failed: z.array(z.object({ trial: count, at: timestamp, class: z.string(), message: z.string() })).max(200),
});
export type Demonstration = z.infer<typeof demonstration>;

export const reportCheck = z.object({
  /** Signed by a known key, unchanged, and consistent. */
  ok: z.boolean(),
  checks: z.array(
    z.object({
      /** `envelope`, `statement`, `signature`, `plan`, `counts`, `bound`, `outcome`. */
      name: z.string(),
      outcome: z.enum(['pass', 'fail', 'warn', 'skipped']),
      detail: z.string(),
    }),
  ),
  /** The report for people, of what the envelope holds. */
  text: z.string().optional(),
});
export type ReportCheck = z.infer<typeof reportCheck>;

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
            /** Where a trial works: on what is in this registry, or in one made for the run and removed after it. */
            place: z.enum(['registry', 'scratch']),
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
    .input(z.object({ limit: z.number().int().min(1).max(500).default(100) }))
    /** Newest first. */
    .output(z.object({ demonstrations: z.array(demonstration), total: z.number().int() })),
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
        /** DSSE (https://github.com/secure-systems-lab/dsse) as JSON text; without signatures where `unsigned` says why. */
        envelope: z.string(),
        unsigned: z.string().optional(),
        keyId: z.string().optional(),
      }),
    ),
  /** Whether a report is what was signed, by whom, and whether its figures follow from each other. Needs nothing but the report. */
  checkReport: operation({
    ...read,
    cli: 'quality demonstrate verify',
    ui: 'Quality: Demonstrate, Check a report',
  })
    .route({ method: 'POST', path: '/quality/demonstrations/reports/check' })
    .input(
      z.object({
        /** The envelope, JSON text. */
        envelope: z.string().max(4_000_000),
        /** Of the signer, where this registry does not know it: PEM, DER in base64, JWK, or raw Ed25519. */
        publicKey: z.string().max(20_000).optional(),
      }),
    )
    .output(reportCheck),
};

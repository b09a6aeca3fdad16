/** Alerts: rules over figures, what fires now, and what fired before. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { id, timestamp } from './version-summary.ts';

const read = { capability: 'quality.read', audit: 'read' } as const;
const manage = { capability: 'quality.manage', audit: 'write' } as const;

export const severities = ['info', 'warning', 'critical'] as const;
export const alertActions = ['notify', 'log'] as const;

/** What a rule is made of. The condition is text, e.g. `error_rate > 0.2 % over 15m for 5m`; its language: alert-condition.ts. */
export const alertRuleInput = z.object({
  name: z.string().trim().min(1).max(100),
  condition: z.string().trim().min(1).max(500),
  severity: z.enum(severities).default('warning'),
  /** A desktop notification, a line in the log, or both. */
  actions: z.array(z.enum(alertActions)).min(1).max(2).default(['notify', 'log']),
  enabled: z.boolean().default(true),
});

/**
 * `pending`: it holds, and not for as long yet as it must. `no-data`: too little happened in its window, or it cannot be evaluated
 * (`problem` says why). A rule that fires goes on firing while it cannot be evaluated.
 */
export const alertState = z.enum(['inactive', 'pending', 'firing', 'no-data']);

const acknowledgement = z.object({ by: z.string(), at: timestamp, note: z.string() });

export const alertRule = alertRuleInput.required().extend({
  id,
  /** Shipped with the product; it can be changed and switched off. */
  seeded: z.boolean(),
  state: alertState,
  /** Since when it is in this state, where that is known. */
  since: timestamp.optional(),
  /** What the condition says, in words; empty where it cannot be read. */
  meaning: z.string(),
  /** The figure the condition looks at, as last evaluated: a share, milliseconds, bytes or a count; in words too. */
  value: z.number().optional(),
  text: z.string(),
  /** Why it cannot be evaluated. */
  problem: z.string().optional(),
  acknowledged: acknowledgement.optional(),
  silencedUntil: timestamp.optional(),
});
export type AlertRule = z.infer<typeof alertRule>;

/** One spell of an alert: from pending over firing to resolved. What was pending and never fired is no spell. */
export const alertSpell = z.object({
  id,
  ruleId: id,
  /** As the rule was when it fired. */
  name: z.string(),
  condition: z.string(),
  severity: z.enum(severities),
  /** Since when the condition held. */
  pendingAt: timestamp,
  firedAt: timestamp,
  /** Since when it no longer held; absent while it fires. */
  resolvedAt: timestamp.optional(),
  /** What it resolved by: the figure, or the rule being changed, switched off or removed. */
  resolvedBy: z.string().optional(),
  /** The worst figure seen, and the figure as last seen in words. */
  peak: z.number(),
  text: z.string(),
  /** Whether it fired while its rule was silenced. */
  silenced: z.boolean(),
  /** When nobody looked, because the core was not running: the newest 20. */
  unwatched: z.array(z.object({ from: timestamp, to: timestamp })).max(20),
  acknowledged: acknowledgement.optional(),
});
export type AlertSpell = z.infer<typeof alertSpell>;

export const qualityAlerts = {
  alerts: operation({ ...read, cli: 'quality alerts', ui: 'Quality: Alerts' })
    .route({ method: 'GET', path: '/quality/alerts' })
    .input(z.object({}))
    .output(z.object({ rules: z.array(alertRule) })),
  /** Newest first. */
  alertHistory: operation({ ...read, cli: 'quality alerts history', ui: 'Quality: Alerts, history' })
    .route({ method: 'GET', path: '/quality/alerts/history' })
    .input(
      z.object({
        ruleId: id.optional(),
        /** What follows this spell in the list. */
        before: id.optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ spells: z.array(alertSpell), more: z.boolean() })),
  /** Whether a condition can be read, what it says in words, and what it comes to now: faults are answered, not refused. */
  checkAlert: operation({ ...read, cli: 'quality alerts check', ui: 'Quality: alert editor' })
    .route({ method: 'POST', path: '/quality/alerts/check' })
    .input(z.object({ condition: z.string().max(500) }))
    .output(
      z.object({
        /** `position`: of the first character at fault; `expected`: what could stand there. */
        error: z
          .object({ message: z.string(), position: z.number().int().min(0), expected: z.array(z.string()) })
          .optional(),
        /** As the product would write it. */
        condition: z.string().optional(),
        meaning: z.string().optional(),
        value: z.number().optional(),
        text: z.string().optional(),
        holds: z.boolean().optional(),
      }),
    ),
  addAlert: operation({ ...manage, cli: 'quality alerts add', ui: 'Quality: alert editor' })
    .route({ method: 'POST', path: '/quality/alerts' })
    .input(alertRuleInput)
    .output(z.object({ rule: alertRule })),
  updateAlert: operation({ ...manage, cli: 'quality alerts set', ui: 'Quality: alert editor' })
    .route({ method: 'PATCH', path: '/quality/alerts/{ruleId}' })
    .input(
      z.object({
        ruleId: id,
        name: alertRuleInput.shape.name.optional(),
        condition: alertRuleInput.shape.condition.optional(),
        severity: z.enum(severities).optional(),
        actions: alertRuleInput.shape.actions.unwrap().optional(),
        enabled: z.boolean().optional(),
      }),
    )
    .output(z.object({ rule: alertRule })),
  removeAlert: operation({ ...manage, cli: 'quality alerts remove', ui: 'Quality: alert, Remove' })
    .route({ method: 'DELETE', path: '/quality/alerts/{ruleId}' })
    .input(z.object({ ruleId: id }))
    .output(z.object({ removed: z.string() })),
  /** Of the spell that is on: somebody looks after it. */
  acknowledgeAlert: operation({
    ...manage,
    cli: 'quality alerts acknowledge',
    ui: 'Quality: alert, Acknowledge',
  })
    .route({ method: 'POST', path: '/quality/alerts/{ruleId}/acknowledge' })
    .input(z.object({ ruleId: id, note: z.string().trim().max(1_000).default('') }))
    .output(z.object({ rule: alertRule })),
  /** No notifications until then; 0 minutes ends the silence. It still fires, and its history says that it was silenced. */
  silenceAlert: operation({ ...manage, cli: 'quality alerts silence', ui: 'Quality: alert, Silence' })
    .route({ method: 'POST', path: '/quality/alerts/{ruleId}/silence' })
    .input(z.object({ ruleId: id, minutes: z.number().int().min(0).max(43_200) }))
    .output(z.object({ rule: alertRule })),
};

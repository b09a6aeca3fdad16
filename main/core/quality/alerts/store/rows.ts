/** Rules and spells of alerts as they are stored, and as the core works with them. Times in milliseconds since the epoch. */
import type { z } from 'zod';
import type { alertRuleInput } from '../../../../../contract/quality-alerts.ts';

type Input = z.output<typeof alertRuleInput>;
export type Severity = Input['severity'];

export interface StoredRule extends Readonly<Input> {
  readonly ruleId: string;
  readonly seeded: boolean;
  /** Rises with every change that ends a spell. */
  readonly revision: number;
  readonly silencedUntil: number | undefined;
}

export interface RuleRow {
  rule_id: string;
  name: string;
  condition: string;
  severity: Severity;
  actions: string;
  enabled: number;
  seeded: number;
  revision: number;
  created_at: number;
  silenced_until: number | null;
}

export function ruleOf(row: RuleRow): StoredRule {
  return {
    ruleId: row.rule_id,
    name: row.name,
    condition: row.condition,
    severity: row.severity,
    actions: JSON.parse(row.actions) as Input['actions'],
    enabled: row.enabled === 1,
    seeded: row.seeded === 1,
    revision: row.revision,
    silencedUntil: row.silenced_until ?? undefined,
  };
}

export interface Acknowledgement {
  readonly by: string;
  readonly at: number;
  readonly note: string;
}

/** One spell of an alert, from firing to resolved. */
export interface Spell {
  readonly spellId: string;
  readonly ruleId: string;
  readonly name: string;
  readonly condition: string;
  readonly severity: Severity;
  readonly pendingAt: number;
  readonly firedAt: number;
  readonly resolvedAt: number | undefined;
  readonly resolvedBy: string | undefined;
  readonly peak: number;
  readonly text: string;
  readonly silenced: boolean;
  /** When it was last seen to fire. */
  readonly seenAt: number;
  readonly notifiedAt: number | undefined;
  /** When nobody looked: the newest 20. */
  readonly unwatched: readonly { readonly from: number; readonly to: number }[];
  readonly acknowledged: Acknowledgement | undefined;
}

export interface SpellRow {
  spell_id: string;
  rule_id: string;
  name: string;
  condition: string;
  severity: Severity;
  pending_at: number;
  fired_at: number;
  resolved_at: number | null;
  resolved_by: string | null;
  peak: number;
  text: string;
  silenced: number;
  seen_at: number;
  notified_at: number | null;
  unwatched: string;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  acknowledged_note: string | null;
}

export function spellOf(row: SpellRow): Spell {
  const { acknowledged_at: at, acknowledged_by: by } = row;
  return {
    spellId: row.spell_id,
    ruleId: row.rule_id,
    name: row.name,
    condition: row.condition,
    severity: row.severity,
    pendingAt: row.pending_at,
    firedAt: row.fired_at,
    resolvedAt: row.resolved_at ?? undefined,
    resolvedBy: row.resolved_by ?? undefined,
    peak: row.peak,
    text: row.text,
    silenced: row.silenced === 1,
    seenAt: row.seen_at,
    notifiedAt: row.notified_at ?? undefined,
    unwatched: JSON.parse(row.unwatched) as Spell['unwatched'],
    acknowledged: at === null || by === null ? undefined : { at, by, note: row.acknowledged_note ?? '' },
  };
}

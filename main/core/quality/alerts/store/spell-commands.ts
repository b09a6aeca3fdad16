/** What the evaluation of alerts found, kept: spells that begin, go on and end. */
import { sql, type Transaction } from '../../../../store/index.ts';
import type { Spell, SpellRow } from './rows.ts';

/** Spells that ended longer ago are let go when another begins; and so are the oldest of more than so many. */
const keptMs = 2 * 365 * 86_400_000;
const mostSpells = 20_000;

export interface SavedAlerts {
  readonly spells: readonly (Spell & { readonly revision: number })[];
  /** Rules a person is told of now. */
  readonly notify: readonly string[];
}

/** A spell judged by a rule that was changed or removed since is not kept: it ended with that change. */
export function saveAlerts(transaction: Transaction, { spells, notify }: SavedAlerts): void {
  const { db } = transaction;
  for (const { revision, ...spell } of spells) {
    const rule = sql<{ revision: number }>(
      db,
      'SELECT revision FROM quality_alert_rules WHERE rule_id = ?',
    ).get(spell.ruleId);
    if (rule?.revision !== revision) continue;
    const before = sql<SpellRow>(db, 'SELECT * FROM quality_alert_spells WHERE spell_id = ?').get(
      spell.spellId,
    );
    if (before === undefined) begin(transaction, spell);
    else if (before.resolved_at !== null) continue;
    else goOn(transaction, spell);
    if (spell.resolvedAt !== undefined) tell(transaction, spell, 'alert.resolved');
  }
  for (const ruleId of notify) transaction.emit({ topic: 'quality', type: 'alert.notify', subject: ruleId });
}

function begin(transaction: Transaction, spell: Spell): void {
  const { db } = transaction;
  sql(
    db,
    `INSERT INTO quality_alert_spells (spell_id, rule_id, name, condition, severity, pending_at, fired_at, resolved_at,
       resolved_by, peak, text, silenced, seen_at, notified_at, unwatched)
     VALUES (@spell_id, @rule_id, @name, @condition, @severity, @pending_at, @fired_at, @resolved_at, @resolved_by, @peak,
       @text, @silenced, @seen_at, @notified_at, @unwatched)`,
  ).run({
    ...changing(spell),
    rule_id: spell.ruleId,
    name: spell.name,
    condition: spell.condition,
    severity: spell.severity,
    pending_at: spell.pendingAt,
    fired_at: spell.firedAt,
  });
  tell(transaction, spell, 'alert.firing');
  sql(
    db,
    `DELETE FROM quality_alert_spells WHERE resolved_at < ? OR (resolved_at IS NOT NULL AND spell_id IN
       (SELECT spell_id FROM quality_alert_spells ORDER BY fired_at DESC, spell_id DESC LIMIT -1 OFFSET ?))`,
  ).run(spell.firedAt - keptMs, mostSpells);
}

function goOn({ db }: Transaction, spell: Spell): void {
  sql(
    db,
    `UPDATE quality_alert_spells SET resolved_at = @resolved_at, resolved_by = @resolved_by, peak = @peak, text = @text,
       silenced = @silenced, seen_at = @seen_at, notified_at = @notified_at, unwatched = @unwatched WHERE spell_id = @spell_id`,
  ).run(changing(spell));
}

function changing(spell: Spell) {
  return {
    spell_id: spell.spellId,
    resolved_at: spell.resolvedAt ?? null,
    resolved_by: spell.resolvedBy ?? null,
    peak: spell.peak,
    text: spell.text,
    silenced: spell.silenced ? 1 : 0,
    seen_at: spell.seenAt,
    notified_at: spell.notifiedAt ?? null,
    unwatched: JSON.stringify(spell.unwatched),
  };
}

function tell(transaction: Transaction, spell: Spell, type: 'alert.firing' | 'alert.resolved'): void {
  const { ruleId, name, condition, severity, text, resolvedBy, silenced } = spell;
  const ended = resolvedBy === undefined ? {} : { resolvedBy };
  transaction.audit({
    subject: `alert ${name}`,
    detail: { ruleId, type, condition, severity, text, silenced, ...ended },
  });
  transaction.emit({ topic: 'quality', type, subject: ruleId });
}

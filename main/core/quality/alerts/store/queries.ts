/** Reads of alerts: rules with what is on, and what was. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { type RuleRow, ruleOf, type Spell, type SpellRow, type StoredRule, spellOf } from './rows.ts';

export interface StoredAlerts {
  /** Oldest first. */
  readonly rules: StoredRule[];
  /** Spells that are on. */
  readonly open: Spell[];
  /** When a person was last told of each rule, milliseconds since the epoch. */
  readonly notified: Readonly<Record<string, number>>;
}

export function readAlerts(db: Database.Database): StoredAlerts {
  const rules = sql<RuleRow>(db, 'SELECT * FROM quality_alert_rules ORDER BY created_at, rule_id').all();
  const open = sql<SpellRow>(db, 'SELECT * FROM quality_alert_spells WHERE resolved_at IS NULL').all();
  const notified = sql<{ rule_id: string; at: number }>(
    db,
    `SELECT rule_id, max(notified_at) AS at FROM quality_alert_spells WHERE notified_at IS NOT NULL GROUP BY rule_id`,
  ).all();
  return {
    rules: rules.map(ruleOf),
    open: open.map(spellOf),
    notified: Object.fromEntries(notified.map(({ rule_id: ruleId, at }) => [ruleId, at])),
  };
}

export interface HistoryInput {
  readonly ruleId?: string | undefined;
  /** The last spell of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Spells, newest first. */
export function queryAlertHistory(
  db: Database.Database,
  { ruleId, before, limit }: HistoryInput,
): { spells: Spell[]; more: boolean } {
  const where = [
    ...(ruleId === undefined ? [] : ['rule_id = @ruleId']),
    ...(before === undefined
      ? []
      : [
          '(fired_at, spell_id) < (SELECT fired_at, spell_id FROM quality_alert_spells WHERE spell_id = @before)',
        ]),
  ];
  const rows = sql<SpellRow>(
    db,
    `SELECT * FROM quality_alert_spells ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}
     ORDER BY fired_at DESC, spell_id DESC LIMIT @limit`,
  ).all({ ruleId, before, limit: limit + 1 });
  return { spells: rows.slice(0, limit).map(spellOf), more: rows.length > limit };
}

/** Rules of alerts: made, changed, removed, silenced; a spell that is on, acknowledged. */
import { sql, type Transaction } from '../../../../store/index.ts';
import { uuidV7 } from '../../../identity/index.ts';
import { refuse } from '../../../refuse.ts';
import { type RuleRow, ruleOf, type SpellRow, type StoredRule, spellOf } from './rows.ts';

/** More would make no list that anybody reads. */
const mostRules = 200;

type RuleInput = Pick<StoredRule, 'name' | 'condition' | 'severity' | 'actions' | 'enabled'>;

/** The condition was read before. @throws Refusal ALREADY_EXISTS, INVALID_STATE */
export function addRule(transaction: Transaction, input: RuleInput): StoredRule {
  const { db, context } = transaction;
  requireFreeName(transaction, input.name);
  const known = sql<{ rules: number }>(db, 'SELECT count(*) AS rules FROM quality_alert_rules').get();
  if ((known?.rules ?? 0) >= mostRules)
    throw refuse.state(`There are ${mostRules} alerts already.`, 'full', 'Remove one that nobody needs.');
  const row: RuleRow = {
    rule_id: uuidV7(),
    ...columnsOf(input),
    seeded: 0,
    revision: 1,
    created_at: context.at,
    silenced_until: null,
  };
  sql(
    db,
    `INSERT INTO quality_alert_rules VALUES (@rule_id, @name, @condition, @severity, @actions, @enabled, @seeded, @revision,
       @created_at, @silenced_until)`,
  ).run(row);
  tell(transaction, row, 'alert.added', { ...input });
  return ruleOf(row);
}

export type RuleChange = { readonly [Name in keyof RuleInput]?: RuleInput[Name] | undefined } & {
  readonly ruleId: string;
};

/**
 * Members given are set. What is judged another way, or no longer, ends its spell; a name or an action leaves it.
 * @throws Refusal NOT_FOUND, ALREADY_EXISTS
 */
export function updateRule(transaction: Transaction, { ruleId, ...change }: RuleChange): StoredRule {
  const { db, context } = transaction;
  const before = requireRule(transaction, ruleId);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = columnsOf({ ...ruleOf(before), ...given });
  if (after.name !== before.name) requireFreeName(transaction, after.name, ruleId);
  const ends =
    after.condition !== before.condition ||
    after.severity !== before.severity ||
    after.enabled !== before.enabled;
  const row: RuleRow = { ...before, ...after, revision: before.revision + (ends ? 1 : 0) };
  sql(
    db,
    `UPDATE quality_alert_rules SET name = @name, condition = @condition, severity = @severity, actions = @actions,
       enabled = @enabled, revision = @revision WHERE rule_id = @rule_id`,
  ).run({ ...after, revision: row.revision, rule_id: ruleId });
  const done = after.enabled === 1 ? 'changed' : 'switched off';
  if (ends) endSpell(transaction, row, `The alert was ${done} by ${context.actor}.`);
  tell(transaction, row, 'alert.changed', given);
  return ruleOf(row);
}

/** Its history stays. @throws Refusal NOT_FOUND */
export function removeRule(transaction: Transaction, { ruleId }: { ruleId: string }): string {
  const row = requireRule(transaction, ruleId);
  endSpell(transaction, row, `The alert was removed by ${transaction.context.actor}.`);
  sql(transaction.db, 'DELETE FROM quality_alert_rules WHERE rule_id = ?').run(ruleId);
  tell(transaction, row, 'alert.removed', { condition: row.condition, severity: row.severity });
  return row.name;
}

/** @throws Refusal NOT_FOUND */
export function silenceRule(
  transaction: Transaction,
  { ruleId, minutes }: { ruleId: string; minutes: number },
): StoredRule {
  const before = requireRule(transaction, ruleId);
  const until = minutes === 0 ? null : transaction.context.at + minutes * 60_000;
  const row: RuleRow = { ...before, silenced_until: until };
  sql(transaction.db, 'UPDATE quality_alert_rules SET silenced_until = ? WHERE rule_id = ?').run(
    until,
    ruleId,
  );
  tell(transaction, row, 'alert.silenced', { minutes });
  return ruleOf(row);
}

/** Of the spell that is on; a later note takes the place of the one before. @throws Refusal NOT_FOUND, INVALID_STATE */
export function acknowledgeRule(
  transaction: Transaction,
  { ruleId, note }: { ruleId: string; note: string },
): void {
  const { db, context } = transaction;
  const row = requireRule(transaction, ruleId);
  const { changes } = sql(
    db,
    `UPDATE quality_alert_spells SET acknowledged_at = ?, acknowledged_by = ?, acknowledged_note = ?
     WHERE rule_id = ? AND resolved_at IS NULL`,
  ).run(context.at, context.actor, note, ruleId);
  if (changes === 0)
    throw refuse.state(
      `“${row.name}” does not fire: there is nothing to acknowledge.`,
      'inactive',
      'Its history says what was.',
    );
  tell(transaction, row, 'alert.acknowledged', { note });
}

function requireRule({ db }: Transaction, ruleId: string): RuleRow {
  const row = sql<RuleRow>(db, 'SELECT * FROM quality_alert_rules WHERE rule_id = ?').get(ruleId);
  if (row === undefined) throw refuse.notFound('alert', ruleId, 'hyper quality alerts lists them.');
  return row;
}

function requireFreeName({ db }: Transaction, name: string, except = ''): void {
  const taken = sql<{ rule_id: string; name: string }>(
    db,
    'SELECT rule_id, name FROM quality_alert_rules WHERE name = ? AND rule_id <> ?',
  ).get(name, except);
  if (taken !== undefined)
    throw refuse.exists(
      'alert',
      taken.rule_id,
      `There is an alert “${taken.name}” already.`,
      'Give it another name, or change the one there is.',
    );
}

function endSpell(transaction: Transaction, { rule_id: ruleId }: RuleRow, resolvedBy: string): void {
  const { db, context } = transaction;
  const open = sql<SpellRow>(
    db,
    'SELECT * FROM quality_alert_spells WHERE rule_id = ? AND resolved_at IS NULL',
  ).get(ruleId);
  if (open === undefined) return;
  const { firedAt } = spellOf(open);
  sql(db, 'UPDATE quality_alert_spells SET resolved_at = ?, resolved_by = ? WHERE spell_id = ?').run(
    Math.max(firedAt, context.at),
    resolvedBy,
    open.spell_id,
  );
  transaction.emit({ topic: 'quality', type: 'alert.resolved', subject: ruleId });
}

function tell(transaction: Transaction, row: RuleRow, type: string, detail: Record<string, unknown>): void {
  transaction.audit({ subject: `alert ${row.name}`, detail: { ruleId: row.rule_id, ...detail } });
  transaction.emit({ topic: 'quality', type, subject: row.rule_id });
}

function columnsOf({ name, condition, severity, actions, enabled }: RuleInput) {
  return {
    name,
    condition,
    severity,
    actions: JSON.stringify([...new Set(actions)].sort()),
    enabled: enabled ? 1 : 0,
  };
}

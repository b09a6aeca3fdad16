/** Rules and spells as callers see them. */
import { conditionMeaning } from '../../../../contract/alert-words.ts';
import type { AlertRule, AlertSpell } from '../../../../contract/quality-alerts.ts';
import type { WatchedRule } from './evaluation/alert-engine.ts';
import type { Watch } from './evaluation/watch.ts';
import type { Acknowledgement, Spell } from './store/rows.ts';

export function presentRule({ rule, condition, watch }: WatchedRule, now: number): AlertRule {
  const { ruleId, revision: _revision, silencedUntil, actions, ...members } = rule;
  const { spell, verdict } = watch;
  return {
    id: ruleId,
    ...members,
    actions: [...actions],
    state: stateOf(rule.enabled, watch),
    ...(watch.since === undefined ? {} : { since: timestamp(watch.since) }),
    meaning: condition === undefined ? '' : conditionMeaning(condition),
    ...(verdict?.value === undefined ? {} : { value: verdict.value }),
    text: textOf(rule.enabled, watch),
    ...(watch.problem === undefined ? {} : { problem: watch.problem }),
    ...acknowledgedOf(spell?.acknowledged),
    ...(silencedUntil === undefined || silencedUntil <= now
      ? {}
      : { silencedUntil: timestamp(silencedUntil) }),
  };
}

/** What cannot be judged has no data; what fires goes on firing all the same. */
function stateOf(enabled: boolean, { state, problem }: Watch): AlertRule['state'] {
  if (!enabled) return 'inactive';
  return problem !== undefined && state !== 'firing' ? 'no-data' : state;
}

function textOf(enabled: boolean, { verdict, spell, quietSince }: Watch): string {
  if (!enabled) return 'Switched off.';
  const text = verdict?.text ?? spell?.text ?? '';
  return quietSince === undefined
    ? text
    : `${text.replace(/\.$/u, '')}; it fires until this has lasted for a minute`;
}

export function presentSpell(spell: Spell): AlertSpell {
  const { spellId, ruleId, name, condition, severity, pendingAt, firedAt, peak, text, silenced } = spell;
  const { resolvedAt, resolvedBy, unwatched } = spell;
  return {
    id: spellId,
    ruleId,
    name,
    condition,
    severity,
    pendingAt: timestamp(pendingAt),
    firedAt: timestamp(firedAt),
    ...(resolvedAt === undefined ? {} : { resolvedAt: timestamp(resolvedAt) }),
    ...(resolvedBy === undefined ? {} : { resolvedBy }),
    peak,
    text,
    silenced,
    unwatched: unwatched.map(({ from, to }) => ({ from: timestamp(from), to: timestamp(to) })),
    ...acknowledgedOf(spell.acknowledged),
  };
}

function acknowledgedOf(acknowledged: Acknowledgement | undefined): Pick<AlertSpell, 'acknowledged'> {
  if (acknowledged === undefined) return {};
  const { by, at, note } = acknowledged;
  return { acknowledged: { by, at: timestamp(at), note } };
}

function timestamp(at: number): string {
  return new Date(at).toISOString();
}

/** Who is told of what fires, and how often. */
import type { AlertNotice } from '../../../../contract/alert-notice.ts';
import { alertNotice } from '../../../../contract/alert-notice.ts';
import { isSilenced } from './evaluation/watch.ts';
import type { Spell, StoredRule } from './store/rows.ts';

/** Between two notices, milliseconds: what fires meanwhile is told together. */
const gatherMs = 30_000;
/** A rule that fires again so soon after it was told of waits, milliseconds. */
const restMs = 600_000;
/** What nobody acknowledged is told again, milliseconds. */
const remindMs = 3_600_000;

export interface Firing {
  readonly rule: StoredRule;
  readonly spell: Spell;
}

export class Notices {
  /** By rule: when a person was last told of it. */
  readonly #told = new Map<string, number>();
  #lastAt = Number.NEGATIVE_INFINITY;

  /** What earlier runs told. */
  remember(told: Readonly<Record<string, number>>): void {
    for (const [ruleId, at] of Object.entries(told))
      this.#told.set(ruleId, Math.max(at, this.#told.get(ruleId) ?? at));
  }

  /** Those a person is to be told of now, in one notice; told of is what this answers. */
  take(firing: readonly Firing[], now: number): { spells: Spell[]; notice: AlertNotice } | undefined {
    if (elapsed(this.#lastAt, now) < gatherMs) return undefined;
    const due = firing.filter((each) => this.#isDue(each, now));
    if (due.length === 0) return undefined;
    this.#lastAt = now;
    for (const { rule } of due) this.#told.set(rule.ruleId, now);
    return {
      spells: due.map(({ spell }) => ({ ...spell, notifiedAt: now })),
      notice: alertNotice(due.map(({ rule, spell }) => ({ ...rule, id: rule.ruleId, text: spell.text }))),
    };
  }

  #isDue({ rule, spell }: Firing, now: number): boolean {
    if (!rule.actions.includes('notify') || isSilenced(rule, now) || spell.acknowledged) return false;
    if (spell.notifiedAt !== undefined) return elapsed(spell.notifiedAt, now) >= remindMs;
    return elapsed(this.#told.get(rule.ruleId) ?? Number.NEGATIVE_INFINITY, now) >= restMs;
  }
}

/** After a clock was set back, what lies in the future was long ago. */
function elapsed(at: number, now: number): number {
  return at > now ? Number.POSITIVE_INFINITY : now - at;
}

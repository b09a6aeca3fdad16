/** What is known of a rule while it is watched, and how the next look at it changes that. */
import { uuidV7 } from '../../../identity/index.ts';
import type { Spell, StoredRule } from '../store/rows.ts';
import type { Verdict } from './evaluate.ts';

/** How long a condition must not hold before its spell is over, milliseconds: what flickers is one spell. */
export const quietMs = 60_000;
/** Looks come at least once a minute; so long without one, milliseconds, and nobody watched. */
const mostGapMs = 180_000;
const mostUnwatched = 20;

export interface Watch {
  readonly state: 'inactive' | 'pending' | 'firing' | 'no-data';
  /** Since when it is in this state; undefined: since before anybody looked. */
  readonly since: number | undefined;
  /** When it was last judged. */
  readonly lookedAt: number | undefined;
  readonly verdict: Verdict | undefined;
  /** Why it could not be judged the last time. */
  readonly problem: string | undefined;
  /** While it fires. */
  readonly spell: Spell | undefined;
  /** While it fires and no longer holds: since when. */
  readonly quietSince: number | undefined;
}

/** Before the first look; a spell that was on goes on. */
export function newWatch(spell?: Spell): Watch {
  return {
    state: spell === undefined ? 'inactive' : 'firing',
    since: spell?.firedAt,
    lookedAt: spell?.seenAt,
    verdict: undefined,
    problem: undefined,
    spell,
    quietSince: undefined,
  };
}

export interface Step {
  readonly watch: Watch;
  /** The spell that ended with this look. */
  readonly ended?: Spell;
}

/** Judged once more, at `now`; `waiting` is how long the condition must hold, milliseconds. */
export function nextWatch(
  rule: StoredRule,
  waiting: number,
  before: Watch,
  verdict: Verdict,
  now: number,
): Step {
  const watch = { ...before, lookedAt: now, verdict, problem: undefined };
  const gap = gapOf(before, now);
  if (before.spell) return goOn(rule, before.spell, watch, verdict, gap);
  if (verdict.holds !== true) {
    const state = verdict.holds === undefined ? 'no-data' : 'inactive';
    const since = before.state === state ? before.since : now;
    return { watch: { ...watch, state, since: before.lookedAt === undefined ? undefined : since } };
  }
  // What was pending when nobody looked may have been well in between.
  const pendingAt = before.state === 'pending' && gap === undefined ? (before.since ?? now) : now;
  if (now - pendingAt < waiting) return { watch: { ...watch, state: 'pending', since: pendingAt } };
  const spell = newSpell(rule, pendingAt, verdict, now);
  return { watch: { ...watch, state: 'firing', since: now, spell, quietSince: undefined } };
}

/** The stretch before `now` in which nobody looked. A clock that was set back between two runs leaves none. */
function gapOf({ lookedAt }: Watch, now: number): { from: number; to: number } | undefined {
  return lookedAt === undefined || now - lookedAt <= mostGapMs ? undefined : { from: lookedAt, to: now };
}

function newSpell(rule: StoredRule, pendingAt: number, verdict: Verdict, now: number): Spell {
  const { ruleId, name, condition, severity } = rule;
  return {
    spellId: uuidV7(),
    ruleId,
    name,
    condition,
    severity,
    pendingAt,
    firedAt: now,
    resolvedAt: undefined,
    resolvedBy: undefined,
    peak: verdict.value ?? 0,
    text: verdict.text,
    silenced: isSilenced(rule, now),
    seenAt: now,
    notifiedAt: undefined,
    unwatched: [],
    acknowledged: undefined,
  };
}

export function isSilenced({ silencedUntil }: StoredRule, now: number): boolean {
  return silencedUntil !== undefined && silencedUntil > now;
}

function goOn(
  rule: StoredRule,
  known: Spell,
  watch: Watch & { lookedAt: number },
  verdict: Verdict,
  gap: { from: number; to: number } | undefined,
): Step {
  const now = watch.lookedAt;
  const spell: Spell = {
    ...known,
    seenAt: now,
    silenced: known.silenced || isSilenced(rule, now),
    ...(gap === undefined ? {} : { unwatched: [...known.unwatched, gap].slice(-mostUnwatched) }),
  };
  if (verdict.holds === true) {
    const peak = worse(spell, verdict.value ?? spell.peak);
    return { watch: { ...watch, spell: { ...spell, peak, text: verdict.text }, quietSince: undefined } };
  }
  const quietSince = watch.quietSince ?? now;
  if (now - quietSince < quietMs) return { watch: { ...watch, spell, quietSince } };
  const ended: Spell = {
    ...spell,
    resolvedAt: Math.max(spell.firedAt, quietSince),
    resolvedBy: endedBy(spell, verdict, quietSince),
  };
  const state = verdict.holds === undefined ? 'no-data' : 'inactive';
  return { watch: { ...watch, state, since: quietSince, spell: undefined, quietSince: undefined }, ended };
}

/** The one further off in the direction the condition looks in. */
function worse({ condition, peak }: Spell, value: number): number {
  return condition.includes('<') ? Math.min(peak, value) : Math.max(peak, value);
}

function endedBy({ unwatched }: Spell, verdict: Verdict, quietSince: number): string {
  const text =
    verdict.holds === undefined ? `Too little is left to tell: ${verdict.text}` : `Now ${verdict.text}.`;
  // It ended while nobody looked: when exactly, nobody knows.
  return unwatched.at(-1)?.to === quietSince ? `Found over when the core ran again. ${text}` : text;
}

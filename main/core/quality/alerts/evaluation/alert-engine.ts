/** Judges every rule again and again, keeps what begins and ends, and tells who is to be told. */
import { type AlertCondition, parseCondition } from '../../../../../contract/alert-condition.ts';
import type { AlertNotice } from '../../../../../contract/alert-notice.ts';
import type { RegistryStore } from '../../../services.ts';
import { Keeper } from '../keeper.ts';
import { Notices } from '../notices.ts';
import { operationNames } from '../operation-names.ts';
import type { Spell, StoredRule } from '../store/rows.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import { type AlertSources, type Look, Looker } from './look.ts';
import { newWatch, nextWatch, type Watch } from './watch.ts';

export interface AlertPorts {
  readonly store: Pick<RegistryStore, 'read' | 'write'>;
  readonly sources: AlertSources;
  readonly log: Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;
  /** Tells a person, where the host can. */
  readonly notify?: ((notice: AlertNotice) => void) | undefined;
  /** Whether what is found is kept and told; a command line that is over at once only looks. */
  readonly keeps: boolean;
}

/** A rule with what is known of it. */
export interface WatchedRule {
  readonly rule: StoredRule;
  /** Undefined: it cannot be read; `watch.problem` says why. */
  readonly condition: AlertCondition | undefined;
  readonly watch: Watch;
}

/** Between looks, milliseconds. A long window changes slowly: it is looked at less often, but once a minute. */
const everyMs = 5_000;
const slowestMs = 60_000;
const looksPerWindow = 180;

export class AlertEngine implements AsyncDisposable {
  readonly #ports: AlertPorts;
  readonly #looker: Looker;
  readonly #keeper: Keeper;
  readonly #notices = new Notices();
  #watched = new Map<string, WatchedRule>();
  #stale = true;
  #unreadable = false;
  #running: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: AlertPorts) {
    this.#ports = ports;
    this.#looker = new Looker(ports.sources);
    this.#keeper = new Keeper(ports);
  }

  /** Look every few seconds until disposed. */
  start(): this {
    this.#timer = setInterval(() => void this.tick(), everyMs).unref();
    return this;
  }

  /** Rules that fire. */
  get firing(): number {
    return [...this.#watched.values()].filter(({ watch }) => watch.spell !== undefined).length;
  }

  /** All rules as they stand; looked at now where nobody did yet. */
  async rules(): Promise<readonly WatchedRule[]> {
    if (this.#stale || !this.#ports.keeps) await this.tick();
    return [...this.#watched.values()];
  }

  /** Rules were changed: read them again and look at once. */
  async refresh(): Promise<void> {
    this.#stale = true;
    await this.tick();
  }

  /** What a condition comes to now. Rejects where the evidence cannot be read. */
  check(condition: AlertCondition): Promise<Verdict> {
    return evaluate(condition, this.#looker.look());
  }

  /** Look once, after the look that is under way. Never fails: what cannot be judged says so. */
  tick(): Promise<void> {
    this.#running = this.#running.then(() =>
      this.#tick().catch((error: unknown) => this.#ports.log.warn({ error }, 'alerts were not evaluated')),
    );
    return this.#running;
  }

  async #tick(): Promise<void> {
    if (this.#stale) await this.#reload();
    const look = this.#looker.look();
    const due = [...this.#watched.values()].filter((watched) => isDue(watched, look.now));
    await Promise.all(due.map((watched) => this.#lookAt(watched, look)));
    if (!this.#ports.keeps) return;
    const firing = [...this.#watched.values()].flatMap(({ rule, watch: { spell } }) =>
      spell ? [{ rule, spell }] : [],
    );
    const told = this.#notices.take(firing, look.now);
    for (const spell of told?.spells ?? []) this.#setSpell(spell);
    if (told) this.#tell(told.notice);
    await this.#keeper.save(look.now, told?.spells.map(({ ruleId }) => ruleId) ?? []);
  }

  async #reload(): Promise<void> {
    const { rules, open, notified } = await this.#ports.store.read('quality.alertRules', undefined);
    this.#stale = false;
    this.#notices.remember(notified);
    const spells = new Map(open.map((spell) => [spell.ruleId, spell]));
    const before = this.#watched;
    this.#watched = new Map(
      rules.map((rule) => [rule.ruleId, watchedOf(rule, spells.get(rule.ruleId), before.get(rule.ruleId))]),
    );
    this.#keeper.know(rules);
  }

  async #lookAt({ rule, condition, watch }: WatchedRule, look: Look): Promise<void> {
    if (condition === undefined) return;
    try {
      const verdict = await evaluate(condition, look);
      const step = nextWatch(rule, condition.for, watch, verdict, look.now);
      this.#watched.set(rule.ruleId, { rule, condition, watch: step.watch });
      this.#unreadable = false;
      if (this.#ports.keeps) this.#keeper.note(rule, watch.spell, step);
    } catch (error) {
      // Told once: nothing can be read until it is over.
      if (!this.#unreadable) this.#ports.log.warn({ error }, 'alerts cannot be evaluated');
      this.#unreadable = true;
      const problem = 'The evidence of quality cannot be read at present.';
      this.#watched.set(rule.ruleId, { rule, condition, watch: { ...watch, problem } });
    }
  }

  #setSpell(spell: Spell): void {
    const watched = this.#watched.get(spell.ruleId);
    if (watched) this.#watched.set(spell.ruleId, { ...watched, watch: { ...watched.watch, spell } });
    this.#keeper.keep(spell);
  }

  #tell(notice: AlertNotice): void {
    try {
      this.#ports.notify?.(notice);
    } catch (error) {
      this.#ports.log.warn({ error }, 'a notification was not shown');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    if (this.#ports.keeps) await this.#keeper.close();
  }
}

/** What was known of a rule that is judged as before goes on; of another there is nothing yet. */
function watchedOf(rule: StoredRule, open: Spell | undefined, before: WatchedRule | undefined): WatchedRule {
  if (before?.rule.revision === rule.revision) {
    const { spell } = before.watch;
    const acknowledged =
      open !== undefined && open.spellId === spell?.spellId ? open.acknowledged : undefined;
    const watch = spell ? { ...before.watch, spell: { ...spell, acknowledged } } : before.watch;
    return { rule, condition: before.condition, watch };
  }
  const { condition, fault } = parseCondition(rule.condition, operationNames);
  const watch = newWatch(open);
  if (fault === undefined) return { rule, condition, watch };
  return { rule, condition: undefined, watch: { ...watch, problem: `It cannot be read: ${fault.message}` } };
}

function isDue({ rule, condition, watch }: WatchedRule, now: number): boolean {
  if (!rule.enabled || condition === undefined) return false;
  const since = watch.verdict === undefined ? undefined : watch.lookedAt;
  if (since === undefined || since > now || watch.problem !== undefined) return true;
  // What is on its way is looked at every time.
  const settled = watch.state !== 'pending' && watch.quietSince === undefined;
  const slow = settled ? Math.min(slowestMs, (condition.over ?? 0) / looksPerWindow) : 0;
  return now - since >= slow;
}

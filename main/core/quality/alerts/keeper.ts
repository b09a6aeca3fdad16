/** Writes the spells of alerts into the registry, and lines into its log. What cannot be written waits; nobody is told later for that. */
import type { AlertPorts } from './evaluation/alert-engine.ts';
import type { Step } from './evaluation/watch.ts';
import type { Spell, StoredRule } from './store/rows.ts';

/** A spell that only goes on is written so often, milliseconds: its peak, and that it was seen. */
const noteMs = 60_000;
/** Spells that may wait while nothing can be written. */
const mostWaiting = 1_000;

export class Keeper {
  readonly #ports: Pick<AlertPorts, 'store' | 'log' | 'sources'>;
  readonly #waiting = new Map<string, Spell>();
  /** Spells that go on, with when they were written last. */
  readonly #lasting = new Map<string, { spell: Spell; writtenAt: number }>();
  #revisions = new Map<string, number>();
  #failing = false;

  constructor(ports: Pick<AlertPorts, 'store' | 'log' | 'sources'>) {
    this.#ports = ports;
  }

  /** Rules as they are now: what was judged by another revision is not kept. */
  know(rules: readonly StoredRule[]): void {
    this.#revisions = new Map(rules.map(({ ruleId, revision }) => [ruleId, revision]));
    for (const known of [this.#waiting, this.#lasting]) {
      for (const [id, each] of known)
        if (!this.#revisions.has('spell' in each ? each.spell.ruleId : each.ruleId)) known.delete(id);
    }
  }

  /** What a look found: a spell that begins, goes on or ends. */
  note(rule: StoredRule, before: Spell | undefined, { watch: { spell }, ended }: Step): void {
    if (ended) this.#end(rule, ended);
    if (spell === undefined) return;
    if (before === undefined) {
      this.#write(rule, spell, 'an alert fires');
      this.keep(spell);
      return;
    }
    const known = this.#lasting.get(spell.spellId);
    const differs = spell.silenced !== before.silenced || spell.unwatched !== before.unwatched;
    if (differs || spell.seenAt - (known?.writtenAt ?? 0) >= noteMs) this.keep(spell);
    else this.#lasting.set(spell.spellId, { spell, writtenAt: known?.writtenAt ?? 0 });
  }

  /** To be written with the next save. */
  keep(spell: Spell): void {
    this.#waiting.set(spell.spellId, spell);
    this.#lasting.set(spell.spellId, { spell, writtenAt: spell.seenAt });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > mostWaiting && oldest !== undefined) this.#waiting.delete(oldest);
  }

  /** Never fails: what cannot be written goes on waiting. */
  async save(at: number, notify: readonly string[]): Promise<void> {
    const spells = [...this.#waiting.values()].map((spell) => ({
      ...spell,
      revision: this.#revisions.get(spell.ruleId) ?? 0,
    }));
    if (spells.length === 0 && notify.length === 0) return;
    const context = { actor: 'registry', operation: 'quality.saveAlerts', at };
    try {
      await this.#ports.store.write('quality.saveAlerts', { spells, notify }, context);
      for (const { spellId } of spells) this.#waiting.delete(spellId);
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#ports.log.warn({ error }, 'spells of alerts wait: they cannot be written');
      this.#failing = true;
    }
  }

  /** The last that was seen of what goes on. */
  async close(): Promise<void> {
    for (const { spell } of [...this.#lasting.values()]) this.keep(spell);
    await this.save(this.#ports.sources.now(), []);
  }

  #end(rule: StoredRule, ended: Spell): void {
    this.#write(rule, ended, 'an alert is resolved');
    this.keep(ended);
    this.#lasting.delete(ended.spellId);
  }

  #write({ actions }: StoredRule, spell: Spell, message: string): void {
    if (!actions.includes('log')) return;
    const { name, ruleId, severity, condition, text, resolvedBy } = spell;
    const fields = { alert: name, ruleId, severity, condition, text, ...(resolvedBy ? { resolvedBy } : {}) };
    const { log } = this.#ports;
    if (resolvedBy !== undefined || severity === 'info') log.info(fields, message);
    else if (severity === 'critical') log.error(fields, message);
    else log.warn(fields, message);
  }
}

/** Inputs drawn from a registry that others go on changing: what was changed is read again, and what changed during a trial voids it. */
import type { RegistryStore } from '../../../services.ts';
import type { Draw } from '../running/random.ts';
import { CannotDraw, type TrialOutcome } from './scenario.ts';

interface Slot<Item> {
  item: Item;
  /** How many changes there had been to its package when it was read. */
  stamp: number;
}

export interface LiveInputsOptions<Item> {
  store: RegistryStore;
  packageOf(item: Item): string;
  keyOf(item: Item): string;
  /** As it is now; undefined when it is gone. */
  reread(item: Item): Promise<Item | undefined>;
  /** An item depends on other packages too: any change makes it old. */
  anyChange?: boolean;
}

export class LiveInputs<Item> implements Disposable {
  readonly #options: LiveInputsOptions<Item>;
  #slots: Slot<Item>[] = [];
  readonly #byKey = new Map<string, Slot<Item>>();
  readonly #changes = new Map<string, number>();
  readonly #listening: Disposable;
  #everywhere = 0;

  private constructor(options: LiveInputsOptions<Item>) {
    this.#options = options;
    this.#listening = options.store.onChanges((changes) => {
      for (const { topic, packageId } of changes) {
        if (packageId !== undefined && options.anyChange !== true)
          this.#changes.set(packageId, (this.#changes.get(packageId) ?? 0) + 1);
        // A key, a trust root or a namespace may mean something else for every package.
        else if (topic !== 'demonstration' && topic !== 'preferences' && topic !== 'storage')
          this.#everywhere += 1;
      }
    });
  }

  /** Listens before it loads, so that no change in between is missed. */
  static async load<Item>(
    options: LiveInputsOptions<Item>,
    load: () => Promise<readonly Item[]>,
  ): Promise<LiveInputs<Item>> {
    const inputs = new LiveInputs(options);
    try {
      inputs.#slots = (await load()).map((item) => ({ item, stamp: 0 }));
      for (const slot of inputs.#slots) inputs.#byKey.set(options.keyOf(slot.item), slot);
      return inputs;
    } catch (error) {
      inputs[Symbol.dispose]();
      throw error;
    }
  }

  get size(): number {
    return this.#slots.length;
  }

  /** An item that is up to date, if it is among those drawn from. */
  find(key: string): Item | undefined {
    const slot = this.#byKey.get(key);
    return slot && slot.stamp === this.#stampOf(slot.item) ? slot.item : undefined;
  }

  /** One trial on an item drawn. @throws CannotDraw */
  async trial(draw: Draw, check: (item: Item) => Promise<void>): Promise<TrialOutcome> {
    const slot = await this.#draw(draw);
    if (!slot) return 'void';
    const { item, stamp } = slot;
    const unchanged = () => this.#stampOf(item) === stamp;
    try {
      await check(item);
    } catch (error) {
      // A reader may answer from a commit that was not told yet: the writer, asked now, has told of all before.
      const context = { actor: 'registry', operation: 'quality.settle', at: Date.now() };
      await this.#options.store.write('quality.settle', undefined, context).catch(() => undefined);
      if (!unchanged()) return 'void';
      throw error;
    }
    return unchanged() ? 'counted' : 'void';
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
  }

  /** A slot whose item is up to date; undefined when it just went. @throws CannotDraw */
  async #draw(draw: Draw): Promise<Slot<Item> | undefined> {
    if (this.#slots.length === 0) throw new CannotDraw('Everything that trials were drawn from was deleted.');
    const index = draw.below(this.#slots.length);
    const slot = this.#slots[index];
    if (!slot || slot.stamp === this.#stampOf(slot.item)) return slot;
    const stamp = this.#stampOf(slot.item);
    const item = await this.#options.reread(slot.item).catch((error: unknown) => {
      throw new CannotDraw(
        `What to ask for could not be read: ${error instanceof Error ? error.message : error}`,
      );
    });
    // Meanwhile another lane may have moved the slots: it is looked for anew.
    const place = this.#slots.indexOf(slot);
    if (place < 0) return undefined;
    if (item === undefined) {
      this.#byKey.delete(this.#options.keyOf(slot.item));
      const last = this.#slots.pop();
      if (last && last !== slot) this.#slots[place] = last;
      return undefined;
    }
    const fresh = { item, stamp };
    this.#slots[place] = fresh;
    this.#byKey.set(this.#options.keyOf(item), fresh);
    return fresh;
  }

  #stampOf(item: Item): number {
    return this.#everywhere + (this.#changes.get(this.#options.packageOf(item)) ?? 0);
  }
}

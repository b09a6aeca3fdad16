/** Wishes: optional dependencies, granted one after the other while nothing chosen changes. */
import type { Requirement } from '../requirements.ts';
import { hasBit } from '../versions/version-table.ts';
import { Engine } from './engine.ts';
import type { PackageEntry } from './package-entry.ts';
import { because } from './search-state.ts';

export interface LeftOut {
  /** Who wished; undefined: the root. */
  from: string | undefined;
  name: string;
  range: string;
  reason: string;
}

export class GrantingEngine extends Engine {
  /**
   * After `satisfied`: breadth first from the root, in the order declared. @returns what could not be granted, or `stopped`
   */
  grantWishes(): LeftOut[] | 'stopped' {
    if (!this.hasWishes) return [];
    this.#keep();
    const leftOut: LeftOut[] = [];
    const reached = new Set<PackageEntry>();
    const open: (PackageEntry | undefined)[] = [undefined];
    for (let at = 0; at < open.length; at += 1) {
      const from = open[at];
      for (const requirement of this.active(from)) {
        if (requirement.mode === 'constraint') continue;
        if (requirement.mode === 'wish') {
          const refusal = this.#grant(requirement);
          if (refusal === 'stopped') return 'stopped';
          if (refusal !== undefined)
            leftOut.push({
              from: from?.name,
              name: requirement.name,
              range: requirement.range,
              reason: refusal,
            });
        }
        const entry = this.packageNamed(requirement.name);
        if (entry.selected >= 0 && !reached.has(entry)) {
          reached.add(entry);
          open.push(entry);
        }
      }
    }
    return leftOut;
  }

  /** The requirements of a selected version (undefined: the root) that count in this solution. */
  active(from: PackageEntry | undefined): readonly Requirement[] {
    if (from === undefined) return this.problem.rootRequirements();
    return from.data
      .requirements(from.selected)
      .filter(
        ({ condition }) =>
          condition === undefined ||
          condition.some((features) =>
            features.every((feature) => this.value[from.features?.get(feature) ?? -1] === 1),
          ),
      );
  }

  /** What was decided becomes settled. */
  #keep(): void {
    const decided = this.packages.filter(({ selected }) => selected >= 0);
    const chosen = decided.map(({ base, selected }) => base + selected);
    this.backtrack(0);
    for (const variable of chosen)
      if (this.value[variable] === 0) {
        const entry = this.entryOf(variable);
        this.select(entry, variable - entry.base, because.nothing, 0);
      }
    this.pending = this.propagate();
  }

  /** @returns why not; undefined when granted */
  #grant(wish: Requirement): string | undefined {
    const entry = this.packageNamed(wish.name);
    if (!entry.data.isKnown) return `${wish.name} is not known`;
    const range = this.rangeVariable(entry, wish.range, false);
    if (entry.selected >= 0 && !hasBit(this.setOf(range), entry.selected))
      return `${wish.name} ${entry.data.version(entry.selected)} is selected`;
    if (this.value[range] === -1)
      return `no version of ${wish.name} that matches ${wish.range} can be selected`;
    for (const variable of [range, ...wish.features.map((feature) => this.featureVariable(entry, feature))]) {
      const outcome = this.search(variable);
      if (outcome === 'stopped') return 'stopped';
      if (outcome === 'refuted') {
        this.backtrack(0);
        return `what ${wish.name} ${wish.range} needs does not fit what is selected`;
      }
    }
    this.#keep();
    return undefined;
  }
}

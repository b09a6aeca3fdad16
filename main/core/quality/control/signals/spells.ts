import type { QualityRuleId } from '../../../../../contract/quality-rules.ts';
import type { Drawn, PanelShape } from '../methods/chart-method.ts';

/** Points without a rule after which its next flag is another matter: as many as make a run less one. */
const quietPoints = 8;

export interface BegunSpell {
  readonly panel: PanelShape;
  readonly drawn: Drawn;
  readonly rule: QualityRuleId;
}

/** Tells the point at which a rule begins to be broken from those at which it goes on being broken. */
export class Spells {
  readonly #panels: readonly PanelShape[];
  /** Points since each rule was last seen. */
  readonly #quiet = new Map<string, number>();

  constructor(panels: readonly PanelShape[]) {
    this.#panels = panels;
  }

  /** The next point. @returns what begins with it */
  add(values: readonly Drawn[]): BegunSpell[] {
    for (const [id, points] of this.#quiet)
      if (points >= quietPoints) this.#quiet.delete(id);
      else this.#quiet.set(id, points + 1);
    const begun: BegunSpell[] = [];
    this.#panels.forEach((panel, place) => {
      const drawn = values[place];
      for (const rule of drawn?.rules ?? []) {
        const id = `${panel.id} ${rule}`;
        if (drawn && !this.#quiet.has(id)) begun.push({ panel, drawn, rule });
        this.#quiet.set(id, 0);
      }
    });
    return begun;
  }
}

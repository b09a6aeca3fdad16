import type { Columns, Panel } from '../../../../../contract/control-chart.ts';
import type { Drawn, PanelShape } from '../methods/chart-method.ts';

type PanelColumns = Pick<Panel, 'value' | 'center' | 'lower' | 'upper' | 'sigma'>;

/** Gathers points into columns as they are drawn. */
export class ColumnBuilder {
  readonly #panels: readonly PanelShape[];
  #columns: Columns;

  constructor(panels: readonly PanelShape[]) {
    this.#panels = panels;
    this.#columns = emptyColumns(panels);
  }

  get length(): number {
    return this.#columns.at.length;
  }

  add(at: number, size: number, values: readonly Drawn[], excluded: boolean): void {
    const columns = this.#columns;
    const index = columns.at.length;
    columns.at.push(at);
    columns.size.push(size);
    if (excluded) columns.excluded.push(index);
    columns.panels.forEach((panel, place) => {
      const drawn = values[place];
      append(panel, drawn);
      if (drawn && drawn.rules.length > 0)
        columns.flags.push({ panel: panel.id, index, rules: [...drawn.rules] });
    });
  }

  /** What was added since the last time; indices count from its first point. */
  take(): Columns {
    const taken = this.#columns;
    this.#columns = emptyColumns(this.#panels);
    return taken;
  }
}

function append(panel: PanelColumns, drawn: Drawn | undefined): void {
  panel.value.push(drawn?.value ?? null);
  panel.center.push(drawn?.center ?? null);
  panel.lower.push(drawn?.lower ?? null);
  panel.upper.push(drawn?.upper ?? null);
  panel.sigma.push(drawn?.sigma ?? null);
}

function emptyColumns(panels: readonly PanelShape[]): Columns {
  return {
    at: [],
    size: [],
    excluded: [],
    panels: panels.map((shape) => ({ ...shape, value: [], center: [], lower: [], upper: [], sigma: [] })),
    flags: [],
  };
}

import { requireCount } from './require.ts';

export interface ParetoItem {
  readonly label: string;
  readonly count: number;
}

export interface ParetoRow extends ParetoItem {
  readonly cum: number;
  /** Of the total, in percent; 0 where there is no total. */
  readonly pct: number;
  readonly cumPct: number;
}

export interface Pareto {
  readonly total: number;
  readonly rows: readonly ParetoRow[];
  /** How many classes, from the largest on, make up 80 % of the total. */
  readonly vitalFew80: number;
}

/** Defect classes by how often they occur, equal ones in the order given (J. M. Juran). Throws negative-count, not-an-integer. */
export function pareto(items: readonly ParetoItem[]): Pareto {
  for (const { label, count } of items) requireCount(label, count);
  const total = items.reduce((sum, { count }) => sum + count, 0);
  const percent = (count: number) => (total === 0 ? 0 : (100 * count) / total);
  let cum = 0;
  const rows = items
    .toSorted((a, b) => b.count - a.count)
    .map(({ label, count }) => {
      cum += count;
      return { label, count, cum, pct: percent(count), cumPct: percent(cum) };
    });
  const before = rows.filter((row) => 100 * row.cum < 80 * total).length;
  return { total, rows, vitalFew80: total === 0 ? 0 : before + 1 };
}

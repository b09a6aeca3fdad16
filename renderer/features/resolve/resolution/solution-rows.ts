import type { ResolvedNode } from '../../../../contract/resolution.ts';
import { fold } from '../../../ui/fold.ts';
import type { Sort } from '../../../ui/virtual-table-types.ts';
import type { Solved } from '../graph/dependency-graph.ts';

/** A package of a solution as the list shows it. */
export interface SolutionRow {
  node: ResolvedNode;
  direct: boolean;
  /** Each once: `runtime`, `dev`, … */
  types: string[];
  /** Every requirement on it is a wish. */
  optional: boolean;
  /** Who asks for it, nearest to the root first, in words: `org.acme/app ^1.0.0`. */
  selectedBy: string[];
  needsAttention: boolean;
}

export const rowFilters = ['all', 'direct', 'transitive', 'attention'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** The rows of a solution, in its order. */
export function solutionRows({ nodes, root }: Solved): SolutionRow[] {
  const rootName = root.coordinate ?? 'requirements';
  return nodes.map((node) => {
    const askers = node.selectedBy.map(({ from, constraint }) => ({
      depth: from === undefined ? 0 : (nodes[from]?.depth ?? 0),
      text: `${from === undefined ? rootName : (nodes[from]?.coordinate ?? '')} ${constraint}`,
    }));
    return {
      node,
      direct: node.depth <= 1,
      types: [...new Set(node.selectedBy.map(({ type }) => type))],
      optional: node.selectedBy.length > 0 && node.selectedBy.every(({ optional }) => optional),
      selectedBy: askers.sort((a, b) => a.depth - b.depth).map(({ text }) => text),
      needsAttention:
        node.deprecated !== undefined ||
        node.yanked !== undefined ||
        node.state === 'archived' ||
        node.better !== undefined,
    };
  });
}

/** The rows that hold every word typed and are of the kind asked for. */
export function filterRows(rows: readonly SolutionRow[], typed: string, filter: RowFilter): SolutionRow[] {
  const words = fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (filter === 'direct' && !row.direct) return false;
    if (filter === 'transitive' && row.direct) return false;
    if (filter === 'attention' && !row.needsAttention) return false;
    if (words.length === 0) return true;
    const text = fold(`${row.node.coordinate}@${row.node.version} ${row.types.join(' ')}`);
    return words.every((word) => text.includes(word));
  });
}

/** Rows in another order; equal ones keep theirs. */
export function sortRows(rows: readonly SolutionRow[], { column, direction }: Sort): SolutionRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const of = ({ node, selectedBy }: SolutionRow): string | number => {
    if (column === 'depth') return node.depth;
    if (column === 'selectedBy') return selectedBy.length;
    return node.coordinate;
  };
  return rows.toSorted((a, b) => {
    const left = of(a);
    const right = of(b);
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  });
}

import { type GraphIndex, neighbours } from './graph-index.ts';
import type { Layout } from './layout.ts';

/**
 * Where an arrow key leads. The trail is the way walked from the root; its last node is the selected one. Right follows an edge to
 * the nearest package needed, left goes back, up and down change between what the one before needs. Undefined: nowhere.
 */
export function nextTrail(
  index: GraphIndex,
  layout: Layout,
  trail: readonly number[],
  key: string,
): number[] | undefined {
  const selected = trail.at(-1);
  if (selected === undefined || key === 'Home') return key in directions || key === 'Home' ? [0] : undefined;
  const direction = directions[key];
  if (direction === undefined) return undefined;
  if (direction === 'back') return trail.length > 1 ? trail.slice(0, -1) : undefined;
  if (direction === 'along') {
    const nearest = byHeight(index, layout, selected).reduce<number | undefined>(
      (best, node) =>
        best === undefined || apart(layout, node, selected) < apart(layout, best, selected) ? node : best,
      undefined,
    );
    if (nearest === undefined) return undefined;
    const before = trail.indexOf(nearest);
    return before < 0 ? [...trail, nearest] : trail.slice(0, before + 1);
  }
  const parent = trail.at(-2);
  if (parent === undefined) return undefined;
  const siblings = byHeight(index, layout, parent);
  const next = siblings[siblings.indexOf(selected) + direction];
  return next === undefined || trail.includes(next) ? undefined : [...trail.slice(0, -1), next];
}

const directions: Record<string, 'along' | 'back' | 1 | -1> = {
  ArrowRight: 'along',
  ArrowLeft: 'back',
  ArrowDown: 1,
  ArrowUp: -1,
};

function byHeight(index: GraphIndex, { x, y }: Layout, node: number): number[] {
  return neighbours(index, node, 'needs')
    .filter((other) => other !== node)
    .toSorted((a, b) => (y[a] ?? 0) - (y[b] ?? 0) || (x[a] ?? 0) - (x[b] ?? 0));
}

function apart({ y }: Layout, a: number, b: number): number {
  return Math.abs((y[a] ?? 0) - (y[b] ?? 0));
}

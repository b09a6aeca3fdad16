import { fold } from '../../../ui/fold.ts';
import type { DependencyGraph } from './dependency-graph.ts';

/** The nodes whose coordinate or version holds every word typed; undefined when nothing is typed. */
export function searchGraph({ nodes }: DependencyGraph, typed: string): ReadonlySet<number> | undefined {
  const words = fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const found = new Set<number>();
  nodes.forEach(({ coordinate, name, version }, at) => {
    const text = fold(`${coordinate === '' ? name : coordinate}@${version}`);
    if (words.every((word) => text.includes(word))) found.add(at);
  });
  return found;
}

/** The match after (1) or before (-1) the selected one, around the end; undefined without matches. */
export function nextMatch(
  matches: ReadonlySet<number> | undefined,
  selected: number | undefined,
  direction: 1 | -1,
): number | undefined {
  if (matches === undefined || matches.size === 0) return undefined;
  const all = [...matches].sort((a, b) => a - b);
  const from = selected === undefined ? -1 : selected;
  if (direction === 1) return all.find((node) => node > from) ?? all[0];
  return all.findLast((node) => node < from) ?? all.at(-1);
}

import { type GraphIndex, neighbours } from './graph-index.ts';

/** A node as it is said: what it is, where it stands and how much hangs on it. */
export function nodeWords(index: GraphIndex, at: number): string {
  const node = index.graph.nodes[at];
  if (node === undefined) return '';
  const states = [node.yanked ? 'yanked' : '', node.deprecated ? 'deprecated' : ''].filter(
    (word) => word !== '',
  );
  const place = node.depth === 0 ? 'root' : node.depth === 1 ? 'direct' : `depth ${node.depth}`;
  return [
    `${node.coordinate === '' ? node.name : node.coordinate} ${node.version}`.trim(),
    place,
    ...states,
    `needs ${neighbours(index, at, 'needs').length}`,
    `needed by ${neighbours(index, at, 'neededBy').length}`,
  ].join(', ');
}

import { clean } from './render-table.ts';

export interface TreeEdge {
  /** Places in the labels. */
  from: number;
  to: number;
  /** Written behind the label: the range, the type. */
  note: string;
}

/** Deeper than this nobody follows the lines. */
const deepest = 60;

/**
 * A graph as a tree of lines, from its first label down. What has been drawn once with everything below it is only named the second time.
 */
export function drawTree(labels: readonly string[], edges: readonly TreeEdge[]): string {
  const below = Map.groupBy(edges, ({ from }) => from);
  const lines = [clean(labels[0] ?? '')];
  const drawn = new Set([0]);
  // The last one is drawn next: depth first, without recursion.
  const waiting = branches(below.get(0), '', 1);
  for (let branch = waiting.pop(); branch !== undefined; branch = waiting.pop()) {
    const { to, note, prefix, isLast, depth } = branch;
    const children = below.get(to) ?? [];
    const isRepeated = children.length > 0 && drawn.has(to);
    const isTooDeep = children.length > 0 && depth >= deepest && !isRepeated;
    const remark = isRepeated ? '  (see above)' : isTooDeep ? '  (goes on)' : '';
    lines.push(
      `${prefix}${isLast ? '└─' : '├─'} ${clean(labels[to] ?? '')}${note === '' ? '' : `  ${clean(note)}`}${remark}`,
    );
    if (isRepeated || isTooDeep) continue;
    drawn.add(to);
    waiting.push(...branches(children, `${prefix}${isLast ? '   ' : '│  '}`, depth + 1));
  }
  return lines.join('\n');
}

function branches(edges: readonly TreeEdge[] = [], prefix: string, depth: number) {
  return edges
    .map((edge, index) => ({ ...edge, prefix, depth, isLast: index === edges.length - 1 }))
    .reverse();
}

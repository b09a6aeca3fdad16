/** Circles in a solution, each as a path that can be drawn. */
import { findCycles } from '../cycles.ts';

export interface Circle {
  /** Names in order; the last leads back to the first. */
  path: string[];
  severity: 'error' | 'warning';
}

export interface CircleEdge {
  from: string;
  to: string;
  /** Of a runtime or build requirement: such circles cannot be built in any order. */
  firm: boolean;
}

/**
 * One path through every strongly connected part. `error` where runtime and build requirements alone close it; a part
 * that only dev or peer requirements close is a `warning`.
 */
export function findCircles(names: readonly string[], edges: readonly CircleEdge[]): Circle[] {
  const firm = outgoing(edges.filter((edge) => edge.firm));
  const all = outgoing(edges);
  const firmParts = components(names, firm);
  const inFirm = new Set(firmParts.flat());
  const looseParts = components(names, all).filter((part) => !part.some((name) => inFirm.has(name)));
  return [
    ...firmParts.map((part): Circle => ({ path: shortestCircle(part, firm), severity: 'error' })),
    ...looseParts.map((part): Circle => ({ path: shortestCircle(part, all), severity: 'warning' })),
  ];
}

type Outgoing = ReadonlyMap<string, readonly string[]>;

function outgoing(edges: readonly CircleEdge[]): Outgoing {
  const lists = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = lists.get(from);
    if (list) list.push(to);
    else lists.set(from, [to]);
  }
  return lists;
}

function components(names: readonly string[], edges: Outgoing): string[][] {
  return findCycles(names, (name) => edges.get(name) ?? []);
}

/** The shortest way from the first member back to itself within its part. */
function shortestCircle(part: readonly string[], edges: Outgoing): string[] {
  const [start = ''] = part;
  const members = new Set(part);
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let next = 0; next < queue.length; next += 1) {
    const at = queue[next] ?? start;
    for (const to of edges.get(at) ?? []) {
      if (to === start) return wayTo(at, start, cameFrom);
      if (!members.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  return [start];
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    path.push(at);
  }
  return path.reverse();
}

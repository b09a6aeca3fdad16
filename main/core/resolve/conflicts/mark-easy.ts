/** Versions that can be resolved without a search: everything they need fits at the top version of each package. */
import type { NeedGraph, VersionNode } from './need-graph.ts';

/**
 * Marks the largest set of top versions in which every need of a member is met by a member: each of them resolves
 * within the set. Worked out once for all, in time linear in the needs.
 * @param check called now and then; throws to stop
 */
export function markEasy(graph: NeedGraph, subjects: readonly VersionNode[], check: () => void): void {
  const neededBy = new Map<VersionNode, VersionNode[]>();
  const known = new Set(subjects);
  const failed: VersionNode[] = [];
  let looked = 0;
  // The set grows while it is walked: what is met for the first time is walked too.
  for (const node of known) {
    if (looked++ % 256 === 0) check();
    const tops = topsFor(graph, node);
    if (tops === undefined) {
      failed.push(node);
      continue;
    }
    node.state = 'resolvable';
    for (const top of tops) {
      const list = neededBy.get(top);
      if (list) list.push(node);
      else neededBy.set(top, [node]);
      known.add(top);
    }
  }
  for (let node = failed.pop(); node; node = failed.pop())
    for (const dependent of neededBy.get(node) ?? [])
      if (dependent.state === 'resolvable') {
        dependent.state = 'open';
        failed.push(dependent);
      }
}

/** The top versions a version needs; undefined when one of them does not fit, or features make it a question. */
function topsFor(graph: NeedGraph, node: VersionNode): VersionNode[] | undefined {
  const needs = graph.needs(node);
  if (!needs) return undefined;
  const tops: VersionNode[] = [];
  for (const { target, matching, constrains } of needs) {
    const top = target && graph.survey.top(target.pack);
    if (!top && constrains) continue;
    const fitting = top && matching.find(({ version }) => version === top.version);
    if (!fitting) return undefined;
    if (!constrains) tops.push(fitting);
  }
  return tops;
}

/** Strongly connected components (Tarjan 1972), without recursion: chains of many thousands are ordinary. */

/**
 * Components of more than one node, and nodes with an edge to themselves. Each is sorted, and they are by their first.
 * @param edges the names a name points to; others than `names` are passed over
 */
export function findCycles(names: readonly string[], edges: (name: string) => readonly string[]): string[][] {
  const known = new Set(names);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const found: string[][] = [];
  for (const start of [...names].sort()) {
    if (index.has(start)) continue;
    const work: { name: string; to: readonly string[]; next: number }[] = [];
    const enter = (name: string): void => {
      index.set(name, index.size);
      low.set(name, index.size - 1);
      stack.push(name);
      onStack.add(name);
      work.push({ name, to: edges(name).filter((other) => known.has(other)), next: 0 });
    };
    enter(start);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { name, to } = top;
      const other = to[top.next];
      if (other !== undefined) {
        top.next += 1;
        if (!index.has(other)) enter(other);
        else if (onStack.has(other)) lower(low, name, index.get(other) ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) lower(low, above.name, low.get(name) ?? 0);
      if (low.get(name) !== index.get(name)) continue;
      const component = stack.splice(stack.lastIndexOf(name));
      for (const member of component) onStack.delete(member);
      if (component.length > 1 || to.includes(name)) found.push(component.sort());
    }
  }
  return found.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function lower(low: Map<string, number>, name: string, value: number): void {
  if (value < (low.get(name) ?? 0)) low.set(name, value);
}

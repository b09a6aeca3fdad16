import type { DependencyGraph } from '../../../../../renderer/features/resolve/graph/dependency-graph.ts';

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A graph like those of real ecosystems: every node can be reached, a few are needed by many, one cycle. */
export function generatedGraph(nodes: number, edges: number, seed = 1): DependencyGraph {
  const random = seeded(seed);
  const depths = [0];
  const drawn: DependencyGraph['edges'][number][] = [];
  const edge = (from: number, to: number, cyclic = false) =>
    drawn.push({
      from,
      to,
      type: random() < 0.9 ? 'runtime' : 'dev',
      constraint: '^1.0.0',
      optional: false,
      cyclic,
    });
  for (let node = 1; node < nodes; node += 1) {
    const from = node <= 30 ? 0 : Math.floor(random() ** 1.4 * node);
    depths.push((depths[from] ?? 0) + 1);
    edge(from, node);
  }
  while (drawn.length < edges - 1) {
    const from = Math.floor(random() * nodes);
    const to = Math.floor(random() ** 3 * (nodes - 1)) + 1;
    if (from !== to && (depths[to] ?? 0) <= (depths[from] ?? 0) + 1 && from !== 0) edge(from, to);
  }
  edge(nodes - 1, 1, true);
  return {
    nodes: depths.map((depth, at) => ({
      coordinate: at === 0 ? 'org.acme/app' : `org.acme/package-${at}`,
      name: at === 0 ? 'app' : `package-${at}`,
      version: `1.${at % 17}.0`,
      versionId: `id-${at}`,
      kind: undefined,
      depth,
      deprecated: at % 61 === 7,
      yanked: at % 211 === 9,
    })),
    edges: drawn,
  };
}

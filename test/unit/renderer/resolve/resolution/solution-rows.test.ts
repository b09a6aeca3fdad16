import { describe, expect, test } from 'vitest';
import type { ResolvedNode } from '../../../../../contract/resolution.ts';
import {
  graphOfDeclared,
  graphOfSolution,
  type Solved,
} from '../../../../../renderer/features/resolve/graph/dependency-graph.ts';
import { graphAsDot } from '../../../../../renderer/features/resolve/graph/graph-export.ts';
import { solutionNotes } from '../../../../../renderer/features/resolve/resolution/solution-note-lines.ts';
import {
  filterRows,
  solutionRows,
  sortRows,
} from '../../../../../renderer/features/resolve/resolution/solution-rows.ts';

function node(coordinate: string, patch: Partial<ResolvedNode>): ResolvedNode {
  return {
    coordinate,
    version: '1.0.0',
    versionId: `id of ${coordinate}`,
    kind: 'library',
    digest: 'sha256:0',
    state: 'published',
    depth: 1,
    selectedBy: [],
    ...patch,
  };
}

const runtime = { type: 'runtime', optional: false } as const;
const solution: Solved = {
  status: 'resolved',
  root: { coordinate: 'org.acme/app', version: '2.0.0', versionId: 'root' },
  nodes: [
    node('org.acme/bytes', {
      depth: 2,
      better: { version: '2.0.0', because: 'org.acme/http 1.0.0 asks for ^1.' },
      selectedBy: [
        { from: 1, constraint: '^1', ...runtime },
        { from: 2, constraint: '*', ...runtime },
      ],
    }),
    node('org.acme/http', {
      selectedBy: [
        { from: 2, constraint: '>=1', type: 'dev', optional: false },
        { constraint: '^1.0.0', ...runtime },
      ],
    }),
    node('org.acme/log', {
      deprecated: { reason: 'old' },
      selectedBy: [
        { constraint: '*', type: 'peer', optional: true },
        { from: 1, constraint: '*', ...runtime, optional: true },
      ],
    }),
  ],
  leftOut: [
    { coordinate: 'org.acme/fancy', constraint: '^9', wantedBy: 'org.acme/app 2.0.0', reason: 'not there' },
  ],
  ontoRoot: [{ from: 2, constraint: '^2', type: 'peer', optional: false }],
  cycles: [{ path: ['org.acme/http', 'org.acme/log'], severity: 'warning' }],
  warnings: [
    'org.acme/log 1.0.0 is deprecated: old.',
    'These need each other: org.acme/http → org.acme/log → org.acme/http.',
  ],
  digest: 'sha256:0',
  statistics: { packages: 3, versions: 3, decisions: 3, conflicts: 0, milliseconds: 1 },
};
const rows = solutionRows(solution);
const names = (some: typeof rows) => some.map((row) => row.node.coordinate);

describe('rows', () => {
  test('say who selected them, nearest to the root first, and what is worth a look', () => {
    expect(rows[1]).toMatchObject({
      direct: true,
      types: ['dev', 'runtime'],
      optional: false,
      selectedBy: ['org.acme/app ^1.0.0', 'org.acme/log >=1'],
      needsAttention: false,
    });
    expect(rows.map(({ needsAttention }) => needsAttention)).toEqual([true, false, true]);
    expect(rows[2]?.optional).toBe(true);
  });

  test('are filtered by kind and by every word typed', () => {
    expect(names(filterRows(rows, '', 'direct'))).toEqual(['org.acme/http', 'org.acme/log']);
    expect(names(filterRows(rows, '', 'transitive'))).toEqual(['org.acme/bytes']);
    expect(names(filterRows(rows, 'ACME dev', 'all'))).toEqual(['org.acme/http']);
    expect(names(filterRows(rows, 'log', 'transitive'))).toEqual([]);
    expect(names(filterRows(rows, '', 'attention'))).toEqual(['org.acme/bytes', 'org.acme/log']);
  });

  test('are sorted without losing the order of equals', () => {
    expect(names(sortRows(rows, { column: 'depth', direction: 'descending' }))).toEqual([
      'org.acme/bytes',
      'org.acme/http',
      'org.acme/log',
    ]);
    expect(names(sortRows(rows, { column: 'package', direction: 'descending' }))[0]).toBe('org.acme/log');
  });
});

describe('graphs', () => {
  test('of a solution have the root first, an edge for every requirement, and cycles marked', () => {
    const { nodes, edges } = graphOfSolution(solution);
    expect(nodes.map(({ name, depth }) => [name, depth])).toEqual([
      ['app', 0],
      ['bytes', 2],
      ['http', 1],
      ['log', 1],
    ]);
    expect(edges).toHaveLength(7);
    // The last one leads back to the root.
    expect(edges.filter(({ cyclic }) => cyclic).map(({ from, to }) => [from, to])).toEqual([
      [3, 2],
      [2, 3],
      [3, 0],
    ]);
  });

  test('of requirements without a package begin with them', () => {
    const [root] = graphOfSolution({ ...solution, root: {} }).nodes;
    expect(root).toMatchObject({ name: 'Requirements', coordinate: '', version: '' });
  });

  test('of what is declared show what nothing matches', () => {
    const { nodes } = graphOfDeclared({
      nodes: [{ coordinate: 'org.acme/lost', depth: 1, deprecated: false, yanked: false }],
      edges: [],
    });
    expect(nodes[0]).toMatchObject({ name: 'lost', version: '', versionId: undefined });
  });
});

test('a graph is written for other tools, quotes and all', () => {
  const { nodes, edges } = graphOfSolution(solution);
  const dot = graphAsDot({ nodes, edges: edges.map((edge) => ({ ...edge, constraint: '>=1 "\\' })) });
  expect(dot).toMatch(/^digraph dependencies \{\n/u);
  expect(dot).toContain('n1 [label="org.acme/bytes 1.0.0"];');
  expect(dot).toContain('n2 -> n1 [label=">=1 \\"\\\\ runtime"];');
  expect(dot).toContain('optional", style=dashed];');
});

test('notes tell cycles once, and leave out what there is nothing of', () => {
  expect(solutionNotes(solution)).toEqual([
    {
      id: 'loose-cycles',
      severity: 'warning',
      title: '1 dev or peer cycle',
      lines: ['org.acme/http → org.acme/log → org.acme/http'],
    },
    {
      id: 'warnings',
      severity: 'warning',
      title: '1 warning',
      lines: ['org.acme/log 1.0.0 is deprecated: old.'],
    },
    {
      id: 'left-out',
      severity: 'info',
      title: '1 optional left out',
      lines: ['org.acme/fancy ^9, wanted by org.acme/app 2.0.0: not there'],
    },
  ]);
});

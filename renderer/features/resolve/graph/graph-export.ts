import type { DependencyGraph } from './dependency-graph.ts';

/** The graph in the DOT language of Graphviz: coordinates, versions, constraints and types. */
export function graphAsDot({ nodes, edges }: DependencyGraph): string {
  const lines = [
    ...nodes.map(({ coordinate, name, version }, at) => {
      const label = `${coordinate === '' ? name : coordinate} ${version}`.trim();
      return `  n${at} [label=${quoted(label)}];`;
    }),
    ...edges.map(({ from, to, constraint, type, optional }) => {
      const style = type === 'runtime' && !optional ? '' : ', style=dashed';
      const label = `${constraint} ${type}${optional ? ', optional' : ''}`;
      return `  n${from} -> n${to} [label=${quoted(label)}${style}];`;
    }),
  ];
  return `digraph dependencies {\n  rankdir=LR;\n${lines.join('\n')}\n}\n`;
}

/** A quoted string of DOT, where only quotes and backslashes need care. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The namespace tree: flat paths become nested rows, with ancestors that hold nothing of their own. */
import type { NamespaceNode } from '../../../contract/registry.ts';

export interface NamespaceRow {
  path: string;
  /** The last segment. */
  label: string;
  /** 0 for a scope. */
  depth: number;
  packageCount: number;
  hasChildren: boolean;
  expanded: boolean;
  /** Present in the registry, not just an ancestor of something that is. */
  node: NamespaceNode | undefined;
}

/** Every ancestor of a path, itself included: `org.acme` gives `org`, `org.acme`. */
export function lineage(path: string): string[] {
  const segments = path.split('.');
  return segments.map((_segment, index) => segments.slice(0, index + 1).join('.'));
}

/** Rows in display order. A row shows when all its ancestors are in `expanded`. */
export function namespaceRows(
  nodes: readonly NamespaceNode[],
  expanded: ReadonlySet<string>,
): NamespaceRow[] {
  const known = new Map(nodes.map((node) => [node.path, node]));
  const children = new Map<string, Set<string>>();
  for (const node of nodes) {
    let parent = '';
    for (const path of lineage(node.path)) {
      const siblings = children.get(parent) ?? new Set<string>();
      children.set(parent, siblings.add(path));
      parent = path;
    }
  }
  const count = (path: string): number =>
    known.get(path)?.packageCount ??
    [...(children.get(path) ?? [])].reduce((sum, child) => sum + count(child), 0);
  const rows: NamespaceRow[] = [];
  const visit = (parent: string, depth: number) => {
    for (const path of [...(children.get(parent) ?? [])].sort()) {
      const open = expanded.has(path);
      rows.push({
        path,
        label: path.slice(path.lastIndexOf('.') + 1),
        depth,
        packageCount: count(path),
        hasChildren: children.has(path),
        expanded: open,
        node: known.get(path),
      });
      if (open) visit(path, depth + 1);
    }
  };
  visit('', 0);
  return rows;
}

/** What is open at first: every scope, and the way down while there is only one way to go. */
export function initiallyExpanded(nodes: readonly NamespaceNode[]): Set<string> {
  const open = new Set(nodes.map((node) => node.path.split('.')[0] ?? ''));
  for (const path of open) {
    const below = new Set(
      nodes
        .filter((node) => node.path.startsWith(`${path}.`))
        .map((node) =>
          node.path
            .split('.')
            .slice(0, path.split('.').length + 1)
            .join('.'),
        ),
    );
    const only = [...below][0];
    if (below.size === 1 && only !== undefined) open.add(only);
  }
  return open;
}

/** Why a typed namespace path is refused, in words; undefined when it is fine. Rules: design section "Namespaces". */
export function namespaceProblem(path: string): string | undefined {
  const scopes = ['pkg', 'hyper', 'lib', 'org', 'user', 'local'];
  const segments = path.split('.');
  if (path === '') return 'Type a path such as org.acme.tools.';
  if (path.length > 128) return 'A namespace has at most 128 characters.';
  if (segments.length > 8) return 'A namespace is at most 8 segments deep.';
  if (!scopes.includes(segments[0] ?? '')) return `Start with a scope: ${scopes.join(', ')}.`;
  const wrong = segments.find((segment) => !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/u.test(segment));
  if (wrong === undefined) return undefined;
  if (wrong === '') return 'Two dots follow each other, or the path ends with a dot.';
  return `“${wrong}” may hold lower-case letters, digits and inner hyphens only.`;
}

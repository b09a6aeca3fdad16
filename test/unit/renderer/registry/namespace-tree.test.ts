import { describe, expect, it } from 'vitest';
import type { NamespaceNode } from '../../../../contract/registry.ts';
import {
  initiallyExpanded,
  lineage,
  namespaceProblem,
  namespaceRows,
} from '../../../../renderer/features/registry/namespace-tree.ts';

const node = (path: string, packageCount: number): NamespaceNode => ({
  path,
  packageCount,
  versionCount: packageCount,
  bytes: 0,
  visibility: 'private',
  description: '',
});

describe('namespace rows', () => {
  it('nests paths and makes up ancestors that are not listed, with the sum of what is below', () => {
    const rows = namespaceRows(
      [node('org.acme.web', 2), node('org.globex', 3)],
      new Set(['org', 'org.acme']),
    );
    expect(rows.map(({ path, depth, packageCount }) => [path, depth, packageCount])).toEqual([
      ['org', 0, 5],
      ['org.acme', 1, 2],
      ['org.acme.web', 2, 2],
      ['org.globex', 1, 3],
    ]);
    expect(rows[0]?.node).toBeUndefined();
    expect(rows[2]?.hasChildren).toBe(false);
  });

  it('hides what is below a closed namespace', () => {
    const rows = namespaceRows([node('org', 1), node('org.acme', 1)], new Set());
    expect(rows.map(({ path, expanded, hasChildren }) => [path, expanded, hasChildren])).toEqual([
      ['org', false, true],
    ]);
  });

  it('opens the way down while there is only one', () => {
    const open = initiallyExpanded([node('user.ada.work', 1), node('org.a', 1), node('org.b.c', 1)]);
    expect([...open].sort()).toEqual(['org', 'user', 'user.ada', 'user.ada.work']);
  });

  it('lists the ancestors of a path', () => {
    expect(lineage('org.acme.web')).toEqual(['org', 'org.acme', 'org.acme.web']);
  });
});

describe('a typed namespace', () => {
  it.each(['org.acme', 'user.ada-2', 'pkg', 'lib.a.b.c.d.e.f.g'])('%s is fine', (path) => {
    expect(namespaceProblem(path)).toBeUndefined();
  });
  it.each([
    ['', 'Type a path'],
    ['acme.org', 'Start with a scope'],
    ['org.', 'ends with a dot'],
    ['org..a', 'Two dots'],
    ['org.-a', 'inner hyphens'],
    ['org.Ä', 'lower-case'],
    ['lib.a.b.c.d.e.f.g.h', '8 segments'],
    [`org.${'a'.repeat(130)}`, '128 characters'],
  ])('%s is refused in words', (path, words) => {
    expect(namespaceProblem(path)).toContain(words);
  });
});

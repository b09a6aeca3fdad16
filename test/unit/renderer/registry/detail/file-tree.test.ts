import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../../../../contract/transfer.ts';
import {
  fileTree,
  filteredRows,
  firstFile,
  initialFolders,
  treeRows,
} from '../../../../../renderer/features/registry/detail/file-tree.ts';

const file = (path: string, size = 1): FileEntry => ({ path, size, digest: 'sha256:00', mode: 0o644 });

describe('the tree of files', () => {
  const files = [file('b.txt', 5), file('src/index.ts', 10), file('src/deep/a.ts', 20), file('a.txt', 1)];

  it('shows folders first and sums their sizes', () => {
    const rows = treeRows(fileTree(files), new Set(['src']));
    expect(rows.map(({ path, depth, size }) => [path, depth, size])).toEqual([
      ['src', 0, 30],
      ['src/deep', 1, 20],
      ['src/index.ts', 1, 10],
      ['a.txt', 0, 1],
      ['b.txt', 0, 5],
    ]);
  });

  it('opens single folders, and stops at the first choice', () => {
    expect([...initialFolders(fileTree([file('package/src/a.ts'), file('package/src/b.ts')]))]).toEqual([
      'package',
      'package/src',
    ]);
    expect(initialFolders(fileTree(files)).size).toBe(0);
  });

  it('filters by every word, anywhere in the path', () => {
    expect(filteredRows(files, 'SRC .ts').map(({ path }) => path)).toEqual(['src/index.ts', 'src/deep/a.ts']);
  });

  it('shows a README first, else the manifest, else the shallowest file', () => {
    expect(firstFile([file('lib/README.md'), file('package.json'), file('readme.markdown')])).toBe(
      'readme.markdown',
    );
    expect(firstFile([file('z/hyper.yaml'), file('a.bin')])).toBe('z/hyper.yaml');
    expect(firstFile([file('x/y/z'), file('q')])).toBe('q');
    expect(firstFile([])).toBeUndefined();
  });

  it('lays out 20,000 files', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      file(`d${index % 100}/e${index % 7}/f${index}.js`),
    );
    const root = fileTree(many);
    const all = new Set(
      many.flatMap(({ path }) => [path.slice(0, path.indexOf('/')), path.slice(0, path.lastIndexOf('/'))]),
    );
    expect(treeRows(root, all)).toHaveLength(20_000 + all.size);
  });
});

/** The files of a version as a tree, flattened for a virtualised list. Folders first, then names in code-point order. */
import type { FileEntry } from '../../../../contract/transfer.ts';

export interface FileRow {
  path: string;
  label: string;
  depth: number;
  /** Undefined for a folder. */
  file: FileEntry | undefined;
  /** Bytes of the file, or of everything in the folder. */
  size: number;
  expanded: boolean;
}

export interface FolderNode {
  path: string;
  label: string;
  size: number;
  folders: Map<string, FolderNode>;
  files: FileEntry[];
}

/** Build the tree once per file list: O(files x depth). */
export function fileTree(files: readonly FileEntry[]): FolderNode {
  const root: FolderNode = { path: '', label: '', size: 0, folders: new Map(), files: [] };
  for (const file of files) {
    let folder = root;
    folder.size += file.size;
    for (const segment of file.path.split('/').slice(0, -1)) {
      const path = folder.path === '' ? segment : `${folder.path}/${segment}`;
      const next = folder.folders.get(segment) ?? {
        path,
        label: segment,
        size: 0,
        folders: new Map(),
        files: [],
      };
      folder.folders.set(segment, next);
      next.size += file.size;
      folder = next;
    }
    folder.files.push(file);
  }
  return root;
}

/** Rows shown with the folders of `expanded` open. */
export function treeRows(root: FolderNode, expanded: ReadonlySet<string>): FileRow[] {
  const rows: FileRow[] = [];
  const visit = (folder: FolderNode, depth: number) => {
    for (const child of [...folder.folders.values()].sort((a, b) => (a.label < b.label ? -1 : 1))) {
      const open = expanded.has(child.path);
      rows.push({
        path: child.path,
        label: child.label,
        depth,
        file: undefined,
        size: child.size,
        expanded: open,
      });
      if (open) visit(child, depth + 1);
    }
    for (const file of [...folder.files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      rows.push({
        path: file.path,
        label: file.path.slice(file.path.lastIndexOf('/') + 1),
        depth,
        file,
        size: file.size,
        expanded: false,
      });
    }
  };
  visit(root, 0);
  return rows;
}

/** Files whose path holds every word of the filter, as flat rows with the whole path as label. */
export function filteredRows(files: readonly FileEntry[], filter: string): FileRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return files
    .filter((file) => words.every((word) => file.path.toLowerCase().includes(word)))
    .map((file) => ({ path: file.path, label: file.path, depth: 0, file, size: file.size, expanded: false }));
}

/** Folders open at first: the way down while a folder holds one folder and nothing else. */
export function initialFolders(root: FolderNode): Set<string> {
  const open = new Set<string>();
  let folder = root;
  while (folder.files.length === 0 && folder.folders.size === 1) {
    const only = [...folder.folders.values()][0];
    if (only === undefined) break;
    open.add(only.path);
    folder = only;
  }
  return open;
}

/** The file a person most likely wants to see first: a README, else the manifest, else the first one. */
export function firstFile(files: readonly FileEntry[]): string | undefined {
  const byDepth = [...files].sort((a, b) => a.path.split('/').length - b.path.split('/').length);
  const wanted = [/(^|\/)readme(\.[a-z]+)?$/iu, /(^|\/)(hyper\.(ya?ml|json)|package\.json|chart\.yaml)$/iu];
  for (const pattern of wanted) {
    const found = byDepth.find((file) => pattern.test(file.path));
    if (found !== undefined) return found.path;
  }
  return byDepth[0]?.path;
}

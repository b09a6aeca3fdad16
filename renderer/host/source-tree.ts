/** A file to send, or a folder with the files below it. */
export type SourceItem =
  | { type: 'file'; name: string; file: File }
  | { type: 'folder'; name: string; files: FolderFile[] };

interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  path: string;
  file: File;
}

/** Dropped things as a tree. Entries are taken synchronously, since the browser empties the list after the drop event. */
export async function readDropped(items: DataTransfer): Promise<SourceItem[]> {
  const entries = [...items.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const files = [...items.files];
  const found: SourceItem[] = [];
  for (const entry of entries) {
    if (entry === null) continue;
    if (isDirectory(entry)) found.push({ type: 'folder', name: entry.name, files: await walk(entry, '') });
    else if (isFile(entry)) found.push({ type: 'file', name: entry.name, file: await fileOf(entry) });
  }
  return found.length > 0 ? found : files.map((file) => ({ type: 'file', name: file.name, file }));
}

/** Files of an `<input type=file>`, grouped by their top folder where the input picked a folder. */
export function readPicked(files: readonly File[]): SourceItem[] {
  const folders = new Map<string, FolderFile[]>();
  const found: SourceItem[] = [];
  for (const file of files) {
    const [top, ...rest] = file.webkitRelativePath.split('/');
    if (top === undefined || rest.length === 0) {
      found.push({ type: 'file', name: file.name, file });
      continue;
    }
    let members = folders.get(top);
    if (members === undefined) {
      members = [];
      folders.set(top, members);
      found.push({ type: 'folder', name: top, files: members });
    }
    members.push({ path: rest.join('/'), file });
  }
  return found;
}

async function walk(directory: FileSystemDirectoryEntry, prefix: string): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  for (const entry of await children(directory)) {
    const path = `${prefix}${entry.name}`;
    if (isDirectory(entry)) found.push(...(await walk(entry, `${path}/`)));
    else if (isFile(entry)) found.push({ path, file: await fileOf(entry) });
  }
  return found;
}

/** `readEntries` answers in batches of at most 100 and says it is done with an empty one. */
async function children(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return found;
    found.push(...batch);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

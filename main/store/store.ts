/** The store as the core uses it: one writer thread, some reader threads, content files, a process lock. */
import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { BlobFiles } from './blob-files.ts';
import { takeProcessLock } from './process-lock.ts';
import { asStoreFailure } from './store-error.ts';
import { StoreThread } from './store-thread.ts';
import type { CommandTable, CommittedChange, QueryTable, WriteContext } from './transaction.ts';

export interface StoreOptions {
  /** The folder that holds database, content and staging. */
  home: string;
  workerUrl: URL;
}

/** A start needs one reader; the second, which keeps reads short while there are many, comes when the start is over, milliseconds. */
const secondReaderMs = 1_500;

type InputOf<F> = F extends (first: never, input: infer Input) => unknown ? Input : never;
type OutputOf<F> = F extends (first: never, input: never) => infer Output ? Output : never;

/** The database file of a home folder. */
export function databasePath(home: string): string {
  return path.join(home, 'registry.db');
}

/** Make the folders, for this user alone. SQLite and mkdir say “not found” of a place they may not write; ask why. */
async function prepareHome(home: string): Promise<void> {
  try {
    await mkdir(path.join(home, 'staging'), { recursive: true, mode: 0o700 });
    await access(home, constants.W_OK);
  } catch (error) {
    throw asStoreFailure((await refusedBy(home)) ?? error);
  }
}

/** Why the nearest folder that exists may not be written; undefined when it may. */
async function refusedBy(folder: string): Promise<unknown> {
  try {
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const parent = path.dirname(folder);
    return missing && parent !== folder ? refusedBy(parent) : error;
  }
}

export class Store<Commands extends CommandTable, Queries extends QueryTable> implements AsyncDisposable {
  readonly home: string;
  readonly blobs: BlobFiles;
  readonly stagingDirectory: string;
  readonly #lock: Disposable;
  readonly #writer: StoreThread;
  readonly #readers: StoreThread[];
  readonly #moreReaders: ReturnType<typeof setTimeout>;
  readonly #startReader: () => StoreThread;
  #adding: Promise<void> | undefined;
  readonly #committed = new WeakSet<WriteContext>();
  #closed = false;
  readonly #listeners: Set<(changes: CommittedChange[]) => void>;

  private constructor(
    home: string,
    lock: Disposable,
    writer: StoreThread,
    reader: StoreThread,
    startReader: () => StoreThread,
    listeners: Set<(changes: CommittedChange[]) => void>,
  ) {
    this.home = home;
    this.blobs = new BlobFiles(home);
    this.stagingDirectory = path.join(home, 'staging');
    this.#lock = lock;
    this.#writer = writer;
    this.#readers = [reader];
    this.#startReader = startReader;
    this.#moreReaders = setTimeout(() => {
      this.#adding = this.#addReader(startReader());
    }, secondReaderMs);
    this.#moreReaders.unref();
    this.#listeners = listeners;
  }

  /**
   * Take the process lock, open and migrate the database, start the threads.
   * @throws StoreFailure `locked`, `corrupt`, `newer-schema`, `read-only`, `full` or `unreachable`
   */
  static async open<Commands extends CommandTable, Queries extends QueryTable>(
    options: StoreOptions,
  ): Promise<Store<Commands, Queries>> {
    await prepareHome(options.home);
    const listeners = new Set<(changes: CommittedChange[]) => void>();
    const lock = takeProcessLock(path.join(options.home, 'registry.lock'));
    const file = databasePath(options.home);
    const onChanges = (changes: CommittedChange[]) => {
      for (const listener of listeners) listener(changes);
    };
    const start = (role: 'writer' | 'reader') =>
      new StoreThread(options.workerUrl, { role, databasePath: file }, onChanges);
    // The first reader loads its code while the writer migrates.
    const threads = [start('writer'), start('reader')] as const;
    const [writer, reader] = threads;
    try {
      await writer.open();
      await reader.open();
    } catch (error) {
      await Promise.all(threads.map((thread) => thread[Symbol.asyncDispose]()));
      lock[Symbol.dispose]();
      throw error;
    }
    return new Store(options.home, lock, writer, reader, () => start('reader'), listeners);
  }

  /** Run a command; resolves after its group was committed and synced. @throws Refusal, StoreFailure */
  write<Name extends keyof Commands & string>(
    name: Name,
    input: InputOf<Commands[Name]>,
    context: WriteContext,
  ): Promise<OutputOf<Commands[Name]>> {
    const committed = this.#writer.command(name, input, context) as Promise<OutputOf<Commands[Name]>>;
    return committed.then((output) => {
      this.#committed.add(context);
      return output;
    });
  }

  /** Whether anything was written for a call: a call that failed before may be run again. */
  hasCommitted(context: WriteContext): boolean {
    return this.#committed.has(context);
  }

  /** Put new readers in the place of those whose threads ended. @returns whether there were any */
  async replaceLostReaders(): Promise<boolean> {
    if (this.#closed) return false;
    const lost = this.#readers.filter((reader) => reader.lost);
    for (const reader of lost) this.#readers.splice(this.#readers.indexOf(reader), 1);
    await Promise.all(lost.map(() => this.#addReader(this.#startReader())));
    return lost.length > 0;
  }

  /** Run a query on the least busy reader. It sees every write acknowledged before. @throws Refusal, StoreFailure */
  read<Name extends keyof Queries & string>(
    name: Name,
    input: InputOf<Queries[Name]>,
  ): Promise<OutputOf<Queries[Name]>> {
    let reader = this.#readers[0] ?? this.#writer;
    for (const candidate of this.#readers)
      if (reader.lost || (candidate.load < reader.load && !candidate.lost)) reader = candidate;
    return reader.query(name, input) as Promise<OutputOf<Queries[Name]>>;
  }

  /** Hear of committed changes, in order. */
  onChanges(listener: (changes: CommittedChange[]) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Without it everything works, with less in parallel. */
  async #addReader(reader: StoreThread): Promise<void> {
    const opened = await reader.open().then(
      () => true,
      () => false,
    );
    if (opened && !this.#closed) this.#readers.push(reader);
    else await reader[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#moreReaders);
    await this.#adding;
    await Promise.all(this.#readers.map((reader) => reader[Symbol.asyncDispose]()));
    await this.#writer[Symbol.asyncDispose]();
    this.#lock[Symbol.dispose]();
  }
}

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
  /** Reader threads; default 2. */
  readers?: number;
}

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
  readonly #listeners: Set<(changes: CommittedChange[]) => void>;

  private constructor(
    home: string,
    lock: Disposable,
    writer: StoreThread,
    readers: StoreThread[],
    listeners: Set<(changes: CommittedChange[]) => void>,
  ) {
    this.home = home;
    this.blobs = new BlobFiles(home);
    this.stagingDirectory = path.join(home, 'staging');
    this.#lock = lock;
    this.#writer = writer;
    this.#readers = readers;
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
    const writer = start('writer');
    const readers: StoreThread[] = [];
    try {
      await writer.started;
      readers.push(...Array.from({ length: options.readers ?? 2 }, () => start('reader')));
      await Promise.all(readers.map((reader) => reader.started));
    } catch (error) {
      await Promise.all([writer, ...readers].map((thread) => thread[Symbol.asyncDispose]()));
      lock[Symbol.dispose]();
      throw error;
    }
    return new Store(options.home, lock, writer, readers, listeners);
  }

  /** Run a command; resolves after its group was committed and synced. @throws Refusal, StoreFailure */
  write<Name extends keyof Commands & string>(
    name: Name,
    input: InputOf<Commands[Name]>,
    context: WriteContext,
  ): Promise<OutputOf<Commands[Name]>> {
    return this.#writer.command(name, input, context) as Promise<OutputOf<Commands[Name]>>;
  }

  /** Run a query on the least busy reader. It sees every write acknowledged before. @throws Refusal, StoreFailure */
  read<Name extends keyof Queries & string>(
    name: Name,
    input: InputOf<Queries[Name]>,
  ): Promise<OutputOf<Queries[Name]>> {
    let reader = this.#readers[0] ?? this.#writer;
    for (const candidate of this.#readers) if (candidate.load < reader.load) reader = candidate;
    return reader.query(name, input) as Promise<OutputOf<Queries[Name]>>;
  }

  /** Hear of committed changes, in order. */
  onChanges(listener: (changes: CommittedChange[]) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader[Symbol.asyncDispose]()));
    await this.#writer[Symbol.asyncDispose]();
    this.#lock[Symbol.dispose]();
  }
}

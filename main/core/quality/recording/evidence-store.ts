/** The database of the evidence as the core sees it: opened when first needed, opened again when it was lost, set aside when broken. */
import { rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { asStoreFailure, StoreFailure, StoreThread } from '../../../store/index.ts';
import type { EvidenceCommands, EvidenceQueries } from '../history/evidence-tables.ts';

type InputOf<F> = F extends (first: never, input: infer Input) => unknown ? Input : never;
type OutputOf<F> = F extends (...given: never) => infer Output ? Output : never;

export interface EvidenceStoreOptions {
  home: string;
  workerUrl: URL;
  log: { warn(fields: object, message: string): void };
  /** Told each time it is open: where recording goes on. */
  onOpen(progress: { lastId: number; lastAt: number }): void;
}

/** What SQLite keeps beside a database. */
const files = ['', '-wal', '-shm'];

export class EvidenceStore implements AsyncDisposable {
  readonly databasePath: string;
  readonly #options: EvidenceStoreOptions;
  #opening: Promise<StoreThread> | undefined;
  /** Inode of the file that was opened. */
  #opened: bigint | undefined;
  #closed = false;

  constructor(options: EvidenceStoreOptions) {
    this.#options = options;
    this.databasePath = path.join(options.home, 'quality.db');
  }

  /** Whether anybody needed it yet. */
  get begun(): boolean {
    return this.#opening !== undefined;
  }

  /** @throws StoreFailure */
  async query<Name extends keyof EvidenceQueries & string>(
    name: Name,
    input: InputOf<EvidenceQueries[Name]>,
  ): Promise<OutputOf<EvidenceQueries[Name]>> {
    const thread = await this.#thread();
    return (await this.#watching(thread.query(name, input))) as OutputOf<EvidenceQueries[Name]>;
  }

  /** Resolves when committed. @throws StoreFailure */
  async command<Name extends keyof EvidenceCommands & string>(
    name: Name,
    input: InputOf<EvidenceCommands[Name]>,
  ): Promise<OutputOf<EvidenceCommands[Name]>> {
    await this.#leaveMoved();
    const thread = await this.#thread();
    const context = { actor: 'registry', operation: name, at: Date.now() };
    return (await this.#watching(thread.command(name, input, context))) as OutputOf<EvidenceCommands[Name]>;
  }

  /** A file that was moved, replaced or removed while it was open takes evidence that nobody finds again: it is let go of. */
  async #leaveMoved(): Promise<void> {
    if (this.#opened === undefined || (await this.#inode()) === this.#opened) return;
    this.#opened = undefined;
    const moved = this.#opening;
    this.#opening = undefined;
    const thread = await moved?.catch(() => undefined);
    await thread?.[Symbol.asyncDispose]();
    this.#options.log.warn(
      {},
      'the evidence of quality was moved or removed while it was open; it begins anew',
    );
  }

  /** Of the file at its place; undefined where there is none, or it cannot be looked at. */
  async #inode(): Promise<bigint | undefined> {
    return (await stat(this.databasePath, { bigint: true }).catch(() => undefined))?.ino;
  }

  /** A thread that is gone or a file that is broken is not used again: the next call opens anew. */
  async #watching<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      const { kind } = asStoreFailure(error);
      if ((kind === 'closed' || kind === 'corrupt') && !this.#closed) {
        const lost = this.#opening;
        this.#opening = undefined;
        const thread = await lost?.catch(() => undefined);
        await thread?.[Symbol.asyncDispose]();
        if (kind === 'corrupt') await this.#setAside(error);
      }
      throw error;
    }
  }

  #thread(): Promise<StoreThread> {
    if (this.#closed) return Promise.reject(new StoreFailure('closed', 'the evidence is closed'));
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open(): Promise<StoreThread> {
    try {
      return await this.#start();
    } catch (error) {
      const { kind } = asStoreFailure(error);
      if (kind !== 'corrupt' && kind !== 'newer-schema') throw error;
      await this.#setAside(error);
      return this.#start();
    }
  }

  async #start(): Promise<StoreThread> {
    const settings = { role: 'writer', databasePath: this.databasePath, keeping: 'evidence' } as const;
    const thread = new StoreThread(this.#options.workerUrl, settings, () => undefined);
    try {
      await thread.open();
      this.#opened = await this.#inode();
      const progress = await thread.query('evidence.progress', undefined);
      this.#options.onOpen(progress as OutputOf<EvidenceQueries['evidence.progress']>);
      return thread;
    } catch (error) {
      await thread[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Kept under another name, for whoever wants to look into it; the evidence begins anew. */
  async #setAside(cause: unknown): Promise<void> {
    const name = `${this.databasePath}.set-aside-${new Date().toISOString().replaceAll(':', '-')}`;
    for (const file of files)
      await rename(`${this.databasePath}${file}`, `${name}${file}`).catch((error: unknown) => {
        if (file === '') throw asStoreFailure(error);
      });
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#options.log.warn({ reason, name }, 'the evidence of quality could not be read and was set aside');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const thread = await this.#opening?.catch(() => undefined);
    await thread?.[Symbol.asyncDispose]();
  }
}

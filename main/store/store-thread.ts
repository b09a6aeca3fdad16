/** One store thread seen from the core: calls in, promises out, calls of one turn sent as one message. */
import { Worker } from 'node:worker_threads';
import type { CommandCall, FromWorker, QueryCall, ToWorker, WorkerSettings } from './protocol.ts';
import { asStoreFailure, fromErrorFrame, StoreFailure } from './store-error.ts';
import type { CommittedChange, WriteContext } from './transaction.ts';

interface Pending {
  resolve(output: unknown): void;
  reject(error: Error): void;
}

export class StoreThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #onChanges: (changes: CommittedChange[]) => void;
  #queries: QueryCall[] = [];
  #commands: CommandCall[] = [];
  #flushing = false;
  #nextId = 1;
  #dead: StoreFailure | undefined;
  #started = Promise.withResolvers<void>();
  #closed = Promise.withResolvers<void>();

  constructor(workerUrl: URL, settings: WorkerSettings, onChanges: (changes: CommittedChange[]) => void) {
    this.#onChanges = onChanges;
    this.#worker = new Worker(workerUrl, { workerData: settings, name: `store-${settings.role}` });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#die(lost(error)));
    this.#worker.on('exit', () => {
      this.#die(new StoreFailure('closed', 'the store is closed'));
      this.#closed.resolve();
    });
  }

  /** Open the database; a thread loads its code before it is told to. @throws StoreFailure */
  open(): Promise<void> {
    if (!this.#dead) this.#post({ type: 'open' });
    return this.#started.promise;
  }

  /** Calls sent and not yet answered. */
  get load(): number {
    return this.#pending.size;
  }

  /** Whether it ended: every call fails from now on. */
  get lost(): boolean {
    return this.#dead !== undefined;
  }

  query(name: string, input: unknown): Promise<unknown> {
    return this.#call((id) => this.#queries.push([id, name, input]));
  }

  command(name: string, input: unknown, context: WriteContext): Promise<unknown> {
    return this.#call((id) => this.#commands.push([id, name, input, context]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#dead) {
      this.#flush();
      this.#post({ type: 'close' });
    }
    await this.#closed.promise;
  }

  #call(enqueue: (id: number) => void): Promise<unknown> {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      enqueue(id);
      if (this.#flushing) return;
      this.#flushing = true;
      queueMicrotask(() => this.#flush());
    });
  }

  #flush(): void {
    this.#flushing = false;
    if (this.#queries.length > 0) {
      this.#post({ type: 'queries', calls: this.#queries });
      this.#queries = [];
    }
    if (this.#commands.length > 0) {
      this.#post({ type: 'commands', calls: this.#commands });
      this.#commands = [];
    }
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    if (message.type === 'ready') this.#started.resolve();
    else if (message.type === 'failed') {
      const error = fromErrorFrame(message.error);
      this.#started.reject(error);
      this.#die(asStoreFailure(error));
      void this.#worker.terminate();
    } else if (message.type === 'replies') {
      // Watchers first: whoever awaits the reply may look at what watchers were told.
      if (message.changes.length > 0) this.#onChanges(message.changes);
      for (const reply of message.replies) {
        const pending = this.#pending.get(reply[0]);
        this.#pending.delete(reply[0]);
        if (reply[1]) pending?.resolve(reply[2]);
        else pending?.reject(fromErrorFrame(reply[2]));
      }
    }
  }

  #die(failure: StoreFailure): void {
    this.#dead ??= failure;
    this.#started.reject(this.#dead);
    this.#started.promise.catch(() => {});
    for (const { reject } of this.#pending.values()) reject(this.#dead);
    this.#pending.clear();
  }
}

/** A thread that ended by an error nobody caught: what it had not answered was not committed, or not told. */
function lost(error: unknown): StoreFailure {
  const message = error instanceof Error ? error.message : String(error);
  return new StoreFailure('closed', `the store's thread failed: ${message}`, { cause: error });
}

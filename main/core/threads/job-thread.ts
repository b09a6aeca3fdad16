/** One thread and the one command it works on. A thread that is lost is replaced with the next command. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Stoppable } from './stop-flag.ts';

/** What a message of a thread means to the one who gave the command. */
export type Answer<Step, Output> =
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'done'; readonly output: Output }
  | { readonly type: 'failed'; readonly error: Error }
  | { readonly type: 'stopped' };

interface JobThreadOptions<Reply, Step, Output> {
  /** Entry of the thread: it takes one `Stoppable` command at a time. */
  readonly url: URL;
  readonly worker: WorkerOptions;
  /** Milliseconds an idle thread keeps its memory for the next command. */
  readonly idleFor: number;
  readonly read: (reply: Reply) => Answer<Step, Output>;
  /** What to throw when the thread failed of `error`, or ended by itself when there is none. */
  readonly failure: (error: Error | undefined) => Error;
}

interface Task<Command, Step> {
  readonly command: Command;
  readonly signal: AbortSignal;
  readonly onStep?: ((step: Step) => void) | undefined;
}

/** Milliseconds a thread may take to stop by itself before it is ended; cancelling is to take less than 200. */
const stopGrace = 100;

export class JobThread<Command extends object, Reply, Step, Output> implements AsyncDisposable {
  readonly #options: JobThreadOptions<Reply, Step, Output>;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: JobThreadOptions<Reply, Step, Output>) {
    this.#options = options;
  }

  /** @throws the error the reply was read as, what `failure` makes, or the reason of the signal */
  async run(task: Task<Command, Step>): Promise<Output> {
    task.signal.throwIfAborted();
    clearTimeout(this.#idle);
    const worker = this.#ready();
    worker.ref();
    try {
      return await this.#converse(worker, task);
    } finally {
      worker.unref();
      this.#idle = setTimeout(() => this.#end(), this.#options.idleFor).unref();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#idle);
    await this.#end();
  }

  #ready(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#options.url, this.#options.worker);
    this.#worker = worker;
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    // After an error the thread is about to end: the next command must not go to it.
    worker.on('error', forget).on('exit', forget);
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #converse(worker: Worker, { command, signal, onStep }: Task<Command, Step>): Promise<Output> {
    const { read, failure } = this.#options;
    const stop = new SharedArrayBuffer(4);
    const { promise, resolve, reject } = Promise.withResolvers<Output>();
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      grace = setTimeout(() => this.#end().finally(() => reject(signal.reason)), stopGrace);
    };
    const onMessage = (reply: Reply) => {
      const answer = read(reply);
      if (answer.type === 'step') onStep?.(answer.step);
      else if (answer.type === 'done' && !signal.aborted) resolve(answer.output);
      else if (answer.type === 'failed') reject(answer.error);
      else reject(signal.reason);
    };
    const onError = (error: Error) => reject(signal.aborted ? signal.reason : failure(error));
    const onExit = () => reject(signal.aborted ? signal.reason : failure(undefined));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      worker.postMessage({ ...command, stop } satisfies Stoppable<Command>);
      return await promise;
    } finally {
      clearTimeout(grace);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
  }
}

/** One thread that resolves, and the one command it works on. A thread that is lost is replaced with the next command. */
import { Worker } from 'node:worker_threads';
import { fromErrorFrame } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import type { JobCommand, JobName, JobReply, ThreadSettings } from './messages.ts';

export interface ThreadTask {
  readonly name: JobName;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly onStep?: ((step: unknown) => void) | undefined;
}

/** How long a thread may take to stop by itself before it is ended, milliseconds. */
const stopGrace = 100;
/** An idle thread keeps what it read this long for the next call. */
const idleFor = 120_000;
const resourceLimits = { maxOldGenerationSizeMb: 2_048, maxYoungGenerationSizeMb: 64 };

export class ResolveThread implements AsyncDisposable {
  readonly #url: URL;
  readonly #settings: ThreadSettings;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(url: URL, settings: ThreadSettings) {
    this.#url = url;
    this.#settings = settings;
  }

  /** @throws Refusal, StoreFailure, or the reason of the signal */
  async run(task: ThreadTask): Promise<unknown> {
    task.signal.throwIfAborted();
    clearTimeout(this.#idle);
    const worker = this.#ready();
    worker.ref();
    try {
      return await this.#converse(worker, task);
    } finally {
      worker.unref();
      this.#idle = setTimeout(() => this.#end(), idleFor).unref();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#idle);
    await this.#end();
  }

  #ready(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#url, { resourceLimits, workerData: this.#settings, name: 'resolve' });
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

  #converse(worker: Worker, { name, input, signal, onStep }: ThreadTask): Promise<unknown> {
    const stop = new SharedArrayBuffer(4);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      grace = setTimeout(() => this.#end().finally(() => reject(signal.reason)), stopGrace);
    };
    const onMessage = (message: JobReply) => {
      if (message.type === 'step') onStep?.(message.step);
      else if (message.type === 'done' && !signal.aborted) resolve(message.output);
      else if (message.type === 'failed' && message.error.type !== 'stopped')
        reject(fromErrorFrame(message.error));
      else reject(signal.reason);
    };
    const onError = (error: Error) => reject(signal.aborted ? signal.reason : threadFailure(error));
    const onExit = () => reject(signal.aborted ? signal.reason : lost());
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    worker.postMessage({ name, input, stop } satisfies JobCommand);
    return promise.finally(() => {
      clearTimeout(grace);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    });
  }
}

const lost = () => new Error('the thread that resolves ended unexpectedly');

function threadFailure(error: Error): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return refuse.state(
    'This takes more memory than a resolution may use.',
    'too-large',
    'Resolve a smaller part, or lock and pin packages so that fewer versions come into question.',
  );
}

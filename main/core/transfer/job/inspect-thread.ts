/** One thread and the one command it works on. A thread that is lost is replaced with the next command. */
import { unlink } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Inspection } from '../inspect.ts';
import { type InspectCommand, InspectionFailed, type InspectReply, unpackFailure } from './messages.ts';

export interface InspectionProgress {
  readonly done: number;
  readonly total: number;
}
export interface ThreadTask extends Omit<InspectCommand, 'stop'> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: InspectionProgress) => void) | undefined;
}

/** How long a thread may take to stop by itself before it is ended; cancelling is to take less than 200 ms. */
const stopGrace = 100;
/** An idle thread keeps its memory this long for the next import. */
const idleFor = 30_000;
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

export class InspectThread {
  readonly #url: URL;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(url: URL) {
    this.#url = url;
  }

  /** @throws ArchiveRejected, InspectionFailed, or the reason of the signal; the staged file is gone then */
  async run(task: ThreadTask): Promise<Inspection> {
    task.signal?.throwIfAborted();
    clearTimeout(this.#idle);
    const worker = this.#ready();
    worker.ref();
    try {
      return await this.#converse(worker, task);
    } catch (error) {
      // The thread removes the copy itself unless it was ended or lost.
      await unlink(task.stagedPath).catch(() => {});
      throw error;
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
    const worker = new Worker(this.#url, { resourceLimits, name: 'inspect' });
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

  #converse(worker: Worker, { signal, onProgress, ...command }: ThreadTask): Promise<Inspection> {
    const stop = new SharedArrayBuffer(4);
    const { promise, resolve, reject } = Promise.withResolvers<Inspection>();
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      grace = setTimeout(() => this.#end().finally(() => reject(signal?.reason)), stopGrace);
    };
    const onMessage = (message: InspectReply) => {
      if (message.type === 'progress') onProgress?.({ done: message.done, total: message.total });
      else if (message.type === 'done' && !signal?.aborted) {
        onProgress?.({ done: message.total, total: message.total });
        resolve(message.inspection);
      } else if (message.type === 'failed' && message.failure.type !== 'stopped')
        reject(unpackFailure(message.failure));
      else reject(signal?.reason);
    };
    const onError = (error: Error) => reject(signal?.aborted ? signal.reason : threadFailure(error));
    const onExit = () => reject(signal?.aborted ? signal.reason : lost());
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.postMessage({ ...command, stop } satisfies InspectCommand);
    return promise.finally(() => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    });
  }
}

const lost = () =>
  new InspectionFailed('THREAD_LOST', 'The thread that inspected the content ended unexpectedly.');

function threadFailure(error: Error): InspectionFailed {
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new InspectionFailed('OUT_OF_MEMORY', 'Inspecting the content took more memory than is allowed.')
    : new InspectionFailed('THREAD_LOST', `The thread that inspected the content failed: ${error.message}`);
}
